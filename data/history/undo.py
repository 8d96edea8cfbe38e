"""Undo: a batch is taken back, as if it had never been loaded; what it replaced comes back."""

import datetime as dt
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import coverage, draft, intake, lock, renewal, sources, warehouse
from data.history import decided, overlay, replay
from data.history.corrected import IS_BY_HAND
from data.problem import Problem

WAIT_SECONDS = 600
SHOWN = 3  # areas that a message names


@dataclass(frozen=True)
class Undone:
    """The version without the batches; `rows` tells per source how many rows left and how many came back."""

    version: int
    as_of: dt.date | None
    batches: tuple[int, ...]
    rows: dict[str, tuple[int, int]]
    warnings: tuple[str, ...] = ()


def undo(batches: Sequence[int], folder: Path | None = None, by: str = "") -> Undone:
    """Take batches of the current version back and publish the version without them.

    A Problem, and nothing done, where one is not known or undone already, or brought areas in which rows of
    others lie.
    """
    folder = folder or warehouse.folder()
    chosen = tuple(sorted(set(batches)))
    with (
        lock.writing(folder, WAIT_SECONDS, sys.stderr),
        draft.workplace(folder) as scratch,
    ):
        if not warehouse.version(folder):
            raise Problem(f"{folder}: nothing has been loaded yet; run python -m data.load PATH…")
        with draft.draft(folder, scratch) as (made, connection):
            _check(connection, chosen)
            number = max(warehouse.numbers(folder)) + 1
            overlay.lift(connection)
            rows = take_back(connection, chosen)
            laid = overlay.lay(connection, decided.standing(), number)
            _mark(connection, number, by or intake.who())
            renewed = renewal.renew(
                connection, number, everything=coverage.AREAS in rows, warnings=laid.warnings
            )
            made.publish(number)
    return Undone(number, renewed.as_of, chosen, rows, renewed.warnings)


def take_back(connection: duckdb.DuckDBPyConnection, batches: Sequence[int]) -> dict[str, tuple[int, int]]:
    """Make every table of a draft what it would be had these batches never come; their refusals leave too.

    Returns source → (rows that left, rows that came back); the months to count anew are in `changed_months`.
    """
    connection.execute(
        "CREATE OR REPLACE TABLE scratch.leaving AS SELECT CAST(unnest($batches) AS BIGINT) AS batch",
        {"batches": list(batches)},
    )
    touched = {
        name
        for (name,) in connection.execute(
            "SELECT DISTINCT source FROM batches SEMI JOIN scratch.leaving USING (batch)"
        ).fetchall()
    }
    told = {
        name: replay.replay(connection, source) for name, source in sources.read().items() if name in touched
    }
    connection.execute("DELETE FROM refusals WHERE batch IN (FROM scratch.leaving)")
    if coverage.AREAS in told:
        _check_areas(connection, batches)
    return told


def _check(connection: duckdb.DuckDBPyConnection, batches: Sequence[int]) -> None:
    known = dict(connection.execute("SELECT batch, file FROM batches").fetchall())
    gone = {batch for (batch,) in connection.execute("SELECT batch FROM undone").fetchall()}
    for batch in batches:
        if batch not in known:
            raise Problem(f"--undo {batch}: no such batch; the last one is {max(known, default=0)}.")
        if re.fullmatch(IS_BY_HAND, known[batch]):
            number = known[batch].partition("#")[2]
            raise Problem(
                f"--undo {batch}: was written by hand; run python -m data.corrections --withdraw {number}."
            )
        if batch in gone:
            raise Problem(f"--undo {batch}: was undone already; nothing was changed.")


def _mark(connection: duckdb.DuckDBPyConnection, version: int, who: str) -> None:
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    connection.execute(
        "INSERT INTO undone SELECT batch, $version, $now, $who FROM scratch.leaving",
        {"version": version, "now": now, "who": who},
    )


def _check_areas(connection: duckdb.DuckDBPyConnection, batches: Sequence[int]) -> None:
    """Rows that stay need their areas."""
    placed = [s.name for s in sources.read().values() if any(c.type == "area" for c in s.columns)]
    rows = " UNION ALL ".join(f"SELECT area, batch FROM {name}" for name in placed)
    lost = connection.execute(
        f"SELECT area, list(DISTINCT batch ORDER BY batch) FROM ({rows}) "
        "WHERE area NOT IN (SELECT code FROM areas) GROUP BY area ORDER BY area"
    ).fetchall()
    if not lost:
        return
    given = " ".join(map(str, batches))
    shown = ", ".join(area for area, _ in lost[:SHOWN])
    more = f" and {len(lost) - SHOWN} more" if len(lost) > SHOWN else ""
    needed = sorted({batch for _, found in lost for batch in found})
    raise Problem(
        f"--undo {given}: rows of other batches lie in areas that would vanish ({shown}{more}); undo batches "
        f"{' '.join(map(str, needed[:SHOWN]))}{f' and {len(needed) - SHOWN} more' * (len(needed) > SHOWN)} "
        "as well, or load a unit table with these areas first."
    )
