"""The follow-up list on the screen: how many of each kind, the first of them, and the workbooks."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
import streamlit as st

from i18n import format
from metrics.follow_ups import KINDS, tally
from reports.follow_up_list import DUE, TITLES, FollowUps, archive, write
from ui import cached, finding, switch, tables
from ui.tables import Column
from ui.view import View

LEVELS = ("county", "town", "village")  # below, a grid is one person
LISTED = ("county", "town", "village")  # where single cases are shown
FIRST_ROWS = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sentence(view: View) -> str:
    """How many of each kind, as of the last day of the data."""
    counts = cached.follow_ups(view.store, view.area)["kind"].value_counts()
    told = [
        view._("{kind} {count}").format(
            kind=view._(TITLES[kind]), count=format.value_with_unit(counts.get(kind, 0), "cases", view.lang)
        )
        for kind in KINDS
    ]
    what = {"day": format.day(as_of(view), view.lang), "area": view.place}
    return view._("As of {day}, {area}: {counts}.").format(**what, counts=view._(", ").join(told))


def show(view: View) -> None:
    """The note, the workbooks, the cases of one kind from county level down, and the numbers by area."""
    finding.small(
        view._(
            "As of the last day of the data, whatever period is chosen. To be revisited: settled within 90 "
            "days and not yet revisited, due 30 days after the close. Numbers of cases only, nothing "
            "personal."
        )
    )
    _download(view)
    if view.areas.level(view.area) in LISTED:
        _cases(view)
    _by_area(view)


def as_of(view: View) -> date:
    """The last day of the area's data."""
    return view.areas.as_of(view.area) or cached.load(view.store)["as_of"]


def told(view: View, area: str) -> FollowUps:
    """The list of one area."""
    rows, day = cached.follow_ups(view.store, area), as_of(view)
    due = pd.to_datetime(rows["due_on"])
    rows = rows.assign(
        place=[view.areas.name(_village(view, code)) for code in rows["area"]],
        days=(due - pd.Timestamp(day)).dt.days,
        due_on=due,
    )
    return FollowUps(view.areas.name(area), day, rows, view.lang)


def _village(view: View, code: str) -> str:
    """The village of a grid, or the area itself."""
    path = view.areas.path(code)
    return next((above for above in path if view.areas.level(above) == "village"), code)


def _download(view: View) -> None:
    """One workbook for a town or village, a zip of one workbook per town above."""
    if cached.follow_ups(view.store, view.area).empty:
        return
    is_one = view.areas.level(view.area) not in ("city", "county")
    stem = FollowUps(view.place, as_of(view), pd.DataFrame(), view.lang).file_stem
    label = view._("Download the list (XLSX)") if is_one else view._("Download one list per town (ZIP)")
    st.download_button(
        label,
        data=lambda: write(told(view, view.area)) if is_one else archive(_towns(view)),
        file_name=f"{stem}.xlsx" if is_one else f"{stem}.zip",
        mime=XLSX if is_one else "application/zip",
        key="take_list",
        on_click="ignore",
    )


def _towns(view: View) -> Iterator[FollowUps]:
    towns = view.areas.below(view.area, "town")
    for town in view.areas.standing(towns, view.reach[1], view.reach[1]):
        found = told(view, town)
        if len(found.rows):
            yield found


def _cases(view: View) -> None:
    """The first cases of the chosen kind, the most urgent first."""
    kind = switch.choose(view, "kind", TITLES, view._("Kind of follow-up"))
    asked = ("follow_up_cases", view.area, kind, view.lang)
    rows, count = cached.remember(view.store, asked, lambda: _first(view, kind))
    if not count:
        finding.paragraph(view._("None."))
        return
    columns = (
        Column("case_id", view._("Case number")),
        Column("place", view._("Village or community")),
        Column("due", view._(DUE[kind])),
        Column("days", view._("Days left"), "count"),
    )
    tables.plain(view, rows, columns, "follow_up_cases")
    if count > len(rows):
        text = view._("The first {shown} of {count}; the workbook has all of them.")
        shown = {name: format.number(n, view.lang) for name, n in (("shown", len(rows)), ("count", count))}
        finding.small(text.format(**shown))


def _first(view: View, kind: str) -> tuple[pd.DataFrame, int]:
    rows = told(view, view.area).rows.query("kind == @kind")
    first = rows.head(FIRST_ROWS)
    return first.assign(due=first["due_on"].dt.strftime("%Y-%m-%d")), len(rows)


def _by_area(view: View) -> None:
    """The numbers of the areas directly below."""
    codes = tuple(code for code in view.children if view.areas.level(code) in LEVELS)
    if not codes:
        return
    asked = ("follow_up_areas", view.area, view.lang)
    rows = cached.remember(view.store, asked, lambda: _tallied(view, codes))
    if rows.empty:
        return
    title = view._("Follow-ups by area within {area}").format(area=view.place)
    finding.heading(title)
    columns = (
        Column("name", view._("Area")),
        *(Column(kind, view._(TITLES[kind]), "count") for kind in KINDS),
        Column("all", view._("Sum"), "count"),
    )
    tables.show(view, rows, columns, "follow_up_areas", title)


def _tallied(view: View, codes: tuple[str, ...]) -> pd.DataFrame:
    found, depth = cached.follow_ups(view.store, view.area), len(view.areas.path(view.area))
    paths = {code: view.areas.path(code) for code in found["area"].unique()}
    owners = {code: path[depth] for code, path in paths.items() if len(path) > depth}
    rows = tally(found, owners, codes)
    return rows.assign(name=[view.areas.name(code) for code in rows["area"]])
