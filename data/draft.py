"""Drafts: the next version of the warehouse in the making, under a name that no reader looks at."""

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from data import intake, warehouse
from data.history import publications
from data.scans import SCHEMA

WORKPLACE = ".load-"
MEMORY_LIMIT = "1200MB"
# Lists of words are looked at where a CASE lets a cell come so far; joined, they cost more than all else.
IN_AS_JOIN = "in_clause"
STORAGE_VERSION = "v1.5.0"  # so that DuckDB 1.5 opens the files too
BATCHES = Path(__file__).with_name("batches.sql")


@dataclass(frozen=True)
class Draft:
    """A warehouse in the making: a copy of the current version under a name that no reader looks at."""

    connection: duckdb.DuckDBPyConnection
    file: Path
    folder: Path

    def publish(self, number: int) -> None:
        """Close the draft and make it the current version, in one step."""
        self.connection.execute("DETACH scratch")
        self.connection.execute("CHECKPOINT warehouse")
        self.connection.close()
        with self.file.open("rb") as handle:
            os.fsync(handle.fileno())
        os.replace(self.file, warehouse.path(number, self.folder))
        warehouse.choose(number, self.folder)
        publications.prune(self.folder)


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """A folder for a draft, for the holder of the lock; what a killed load left behind is removed first."""
    for left in folder.glob(f"{WORKPLACE}*"):
        shutil.rmtree(left, ignore_errors=True)
    for left in folder.glob(f".{warehouse.CURRENT}-*"):
        left.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix=WORKPLACE, dir=folder) as scratch:
        yield Path(scratch)


@contextmanager
def draft(folder: Path, scratch: Path) -> Iterator[tuple[Draft, duckdb.DuckDBPyConnection]]:
    """A draft of the next version with a database `scratch` for staging; it vanishes unless published."""
    file = scratch / "draft.duckdb"
    current = warehouse.version(folder)
    if current:
        shutil.copyfile(warehouse.path(current, folder), file)
    connection = _open(file, scratch)
    try:
        yield Draft(connection, file, folder), connection
    finally:
        connection.close()


def record(
    connection: duckdb.DuckDBPyConnection, number: int, as_of: dt.date | None, warnings: tuple[str, ...]
) -> None:
    """Write down the version: who made it, when, and the date that it describes."""
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    connection.execute(
        "INSERT INTO versions VALUES (?, ?, ?, ?, ?)", [number, now, intake.who(), as_of, list(warnings)]
    )


def _open(file: Path, scratch: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(
        config={"memory_limit": MEMORY_LIMIT, "temp_directory": str(scratch / "spill")}
    )
    connection.execute(
        f"ATTACH $file AS warehouse (STORAGE_VERSION '{STORAGE_VERSION}')", {"file": str(file)}
    )
    connection.execute("ATTACH $file AS scratch", {"file": str(scratch / "staging.duckdb")})
    connection.execute("USE warehouse")
    # What is published is written by Draft.publish; what was staged is thrown away.
    connection.execute("PRAGMA disable_checkpoint_on_shutdown")
    connection.execute(f"SET disabled_optimizers = '{IN_AS_JOIN}'")
    connection.execute(SCHEMA.read_text("utf-8"))
    connection.execute(BATCHES.read_text("utf-8"))
    _add_columns(connection)
    _coverage_tables(connection)
    connection.execute("CREATE OR REPLACE TEMP TABLE changed_months (source VARCHAR, month DATE)")
    connection.execute("CREATE OR REPLACE TEMP TABLE batches_before AS FROM batches")
    return connection


def _add_columns(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the tables of an older version the columns that the schema has gained since."""
    there = connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'warehouse' "
        "AND NOT internal"
    ).fetchall()
    tables = {table for table, _ in there}
    for name, column, type_ in _latest_columns():
        for table in tables & {name, f"{name}_earlier"}:
            if (table, column) not in there:
                connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} {type_}")


@cache
def _latest_columns() -> list[tuple[str, str, str]]:
    """Table, column and type of all that the schema declares."""
    with duckdb.connect() as latest:
        latest.execute(SCHEMA.read_text("utf-8"))
        latest.execute(BATCHES.read_text("utf-8"))
        return latest.execute(
            "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()


def _coverage_tables(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE TABLE IF NOT EXISTS ancestors (area VARCHAR, ancestor VARCHAR)")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS reports (month DATE, area VARCHAR, source VARCHAR, reported BOOLEAN)"
    )
    connection.execute("CREATE TABLE IF NOT EXISTS as_of (area VARCHAR, as_of DATE)")
    connection.execute("CREATE TABLE IF NOT EXISTS hidden (indicator VARCHAR, month DATE, area VARCHAR)")
