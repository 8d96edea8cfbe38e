"""The communities of an area one by one: state, reports and streak; counts and months, never a case."""

import pandas as pd
import streamlit as st

from i18n import format
from metrics.roster import STATES
from ui import address, cached, communities, finding, streaks, tables
from ui.tables import Column
from ui.view import View

ALL = "all"
PARAM, KEY = "state", "community_state"  # in the address; of the widget


def show(view: View) -> None:
    """The list, by state; nothing for a single community and where nobody was to report."""
    if view.areas.level(view.area) == "village":
        return
    asked = ("community_list", view.area, view.period.code, view.lang)
    rows = cached.remember(view.store, asked, lambda: frame(view, communities.listed(view)))
    if rows.empty:
        return
    title = view._("Communities of {area}, {period}").format(area=view.place, period=view.time)
    finding.heading(title)
    state = _choose(view, rows)
    shown = rows if state == ALL else rows[rows["state"] == state]
    if shown.empty:
        finding.small(view._("No community is in this state."))
        return
    name = view._("{area} communities {period}").format(area=view.place, period=view.period.code)
    tables.show(view, shown, columns(view), "community_list", name)


def frame(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of metrics.roster with their words."""
    return rows.assign(
        name=[view.areas.name(code) for code in rows["area"]],
        within=[_within(view, code) for code in rows["area"]],
        state_word=[communities.word(view, state) for state in rows["state"]],
        known=[streaks.precision(status, view.lang) for status in rows["streak_status"]],
        last_event=[
            format.DASH if pd.isna(month) else f"{month:%Y-%m}" for month in rows["last_event_month"]
        ],
    )


def columns(view: View) -> tuple[Column, ...]:
    """The columns of the list; what lies between the area and its communities only where something does."""
    between = () if view.areas.level(view.area) == "town" else (Column("within", view._("Within")),)
    return (
        Column("name", view._("Community")),
        *between,
        Column("state_word", view._("State")),
        Column("events", view._("Preventable incidents"), "count"),
        Column("months_reported", view._("Months reported"), "count"),
        Column("months_expected", view._("Months due"), "count"),
        Column("streak_months", view._("Months in a row without"), "count"),
        Column("known", view._("Streak")),
        Column("last_event", view._("Last month with one")),
    )


def _choose(view: View, rows: pd.DataFrame) -> str:
    """Which communities to list; the choice is a code in the address."""
    labels = {
        ALL: view._("All {count}").format(count=format.number(len(rows), view.lang)),
        **communities.counted(view, rows),
    }
    state = address.param(PARAM, labels, ALL)
    st.session_state[KEY] = state
    st.segmented_control(
        view._("State"),
        [ALL, *STATES],
        format_func=labels.get,
        key=KEY,
        label_visibility="collapsed",
        on_change=_changed,
    )
    return state


def _month(month: pd.Timestamp) -> str:
    """As digits, so that a click on the heading sorts by time."""
    return format.DASH if pd.isna(month) else f"{month:%Y-%m}"


def _changed() -> None:
    address.change(**{PARAM: st.session_state[KEY] or ALL})


def _within(view: View, code: str) -> str:
    """The names of the areas between the chosen one and the community."""
    path = view.areas.path(code)
    return " ".join(view.areas.name(above) for above in path[len(view.areas.path(view.area)) : -1])
