"""The warehouse: versioned, immutable DuckDB files; pages open the current one read-only and locked down."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data.problem import Problem

ROOT = Path(__file__).resolve().parent.parent
CURRENT = "current"
NEWEST = ("score_events", "circumstance")  # the column added last: pages cannot read a version without it
_NAME = re.compile(r"^warehouse-(\d{6})\.duckdb$")
_LOCKED_DOWN = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "enable_external_access": "false",
    # Given on opening and not by SET afterwards: a second reader of the same file could not SET it again.
    "lock_configuration": "true",
}


def folder() -> Path:
    """Where the warehouses lie: ZHILI_WAREHOUSE, or warehouse/ in the project."""
    return Path(os.environ.get("ZHILI_WAREHOUSE") or ROOT / "warehouse")


def path(number: int, where: Path) -> Path:
    """The file of one version."""
    return where / f"warehouse-{number:06d}.duckdb"


def numbers(where: Path) -> list[int]:
    """The versions that are kept, oldest first."""
    found = (_NAME.match(file.name) for file in where.glob("warehouse-*.duckdb"))
    return sorted(int(match.group(1)) for match in found if match)


def version(where: Path | None = None) -> int:
    """The number of the current version; 0 where nothing has been loaded yet."""
    where = where or folder()
    kept = numbers(where)
    pointer = where / CURRENT
    chosen = pointer.read_text("ascii", "replace").strip() if pointer.exists() else ""
    if chosen.isdecimal() and int(chosen) in kept:
        return int(chosen)
    return kept[-1] if kept else 0


def choose(number: int, where: Path) -> None:
    """Make a kept version the current one, in one step that cannot be half done."""
    draft = where / f".{CURRENT}-{os.getpid()}"
    with draft.open("w") as file:
        file.write(str(number))
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, where / CURRENT)


def connect(number: int, where: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to one version that can reach nothing else; use a cursor() per thread."""
    return duckdb.connect(str(path(number, where)), read_only=True, config=_LOCKED_DOWN)


def counted(number: int, where: Path) -> duckdb.DuckDBPyConnection:
    """A connection to a version whose counts can be read; a Problem where an earlier Zhili made it."""
    connection = connect(number, where)
    try:
        table, column = NEWEST  # a look into the catalogue takes far longer
        connection.execute(f"SELECT {column} FROM {table} LIMIT 0")
    except (duckdb.CatalogException, duckdb.BinderException):
        connection.close()
        raise Problem(
            f"{path(number, where).name}: made by an earlier Zhili; run python -m data.load without a path "
            "to count it again."
        ) from None
    return connection


@contextmanager
def reading(where: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """The current version, read-only. A Problem where nothing has been loaded."""
    where = where or folder()
    number = version(where)
    if not number:
        raise Problem(f"{where}: nothing has been loaded yet; run python -m data.load PATH…")
    with counted(number, where) as connection:
        yield connection
