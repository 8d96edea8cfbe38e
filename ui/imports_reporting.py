"""Who has reported what, in time or not, month by month; and the list of reports to ask for."""

import pandas as pd
import streamlit as st

from data import codes as lists
from data import reporting_days
from data.sheets import column_words
from i18n import format
from i18n.translate import mark as _
from metrics import reporting_calendar
from ui import cached, finding, switch, tables
from ui.plain_table import Cell, Heading, markup
from ui.tables import Column
from ui.view import View

LEVELS = ("county", "town", "village")
SIGNS = {"on_time": "●", "late": "◐", "undated": "○", "partial": "◔", "not_yet_due": "…", "missing": "×"}
STATES = {
    "on_time": _("in time"),
    "late": _("late"),
    "undated": _("came, the day is not known"),
    "partial": _("some are missing"),
    "not_yet_due": _("not yet due"),
    "missing": _("missing"),
    "not_expected": _("nothing expected"),
}


def show(view: View) -> None:
    """The calendar of the areas directly below for a kind of export, and the reminders of all kinds."""
    codes = tuple(code for code in view.children if view.areas.level(code) in LEVELS) or (view.area,)
    asked = ("reporting", view.area, view.period.code)
    rows = cached.remember(view.store, asked, lambda: _rows(view, codes))
    kinds = [name for name in lists.read()["source"].labels if name in set(rows["source"])]
    if not kinds:
        finding.paragraph(view._("Nobody's reports are tracked here: load the table of reports (报送情况)."))
        return
    labels = {name: column_words.source(name, view.lang) for name in kinds}
    finding.heading(view._("Calendar of reports"))
    chosen = switch.choose(view, "kind", labels, _("Kind of export"))
    st.html(_calendar(view, rows[rows["source"] == chosen], codes))
    legend = view._("; ").join(f"{sign} {view._(STATES[state])}" for state, sign in SIGNS.items())
    finding.small(legend)
    _reminders(view, rows)


def _rows(view: View, codes: tuple[str, ...]) -> pd.DataFrame:
    """See metrics.reporting_calendar; as of the last day of the data, never by the clock."""
    today = view.areas.as_of(view.area) or cached.load(view.store)["as_of"]
    year, days = view.period.year_to_date(), reporting_days.read()
    return reporting_calendar.reporting_calendar(view.connection, codes, year, days, today)


def _calendar(view: View, rows: pd.DataFrame, codes: tuple[str, ...]) -> str:
    months = sorted(rows["month"].unique())
    headings = [Heading(view._("Area"), False)]
    headings += [Heading(format.month(month, view.lang), False) for month in months]
    by_place = rows.set_index(["area", "month"]).to_dict("index")
    body = [
        [Cell(view.short(code)), *(_cell(view, by_place[code, month]) for month in months)] for code in codes
    ]
    return markup(headings, body)


def _cell(view: View, row: dict) -> Cell:
    words = STATES[row["status"]]
    state = view._(words)
    days = format.number(row["days_late"], view.lang)
    late = view._("{state}, {days} days").format(state=state, days=days)
    reported = view._("{reported} of {expected} communities").format(
        **{name: format.number(row[name], view.lang) for name in ("reported", "expected")}
    )
    said = late if row["days_late"] else state
    return Cell(SIGNS.get(row["status"], format.DASH), hover=f"{said}; {reported}")


def _reminders(view: View, rows: pd.DataFrame) -> None:
    title = view._("Reports to ask for")
    finding.heading(title)
    found = reporting_calendar.reminders(rows)
    if found.empty:
        finding.paragraph(view._("None: everything that was due has come."))
        return
    told = found.assign(
        name=[view.areas.name(code) for code in found["area"]],
        kind=[column_words.source(name, view.lang) for name in found["source"]],
        of=[format.month(month, view.lang) for month in found["month"]],
        due=found["due_on"].dt.strftime("%Y-%m-%d"),
    )
    columns = (
        Column("name", view._("Area")),
        Column("kind", view._("Kind of export")),
        Column("of", view._("Month")),
        Column("due", view._("Due on")),
        Column("days_late", view._("Days late"), "count"),
        Column("reported", view._("Communities that reported"), "count"),
        Column("expected", view._("Communities expected"), "count"),
    )
    tables.show(view, told, columns, "reminders", title)
