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
    tables(connection, source)
    if not connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone():
        _insert(connection, source, _good(source), first_batch)
        if _cases_are_single(connection, source):
            remember_months(connection, source, name)
            remember_months(connection, source, f"{name}_earlier")  # what had vanished to the last case
            return _counted(
                connection, f"SELECT batch - {first_batch} AS sheet, 'accepted' AS verdict FROM {name}"
            )
        connection.execute(f"DELETE FROM {name}")
    return _upsert(connection, source, first_batch)


def tables(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Make the tables beside a source's own: what a row said earlier, and who said the same again.

    `<source>_earlier` holds rows with the batch that replaced them or, of a case that vanished, showed it.
    `<source>_confirmed` holds the keys of rows that a batch brought unchanged, or (is_refused) refused.
    """
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS {source.name}_earlier AS "
        f"SELECT *, CAST(NULL AS BIGINT) AS replaced_by FROM {source.name} LIMIT 0"
    )
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS {source.name}_confirmed AS "
        f"SELECT {', '.join(source.key)}, batch, false AS is_refused FROM {source.name} LIMIT 0"
    )


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
    """Every sheet leaves the last that it says of a case: the last sheet in the table, others as earlier."""
    _judge(connection, source)
    key = ", ".join(source.key)
    connection.execute(
        f"INSERT INTO {source.name}_confirmed ({key}, batch, is_refused) "
        f"SELECT {key}, sheet + {first_batch}, false FROM scratch.said WHERE NOT is_news"
    )
    connection.execute(
        "CREATE OR REPLACE TABLE scratch.written AS "
        f"SELECT good.*, is_changed, lead(sheet) OVER (PARTITION BY {key} ORDER BY sheet) AS next_sheet "
        "FROM scratch.good AS good JOIN (SELECT sheet, row_no, is_changed FROM scratch.said WHERE is_news) "
        "AS news USING (sheet, row_no)"
    )
    _replace(connection, source, first_batch)
    last = "FROM scratch.written WHERE next_sheet IS NULL"
    _insert(connection, source, last, first_batch)
    remember_months(connection, source, f"({last} AND is_changed)")
    # A case that had vanished and is back is no longer missed in its former months.
    back = "(FROM scratch.judged WHERE was IS NULL)"
    remember_months(connection, source, f"(FROM {source.name}_earlier SEMI JOIN {back} USING ({key}))")
    return _counted(connection, "FROM scratch.judged")


def _judge(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Compare each row with that of its case before it: an earlier one of this load, or the stored one.

    Gives scratch.judged (every row with its verdict) and scratch.said (a sheet's last row of each case: is it
    news after the sheet before; is_changed: does the load leave another value than was stored?).
    """
    key, name = ", ".join(source.key), source.name
    row = f"struct_pack({', '.join(source.stored)})"
    connection.execute(f"CREATE OR REPLACE TABLE scratch.good AS {_good(source)}")
    # First where they are, then what they say: a wide table is not read through for a few rows.
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.places AS "
        f"SELECT rowid AS place FROM {name} SEMI JOIN scratch.good USING ({key})"
    )
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.judged AS WITH stored AS (SELECT {key}, {row} AS was FROM {name} "
        f"WHERE rowid IN (SELECT place FROM scratch.places)), "
        f"ordered AS (SELECT sheet, row_no, {key}, {row} AS now, lag({row}) OVER cases AS before, "
        f"lead(sheet) OVER cases IS DISTINCT FROM sheet AS ends_sheet, "
        f"last_value({row}) OVER (cases ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS final "
        f"FROM scratch.good WINDOW cases AS (PARTITION BY {key} ORDER BY sheet, row_no)) "
        f"SELECT sheet, row_no, {key}, now, was, ends_sheet, final IS DISTINCT FROM was AS is_changed, "
        f"CASE WHEN coalesce(before, was) IS NULL THEN 'accepted' "
        f"WHEN now IS NOT DISTINCT FROM coalesce(before, was) THEN 'unchanged' "
        f"ELSE 'replaced' END AS verdict FROM ordered LEFT JOIN stored USING ({key})"
    )
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.said AS SELECT sheet, row_no, {key}, is_changed, "
        f"now IS DISTINCT FROM coalesce(lag(now) OVER (PARTITION BY {key} ORDER BY sheet), was) AS is_news "
        f"FROM scratch.judged WHERE ends_sheet"
    )


def _replace(connection: duckdb.DuckDBPyConnection, source: Source, first_batch: int) -> None:
    """Stored rows that are about to be replaced, and rows of sheets between, become earlier rows."""
    key, columns, name = ", ".join(source.key), ", ".join(source.stored), source.name
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.replaced AS "
        f"SELECT t.*, t.rowid AS place, w.sheet + {first_batch} AS replaced_by, w.is_changed "
        f"FROM {name} AS t JOIN (SELECT {key}, min(sheet) AS sheet, bool_or(is_changed) AS is_changed "
        f"FROM scratch.written GROUP BY ALL) AS w USING ({key}) "
        f"WHERE t.rowid IN (SELECT place FROM scratch.places)"
    )
    connection.execute(
        f"INSERT INTO {name}_earlier ({columns}, batch, replaced_by) "
        f"SELECT {columns}, batch, replaced_by FROM scratch.replaced UNION ALL "
        f"SELECT {columns}, sheet + {first_batch}, next_sheet + {first_batch} FROM scratch.written "
        f"WHERE next_sheet IS NOT NULL"
    )
    connection.execute(f"DELETE FROM {name} WHERE rowid IN (SELECT place FROM scratch.replaced)")
    remember_months(connection, source, "(FROM scratch.replaced WHERE is_changed)")


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


def remember_months(connection: duckdb.DuckDBPyConnection, source: Source, table: str) -> None:
    """Add every month that the rows of a table or query lie in to `changed_months`."""
    for column in source.months:
        connection.execute(
            f"INSERT INTO changed_months "
            f"SELECT DISTINCT '{source.name}', {column} FROM {table} WHERE {column} IS NOT NULL"
        )
