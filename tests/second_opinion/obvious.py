"""What no row of an export may say: obvious rules, written down a second time."""

import re

PERSONAL = re.compile(r"\d{17}[\dXx]|1[3-9]\d{9}")  # an identity or a mobile telephone number
NUMBERED = ("case_id", "record", "task_id", "event")
ORDER = (  # the later date cannot lie before the earlier one
    *(("reported_on", "closed_on"), ("reported_on", "due_on")),
    *(("received_on", "accepted_on"), ("received_on", "due_on"), ("received_on", "closed_on")),
    *(("found_on", "due_on"), ("found_on", "fixed_on"), ("requested_on", "done_on")),
)
ENDED = ("settled", "resolved")  # outcomes that need a day


class RefusedError(Exception):
    """A row that must not count, and why."""


def obey(row: dict) -> None:
    """Raise RefusedError for a row that cannot be true, or that holds a person's number."""
    has_ended = row.get("outcome") in ENDED or row.get("resolved")
    broken = {
        "unknown place": row["area"] is None,
        "a person's number": any(PERSONAL.fullmatch(row.get(name) or "") for name in NUMBERED),
        "dates the wrong way round": any(_is_before(row, later, earlier) for earlier, later in ORDER),
        "ended without a close date": bool(has_ended) and not row.get("closed_on"),
        "a negative number": any(_is_negative(row[name]) for name in row if name != "points"),
        "more yes than answers": row.get("asked") is not None and row["positive"] > row["asked"],
    }
    for why, is_broken in broken.items():
        if is_broken:
            raise RefusedError(why)


def _is_before(row: dict, one: str, other: str) -> bool:
    return bool(row.get(one) and row.get(other)) and row[one] < row[other]


def _is_negative(value: object) -> bool:
    return isinstance(value, int | float) and value < 0
