"""Register: what the score events of a period (考核事项) add to each unit, event by event."""

from decimal import Decimal

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
    rows = [
        row
        for rule in scheme.events
        for _, events in inputs.events[inputs.events["rule"].isin(rule.rules)].groupby("unit")
        for row in _of_rule(scheme, rule, events, inputs)
    ]
    found = pd.DataFrame(rows, columns=COLUMNS)
    return _with_bonus(scheme, found).sort_values(
        ["unit", "rule", "happened_on", "event"], kind="stable", ignore_index=True
    )


def added(events: pd.DataFrame, units: pd.Index) -> pd.Series:
    """The points of all events by unit, Decimals; 0 for a unit without any."""
    sums = events.groupby("unit")["points"].agg(lambda points: sum(points, Decimal(0)))
    return sums.reindex(units, fill_value=Decimal(0)).astype(object)


def _of_rule(scheme: Scheme, rule: EventRule, events: pd.DataFrame, inputs: Inputs) -> list[dict]:
    """The events of one unit under one rule, those before the period only as what a repeat follows."""
    rows, before, total = [], [], Decimal(0)
    for event in events.sort_values(["happened_on", "event"], kind="stable").to_dict("records"):
        day = pd.Timestamp(event["happened_on"])
        if day >= pd.Timestamp(inputs.period.first):
            circumstances = (*event["circumstances"], *_derived(scheme, rule, day, before))
            row = _row(rule, event, circumstances)
            reached = rules.capped(rule, total + row["points"])
            if reached - total != row["points"]:
                row |= {"points": reached - total, "note": CAPPED}
            total = reached
            rows.append(row)
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


def _with_bonus(scheme: Scheme, events: pd.DataFrame) -> pd.DataFrame:
    """Bonuses of one matter count once, all together up to the cap."""
    if scheme.bonus is None or events.empty:
        return events
    rows = events.to_dict("records")
    bonuses = [row for row in rows if row["rule"] in scheme.bonus.rules and row["points"] > 0]
    bonuses.sort(key=lambda row: (row["unit"], -row["points"], row["happened_on"], row["event"]))
    taken: set[tuple[str, str]] = set()
    total: dict[str, Decimal] = {}
    for row in bonuses:
        matter = (row["unit"], row["matter"])
        left = scheme.bonus.cap - total.get(row["unit"], Decimal(0))
        if row["matter"] and matter in taken:
            row |= {"points": Decimal(0), "note": SAME_MATTER}
        elif row["points"] > left:
            row |= {"points": left, "note": CAPPED}
        taken.add(matter)
        total[row["unit"]] = total.get(row["unit"], Decimal(0)) + row["points"]
    return pd.DataFrame(rows, columns=COLUMNS)
