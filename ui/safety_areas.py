"""The areas below the chosen one by their safety: zero-incident communities, streaks and incidents."""

import pandas as pd

from i18n import format
from metrics.roster import tally
from metrics.wide import wide
from ui import cached, finding, streaks, tables
from ui.tables import Column
from ui.view import View

ZERO, STRICTER, EVENTS = "zero_incident_communities", "crime_free_communities", "preventable_incidents"
LEVELS = ("county", "town")  # a town's communities stand in the list, one by one
COLUMNS = {
    "numerator": (ZERO, "numerator"),
    "denominator": (ZERO, "denominator"),
    "with_events": (ZERO, "with_events"),
    "not_known": (ZERO, "not_known"),
    "share": (ZERO, "value"),
    "low": (ZERO, "low"),
    "high": (ZERO, "high"),
    "stricter": (STRICTER, "value"),
    "events": (EVENTS, "value"),
    "streak": (streaks.INCIDENT, "value"),
    "streak_status": (streaks.INCIDENT, "status"),
    "homicide_streak": (streaks.HOMICIDE, "value"),
    "homicide_status": (streaks.HOMICIDE, "status"),
}


def show(view: View) -> None:
    """The table of the areas directly below; nothing where they are communities."""
    codes = [code for code in view.children if view.areas.level(code) in LEVELS]
    if not codes:
        return
    title = view._("Areas within {area}, {period}").format(area=view.place, period=view.time)
    finding.heading(title)
    name = view._("{area} safety by area {period}").format(area=view.place, period=view.period.code)
    asked = ("safety_areas", view.area, view.period.code, view.lang)
    rows = cached.remember(view.store, asked, lambda: frame(view, codes))
    tables.show(view, rows, columns(view), "safety_areas", name)


def frame(view: View, codes: list[str]) -> pd.DataFrame:
    """One row per area in the order of the unit table."""
    ids = tuple(dict.fromkeys(indicator for indicator, _ in COLUMNS.values()))
    rows = wide(cached.over(view.store, ids, codes, {"now": view.period}), COLUMNS)
    records, lang = rows.to_dict("records"), view.lang
    return rows.assign(
        name=[view.areas.name(code) for code in rows["area"]],
        communities=[_communities(row) for row in records],
        interval=[format.interval(row["low"], row["high"], "share", lang) for row in records],
        since=[streaks.words(row["streak"], row["streak_status"], lang) for row in records],
        homicide=[streaks.words(row["homicide_streak"], row["homicide_status"], lang) for row in records],
    )


def columns(view: View) -> tuple[Column, ...]:
    """The columns of the table."""
    lang = view.lang
    title = {name: view.definitions[name].title[lang] for name in (STRICTER, EVENTS, *streaks.ids(view))}
    return (
        Column("name", view._("Area")),
        Column("communities", view._("Communities"), "count"),
        Column("denominator", view._("Reported every month"), "count"),
        Column("numerator", view._("Zero incidents"), "count"),
        Column("share", view._("Share"), "value", unit="share"),
        Column("interval", view._("95% interval")),
        Column("not_known", view._("Not known"), "count"),
        Column("stricter", title[STRICTER], "value", unit="share"),
        Column("events", title[EVENTS], "count"),
        Column("since", title[streaks.INCIDENT]),
        Column("homicide", title[streaks.HOMICIDE]),
    )


def _communities(row: dict) -> float:
    """All communities: those that reported every month, the unknown, and those with incidents and gaps."""
    counts = tally(row)
    return counts["reported"] + counts["not_known"] + counts["broken"] or float("nan")
