"""Why did it change? One figure of a page, split by area or by kind: the verdict, the steps, the table."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from charts.waterfall import waterfall as chart
from i18n.translate import mark as _
from metrics.figures import TOTALS
from metrics.waterfall import AFTER, BEFORE, OTHER, waterfall
from ui import address, cached, figure, finding, switch, why_split, why_table, why_words
from ui.view import View
from ui.why_split import Asked

WIDTH = 300  # px of the box of indicators


def show(view: View, indicators: Iterable[str], is_largest_first: bool = False) -> bool:
    """The switches, the sentence, the steps and the table that adds up; nothing, and False, where the area
    has none of the indicators.

    The first indicator is shown unless the address names another or, with `is_largest_first`, a headline
    share changed more than chance explains.
    """
    known = why_split.known(view, indicators)
    if not known:
        return False
    finding.heading(view._("Why did it change?"))
    asked = _ask(view, known, is_largest_first)
    split = why_split.read(view, asked)
    if split.why_not:
        finding.paragraph(why_words.why_not(view, asked, split))
        return True
    place = ("why in words", view.area, *asked.key, view.lang)
    finding.paragraph(cached.remember(view.store, place, lambda: why_words.sentence(view, asked, split)))
    for remark in why_words.remarks(view, split):
        finding.small(remark)
    _draw(view, asked, split.table)
    why_table.show(view, asked, split)
    return True


def frame(view: View, asked: Asked, steps: pd.DataFrame) -> pd.DataFrame:
    """The steps as charts.waterfall takes them."""
    ends = why_words.what(view, asked)
    titles = {BEFORE: ends["before"], AFTER: ends["after"], OTHER: view._("The remaining parts")}
    records = steps.to_dict("records")
    names = [titles.get(row["kind"]) or why_words.name(view, asked.by, row["part"]) for row in records]
    texts = [_text(view, asked, row) for row in records]
    told = zip(names, texts, records, strict=True)
    hovers = ["<br>".join(filter(None, (name, text, _both(view, asked, row)))) for name, text, row in told]
    return steps.assign(name=names, text=texts, hover=hovers)


def _ask(view: View, known: tuple[str, ...], is_largest_first: bool) -> Asked:
    """The question in the address, and the boxes that change it."""
    times = why_split.times(view)
    against = address.param("against", times, next(iter(times)))
    first = why_split.largest(view, known, against) if is_largest_first else known[0]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        indicator = _choose(view, known, first)
        by = _choose_way(view, indicator)
        if len(times) > 1:
            against = switch.choose(view, "against", times, _("Compared with"))
    return Asked(indicator, by, against, why_split.earlier(view, against), view.period)


def _choose(view: View, known: tuple[str, ...], first: str) -> str:
    chosen = address.param("figure", known, first)
    st.session_state["why_figure"] = chosen
    st.selectbox(
        view._("Which figure"),
        known,
        format_func=lambda name: view.definitions[name].title[view.lang],
        key="why_figure",
        label_visibility="collapsed",
        filter_mode="contains",
        on_change=lambda: address.change(figure=st.session_state["why_figure"]),
        width=WIDTH,
    )
    return chosen


def _choose_way(view: View, indicator: str) -> str:
    """What to split by; where there is but one way, the sentence names it."""
    ways = why_split.ways(view, view.definitions[indicator])
    return switch.choose(view, "by", ways, _("By which part")) if len(ways) > 1 else next(iter(ways))


def _draw(view: View, asked: Asked, table: pd.DataFrame) -> None:
    definition = view.definitions[asked.indicator]
    title = view._("Change of {indicator}, {area}, {before} to {after} ({way})")
    title = title.format(**why_words.what(view, asked), way=why_words.way(view, asked.by))

    def draw() -> Any:
        return chart(frame(view, asked, waterfall(table, "part")), figure.look(view, definition, title))

    figure.draw(view, draw, key=f"why_{asked.indicator}", alt=title)


def _text(view: View, asked: Asked, row: dict[str, Any]) -> str:
    definition = view.definitions[asked.indicator]
    if row["kind"] in (BEFORE, AFTER):
        return why_words.amount(view, definition, row["end"])
    return why_words.step(view, definition, row["effect"])


def _both(view: View, asked: Asked, row: dict[str, Any]) -> str:
    """What of a step is the part's rate and what its share."""
    definition = view.definitions[asked.indicator]
    if row["kind"] == BEFORE or definition.kind in TOTALS:
        return ""
    effects = {name: why_words.step(view, definition, row[f"{name}_effect"]) for name in ("rate", "mix")}
    return view._("rates {rate}, shares {mix}").format(**effects)
