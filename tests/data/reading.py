"""Cells read one at a time, as staging reads them."""

import duckdb

from data.sources import Column
from data.staging import cells, stage

CONNECTION = duckdb.connect()
CONNECTION.execute(cells.MACROS)
CONNECTION.execute(stage.PERSONAL_MACROS)
REFUSED = "refused"


def told(kind: str, cell: str | None, unit: str = "", factor: float = 1) -> tuple[object, str]:
    """The stored value of a cell and why it cannot be read, '' where it can."""
    column = Column("x", kind, unit=unit)
    is_checked = kind in cells.REASONS
    refused = f"{cells.unreadable(column)}, {cells.reason(column)}" if is_checked else "false, ''"
    value, is_refused, reason = CONNECTION.execute(
        f"WITH given AS (SELECT $cell AS c0), texts AS (SELECT {cells.text(0)} AS t_x FROM given), "
        f"read AS (SELECT *, {cells.read(column, factor)} AS x FROM texts) "
        f"SELECT {cells.stored(column)}, {refused} FROM read",
        {"cell": cell},
    ).fetchone()
    return value, reason if is_refused else ""


def understood(kind: str, cell: str | None, unit: str = "", factor: float = 1) -> object:
    """The stored value of a cell, None where it says nothing, REFUSED where it cannot be read."""
    value, reason = told(kind, cell, unit, factor)
    return REFUSED if reason else value
