"""The communities of an area as a picture: a dot each, a town's as streaks, a single one month by month."""

from typing import Any

import pandas as pd

from charts.roster import roster as chart
from i18n import format
from i18n.translate import mark as _
from metrics.roster import STATES, roster
from ui import cached, figure, streaks, timeliness, wording
from ui.view import View

ZERO, EVENTS = "zero_incident_communities", "preventable_incidents"
STATE_WORDS = {"zero": _("Zero incidents"), "event": _("With incidents"), "not_known": _("Not known")}


def show(view: View) -> None:
    """The picture for the view's area and period; a click on a community goes there."""
    level = view.areas.level(view.area)
    if level == "village":
        timeliness.show(view, EVENTS)
    elif level == "town":
        streaks.show(view, listed(view))
    else:
        _dots(view)


def listed(view: View) -> pd.DataFrame:
    """The communities of the view's area and period; see metrics.roster."""
    found = cached.communities(view.store, ZERO, view.area, view.period)
    return roster(found, view.areas, view.area)


def counted(view: View, rows: pd.DataFrame) -> dict[str, str]:
    """Each state in words with the number of its communities."""
    counts = rows["state"].value_counts()
    numbers = {state: format.number(counts.get(state, 0), view.lang) for state in STATES}
    return {state: f"{word(view, state)} {number}" for state, number in numbers.items()}


def word(view: View, state: str) -> str:
    """A state in words."""
    text = STATE_WORDS[state]
    return view._(text)


def _dots(view: View) -> None:
    title = view._("Communities without preventable incidents, {area}, {period}")
    title = title.format(area=view.place, period=view.time)

    def draw() -> Any:
        rows = listed(view)
        return chart(_frame(view, rows), figure.look(view, None, title), counted(view, rows))

    figure.draw(view, draw, key="communities", alt=title, follow=("area",))


def _frame(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The communities as charts.roster takes them."""
    if rows.empty:
        return pd.DataFrame()
    wholes = cached.whole(view.store, ZERO, rows["group"].drop_duplicates(), view.period)
    tallies = {row["area"]: _tally(row, view.lang) for row in wholes.to_dict("records")}
    return pd.DataFrame(
        {
            "area": rows["area"],
            "group": [view.areas.name(code) for code in rows["group"]],
            "tally": rows["group"].map(tallies),
            "state": rows["state"],
            "hover": [_hover(view, row) for row in rows.to_dict("records")],
        }
    )


def _tally(row: dict, lang: str) -> str:
    if format.is_missing(row["value"]):
        return wording.reason(row, lang)
    zero, reported = (format.number(row[name], lang) for name in ("numerator", "denominator"))
    return f"{zero}/{reported}\N{EN SPACE}{format.share(row['value'], lang)}"


def _hover(view: View, row: dict) -> str:
    lines = [view.areas.name(row["area"]), word(view, row["state"])]
    if row["state"] == "zero":
        lines.append(streaks.words(row["streak_months"], row["streak_status"], view.lang))
    return "<br>".join(lines)
