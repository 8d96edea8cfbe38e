"""Counting: every definition's SQL is run once, at load, and its counts are kept in one sorted table."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import codes, definitions, scans, sources
from data.definitions import Definition

TABLES = Path(__file__).with_name("counts.sql")
ROLL_UP = Path(__file__).with_name("roll_up.sql")
# Which column of the counts each measure of a definition's SQL fills.
MEASURES = {
    "numerator": "numerator",
    "denominator": "denominator",
    "sum": "numerator",
    "n": "denominator",
    "squares": "squares",
    "weight": "numerator",
    "events": "numerator",
    "reported": "denominator",
    "done": "numerator",
    "planned": "denominator",
}
ORDER = "indicator, breakdown, area, month, part, bin"
APPENDED_SHARE = 0.2  # of the sorted counts; beyond, all are sorted anew
LEAVES_ONLY = ("zero_share", "streak")
RATIOS = (("numerator", "denominator"), ("done", "planned"))


@dataclass(frozen=True)
class Job:
    """Definitions that one pass over the rows can count, over the same months (None: all)."""

    definitions: tuple[Definition, ...]
    breakdown: str
    months: frozenset | None


def count(connection: duckdb.DuckDBPyConnection, changes: dict[str, frozenset | None]) -> bool:
    """Bring the table `counts` up to date after `changes`: table → months that changed (None: all).

    A definition that is new or was edited is counted whole. Returns whether anything was counted anew.
    """
    connection.execute(TABLES.read_text("utf-8"))
    known = definitions.read()
    counted = dict(connection.execute("SELECT indicator, digest FROM counted").fetchall())
    stale = {name: _stale_months(d, changes, counted.get(name)) for name, d in known.items()}
    stale = {name: months for name, months in stale.items() if months is None or months}
    connection.execute("DELETE FROM fresh")
    for job in _jobs(known, stale):
        _run(connection, job)
    gone = set(counted) - set(known)
    if stale or gone:
        _replace(connection, known, stale)
    return bool(stale or gone)


def digest(definition: Definition) -> str:
    """What makes a definition's counts and what of them is told: kind, SQL, break-downs, small counts."""
    protection = f"{definition.small_count_limit} {definition.small_counts}"
    return "|".join([definition.kind, definition.sql, protection, *definition.breakdowns])


def _stale_months(definition: Definition, changes: dict, counted: str | None) -> frozenset | None:
    if counted != digest(definition):
        return None
    touched = [changes[t] for t in scans.describe(definition.id, definition.sql).tables if t in changes]
    return None if None in touched else frozenset().union(*touched)


def _jobs(known: dict[str, Definition], stale: dict[str, frozenset | None]) -> list[Job]:
    """Group what shares a scan: the same rows, grouping, break-down and months."""
    groups: dict[tuple, list[Definition]] = defaultdict(list)
    for name, months in stale.items():
        for breakdown in ("", *known[name].breakdowns):
            key = scans.describe(name, known[name].sql).key
            leaves = known[name].kind in LEAVES_ONLY
            groups[key, leaves, breakdown, months].append(known[name])
    return [Job(tuple(found), breakdown, months) for (_, _, breakdown, months), found in groups.items()]


def _run(connection: duckdb.DuckDBPyConnection, job: Job) -> None:
    """Count a job and add it, with the sums of every area above, to `fresh`."""
    described = {d.id: scans.describe(d.id, d.sql) for d in job.definitions}
    plain = all(found.plain for found in described.values())
    trees = {name: found.plain for name, found in described.items()}
    query = scans.combined(trees, _column(job.breakdown)) if plain else job.definitions[0].sql
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE wide AS "
        f"SELECT * FROM ({query.rstrip().rstrip(';')}) AS counted {_only(job.months)}"
    )
    if not connection.execute("SELECT 1 FROM wide LIMIT 1").fetchone():
        return
    _roll_up(connection, job)
    _keep(connection, job, plain)


def _only(months: frozenset | None) -> str:
    """Constants and no parameter: so DuckDB leaves out, unread, the rows of other months."""
    if months is None:
        return ""
    return f"WHERE month IN ({', '.join(f'DATE {str(month)!r}' for month in sorted(months))})"


def _column(breakdown: str) -> str:
    """The column of the table that a break-down goes by."""
    return definitions.breakdowns()[breakdown].get("column", breakdown) if breakdown else ""


def _roll_up(connection: duckdb.DuckDBPyConnection, job: Job) -> None:
    """Add up `wide` over the areas above into `rolled`; all measures of a job in one pass."""
    columns = [row[0] for row in connection.execute("DESCRIBE wide").fetchall()]
    dimensions = [name for name in ("value",) if name in columns]
    measures = [name for name in columns if name not in ("month", "area", "part", *dimensions)]
    leaves = job.definitions[0].kind in LEAVES_ONLY
    coarse = codes.read()[definitions.breakdowns()[job.breakdown]["codes"]].coarse if job.breakdown else ()
    connection.execute(
        ROLL_UP.read_text("utf-8").format(
            dimensions="".join(f"wide.{name}, " for name in dimensions),
            measures=", ".join(f'sum({_both(name, measures)}) AS "{name}"' for name in measures),
            part=f"coalesce(wide.part, '{codes.NOT_STATED}')" if job.breakdown else "''",
            above="self" if leaves else "above",
        ),
        {"coarse": sorted(coarse)},
    )


def _both(name: str, measures: list[str]) -> str:
    """A measure of `wide`; one side of a ratio counts only where the other is known."""
    for sides in RATIOS:
        for side, other in (sides, sides[::-1]):
            partner = f"{name.removesuffix(side)}{other}"
            if name.endswith(side) and partner in measures:
                return f'CASE WHEN wide."{partner}" IS NOT NULL THEN wide."{name}" END'
    return f'wide."{name}"'


def _keep(connection: duckdb.DuckDBPyConnection, job: Job, is_plain: bool) -> None:
    """Move the measures of a job's definitions from `rolled` into `fresh`, in one statement."""
    ids = {f"id{i}": definition.id for i, definition in enumerate(job.definitions)}
    kept = [
        _kept(definition, mark, f"{definition.id}__" if is_plain else "")
        for mark, definition in zip(ids, job.definitions, strict=True)
    ]
    connection.execute(f"INSERT INTO fresh {' UNION ALL '.join(kept)}", ids | {"breakdown": job.breakdown})


def _kept(definition: Definition, mark: str, prefix: str) -> str:
    """The query of one definition's counts, without rows that say nothing; its id is the parameter `mark`."""
    given = {MEASURES[m]: f'"{prefix}{m}"' for m in definitions.KINDS[definition.kind] if m in MEASURES}
    values = [given.get(column, "NULL") for column in ("numerator", "denominator", "squares")]
    bin_ = "value" if definition.kind == "median" else "NULL"
    said = "{} IS NOT NULL" if sources.read()[definition.source].zeros else "coalesce({}, 0) <> 0"
    told = " OR ".join(said.format(value) for value in given.values())
    everything = definition.kind in LEAVES_ONLY
    return (
        f"SELECT ${mark}, month, area, $breakdown, part, {', '.join(values)}, {bin_} "
        f"FROM rolled WHERE {everything} OR {told}"
    )


def _may_append(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the fresh counts are few beside those that were sorted in one go, and so may follow them."""
    may_append = connection.execute(
        "SELECT appended + (SELECT count(*) FROM fresh) <= $share * rows FROM counts_sorted",
        {"share": APPENDED_SHARE},
    ).fetchone()
    return may_append is not None and may_append[0]


def _drop_stale(connection: duckdb.DuckDBPyConnection, names: dict[str, list[str]]) -> None:
    """Delete by what is stale, not by what stays: so DuckDB leaves the other indicators unread."""
    connection.execute(
        "DELETE FROM counts WHERE indicator NOT IN (SELECT unnest($known)) "
        "OR indicator IN (SELECT unnest($whole))",
        names,
    )
    connection.execute(
        "DELETE FROM counts USING outdated "
        "WHERE counts.indicator = outdated.indicator AND counts.month = outdated.month"
    )


def _replace(connection: duckdb.DuckDBPyConnection, known: dict[str, Definition], stale: dict) -> None:
    """Write the counts that are stale: in order, so that a page reads what it asks for from few places."""
    whole = [name for name, months in stale.items() if months is None]
    partly = [(name, month) for name, months in stale.items() for month in months or ()]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE outdated AS "
        "SELECT unnest($names) AS indicator, unnest($months) AS month",
        {"names": [name for name, _ in partly], "months": [month for _, month in partly]},
    )
    stays = (
        "indicator IN (SELECT unnest($known)) AND indicator NOT IN (SELECT unnest($whole)) "
        "AND (indicator, month) NOT IN (FROM outdated)"
    )
    names = {"known": sorted(known), "whole": whole}
    if _may_append(connection):
        _drop_stale(connection, names)
        connection.execute(f"INSERT INTO counts FROM fresh ORDER BY {ORDER}")
        connection.execute("UPDATE counts_sorted SET appended = appended + (SELECT count(*) FROM fresh)")
    else:
        _sort_anew(connection, stays, names)
    connection.execute("DELETE FROM counted")
    connection.execute(
        "INSERT INTO counted SELECT unnest($names), unnest($digests)",
        {"names": list(known), "digests": [digest(definition) for definition in known.values()]},
    )


def _sort_anew(connection: duckdb.DuckDBPyConnection, stays: str, names: dict[str, list[str]]) -> None:
    """Write all counts into a new table in order."""
    connection.execute(
        f"CREATE OR REPLACE TABLE renewed AS SELECT * FROM ("
        f"(SELECT * FROM counts WHERE {stays}) UNION ALL FROM fresh) ORDER BY {ORDER}",
        names,
    )
    connection.execute("DROP TABLE counts")
    connection.execute("ALTER TABLE renewed RENAME TO counts")
    connection.execute("DELETE FROM counts_sorted")
    connection.execute("INSERT INTO counts_sorted SELECT count(*), 0 FROM counts")
