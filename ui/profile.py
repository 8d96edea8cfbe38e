"""One area beside its peers: the sentence, what is strong and weak, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from i18n import format
from metrics import benchmark
from metrics import spine as beside
from metrics.spine import GROUP, Circle
from ui import cached, finding, points, topics, wording
from ui.points import Point
from ui.view import View

COUNTS = ("disputes_found", "incidents", "petitions_received", "hazards_found")  # whose change may be split
MOST_POINTS = 4  # on each side
MOST_MISSING = 8  # named; the others are a number


@dataclass(frozen=True)
class Profile:
    """What a profile knows: whom the area is set beside, its place among them, what is judged and chosen.

    `judged` rows are compared with the peers; where there are none, with the targets.
    """

    around: Circle
    table: pd.DataFrame
    judged: pd.DataFrame
    names: list[str]
    missing: dict[str, list[str]]  # reason → indicators that peers have and the area has not

    @property
    def has_peers(self) -> bool:
        """Whether there are areas to be compared with, not only parts."""
        return self.around.kind != "parts"


def read(view: View) -> Profile | None:
    """The profile of the view's area and period; None where there is nothing to set it beside."""
    return cached.remember(view.store, ("profile", view.area, view.period.code), lambda: _read(view))


def _read(view: View) -> Profile | None:
    around = beside.circle(view.areas, view.area, view.period)
    if around is None:
        return None
    above = () if around.whole == GROUP else (around.whole,)
    codes = tuple(dict.fromkeys((view.area, *around.codes, *above)))
    rows = cached.over(view.store, beside.candidates(view.definitions), codes, {"now": view.period})
    table = beside.spine(rows, view.definitions, view.area, around)
    judged = table
    if around.kind == "parts":
        judged = beside.against_targets(rows, view.definitions, view.area)
        verdicts = dict(zip(judged["indicator"], judged["verdict"], strict=True))
        table = table.assign(
            verdict=[verdicts.get(name, benchmark.NOT_COMPARED) for name in table["indicator"]]
        )
    names = beside.chosen(table, view.definitions, {name: _topic(view, name) for name in table["indicator"]})
    return Profile(around, table, judged, names, _missing(rows, view.area))


def sentence(view: View, profile: Profile | None) -> str:
    """How many indicators differ from the peers, or from the targets, beyond chance."""
    what = {"period": view.time, "area": view.place}
    if profile is None or (profile.table.empty and profile.judged.empty):
        return view._("{period}, {area}: there is nothing to set it beside.").format(**what)
    strong, weak = beside.strong_and_weak(profile.judged)
    told = profile.judged["verdict"].ne(benchmark.NOT_COMPARED).sum()
    if not told:
        return view._("{period}, {area}: no indicator can be judged.").format(**what)
    what |= {"all": told, "strong": len(strong), "weak": len(weak)}
    none = strong.empty and weak.empty
    if not profile.has_peers:
        text = view._(
            "{period}, {area}: of {all} targets, {strong} are met and {weak} not met beyond chance."
        )
        if none:
            text = view._("{period}, {area}: none of {all} targets is met or missed beyond chance.")
        return text.format(**what)
    what |= {"circle": circle(view, profile.around)}
    if none:
        return view._(
            "{period}, {area} beside {circle}: none of {all} indicators differs beyond chance."
        ).format(**what)
    text = view._(
        "{period}, {area} beside {circle}: {strong} of {all} indicators better, {weak} worse beyond chance."
    )
    return text.format(**what)


def circle(view: View, around: Circle) -> str:
    """The areas beside it in words: "the 5 areas of the group 山区 in 宝鸡市"."""
    above = view.area if around.kind == "parts" else view.parent
    what = {"number": len(around.codes), "area": view.areas.name(above)}
    if around.kind == "group":
        return view._("the {number} areas of the group {group} in {area}").format(**what, group=around.group)
    return view._("the {number} areas within {area}").format(**what)


def show(view: View, profile: Profile) -> None:
    """What is strong and what is weak, side by side; nothing where nothing could be judged."""
    if profile.judged.empty:
        return
    titles = (view._("Strong"), view._("Weak"))
    if not profile.has_peers:
        titles = (view._("Targets met"), view._("Targets not met"))
    sides = zip(st.columns(2, gap="medium"), titles, beside.strong_and_weak(profile.judged), strict=True)
    for good, (column, title, rows) in zip((True, False), sides, strict=True):
        with column:
            finding.heading(title)
            if rows.empty:
                finding.paragraph(view._("Nothing beyond chance."))
            points.show(_point(view, profile, row, good) for row in rows.head(MOST_POINTS).to_dict("records"))
            if len(rows) > MOST_POINTS:
                more = view._("and {number} more, see below").format(number=len(rows) - MOST_POINTS)
                finding.small(more)


def changes(view: View) -> list[str]:
    """What a change may be split of: headlines first, then the other ratios that a profile may hold."""
    headlines = [name for name, definition in view.definitions.items() if definition.headline]
    return list(dict.fromkeys([*headlines, *COUNTS, *beside.candidates(view.definitions)]))


def missing(view: View, profile: Profile) -> None:
    """What peers report and the area does not, in words."""
    for reason, names in profile.missing.items():
        titles = [view.definitions[name].title[view.lang] for name in names[:MOST_MISSING]]
        text, rest = view._(", ").join(titles), len(names) - MOST_MISSING
        if rest > 0:
            text = view._("{areas} and {count} more").format(areas=text, count=rest)
        finding.small(
            view._("{reason}: {indicators}.").format(
                reason=format.missing(reason, view.lang), indicators=text
            )
        )


def _point(view: View, profile: Profile, row: Mapping[str, Any], good: bool) -> Point:
    definition, lang = view.definitions[row["indicator"]], view.lang
    what = {"indicator": definition.title[lang], "value": wording.full(row, definition, lang)}
    text = view._("{indicator}: {value}").format(**what)
    other = format.value_with_unit(row["benchmark"], definition.unit, lang, near=definition.target)
    if profile.has_peers:
        against = (
            view._("together {value}") if profile.around.whole == GROUP else view._("as a whole {value}")
        )
    else:
        against = view._("target {value}")
        other = format.target(row["target"], definition.unit, lang)
    small = view._("; ").join(
        filter(None, (against.format(value=other), wording.sure(row, definition, lang)))
    )
    return Point(text, topics.link(view, definition), small, good)


def _missing(rows: pd.DataFrame, area: str) -> dict[str, list[str]]:
    known = rows[rows["area"].ne(area) & rows["value"].notna()].groupby("indicator").size()
    usual = known[known >= beside.FEWEST_PEERS].index
    own = rows[rows["area"].eq(area) & rows["value"].isna() & rows["indicator"].isin(usual)]
    status = own["status"].replace({"ok": "nothing_due", "partial": "not_reported"})
    return {reason: list(found["indicator"]) for reason, found in own.groupby(status, sort=False)}


def _topic(view: View, name: str) -> str:
    return topics.topic(view.definitions[name])
