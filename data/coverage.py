"""Coverage: who was to report, who did, up to which day the data reach, and what of that a load changed."""

import datetime as dt
from pathlib import Path

import duckdb

from data import sources
from data.heirs import Heirs, heirs
from data.staging.places import short_code

SQL = Path(__file__).with_name("coverage.sql")
SUCCESSION = SQL.with_name("succession.sql")
FOLLOW_UPS = SQL.with_name("follow_ups.sql")
DERIVED = ("reports", "as_of", "ancestors", "homes", "calendar", "presence")
RENEWED = "presence"  # what is counted over it is counted whole: who ever reported matters in every month
LOOK_BACK = "INTERVAL 2 MONTH"  # what a definition compares with the as-of date lies no further behind it
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
    derive(connection)
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
        if _dated_areas_changed(connection):
            return dict.fromkeys((*sources.read(), *DERIVED))
        reached = _months_reached(connection)
        tables = (*sources.read(), *DERIVED)
        changes = {table: changes.get(table, frozenset()) | reached for table in tables}
        changes["as_of"] |= _months_around(connection)
    if not changes:
        return changes
    return changes | _stale_stocks(connection, changes) | {RENEWED: None}


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the derived tables anew from the tables of schema.sql and the variable `as_of`."""
    _former_rows(connection)
    connection.execute(SUCCESSION.read_text("utf-8"))
    connection.execute(SQL.read_text("utf-8"))


def as_of(connection: duckdb.DuckDBPyConnection) -> dt.date | None:
    """The as-of date of the version: the last day of the latest reported month, or the date given."""
    return connection.execute("SELECT max(as_of) FROM as_of").fetchone()[0]


def former_names(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Code and name of each area that once was called otherwise, so that exports may still call it so."""
    _former_rows(connection)
    return connection.execute(
        "SELECT DISTINCT code, name FROM former_rows EXCEPT SELECT code, name FROM areas"
    ).fetchall()


def successions(connection: duckdb.DuckDBPyConnection) -> Heirs:
    """Who took whose place by the unit table as loaded so far; one that was divided has no heir."""
    pairs = connection.execute(
        "SELECT code, trim(successor) FROM areas WHERE valid_to IS NOT NULL "
        "AND regexp_full_match(trim(successor), '\\w+')"
    ).fetchall()
    return heirs((area, short_code(heir)) for area, heir in pairs)


def _former_rows(connection: duckdb.DuckDBPyConnection) -> None:
    """The replaced rows of the unit table as the view `former_rows`; none before the first."""
    kept = connection.execute(
        "SELECT 1 FROM duckdb_tables() WHERE table_name = $name AND NOT temporary",
        {"name": f"{AREAS}_earlier"},
    ).fetchone()
    rows = f"{AREAS}_earlier" if kept else f"(SELECT *, 0 AS replaced_by FROM {AREAS} LIMIT 0)"
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW former_rows AS SELECT code, name, valid_from, replaced_by FROM {rows}"
    )


def _stale_stocks(
    connection: duckdb.DuckDBPyConnection, changes: dict[str, frozenset]
) -> dict[str, frozenset]:
    """A case that is open at a month's end is so from its first month on: stocks are stale from there.

    What is only to be looked at again because an as-of date moved changed no case.
    """
    of_rows = [month for table, months in changes.items() if table != "as_of" for month in months]
    return {"calendar": _months_from(connection, min(of_rows))} if of_rows else {}


def _areas_changed(connection: duckdb.DuckDBPyConnection) -> bool:
    (rows,) = connection.execute(
        "SELECT count(*) FROM areas WHERE batch > (SELECT coalesce(max(batch), 0) FROM batches_before)"
    ).fetchone()
    return bool(rows)


def _dated_areas_changed(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether an area has an as-of date for the first time, or none any more."""
    found = connection.execute(
        "(SELECT area FROM as_of EXCEPT SELECT area FROM as_of_before) UNION ALL "
        "(SELECT area FROM as_of_before EXCEPT SELECT area FROM as_of)"
    )
    return found.fetchone() is not None


def _months_around(connection: duckdb.DuckDBPyConnection) -> frozenset:
    """Months in which something may have become due because an as-of date moved."""
    (first,) = connection.execute(
        "SELECT CAST(date_trunc('month', min(least(now.as_of, was.as_of))) - "
        f"{LOOK_BACK} AS DATE) FROM as_of AS now JOIN as_of_before AS was USING (area) "
        "WHERE now.as_of <> was.as_of"
    ).fetchone()
    return _months_from(connection, first)


def _months_from(connection: duckdb.DuckDBPyConnection, first: dt.date) -> frozenset:
    """The months of the calendar from one on."""
    rows = connection.execute(
        "SELECT month FROM calendar WHERE month >= $first UNION SELECT $first", {"first": first}
    ).fetchall()
    return frozenset(month for (month,) in rows)


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
