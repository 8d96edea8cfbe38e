"""A blank warehouse in memory, for simulations: filled from tables, never published."""

import duckdb
import pandas as pd

from data import coverage, sentinels
from data.scans import SCHEMA


def warehouse(tables: dict[str, pd.DataFrame]) -> duckdb.DuckDBPyConnection:
    """The tables of the schema with these rows, all that is derived from them, and the sentinels' counts.

    A name ending in _earlier is a table of replaced rows.
    """
    connection = duckdb.connect(config={"enable_external_access": "false"})
    connection.execute(SCHEMA.read_text("utf-8"))
    for name, rows in tables.items():
        if name.endswith("_earlier"):
            table = name.removesuffix("_earlier")
            connection.execute(
                f"CREATE TABLE {name} AS SELECT *, CAST(NULL AS BIGINT) AS replaced_by FROM {table} LIMIT 0"
            )
        connection.register("rows", rows)
        connection.execute(f"INSERT INTO {name} BY NAME FROM rows")
        connection.unregister("rows")
    connection.execute("SET VARIABLE as_of = CAST(NULL AS DATE)")
    coverage.derive(connection)
    sentinels.refresh(connection, {})
    return connection
