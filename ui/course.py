"""The course of an indicator: its months up to the end of the period, with interval and target."""

import pandas as pd
import streamlit as st

from charts.trend import trend
from data.definitions import Definition
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics.period import shift
from ui import address, cached, figure, finding
from ui.view import View

SPANS = {"24": _("24 months"), "all": _("All months")}
FROM_ZERO = ("count", "stock")


def show(view: View) -> None:
    """The chart of the view's indicator and area; all months on demand where there are more than 24."""
    say, definition, first = view._, view.definition, view.reach[0]
    last, short = view.period.last, shift(view.period.last, -23)
    span = address.param("months", SPANS, "24") if first < short else "24"
    rows = cached.monthly(
        view.store, (definition.id,), (view.area,), min(first, short) if span == "all" else short, last
    )
    title = say(_("{indicator}, {area}, month by month"))
    title = title.format(indicator=definition.title[view.lang], area=view.place)
    drawn = trend(
        frame(rows, definition, view.lang),
        figure.look(view, definition, title),
        from_zero=definition.kind in FROM_ZERO,
    )
    figure.draw(view, drawn, key="course", alt=title)
    if first < short:
        _choose_span(view, span)


def frame(rows: pd.DataFrame, definition: Definition, lang: str) -> pd.DataFrame:
    """The months as charts.trend takes them."""
    records = rows.to_dict("records")
    line = {}
    if definition.target is not None:
        line = {"target": definition.target, "target_text": goal(definition, lang)}
    return rows.assign(
        text=[_value(row, definition, lang) for row in records],
        hover=[_hover(row, definition, lang) for row in records],
        month_text=[format.month(row["month"].date(), lang) for row in records],
        status_text=[
            "" if not format.is_missing(row["value"]) else finding.reason(row, lang) for row in records
        ],
        **line,
    )


def _value(row: dict, definition: Definition, lang: str) -> str:
    return format.value_with_unit(row["value"], definition.unit, lang, near=definition.target)


def goal(definition: Definition, lang: str) -> str:
    """The target as it is written beside its line."""
    say = translator(lang)
    return say(_("Target {target}")).format(target=format.target(definition.target, definition.unit, lang))


def _hover(row: dict, definition: Definition, lang: str) -> str:
    """The month as two or three lines."""
    say, month = translator(lang), format.month(row["month"].date(), lang)
    if format.is_missing(row["value"]):
        return f"{month}<br>{finding.reason(row, lang)}"
    lines = [month, _value(row, definition, lang)]
    interval = format.interval(row["low"], row["high"], definition.unit, lang)
    if interval != format.DASH:
        lines.append(say(_("95% interval {interval}")).format(interval=interval))
    if row["status"] == "partial":
        lines.append(format.missing("partial", lang))
    return "<br>".join(lines)


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
