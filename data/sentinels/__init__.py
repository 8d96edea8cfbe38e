"""Sentinels: figures that look too good or too alike, counted here at load and judged by metrics.sentinels.

Each is a pair of files: words, thresholds and tables in `<id>.toml`, what is counted in `<id>.sql`. The SQL
gives rows source measure area month observed n extra; they are added up for towns and counties, never below.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from data import codes, merge, sources
from data.problem import Problem

FOLDER = Path(__file__).parent
TABLES = FOLDER / "tables" / "sentinel_counts.sql"
ROLL_UP = FOLDER / "tables" / "add_up.sql"
MEASURED = FOLDER / "measured" / "false_alarms.toml"
LANGUAGES = ("zh", "en")
WORDS = ("title", "looks_at", "innocent", "ask")
RULES = ("peers", "full", "given", "expected", "collapse", "zeros")


@dataclass(frozen=True)
class Sentinel:
    """One sentinel: its words, the rule that judges it and the rule's numbers.

    `floor` is the least n that is judged; `windows` are how many months are looked at together; `reach` is
    how many months around a changed one must be counted again; `chance` is the share to be expected (rule
    given); `dispersion` is how much honest offices differ: the least intra-class correlation of shares, or
    1 / shape of counts (rule zeros); `design_effect` is how many of what is counted come in a bunch and tell
    no more than one would (Kish 1965).
    """

    id: str
    rule: str
    tables: tuple[str, ...]
    sql: str
    title: dict[str, str]
    looks_at: dict[str, str]
    innocent: dict[str, str]
    ask: dict[str, str]
    floor: int = 30
    windows: tuple[int, ...] = (1,)
    reach: int = 0
    chance: float = 0.0
    dispersion: float = 0.0
    design_effect: float = 1.0


@cache
def read() -> dict[str, Sentinel]:
    """All sentinels by id; a Problem names the first file that is wrong."""
    return {file.stem: _sentinel(file) for file in sorted(FOLDER.glob("*.toml"))}


@cache
def false_alarms() -> dict[str, dict[str, float]]:
    """Per sentinel, what `python -m metrics.simulate` measured on clean data: cells, alarms, rate …"""
    return tomllib.loads(MEASURED.read_text("utf-8"))


def refresh(connection: duckdb.DuckDBPyConnection, changes: dict[str, frozenset | None]) -> None:
    """Bring `sentinel_counts` up to date after `changes`: table → months that changed (None: all)."""
    connection.execute(TABLES.read_text("utf-8"))
    _tables(connection)
    every = {month for (month,) in connection.execute("SELECT month FROM calendar").fetchall()}
    known = read()
    connection.execute(
        "DELETE FROM sentinel_counts WHERE sentinel NOT IN (SELECT unnest($known)) "
        "OR month NOT IN (SELECT month FROM calendar)",  # an as-of date may be set back
        {"known": list(known)},
    )
    (counted,) = connection.execute("SELECT count(*) FROM sentinel_counts").fetchone()
    for sentinel in known.values():
        touched = [changes[table] for table in (*sentinel.tables, "areas") if table in changes]
        whole = not counted or None in touched
        months = every if whole else every & _around(frozenset().union(*touched), sentinel.reach)
        if months:
            _recount(connection, sentinel, sorted(months), whole)


def _recount(connection: duckdb.DuckDBPyConnection, sentinel: Sentinel, months: list, whole: bool) -> None:
    connection.execute(
        "DELETE FROM sentinel_counts WHERE sentinel = $id AND ($whole OR month IN (SELECT unnest($months)))",
        {"id": sentinel.id, "whole": whole, "months": months},
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE leaves AS {sentinel.sql}", {"months": months})
    if connection.execute("SELECT 1 FROM leaves LIMIT 1").fetchone():
        connection.execute(ROLL_UP.read_text("utf-8"), {"id": sentinel.id})


def _around(months: frozenset, reach: int) -> set:
    """The months and those before and after them."""
    found = set()
    for month in months:
        at = 12 * month.year + month.month - 1
        near = (divmod(at + step, 12) for step in range(-reach, reach + 1))
        found |= {month.replace(year=year, month=index + 1) for year, index in near}
    return found


def _tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Tables that the SQL reads and a young warehouse has not: earlier rows, and `flows`.

    A flow is an item of monthly figures that happens anew each month; a stock may well stay as it is.
    """
    there = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    for source in sources.read().values():
        if f"{source.name}_earlier" not in there:
            merge.tables(connection, source)
    flows = [name for name, item in codes.items().items() if item["kind"] == "flow"]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE flows AS SELECT unnest($flows) AS item", {"flows": flows}
    )


def _sentinel(file: Path) -> Sentinel:
    fields = tomllib.loads(file.read_text("utf-8"))
    for word in WORDS:
        if lacking := [lang for lang in LANGUAGES if not fields.get(word, {}).get(lang)]:
            raise Problem(f"{file.name}: [{word}] lacks {', '.join(lacking)}; give the words in zh and en.")
    if fields.get("rule") not in RULES:
        raise Problem(f"{file.name}: rule is {fields.get('rule')!r}; use one of {', '.join(RULES)}.")
    sql = file.with_suffix(".sql").read_text("utf-8")
    lists = {"tables": tuple(fields["tables"]), "windows": tuple(fields.get("windows", (1,)))}
    return Sentinel(id=file.stem, sql=sql, **(fields | lists))
