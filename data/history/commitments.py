"""Commitments of a review: what a unit will do about an indicator, which office, by when, what became of it.

A commitment names an office or a post, never a person.
"""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from data.history import entries, journal
from data.history.said import post, said
from data.problem import Problem

KIND = "commitments"
MADE, DONE, DROPPED = "made", "done", "dropped"


@dataclass(frozen=True)
class Commitment:
    """What `who_does` (an office or post of the unit) will do by `due_on` (ISO day), since a period's review.

    `state` is MADE, DONE or DROPPED; `how` says how it was done or why it was dropped, `ended_at` when that
    was written down.
    """

    unit: str
    indicator: str
    area: str
    scheme: str
    period: str
    what: str
    who_does: str
    due_on: str
    state: str = MADE
    how: str = ""
    ended_at: str = ""
    number: int = 0
    at: str = ""
    who: str = ""

    def is_overdue(self, today: dt.date) -> bool:
        """Whether its day has passed and nobody has said that it was done."""
        return self.state == MADE and self.due_on < today.isoformat()


def make(commitment: Commitment, who: str, records: Path | None = None) -> Commitment:
    """Write a commitment down; a Problem where words or the day are missing or a person seems to be named."""
    told = replace(
        commitment,
        what=said(KIND, "commitment", commitment.what),
        who_does=post(KIND, commitment.who_does),
        due_on=_day(commitment.due_on).isoformat(),
    )
    entry = {"action": MADE, **entries.entry(told, "state", "how", "ended_at")}
    return entries.value(Commitment, journal.append(KIND, entry, said(KIND, "name", who), records))


def done(number: int, how: str, who: str, records: Path | None = None) -> Commitment:
    """Note how it was done; a Problem where none of this number is open."""
    return _ended(number, {"action": DONE, "how": said(KIND, "answer", how)}, who, records)


def drop(number: int, reason: str, who: str, records: Path | None = None) -> Commitment:
    """Note why it will not be done; a Problem where none of this number is open."""
    return _ended(number, {"action": DROPPED, "how": said(KIND, "reason", reason)}, who, records)


def every(records: Path | None = None) -> list[Commitment]:
    """All commitments, also those that were dropped, oldest first."""
    found: dict[int, Commitment] = {}
    for entry in journal.read(KIND, records):
        if entry["action"] == MADE:
            found[entry["number"]] = entries.value(Commitment, entry)
        else:
            ended = {"state": entry["action"], "how": entry["how"], "ended_at": entry["at"]}
            found[entry["of"]] = replace(found[entry["of"]], **ended)
    return list(found.values())


def standing(records: Path | None = None) -> list[Commitment]:
    """The commitments that were not dropped, done or not, oldest first."""
    return [one for one in every(records) if one.state != DROPPED]


def _ended(number: int, entry: dict, who: str, records: Path | None) -> Commitment:
    if number not in {one.number for one in every(records) if one.state == MADE}:
        raise Problem(f"commitment {number}: none of this number is open.")
    journal.append(KIND, {**entry, "of": number}, said(KIND, "name", who), records)
    return next(one for one in every(records) if one.number == number)


def _day(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written)
    except (TypeError, ValueError):
        raise Problem(f"commitment: {written!r} is no day; write it as 2020-11-30.") from None
