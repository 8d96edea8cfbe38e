"""Merging: understood rows enter a table; a later export of the same case replaces the earlier row."""

import duckdb

from data.sources import Source

VERDICTS = ("accepted", "replaced", "unchanged")


def merge(
    connection: duckdb.DuckDBPyConnection, source: Source, first_batch: int
) -> dict[int, dict[str, int]]:
    """Upsert the view `incoming`, without the rows in `refused`, into the source's table by its key.

    A row of sheet n belongs to batch first_batch + n. Returns, per sheet, how many rows were accepted (new),
    replaced an earlier row, or were unchanged. The months that changed are added to `changed_months`.
    """
    name = source.name
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS {name}_earlier AS "
        f"SELECT *, CAST(NULL AS BIGINT) AS replaced_by FROM {name} LIMIT 0"
    )
    if not connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone():
        _insert(connection, source, _good(source), first_batch)
        if _cases_are_single(connection, source):
            _remember_months(connection, source, name)
            return _counted(
                connection, f"SELECT batch - {first_batch} AS sheet, 'accepted' AS verdict FROM {name}"
            )
        connection.execute(f"DELETE FROM {name}")
    return _upsert(connection, source, first_batch)


def _good(source: Source) -> str:
    columns = ", ".join(source.stored)
    return f"SELECT sheet, row_no, {columns} FROM incoming ANTI JOIN refused USING (sheet, row_no)"


def _cases_are_single(connection: duckdb.DuckDBPyConnection, source: Source) -> bool:
    """Whether no case occurs twice. Hashes are enough: a chance collision only takes the longer way."""
    rows, cases = connection.execute(
        f"SELECT count(*), count(DISTINCT hash({', '.join(source.key)})) FROM {source.name}"
    ).fetchone()
    return rows == cases


def _upsert(
    connection: duckdb.DuckDBPyConnection, source: Source, first_batch: int
) -> dict[int, dict[str, int]]:
    key, name = ", ".join(source.key), source.name
    row = f"struct_pack({', '.join(source.stored)})"
    connection.execute(f"CREATE OR REPLACE TABLE scratch.good AS {_good(source)}")
    # Each row is compared with the row of its case before it: an earlier one of this load, or the stored one.
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.judged AS "
        f"WITH stored AS (SELECT {key}, {row} AS was FROM {name} SEMI JOIN scratch.good USING ({key})), "
        f"ordered AS (SELECT sheet, row_no, {key}, {row} AS now, "
        f"lag({row}) OVER cases AS before, lead(row_no) OVER cases IS NULL AS is_last "
        f"FROM scratch.good WINDOW cases AS (PARTITION BY {key} ORDER BY sheet, row_no)) "
        f"SELECT sheet, row_no, is_last AND now IS DISTINCT FROM was AS is_written, "
        f"CASE WHEN coalesce(before, was) IS NULL THEN 'accepted' "
        f"WHEN now IS NOT DISTINCT FROM coalesce(before, was) THEN 'unchanged' "
        f"ELSE 'replaced' END AS verdict FROM ordered LEFT JOIN stored USING ({key})"
    )
    connection.execute(
        "CREATE OR REPLACE TABLE scratch.written AS FROM scratch.good "
        "SEMI JOIN (FROM scratch.judged WHERE is_written) AS chosen USING (sheet, row_no)"
    )
    _retire(connection, source, first_batch)
    _insert(connection, source, "FROM scratch.written", first_batch)
    _remember_months(connection, source, "scratch.written")
    return _counted(connection, "FROM scratch.judged")


def _retire(connection: duckdb.DuckDBPyConnection, source: Source, first_batch: int) -> None:
    """Move the stored rows that are about to be replaced into the table of earlier rows."""
    key, columns, name = ", ".join(source.key), ", ".join(source.stored), source.name
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.retired AS SELECT t.*, w.sheet + {first_batch} AS replaced_by "
        f"FROM {name} AS t JOIN (SELECT sheet, {key} FROM scratch.written) AS w USING ({key})"
    )
    connection.execute(
        f"INSERT INTO {name}_earlier ({columns}, batch, replaced_by) "
        f"SELECT {columns}, batch, replaced_by FROM scratch.retired"
    )
    connection.execute(f"DELETE FROM {name} WHERE ({key}) IN (SELECT ({key}) FROM scratch.retired)")
    _remember_months(connection, source, "scratch.retired")


def _insert(connection: duckdb.DuckDBPyConnection, source: Source, rows: str, first_batch: int) -> None:
    columns = ", ".join(source.stored)
    connection.execute(
        f"INSERT INTO {source.name} ({columns}, batch) SELECT {columns}, sheet + {first_batch} FROM ({rows})"
    )


def _counted(connection: duckdb.DuckDBPyConnection, verdicts: str) -> dict[int, dict[str, int]]:
    counted: dict[int, dict[str, int]] = {}
    for sheet, verdict, rows in connection.execute(
        f"SELECT sheet, verdict, count(*) FROM ({verdicts}) GROUP BY sheet, verdict"
    ).fetchall():
        counted.setdefault(sheet, dict.fromkeys(VERDICTS, 0))[verdict] = rows
    return counted


def _remember_months(connection: duckdb.DuckDBPyConnection, source: Source, table: str) -> None:
    for column in source.months:
        connection.execute(
            f"INSERT INTO changed_months "
            f"SELECT DISTINCT '{source.name}', {column} FROM {table} WHERE {column} IS NOT NULL"
        )
