"""Renewal: what is derived from the tables of a draft is brought up to date, checked and counted."""

import datetime as dt
from dataclasses import dataclass

import duckdb

from data import checking, counting, coverage, definitions, draft, hiding, sentinels
from data.history import corrected
from data.problem import Problem


@dataclass(frozen=True)
class Renewed:
    """The date that the draft describes, what is odd about it, and whether anything was counted anew."""

    as_of: dt.date | None
    warnings: tuple[str, ...]
    changed: bool


def renew(
    connection: duckdb.DuckDBPyConnection,
    number: int,
    as_of: dt.date | None = None,
    everything: bool = False,
    warnings: tuple[str, ...] = (),
) -> Renewed:
    """Renew coverage, counts and hidden cells after `changed_months`, and record the draft as a version.

    A Problem, and nothing is published, where a check finds an error.
    """
    changes = coverage.refresh(connection, as_of, everything)
    if broken := checking.breaches(connection, "error"):
        raise Problem("; ".join(message for _, message in broken) + ". Nothing was loaded.")
    counted = counting.count(connection, changes)
    if counted:
        hiding.refresh(connection, definitions.read())
    sentinels.refresh(connection, changes)
    corrected.mark(connection)
    warnings += tuple(message for _, message in checking.breaches(connection, "warning"))
    described = coverage.as_of(connection)
    draft.record(connection, number, described, warnings)
    return Renewed(described, warnings, bool(changes) or counted)
