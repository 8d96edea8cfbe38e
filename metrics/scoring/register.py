"""Register: what the score events of a period (考核事项) add to each unit, event by event."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

import pandas as pd

from metrics.scoring import rules
from metrics.scoring.inputs import Inputs
from metrics.scoring.scheme import EventRule, Scheme

CAPPED, SAME_MATTER = "capped", "same_matter"
COLUMNS = [
    "unit",
    "rule",
    "event",
    "happened_on",
    "given",
    "each",
    "times",
    "points",
    "note",
    "matter",
    "reason",
]


def event_table(scheme: Scheme, inputs: Inputs) -> pd.DataFrame:
    """One row per event of the period under a rule of the scheme: COLUMNS, in order of unit, rule and day.

    given are the points that the register names, each those of the scheme before multiplying; points count.
    Of a matter only the largest bonus counts; what goes beyond a cap counts less, the later event first.
    """
    events = inputs.events.sort_values(["unit", "happened_on", "event"], kind="stable").to_dict("records")
    rows = [
        row
        for rule in scheme.events
        for _, of_unit in groupby((one for one in events if one["rule"] in rule.rules), itemgetter("unit"))
        for row in _of_rule(scheme, rule, of_unit, inputs)
    ]
    rows = _capped(scheme, _one_per_matter(scheme, rows))
    return pd.DataFrame(_within_bonus(scheme, rows), columns=COLUMNS).sort_values(
        ["unit", "rule", "happened_on", "event"], kind="stable", ignore_index=True
    )


def added(events: pd.DataFrame, units: pd.Index) -> pd.Series:
    """The points of all events by unit, Decimals; 0 for a unit without any."""
    sums = events.groupby("unit")["points"].agg(lambda points: sum(points, Decimal(0)))
    return sums.reindex(units, fill_value=Decimal(0)).astype(object)


def _of_rule(scheme: Scheme, rule: EventRule, events: Iterable[dict], inputs: Inputs) -> list[dict]:
    """A unit's events under a rule, in order of days; those before the period are what a repeat follows."""
    rows, before = [], []
    for event in events:
        day = pd.Timestamp(event["happened_on"])
        if day >= pd.Timestamp(inputs.period.first):
            circumstances = (*event["circumstances"], *_derived(scheme, rule, day, before))
            rows.append(_row(rule, event, circumstances))
        before.append(day)
    return rows


def _row(rule: EventRule, event: dict, circumstances: tuple[str, ...]) -> dict:
    given = Decimal(repr(float(event["points"])))
    each = given if rule.each is None else rule.each
    times = rules.multiplier(rule, circumstances) if each < 0 else Decimal(1)
    kept = {name: event[name] for name in ("unit", "event", "happened_on", "matter", "reason")}
    return kept | {
        "rule": rule.id,
        "given": given,
        "each": each,
        "times": times,
        "points": each * times,
        "note": "",
    }


def _derived(scheme: Scheme, rule: EventRule, day: pd.Timestamp, before: list[pd.Timestamp]) -> list[str]:
    """Circumstances that the calendar tells: a repeat within the rule's months, a sensitive period."""
    since = day - pd.DateOffset(months=rule.repeat_months)
    found = ["repeat"] if any(earlier > since for earlier in before) else []
    in_one = any(one.first <= day.date() <= one.last for one in scheme.sensitive)
    return [*found, "sensitive"] if in_one else found


def _one_per_matter(scheme: Scheme, rows: list[dict]) -> list[dict]:
    """Of the bonuses of one matter the largest; the others are left out before any cap is reached."""
    taken: set[tuple[str, str]] = set()
    for row in sorted(_bonuses(scheme, rows), key=_largest_first):
        matter = (row["unit"], row["matter"])
        if row["matter"] and matter in taken:
            row |= {"points": Decimal(0), "note": SAME_MATTER}
        taken.add(matter)
    return rows


def _capped(scheme: Scheme, rows: list[dict]) -> list[dict]:
    """What goes beyond a rule's cap counts less, the later event first: rows stand in order of days."""
    by_id = {rule.id: rule for rule in scheme.events}
    totals: dict[tuple[str, str], Decimal] = {}
    for row in rows:
        key = (row["unit"], row["rule"])
        total = totals.get(key, Decimal(0))
        totals[key] = rules.capped(by_id[row["rule"]], total + row["points"])
        if totals[key] - total != row["points"]:
            row |= {"points": totals[key] - total, "note": CAPPED}
    return rows


def _within_bonus(scheme: Scheme, rows: list[dict]) -> list[dict]:
    """Bonuses all together count up to their cap, the largest first."""
    total: dict[str, Decimal] = {}
    for row in sorted(_bonuses(scheme, rows), key=_largest_first):
        left = scheme.bonus.cap - total.get(row["unit"], Decimal(0))
        if row["points"] > left:
            row |= {"points": left, "note": CAPPED}
        total[row["unit"]] = total.get(row["unit"], Decimal(0)) + row["points"]
    return rows


def _bonuses(scheme: Scheme, rows: list[dict]) -> list[dict]:
    named = () if scheme.bonus is None else scheme.bonus.rules
    return [row for row in rows if row["rule"] in named and row["points"] > 0]


def _largest_first(row: dict) -> tuple:
    return row["unit"], -row["points"], row["happened_on"], row["event"]
