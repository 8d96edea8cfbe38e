"""What needs attention first: a few notices found by declared rules, in a declared order.

1 reports: kinds of report that are silent, or of which less than COMPARABLE_SHARE came.
2 target: a rate whose 95 % interval lies wholly on the bad side of its target; and signal: an indicator whose
  control chart is of concern in the month (metrics.signals). Charts are by month: of a longer period, change,
  an indicator that turned for the worse beyond chance since the period or the year before (metrics.chance).
  Headline indicators come first.
3 areas: areas below that are worse than the whole beyond chance on AT_LEAST headline indicators or more.
4 overdue: stocks of overdue cases that grew.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data.definitions import Definition
from metrics import benchmark, chance
from metrics.headline import COMPARABLE_SHARE
from metrics.signals import CARRIED_OVER, CONCERN, Signal

RULES = ("silent", "partial", "target", "signal", "change", "areas", "overdue")
MOST = 6
MOST_OF_A_RULE = {"silent": 1, "partial": 1, "target": 2, "signal": 2, "change": 2, "areas": 2, "overdue": 2}
AT_LEAST = 2  # headline indicators on which an area is worse
REPORTS = "reporting"  # the source of the reporting completeness
OVERDUE = ("disputes_overdue", "hazards_overdue", "tasks_overdue")
BEFORE = ("previous", "year_before")  # the spans of a change, the nearer one first
RATES = (*benchmark.COMPARABLE, "completion")
DIRECTED = ("higher", "lower")


@dataclass(frozen=True)
class Notice:
    """One thing to look at: its rule, and the indicators, areas or kinds of report that it is about.

    `now` and `before` are rows of figures (see metrics.series); `span` is one of BEFORE.
    """

    rule: str
    indicators: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    now: Mapping | None = None
    before: Mapping | None = None
    span: str = ""
    signal: Signal | None = None


def candidates(definitions: Mapping[str, Definition]) -> list[str]:
    """The indicators that rules 2 and 4 look at: headlines and rates with a direction, overdue stocks."""
    return [name for name, d in definitions.items() if _directed(d) or name in OVERDUE]


def first(*found: list[Notice]) -> list[Notice]:
    """At most MOST notices in the order of RULES, no more of one rule than MOST_OF_A_RULE."""
    notices = [notice for group in found for notice in group]
    kept = [
        notice
        for rule in RULES
        for notice in [one for one in notices if one.rule == rule][: MOST_OF_A_RULE[rule]]
    ]
    return kept[:MOST]


def of_reports(parts: pd.DataFrame) -> list[Notice]:
    """Rule 1, of the parts of the reporting completeness by kind of report."""
    due = parts[parts["denominator"] > 0]
    silent = due[due["numerator"] == 0]
    partial = due[(due["numerator"] > 0) & (due["value"] < COMPARABLE_SHARE)].sort_values("value")
    notices = [Notice("silent", sources=tuple(silent["part"]))] if len(silent) else []
    return notices + [
        Notice("partial", sources=(row["part"],), now=row) for row in partial.to_dict("records")
    ]


def of_figures(
    rows: pd.DataFrame,
    definitions: Mapping[str, Definition],
    found: Mapping[tuple[str, str], Signal] | None = None,
) -> list[Notice]:
    """Rules 2 and 4, of the figures of one area over the spans now, previous and year_before.

    `found` are the signals of its last month (metrics.signals.last), None where the period is no month.
    """
    by_span = {
        span: dict(zip(found["indicator"], found.to_dict("records"), strict=True))
        for span, found in rows.groupby("span")
    }
    now = by_span.pop("now")
    order = sorted(now, key=lambda name: not definitions[name].headline)
    notices = [_notice(definitions[name], now[name], by_span, found) for name in order]
    return [notice for notice in notices if notice]


def of_areas(judged: pd.DataFrame) -> list[Notice]:
    """Rule 3, of rows judged against the whole (see metrics.benchmark), the areas most often worse first."""
    worse = judged[judged["verdict"] == benchmark.WORSE]
    found = [(area, tuple(rows["indicator"])) for area, rows in worse.groupby("area", sort=False)]
    found.sort(key=lambda entry: -len(entry[1]))
    return [Notice("areas", names, (area,)) for area, names in found if len(names) >= AT_LEAST]


def _directed(definition: Definition) -> bool:
    """What rule 1 says of reports is not said again."""
    directed = definition.better in DIRECTED and definition.source != REPORTS
    return directed and (definition.headline or definition.kind in RATES)


def _notice(
    definition: Definition,
    now: Mapping,
    before: Mapping[str, Mapping],
    found: Mapping[tuple[str, str], Signal] | None,
) -> Notice | None:
    if pd.isna(now["value"]):
        return None
    past = {span: before[span][definition.id] for span in BEFORE if definition.id in before.get(span, {})}
    past = {span: row for span, row in past.items() if _comparable(now, row)}
    if definition.id in OVERDUE:
        grew = "previous" in past and now["value"] > past["previous"]["value"]
        return _told("overdue", definition, now, past, "previous") if grew else None
    if misses(definition, now):
        return _told("target", definition, now, past, "")
    if found is not None:
        if definition.kind in CARRIED_OVER:
            return None
        signal = found.get((definition.id, now["area"]))
        return _of_concern(definition, now, signal) if signal else None
    span = next((span for span, row in past.items() if _worse(definition, now, row)), "")
    return _told("change", definition, now, past, span) if span else None


def _of_concern(definition: Definition, now: Mapping, signal: Signal) -> Notice | None:
    return Notice("signal", (definition.id,), now=now, signal=signal) if signal.verdict == CONCERN else None


def _told(rule: str, definition: Definition, now: Mapping, past: Mapping, span: str) -> Notice:
    return Notice(rule, (definition.id,), now=now, before=past.get(span), span=span)


def _comparable(now: Mapping, before: Mapping) -> bool:
    shares = [row["reported_share"] for row in (now, before)]
    untracked = all(pd.isna(share) for share in shares)
    known = not pd.isna(before["value"])
    return known and (untracked or all(share >= COMPARABLE_SHARE for share in shares))


def misses(definition: Definition, now: Mapping) -> bool:
    """Whether the interval lies wholly on the bad side of the target."""
    if (
        definition.target is None
        or definition.kind not in RATES
        or not now["denominator"] >= benchmark.FEWEST
    ):
        return False
    verdict = benchmark.against_benchmark(
        now["value"], now["low"], now["high"], definition.target, definition.better
    )
    return verdict.item() == benchmark.WORSE


def _worse(definition: Definition, now: Mapping, before: Mapping) -> bool:
    """Whether it turned for the worse by more than chance explains."""
    rose = now["value"] > before["value"]
    if rose == (definition.better == "higher"):
        return False
    return chance.verdict(definition.kind, before, now) == chance.BEYOND
