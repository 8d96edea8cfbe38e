"""Corrections as pages and reports read them; apart, so that a load starts without pandas, which is slow."""

import datetime as dt
from collections.abc import Sequence

import duckdb
import pandas as pd

from data.counts import QUERIES


def of_figures(
    connection: duckdb.DuckDBPyConnection,
    indicators: Sequence[str],
    areas: Sequence[str],
    months: tuple[dt.date, dt.date],
) -> pd.DataFrame:
    """Columns indicator area month number: which corrections changed a count between the two months.

    Empty, at next to no cost, where nothing was corrected; a version of an earlier Zhili has nothing.
    """
    columns = ["indicator", "area", "month", "number"]
    cursor = connection.cursor()
    if not _is_any(cursor):
        return pd.DataFrame(columns=columns)
    given = {"indicators": list(indicators), "areas": list(areas), "first": months[0], "last": months[1]}
    return cursor.execute((QUERIES / "corrected.sql").read_text("utf-8"), given).df()


def listed(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The corrections that lie over the exports: number kind source reason who decided_at expires."""
    columns = ["number", "kind", "source", "reason", "who", "decided_at", "expires"]
    cursor = connection.cursor()
    if not _is_any(cursor):
        return pd.DataFrame(columns=columns)
    return cursor.execute(f"SELECT DISTINCT {', '.join(columns)} FROM corrected ORDER BY number").df()


def _is_any(cursor: duckdb.DuckDBPyConnection) -> bool:
    there = "SELECT 1 FROM duckdb_tables() WHERE table_name = 'corrected_figures'"
    if not cursor.execute(there).fetchone():
        return False
    return cursor.execute("SELECT 1 FROM corrected LIMIT 1").fetchone() is not None
