"""The course of an indicator: its months up to the end of the period, with interval and target."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.jumps import jumps
from data.definitions import Definition
from i18n import format
from i18n.translate import mark as _
from metrics.period import shift
from ui import address, breaks, cached, figure
from ui.view import View
from ui.wording import full, goal, note, sure

SPANS = {"24": _("24 months"), "all": _("All months")}
FROM_ZERO = ("count", "stock", "streak")


def show(view: View) -> None:
    """The chart of the view's indicator and area; all months on demand where there are more than 24."""
    say, definition, first = view._, view.definition, view.reach[0]
    last, short = view.period.last, shift(view.period.last, -23)
    span = address.param("months", SPANS, "24") if first < short else "24"
    start = first if span == "all" or short < first <= last else short
    title = say(_("{indicator}, {area}, month by month"))
    title = title.format(indicator=definition.title[view.lang], area=view.place)

    def draw() -> Any:
        rows = cached.monthly(view.store, (definition.id,), (view.area,), start, last)
        table = frame(rows, definition, view.lang)
        marks = breaks.marks(view, definition, start, last)
        return jumps(
            table, figure.look(view, definition, title), marks, from_zero=definition.kind in FROM_ZERO
        )

    figure.draw(view, draw, key="course", alt=title)
    if first < short:
        _choose_span(view, span)


def frame(rows: pd.DataFrame, definition: Definition, lang: str) -> pd.DataFrame:
    """The months as charts.trend takes them."""
    records = rows.to_dict("records")
    line = {}
    if definition.target is not None:
        line = {"target": definition.target, "target_text": goal(definition, lang)}
    return rows.assign(
        text=[full(row, definition, lang) for row in records],
        hover=[_hover(row, definition, lang) for row in records],
        month_text=[format.month(row["month"].date(), lang) for row in records],
        status_text=["" if not format.is_missing(row["value"]) else note(row, lang) for row in records],
        **line,
    )


def _hover(row: dict, definition: Definition, lang: str) -> str:
    """The month in lines."""
    month, known = format.month(row["month"].date(), lang), not format.is_missing(row["value"])
    lines = [
        month,
        full(row, definition, lang),
        sure(row, definition, lang),
        note(row, lang) if known else "",
    ]
    return "<br>".join(filter(None, lines))


def _choose_span(view: View, span: str) -> None:
    say = view._
    st.session_state["months"] = span
    st.segmented_control(
        say(_("Months shown")),
        list(SPANS),
        format_func=lambda name: say(SPANS[name]),
        key="months",
        label_visibility="collapsed",
        required=True,
        on_change=lambda: address.change(months=st.session_state["months"]),
    )
