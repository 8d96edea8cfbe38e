"""Revised rows: how many cases of a place and period came, were replaced or vanished since a version."""

import datetime as dt

import duckdb
import pandas as pd

from data import sources
from data.sources import Source

COLUMNS = ("source", "added", "replaced", "retired", "undone")


def rows(
    connection: duckdb.DuckDBPyConnection, version: int, area: str, first: dt.date, last: dt.date
) -> pd.DataFrame:
    """COLUMNS, one row per source in which something was revised since `version` of this warehouse.

    added and replaced go by the month and place that a case has now, retired by those that it had last;
    undone counts batches of the source, for all places.
    """
    asked = {"version": version, "area": area, "first": first, "last": last}
    cursor = connection.cursor()
    kept = {name for (name,) in cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    found = []
    for source in sources.read().values():
        if source.month and f"{source.name}_earlier" in kept:
            found.append((source.name, *cursor.execute(_sql(source, "undone" in kept), asked).fetchone()))
    frame = pd.DataFrame(found, columns=list(COLUMNS))
    return frame[frame[list(COLUMNS[1:])].sum(axis=1) > 0].reset_index(drop=True)


def _sql(source: Source, marks_undone: bool) -> str:
    key, name = ", ".join(source.key), source.name
    return f"""
        WITH since AS (SELECT batch FROM batches WHERE version > $version),
        within AS (SELECT area FROM ancestors WHERE ancestor = $area),
        was AS (
            SELECT DISTINCT {key}
            FROM {name}_earlier
            WHERE batch NOT IN (FROM since) AND replaced_by IN (FROM since)
        ),
        now AS (
            SELECT {key}
            FROM {name}
            WHERE batch IN (FROM since) AND area IN (FROM within)
                AND {source.month} BETWEEN $first AND $last
        ),
        gone AS (
            SELECT {key}
            FROM {name}_earlier
            WHERE replaced_by IN (FROM since) AND area IN (FROM within)
                AND {source.month} BETWEEN $first AND $last
        )
        SELECT
            (SELECT count(*) FROM now ANTI JOIN was USING ({key})),
            (SELECT count(*) FROM now SEMI JOIN was USING ({key})),
            (SELECT count(*) FROM (
                SELECT DISTINCT {key} FROM gone SEMI JOIN was USING ({key}) ANTI JOIN {name} USING ({key})
            )),
            {_undone(name) if marks_undone else "0"}"""


def _undone(name: str) -> str:
    return (
        f"(SELECT count(*) FROM undone JOIN batches USING (batch) "
        f"WHERE undone.version > $version AND batches.version <= $version AND source = '{name}')"
    )
