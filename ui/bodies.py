"""Mediation bodies, the load of committees, subsidies per case, and help in eight kinds."""

import pandas as pd
import streamlit as st

from i18n import format
from ui import areas_table, cached, finding, lines, parts_table, tables, wording
from ui.tables import Column
from ui.view import View

BODIES, LOAD, HELP = "mediation_bodies", "cases_per_committee", "help_given"
TOTAL, PER_CASE = "subsidy_total", "subsidy_per_case"


def show(view: View) -> None:
    """What the area has of these; one plain sentence where it has nothing."""
    left, right = st.columns(2, gap="medium")
    with left:
        has_bodies = _bodies(view)
        has_subsidies = _subsidies(view)
    with right:
        title = view._("Eight kinds of help, {area}, {period}").format(area=view.place, period=view.time)
        has_help = parts_table.show(view, title, [(HELP, "service_kind")])
    if has_bodies:
        _committees(view)
    if not (has_bodies or has_subsidies or has_help):
        text = view._("{area} has not reported mediation bodies, subsidies or help.")
        finding.paragraph(text.format(area=view.place))


def _bodies(view: View) -> bool:
    title = view._("Mediation bodies, {area}, {period}").format(area=view.place, period=view.time)
    if not parts_table.show(view, title, [(BODIES, "body_kind")]):
        return False
    note = view._("A personal studio is one person: it is counted here and never compared or ranked.")
    finding.small(note)
    return True


def _committees(view: View) -> None:
    """Committees side by side by area: how many cases each takes on."""
    codes = tuple(code for code in view.children if view.areas.level(code) in areas_table.LEVELS)
    rows = cached.whole(view.store, LOAD, codes, view.period) if codes else pd.DataFrame(columns=["value"])
    rows = rows[rows["value"].notna()].assign(low=lambda rows: rows["low"].clip(lower=0))
    if rows.empty:
        return
    title = view._("Cases per people's mediation committee and month, areas within {area}, {period}")
    title = title.format(area=view.place, period=view.time)
    finding.heading(title)
    definition, lang = view.definitions[LOAD], view.lang
    table = rows.assign(
        name=[view.areas.name(code) for code in rows["area"]],
        interval=[wording.limits(row, definition, lang) for row in rows.to_dict("records")],
    )
    tables.show(view, table, columns(view), "committees", title)


def columns(view: View) -> tuple[Column, ...]:
    """The columns of the table of committees."""
    return (
        Column("name", view._("Area")),
        Column("value", view._("Cases per committee and month"), "value", unit=view.definitions[LOAD].unit),
        Column("interval", view._("95% interval")),
        Column("numerator", view._("Cases taken on"), "count"),
        Column("denominator", view._("Committee months"), "count"),
    )


def _subsidies(view: View) -> bool:
    """The sum and the mean with its interval, as a sentence and with the changes."""
    rows = cached.headlines(view.store, (TOTAL, PER_CASE), (view.area,), view.period).set_index("indicator")
    mean, definition = rows.loc[PER_CASE], view.definitions[PER_CASE]
    if format.is_missing(mean["value"]):
        return False
    title = view._("Subsidies for settled cases, {area}, {period}")
    lines.show(view, title.format(area=view.place, period=view.time), (TOTAL, PER_CASE))
    text = view._("{cases} cases were subsidised, {value} each on average ({sure}).")
    finding.small(
        text.format(
            cases=format.number(mean["denominator"], view.lang),
            value=wording.full(mean, definition, view.lang),
            sure=wording.sure(mean, definition, view.lang),
        )
    )
    return True
