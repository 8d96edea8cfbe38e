"""Streaks in words and as bars: whole months without an event, "at least" where reports are missing."""

from typing import Any

import pandas as pd

from charts.bars import bars
from i18n import format
from i18n.translate import translator
from metrics.coverage import NOT_REPORTED, PARTIAL
from ui import figure
from ui.view import View

INCIDENT, HOMICIDE = "months_since_incident", "months_without_homicide"
HOMICIDE_LEVELS = ("city", "county", "town")  # below, a streak would point at a single case


def words(months: float, status: str, lang: str) -> str:
    """A streak with its unit; "at least" where a gap ended the count, and why none is known."""
    if status == NOT_REPORTED or format.is_missing(months):
        return format.missing("not_reported", lang)
    _ = translator(lang)
    if status == PARTIAL and not months:
        return _("not known")
    text = format.value_with_unit(months, "months", lang)
    return _("at least {months}").format(months=text) if status == PARTIAL else text


def precision(status: str, lang: str) -> str:
    """Whether a count of months is exact or the least."""
    _ = translator(lang)
    return _("at least") if status == PARTIAL else _("exact")


def ids(view: View) -> tuple[str, ...]:
    """The streaks that are shown at the level of the view's area."""
    shown = view.areas.level(view.area) in HOMICIDE_LEVELS
    return (INCIDENT, HOMICIDE) if shown else (INCIDENT,)


def sentence(view: View, rows: pd.DataFrame) -> str:
    """The streaks of the area as a whole, of headline rows by indicator."""
    told = [
        view._("{title}: {streak}").format(
            title=view.definitions[name].title[view.lang],
            streak=words(rows.loc[name, "value"], rows.loc[name, "status"], view.lang),
        )
        for name in ids(view)
    ]
    return view._("{first}.").format(first=view._("; ").join(told))


def show(view: View, communities: pd.DataFrame) -> None:
    """A bar for each community, the longest streak first; a click goes there."""
    title = view._("Months without a preventable incident to the end of {period}, communities of {area}")
    title = title.format(area=view.place, period=view.time)

    def draw() -> Any:
        rows = communities.sort_values("streak_months", ascending=False, kind="stable")
        return bars(_frame(view, rows), figure.look(view, view.definitions[INCIDENT], title))

    figure.draw(view, draw, key="streaks", alt=title, follow=("area",))


def _frame(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The communities as charts.bars takes them."""
    names = [view.areas.name(code) for code in rows["area"]]
    texts = [
        words(months, status, view.lang)
        for months, status in zip(rows["streak_months"], rows["streak_status"], strict=True)
    ]
    return pd.DataFrame(
        {
            "area": rows["area"],
            "name": names,
            "value": rows["streak_months"],
            "text": texts,
            "hover": [f"{name}<br>{text}" for name, text in zip(names, texts, strict=True)],
            "selected": False,
        }
    )
