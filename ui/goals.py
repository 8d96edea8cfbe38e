"""The eight goals of none 八无 on the screen: areas × goals, each cell with its word, sign and months."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from charts.heat_map import heat_map
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics.goals import MET, MISSED, NOT_KNOWN, goals
from metrics.streaks import PARTIAL
from ui import address, cached, definition_card, figure, finding, goal_villages
from ui.view import View

GOALS = {
    "months_without_grave": _("No grave crime"),
    "months_without_civil_to_criminal": _("No dispute turned criminal"),
    "months_without_drug": _("No drug case"),
    "months_without_accident": _("No serious accident"),
    "months_without_mass": _("No mass incident"),
    "months_without_group_petition": _("No group petition"),
    "months_without_correction_breach": _("No breach of correction"),
    "months_without_homicide": _("No homicide"),
}
NINTH = "months_without_smi_incident"  # stands apart: it is none of the eight
LEVELS = ("city", "county", "town")  # a village's months would point at single cases
STATES = {MET: _("Met"), MISSED: _("Not met"), NOT_KNOWN: _("Not known")}
VERDICTS = {MET: "better", MISSED: "worse", NOT_KNOWN: "missing"}
# Petitions are never judged: scoring them has led to people being stopped.
PLAIN_STATES = {MET: _("None"), MISSED: _("Occurred"), NOT_KNOWN: _("Not known")}
PLAIN_VERDICTS = {MET: "similar", MISSED: "similar", NOT_KNOWN: "missing"}
LABELS = {
    "better": _("Met: every month reported, no event"),
    "worse": _("Not met: an event in the period"),
    "similar": _("Told without judgement"),
    "missing": _("Not known: reports are missing"),
}
YEAR = 12  # months


def show(view: View) -> None:
    """The sentence, the matrix, the ninth line and the numbers of villages; a cell opens its counts."""
    if view.areas.level(view.area) not in LEVELS:
        finding.paragraph(view._("The eight goals are told from town level up."))
        return
    rows = told(view)
    _open(view, rows)
    eight = rows[rows["indicator"].isin(GOALS)]
    if eight.empty:
        finding.paragraph(view._("{area} has not reported any of the eight goals.").format(area=view.place))
        return
    finding.paragraph(sentence(view, eight))
    title = view._("Eight goals of none and the time since the last event, {area}, {period}")
    title = title.format(area=view.place, period=view.time)

    def draw() -> Any:
        labels = {name: view._(text) for name, text in LABELS.items()}
        return heat_map(frame(view, eight), figure.look(view, None, title), labels)

    figure.draw(view, draw, key="goals", alt=title, follow=("of", "goal"))
    finding.small(ninth(view, rows))
    goal_villages.show(view, GOALS)


def told(view: View) -> pd.DataFrame:
    """metrics.goals of the view's area and those below it, down to towns."""
    areas = (view.area, *(code for code in view.children if view.areas.level(code) in LEVELS))
    definitions = {name: view.definitions[name] for name in (*GOALS, NINTH)}
    asked = ("goals", view.area, view.period.code)
    return cached.remember(view.store, asked, lambda: goals(view.connection, definitions, areas, view.period))


def sentence(view: View, rows: pd.DataFrame) -> str:
    """How many of the eight the area itself met."""
    counts = rows.loc[rows["area"] == view.area, "state"].value_counts()
    numbers = {state: format.number(counts.get(state, 0), view.lang) for state in STATES}
    text = view._("{period}, {area}: of the eight goals {met} met, {missed} not met, {not_known} not known.")
    return text.format(period=view.time, area=view.place, **numbers)


def frame(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The cells as charts.heat_map takes them; the area itself stands first."""
    records = rows.sort_values("area", key=lambda codes: codes != view.area, kind="stable").to_dict("records")
    return pd.DataFrame(
        {
            "row_name": [_row_name(view, row["area"]) for row in records],
            "column_name": [_label(view, row["indicator"]) for row in records],
            "verdict": [_verdicts(view, row)[row["state"]] for row in records],
            "tint": [0.0 if row["state"] == NOT_KNOWN else 0.5 for row in records],
            "text": [word(view, row) for row in records],
            "hover": ["<br>".join(lines(view, row)) for row in records],
            "area": [row["area"] for row in records],
            "indicator": [row["indicator"] for row in records],
        }
    )


def word(view: View, row: dict) -> str:
    """The state, and how long the goal has been held; after an event only whole months that are known."""
    name = row["state"]
    state = view._((PLAIN_STATES if _is_plain(view, row) else STATES)[name])
    is_since = row["streak"] > 0 and row["streak_status"] != PARTIAL
    if name == NOT_KNOWN or (name == MISSED and not is_since):
        return state
    return f"{state} {held(row, view.lang)}"


def held(row: dict, lang: str) -> str:
    """A streak in years and months: "8年3个月", "≥2年" where a gap or the start of the data ended it."""
    _ = translator(lang)
    if format.is_missing(row["streak"]):
        return ""
    years, months = divmod(int(row["streak"]), YEAR)
    texts = [_("{years} y").format(years=years)] * bool(years)
    texts += [_("{months} m").format(months=months)] * bool(months or not years)
    text = _("{years} {months}").format(years=texts[0], months=texts[1]) if len(texts) > 1 else texts[0]
    return "≥" * (row["streak_status"] == PARTIAL) + text


def lines(view: View, row: dict) -> list[str]:
    """What is known of a cell: counts and months, never a case."""
    known = view._("{known} of {months} months known")
    return [
        f"{view.areas.name(row['area'])} · {view.time} · {_label(view, row['indicator'])}",
        word(view, row),
        _events(view, row),
        known.format(known=format.number(row["months_known"], view.lang), months=row["months"]),
    ]


def ninth(view: View, rows: pd.DataFrame) -> str:
    """The line below the eight: areas without an incident by a patient."""
    records = rows[rows["indicator"] == NINTH].to_dict("records")
    title = view.definitions[NINTH].title[view.lang]
    if not records:
        return view._("Apart from the eight, {title}: not reported.").format(title=title)
    texts = [f"{view.short(row['area'])} {word(view, row)}" for row in records]
    return view._("Apart from the eight, {title}: {areas}.").format(
        title=title, areas=view._("; ").join(texts)
    )


def _is_plain(view: View, row: dict) -> bool:
    """Whether a goal is told without direction."""
    return view.definitions[row["indicator"]].better == "none"


def _verdicts(view: View, row: dict) -> dict[str, str]:
    return PLAIN_VERDICTS if _is_plain(view, row) else VERDICTS


def _label(view: View, name: str) -> str:
    return view._(GOALS[name]) if name in GOALS else view.definitions[name].title[view.lang]


def _events(view: View, row: dict) -> str:
    if row["is_hidden"]:
        return view._("Events: protected, the number is not shown")
    return view._("Events: {count}").format(count=format.number(row["events"], view.lang))


def _row_name(view: View, code: str) -> str:
    name = view.short(code)
    return f"<b>{name}</b>" if code == view.area else name


def _open(view: View, rows: pd.DataFrame) -> None:
    """The window of the cell that the address names, once."""
    goal = address.param("goal", (*GOALS, NINTH), "")
    area = address.param("of", rows["area"].unique(), "")
    found = rows[(rows["indicator"] == goal) & (rows["area"] == area)]
    address.change(goal="", of="")
    if len(found):
        row = found.iloc[0].to_dict()
        st.dialog(view.definitions[goal].title[view.lang], width="large")(_cell)(view, row)


def _cell(view: View, row: dict) -> None:
    finding.heading(view._("; ").join(lines(view, row)))
    definition_card.body(replace(view, area=row["area"]), row["indicator"])
