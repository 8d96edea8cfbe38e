"""Loads: which version is open, what was loaded into it, and what was refused."""

import duckdb
import pandas as pd

from data.counts import QUERIES


def describe(connection: duckdb.DuckDBPyConnection) -> dict[str, object]:
    """version, made_at, made_by, as_of and warnings of the open version."""
    cursor = connection.cursor().execute(
        "SELECT version, made_at, made_by, as_of, warnings FROM versions ORDER BY version DESC LIMIT 1"
    )
    return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


def batches(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every batch, newest first, with undone_at and undone_by; see queries/loads.sql."""
    found = connection.cursor().execute((QUERIES / "loads.sql").read_text("utf-8")).df()
    return found.merge(undone(connection).drop(columns="version"), on="batch", how="left")


def refusals(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every refused row with file, row, column and reason; see queries/refusals.sql."""
    return connection.cursor().execute((QUERIES / "refusals.sql").read_text("utf-8")).df()


def undone(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Batches that were taken back: batch version undone_at undone_by; none where an earlier Zhili loaded."""
    cursor = connection.cursor()
    if not cursor.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'undone'").fetchone():
        return pd.DataFrame(columns=["batch", "version", "undone_at", "undone_by"]).astype({"batch": int})
    return cursor.execute("FROM undone ORDER BY batch DESC").df()
