"""An indicator broken down: its value for each part of a declared break-down, as bars."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.bars import bars
from data import codes
from data.definitions import breakdowns
from i18n.translate import mark as _
from ui import address, cached, figure, split
from ui.course import FROM_ZERO
from ui.view import View


def show(view: View) -> None:
    """The bars of the chosen break-down of the view's indicator; nothing where none is declared."""
    say, definition = view._, view.definition
    if not definition.breakdowns:
        return
    by = address.param("by", definition.breakdowns, definition.breakdowns[0])
    title = say(_("{indicator} by {breakdown}, {area}, {period}")).format(
        indicator=definition.title[view.lang],
        breakdown=_in_a_title(breakdowns()[by][view.lang]),
        area=view.place,
        period=view.time,
    )

    def draw() -> Any:
        look = figure.look(view, definition, title, width=figure.NARROW)
        return bars(frame(view, by), look, from_zero=definition.kind in FROM_ZERO)

    figure.draw(view, draw, key="breakdown", alt=title)
    if len(definition.breakdowns) > 1:
        _choose(view, by)


def frame(view: View, by: str) -> pd.DataFrame:
    """The parts as charts.bars takes them, those with most cases first."""
    rows = cached.parts(view.store, view.indicator, (view.area,), view.period, by)
    labels = codes.read()[breakdowns()[by]["codes"]]
    ordered = rows.sort_values("numerator", ascending=False, kind="stable")
    names = [labels.label(part, view.lang) or view._(_("Not stated")) for part in ordered["part"]]
    return split.frame(view, view.definition, ordered.assign(name=names))


def _in_a_title(words: str) -> str:
    return words[:1].lower() + words[1:]


def _choose(view: View, by: str) -> None:
    st.session_state["by"] = by
    st.segmented_control(
        view._(_("Broken down by")),
        view.definition.breakdowns,
        format_func=lambda name: breakdowns()[name][view.lang],
        key="by",
        label_visibility="collapsed",
        required=True,
        on_change=lambda: address.change(by=st.session_state["by"]),
    )
