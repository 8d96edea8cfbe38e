"""Vanished cases: what an export that holds all cases of a place and a period does not name is retired."""

from collections.abc import Sequence

import duckdb

from data import merge
from data.complete import Complete
from data.problem import Problem
from data.sources import Source


def retire(
    connection: duckdb.DuckDBPyConnection, source: Source, complete: Complete, batches: Sequence[int]
) -> int:
    """Retire the stored cases that the batches, just merged and complete for an area and months, do not name.

    Such a row of the area (and those below) becomes an earlier row, replaced by the first of the batches.
    Returns how many. A row that was refused spares its case; a Problem where nobody can tell whose it was.
    """
    if not source.month:
        return 0
    if not connection.execute("SELECT 1 FROM areas WHERE code = ?", [complete.area]).fetchone():
        raise Problem(f"--complete {complete.area}: is no area of the unit table; give its code.")
    low, high = min(batches), max(batches)
    connection.execute(
        "INSERT INTO completed VALUES (?, ?, ?, ?, ?, ?)",
        [source.name, complete.area, complete.first, complete.last, low, high],
    )
    _spare_refused(connection, source, low)
    cover(connection, source)
    return _move(connection, source, low, high)


def cover(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """`scratch.covered`: each area that a load of a source was complete for, those below included."""
    connection.execute(
        "CREATE OR REPLACE TABLE scratch.covered AS WITH RECURSIVE within AS ("
        "SELECT area, first_month, last_month, first_batch, last_batch FROM completed WHERE source = $source "
        "UNION SELECT code, first_month, last_month, first_batch, last_batch "
        "FROM within JOIN areas ON areas.parent = within.area) FROM within",
        {"source": source.name},
    )


def _spare_refused(connection: duckdb.DuckDBPyConnection, source: Source, first_batch: int) -> None:
    """A case whose row was refused has not vanished."""
    key = ", ".join(source.key)
    rows = f"SELECT sheet, row_no, {key} FROM incoming SEMI JOIN refused USING (sheet, row_no)"
    if "area" not in source.key:
        rows += (
            f" UNION ALL SELECT t.sheet, t.rowid + s.offset_rows AS row_no, {key} FROM scratch.typed AS t "
            "JOIN scratch.sheets AS s USING (sheet) "
            "JOIN refused AS r ON r.sheet = t.sheet AND r.row_no = t.rowid + s.offset_rows"
        )
    known = f"(SELECT * FROM ({rows}) WHERE ({' AND '.join(f'{name} IS NOT NULL' for name in source.key)}))"
    (unknown,) = connection.execute(
        f"SELECT count(*) FROM refused ANTI JOIN {known} AS known USING (sheet, row_no)"
    ).fetchone()
    if unknown:
        raise Problem(
            f"--complete: {unknown} refused rows of {source.name} do not tell which case they are, so nobody "
            "can say which cases vanished; mend them, or load without --complete."
        )
    connection.execute(
        f"INSERT INTO {source.name}_confirmed ({key}, batch, is_refused) "
        f"SELECT DISTINCT {key}, sheet + {first_batch}, true FROM {known}"
    )


def _move(connection: duckdb.DuckDBPyConnection, source: Source, low: int, high: int) -> int:
    key, columns, name = ", ".join(source.key), ", ".join(source.stored), source.name
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.vanished AS SELECT t.*, t.rowid AS place FROM {name} AS t "
        f"ANTI JOIN (FROM {name}_confirmed WHERE batch BETWEEN $low AND $high) AS seen USING ({key}) "
        f"SEMI JOIN (FROM scratch.covered WHERE first_batch = $low) AS c ON c.area = t.area "
        f"AND t.{source.month} BETWEEN c.first_month AND c.last_month AND t.batch < $low",
        {"low": low, "high": high},
    )
    connection.execute(
        f"INSERT INTO {name}_earlier ({columns}, batch, replaced_by) "
        f"SELECT {columns}, batch, {low:d} FROM scratch.vanished"
    )
    connection.execute(f"DELETE FROM {name} WHERE rowid IN (SELECT place FROM scratch.vanished)")
    merge.remember_months(connection, source, "scratch.vanished")
    return connection.execute("SELECT count(*) FROM scratch.vanished").fetchone()[0]
