"""Replay: what was ever said of some cases is played again without some batches."""

from pathlib import Path

import duckdb

from data import merge, vanished
from data.sources import Source

SQL = Path(__file__).with_name("replay.sql")


def replay(connection: duckdb.DuckDBPyConnection, source: Source) -> tuple[int, int]:
    """Take the batches in `scratch.leaving` out of a source's tables; see data.merge for the tables.

    A row that they replaced comes back; a later row follows the one before them; what they only confirmed
    stays; a row that others confirmed stays as theirs. Returns how many rows left and how many came back.
    """
    merge.tables(connection, source)
    key, name = ", ".join(source.key), source.name
    columns = ", ".join(source.stored)
    _touched(connection, source)
    _forget_completed(connection, source)
    vanished.cover(connection, source)
    connection.execute(
        SQL.read_text("utf-8").format(
            name=name,
            key=key,
            lives_key=", ".join(f"lives.{column}" for column in source.key),
            spared_key=", ".join(f"spared.{column}" for column in source.key),
            row=f"struct_pack({columns})",
            area="lives.said.area" if source.month else "NULL",
            month=f"lives.said.{source.month}" if source.month else "NULL",
        )
    )
    now = f"SELECT {columns} FROM {name} SEMI JOIN scratch.touched USING ({key})"
    connection.execute(f"CREATE OR REPLACE TABLE scratch.before AS {now}")
    _write(connection, source)
    connection.execute(f"CREATE OR REPLACE TABLE scratch.after AS {now}")
    return tuple(
        _difference(connection, source, *tables) for tables in (("before", "after"), ("after", "before"))
    )


def _touched(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """The cases that the leaving batches said anything of, or ended."""
    key, name = ", ".join(source.key), source.name
    leaves = "IN (FROM scratch.leaving)"
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.touched AS "
        f"SELECT {key} FROM {name} WHERE batch {leaves} "
        f"UNION SELECT {key} FROM {name}_earlier WHERE batch {leaves} OR replaced_by {leaves} "
        f"UNION SELECT {key} FROM {name}_confirmed WHERE batch {leaves}"
    )


def _forget_completed(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """A complete load is complete with what is left of it; of one that leaves altogether nothing stays."""
    connection.execute(
        "CREATE OR REPLACE TABLE scratch.completed AS "
        "SELECT c.source, c.area, c.first_month, c.last_month, min(b.batch), max(b.batch) "
        "FROM completed AS c JOIN batches AS b "
        "ON b.source = c.source AND b.batch BETWEEN c.first_batch AND c.last_batch "
        "WHERE c.source = $source AND b.batch NOT IN (FROM scratch.leaving) "
        "AND b.batch NOT IN (SELECT batch FROM undone) "
        "GROUP BY c.source, c.area, c.first_month, c.last_month, c.first_batch, c.last_batch",
        {"source": source.name},
    )
    connection.execute("DELETE FROM completed WHERE source = $source", {"source": source.name})
    connection.execute("INSERT INTO completed FROM scratch.completed")


def _write(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    key, name = ", ".join(source.key), source.name
    columns, said = ", ".join(source.stored), ", ".join(f"said.{column}" for column in source.stored)
    for table in (name, f"{name}_earlier"):
        connection.execute(f"DELETE FROM {table} WHERE ({key}) IN (SELECT ({key}) FROM scratch.touched)")
    connection.execute(
        f"DELETE FROM {name}_confirmed WHERE batch IN (FROM scratch.leaving) "
        f"OR NOT is_refused AND ({key}) IN (SELECT ({key}) FROM scratch.touched)"
    )
    connection.execute(
        f"INSERT INTO {name} ({columns}, batch) "
        f"SELECT {said}, batch FROM scratch.replayed WHERE replaced_by IS NULL"
    )
    connection.execute(
        f"INSERT INTO {name}_earlier ({columns}, batch, replaced_by) "
        f"SELECT {said}, batch, replaced_by FROM scratch.replayed WHERE replaced_by IS NOT NULL"
    )
    connection.execute(
        f"INSERT INTO {name}_confirmed ({key}, batch, is_refused) "
        f"SELECT {key}, batch, false FROM scratch.told WHERE NOT is_news"
    )


def _difference(connection: duckdb.DuckDBPyConnection, source: Source, one: str, other: str) -> int:
    """How many rows are in one table and not in the other; their months are stale."""
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.difference AS FROM scratch.{one} EXCEPT ALL FROM scratch.{other}"
    )
    merge.remember_months(connection, source, "scratch.difference")
    return connection.execute("SELECT count(*) FROM scratch.difference").fetchone()[0]
