"""Corrections as the journal has them: what was decided, and which of it was withdrawn."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from data.history import journal
from data.history.corrected import CORRECTED, SUPPLIED, Correction

KIND = "corrections"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Written:
    """A correction as the journal has it; `withdrawn` is the entry that took it back, if any did."""

    correction: Correction
    withdrawn: dict | None = None


def written(records: Path | None = None) -> list[Written]:
    """Every correction that was ever written down, oldest first."""
    entries = journal.read(KIND, records)
    gone = {entry["of"]: entry for entry in entries if entry["action"] == WITHDRAWN}
    return [
        Written(from_entry(entry), gone.get(entry["number"]))
        for entry in entries
        if entry["action"] in (CORRECTED, SUPPLIED)
    ]


def standing(records: Path | None = None) -> list[Correction]:
    """The corrections that nobody has withdrawn; whether one has expired depends on the data."""
    return [one.correction for one in written(records) if one.withdrawn is None]


def from_entry(entry: dict) -> Correction:
    """A correction from its entry in the journal."""
    told = {name: entry[name] for name in ("number", "action", "source", "key", "values", "reason")}
    return Correction(
        number=entry["number"],
        kind=entry["action"],
        source=entry["source"],
        key=entry["key"],
        values=entry["values"],
        reason=entry["reason"],
        who=entry["who"],
        at=dt.datetime.fromisoformat(entry["at"]).replace(tzinfo=None),
        expires=dt.date.fromisoformat(entry["expires"]) if entry["expires"] else None,
        was=entry["was"],
        digest=hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest(),
    )
