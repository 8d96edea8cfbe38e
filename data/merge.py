"""Merging: staged rows enter a table; a later export of the same case replaces the earlier row."""

from dataclasses import dataclass

import duckdb

from data.sources import Source


@dataclass(frozen=True)
class Merged:
    """What became of a sheet's good rows: read = accepted + replaced + unchanged."""

    accepted: int
    replaced: int
    unchanged: int


def create_earlier(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """The table that keeps what a later export replaced."""
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS {source.name}_earlier AS "
        f"SELECT *, CAST(NULL AS BIGINT) AS replaced_by FROM {source.name} LIMIT 0"
    )


def merge(connection: duckdb.DuckDBPyConnection, source: Source, batch: int) -> Merged:
    """Upsert the view `incoming`, without the rows in `refused`, into the source's table by its key.

    Leaves the months that changed in `changed_months`.
    """
    create_earlier(connection, source)
    if not connection.execute(f"SELECT 1 FROM {source.name} LIMIT 1").fetchone():
        return _first_load(connection, source, batch)
    connection.execute(f"CREATE OR REPLACE TABLE scratch.good AS {_good(source)}")
    twins = _drop_twins(connection, source)
    return _upsert(connection, source, batch, twins)


def _good(source: Source) -> str:
    columns = ", ".join(source.stored)
    return f"SELECT row_no, {columns} FROM incoming WHERE row_no NOT IN (SELECT row_no FROM refused)"


def _first_load(connection: duckdb.DuckDBPyConnection, source: Source, batch: int) -> Merged:
    """Into an empty table the rows go straight in; only cases that occur twice need care."""
    columns = ", ".join(source.stored)
    key = ", ".join(source.key)
    connection.execute(f"INSERT INTO {source.name} ({columns}, batch) SELECT {columns}, {batch} FROM ({_good(source)})")
    (rows,) = connection.execute(f"SELECT count(*) FROM {source.name}").fetchone()
    (cases,) = connection.execute(f"SELECT count(*) FROM (SELECT DISTINCT {key} FROM {source.name})").fetchone()
    if rows == cases:
        _remember_months(connection, source, [source.name])
        return Merged(rows, 0, 0)
    connection.execute(f"DELETE FROM {source.name}")
    connection.execute(f"CREATE OR REPLACE TABLE scratch.good AS {_good(source)}")
    twins = _drop_twins(connection, source)
    return _upsert(connection, source, batch, twins)


def _drop_twins(connection: duckdb.DuckDBPyConnection, source: Source) -> Merged:
    """The last row of a case within one sheet counts; the others are replaced, or unchanged where they are alike."""
    key, columns = ", ".join(source.key), ", ".join(source.stored)
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.twins AS SELECT {key}, max(row_no) AS last_row, count(*) AS rows "
        f"FROM scratch.good GROUP BY {key} HAVING count(*) > 1"
    )
    extra, alike = connection.execute(
        f"SELECT coalesce(sum(rows), 0) - count(*), coalesce(sum(rows), 0) - "
        f"(SELECT count(*) FROM (SELECT DISTINCT {columns} FROM scratch.good SEMI JOIN scratch.twins USING ({key}))) "
        "FROM scratch.twins"
    ).fetchone()
    if extra:
        connection.execute(
            f"DELETE FROM scratch.good WHERE row_no IN (SELECT g.row_no FROM scratch.good g "
            f"JOIN scratch.twins t USING ({key}) WHERE g.row_no < t.last_row)"
        )
    return Merged(0, int(extra) - int(alike), int(alike))


def _upsert(connection: duckdb.DuckDBPyConnection, source: Source, batch: int, twins: Merged) -> Merged:
    key, columns = ", ".join(source.key), ", ".join(source.stored)
    same = " AND ".join(f"g.{column} IS NOT DISTINCT FROM t.{column}" for column in source.stored)
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.known AS SELECT g.row_no, {same} AS same "
        f"FROM scratch.good AS g JOIN {source.name} AS t USING ({key})"
    )
    rows, known, same_rows = connection.execute(
        "SELECT (SELECT count(*) FROM scratch.good), count(*), count(*) FILTER (WHERE same) FROM scratch.known"
    ).fetchone()
    connection.execute("DELETE FROM scratch.good WHERE row_no IN (SELECT row_no FROM scratch.known WHERE same)")
    if known > same_rows:
        _retire(connection, source, batch)
    connection.execute(f"INSERT INTO {source.name} ({columns}, batch) SELECT {columns}, {batch} FROM scratch.good")
    _remember_months(connection, source, ["scratch.good"])
    return Merged(rows - known, known - same_rows + twins.replaced, same_rows + twins.unchanged)


def _retire(connection: duckdb.DuckDBPyConnection, source: Source, batch: int) -> None:
    """Move the rows that are about to be replaced into the table of earlier rows."""
    key, columns = ", ".join(source.key), ", ".join(source.stored)
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.retired AS SELECT t.* FROM {source.name} AS t SEMI JOIN scratch.good USING ({key})"
    )
    connection.execute(
        f"INSERT INTO {source.name}_earlier ({columns}, batch, replaced_by) SELECT {columns}, batch, {batch} FROM scratch.retired"
    )
    connection.execute(f"DELETE FROM {source.name} WHERE ({key}) IN (SELECT ({key}) FROM scratch.good)")
    _remember_months(connection, source, ["scratch.retired"])


def _remember_months(connection: duckdb.DuckDBPyConnection, source: Source, tables: list[str]) -> None:
    for table in tables:
        for column in source.months:
            connection.execute(
                f"INSERT INTO changed_months SELECT DISTINCT '{source.name}', {column} FROM {table} WHERE {column} IS NOT NULL"
            )
