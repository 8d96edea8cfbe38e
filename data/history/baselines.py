"""Baselines: months from which a person declared an indicator's level to be a new one, with reason and name.

From then on the limits of a control chart are reckoned anew; the months before keep theirs. It holds for one
indicator in one area, stands in the journal for good, and may be taken back by a further entry.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from data.history import journal
from data.problem import Problem
from data.staging.personal import looks_personal

KIND = "baselines"
DECLARED, WITHDRAWN = "declared", "withdrawn"


@dataclass(frozen=True)
class Baseline:
    """From which month (its first day) the level of an indicator in an area is a new one."""

    indicator: str
    area: str
    month: dt.date
    reason: str
    who: str = ""
    number: int = 0
    at: str = ""


def declare(baseline: Baseline, records: Path | None = None) -> Baseline:
    """Write a new baseline down; a Problem where reason or name is missing or the month has one already."""
    _said("reason", baseline.reason)
    _said("name", baseline.who)
    if baseline.month.day != 1:
        raise Problem(f"baseline: {baseline.month} is no first day of a month.")
    place = (baseline.indicator, baseline.area, baseline.month)
    if place in {(one.indicator, one.area, one.month) for one in standing(records)}:
        raise Problem(f"baseline: {baseline.month:%Y-%m} has one already; withdraw it first.")
    entry = {
        "action": DECLARED,
        "indicator": baseline.indicator,
        "area": baseline.area,
        "month": baseline.month.isoformat(),
        "reason": baseline.reason.strip(),
    }
    return _baseline(journal.append(KIND, entry, baseline.who.strip(), records))


def withdraw(number: int, reason: str, who: str, records: Path | None = None) -> None:
    """Take a baseline back; a Problem where none of this number stands."""
    _said("reason", reason)
    _said("name", who)
    if number not in {one.number for one in standing(records)}:
        raise Problem(f"baseline {number}: none of this number stands.")
    journal.append(KIND, {"action": WITHDRAWN, "of": number, "reason": reason.strip()}, who.strip(), records)


def standing(records: Path | None = None) -> list[Baseline]:
    """The baselines that nobody has withdrawn, oldest first."""
    entries = journal.read(KIND, records)
    gone = {entry["of"] for entry in entries if entry["action"] == WITHDRAWN}
    return [
        _baseline(entry) for entry in entries if entry["action"] == DECLARED and entry["number"] not in gone
    ]


def _said(what: str, text: str) -> None:
    if not text.strip():
        raise Problem(f"baseline: no {what} is given; write one.")
    if looks_personal(text):
        raise Problem(f"baseline: the {what} looks like personal data; write it without.")


def _baseline(entry: dict) -> Baseline:
    return Baseline(
        entry["indicator"],
        entry["area"],
        dt.date.fromisoformat(entry["month"]),
        entry["reason"],
        entry["who"],
        entry["number"],
        entry["at"],
    )
