"""Checks: one rule per file in data/checks; each returns the rows that break it.

The first line says what a breach means and in which words: `-- refuse disputes: …` refuses rows of that
source (the query returns sheet, row_no, column_name and value of the view `incoming`), `-- error: …` stops
the load, `-- warning: …` is shown on the quality page (both return one text per breach).
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

FOLDER = Path(__file__).parent / "checks"
SHOWN = 3  # breaches that a message names


@dataclass(frozen=True)
class Check:
    """One rule: its meaning (refuse, error, warning), the source it concerns, its words and its SQL."""

    name: str
    meaning: str
    source: str
    words: str
    sql: str


@cache
def read() -> tuple[Check, ...]:
    """All rules."""
    return tuple(_check(path) for path in sorted(FOLDER.glob("*.sql")))


def refused(
    connection: duckdb.DuckDBPyConnection, source: str
) -> list[tuple[int, int, str, str, str | None]]:
    """Rows of `incoming` that break a rule of their source: (sheet, row, column, reason, value)."""
    rules = [check for check in read() if check.meaning == "refuse" and check.source == source]
    return [
        (sheet, row, column, check.words, value)
        for check in rules
        for sheet, row, column, value in connection.execute(check.sql).fetchall()
    ]


def breaches(connection: duckdb.DuckDBPyConnection, meaning: str) -> list[tuple[str, str]]:
    """(rule, message) for each rule of that meaning that the warehouse breaks."""
    found = []
    for check in (check for check in read() if check.meaning == meaning):
        rows = [str(row[0]) for row in connection.execute(check.sql).fetchall()]
        if rows:
            more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
            found.append((check.name, f"{check.words}: {', '.join(rows[:SHOWN])}{more}"))
    return found


def _check(path: Path) -> Check:
    sql = path.read_text("utf-8")
    head, words = sql.splitlines()[0].removeprefix("-- ").split(": ", 1)
    meaning, _, source = head.partition(" ")
    return Check(path.stem, meaning, source, words.strip().rstrip("."), sql)
