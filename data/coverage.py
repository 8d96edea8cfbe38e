"""Coverage: who was to report, who did, up to which day the data reach, and what of that a load changed."""

import datetime as dt
from pathlib import Path

import duckdb

from data import sources

SQL = Path(__file__).with_name("coverage.sql")
FOLLOW_UPS = SQL.with_name("follow_ups.sql")
DERIVED = ("reports", "as_of", "ancestors", "homes", "calendar", "presence")
RENEWED = ("calendar", "presence")  # what is counted over them is counted whole
AREAS = "areas"


def refresh(
    connection: duckdb.DuckDBPyConnection, as_of: dt.date | None, everything: bool
) -> dict[str, frozenset | None]:
    """Renew `ancestors`, `reports` and `as_of`; returns what changed: table → months (None: all).

    A changed unit table, like a recount, changes everything.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE reports_before AS FROM reports")
    connection.execute("CREATE OR REPLACE TEMP TABLE as_of_before AS FROM as_of")
    connection.execute("SET VARIABLE as_of = CAST($day AS DATE)", {"day": as_of})
    connection.execute(SQL.read_text("utf-8"))
    connection.execute(FOLLOW_UPS.read_text("utf-8"))
    months = connection.execute(
        "SELECT source, list(DISTINCT month) FROM changed_months GROUP BY source"
    ).fetchall()
    changes: dict[str, frozenset | None] = {source: frozenset(changed) for source, changed in months}
    if everything or AREAS in changes or _areas_changed(connection):
        return dict.fromkeys((*sources.read(), *DERIVED))
    changes |= _reports_changed(connection)
    if connection.execute(
        "(FROM as_of EXCEPT FROM as_of_before) UNION ALL (FROM as_of_before EXCEPT FROM as_of)"
    ).fetchone():
        # Nothing is counted beyond the as-of date, so every count of the months between the two is stale.
        reached = _months_reached(connection)
        tables = (*sources.read(), *DERIVED)
        changes = {table: changes.get(table, frozenset()) | reached for table in tables} | {"as_of": None}
    return changes | dict.fromkeys(RENEWED) if changes else changes


def as_of(connection: duckdb.DuckDBPyConnection) -> dt.date | None:
    """The as-of date of the version: the last day of the latest reported month, or the date given."""
    return connection.execute("SELECT max(as_of) FROM as_of").fetchone()[0]


def _areas_changed(connection: duckdb.DuckDBPyConnection) -> bool:
    (rows,) = connection.execute(
        "SELECT count(*) FROM areas WHERE batch > (SELECT coalesce(max(batch), 0) FROM batches_before)"
    ).fetchone()
    return bool(rows)


def _months_reached(connection: duckdb.DuckDBPyConnection) -> frozenset:
    """Months that an as-of date has reached, or was set back behind."""
    rows = connection.execute(
        "WITH moved AS (SELECT DISTINCT least(now.as_of, was.as_of) AS low, "
        "greatest(now.as_of, was.as_of) AS high "
        "FROM as_of AS now JOIN as_of_before AS was USING (area) WHERE now.as_of <> was.as_of) "
        "SELECT DISTINCT CAST(unnest(generate_series(date_trunc('month', low) + INTERVAL 1 MONTH, "
        "CAST(high AS TIMESTAMP), INTERVAL 1 MONTH)) AS DATE) FROM moved"
    ).fetchall()
    return frozenset(month for (month,) in rows)


def _reports_changed(connection: duckdb.DuckDBPyConnection) -> dict[str, frozenset]:
    rows = connection.execute(
        "SELECT DISTINCT month FROM ((FROM reports EXCEPT FROM reports_before) "
        "UNION ALL (FROM reports_before EXCEPT FROM reports))"
    ).fetchall()
    return {"reports": frozenset(month for (month,) in rows)} if rows else {}
