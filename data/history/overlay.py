"""Overlay: what was corrected or supplied by hand lies over what the exports say.

It is lifted before a load, so that exports are merged, retired and undone among themselves, and laid again
after it: a later export can never undo a correction unseen, and without it stands what the exports say.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import duckdb

from data import merge, sources
from data.history import by_hand, corrected
from data.history.by_hand import Cells
from data.history.corrected import CORRECTED, OURS, SUPPLIED, Correction
from data.sources import Source

# Where nobody reports, these tell up to which month the data reach; what is planned does not.
DATED = ("disputes", "incidents", "grids", "monthly_figures", "petitions", "requests", "hazards", "services")
IN_HAND = -1  # the batch of rows that are being laid, until each has that of its correction


@dataclass(frozen=True)
class Laid:
    """What lies over the exports now; warnings are for people, `refused` says by number what is wrong."""

    numbers: frozenset[int] = frozenset()
    warnings: tuple[str, ...] = ()
    refused: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Row:
    """A row to be laid, and the corrections that made it."""

    cells: Cells
    corrections: tuple[Correction, ...]


def lift(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring back what the exports say; call it before anything is merged, retired or undone."""
    connection.execute(corrected.TABLES)
    connection.execute("CREATE OR REPLACE TEMP TABLE lifted_sources AS SELECT DISTINCT source FROM corrected")
    for (name,) in connection.execute("FROM lifted_sources").fetchall():
        columns = ", ".join((*sources.read()[name].stored, "batch"))
        connection.execute(f"CREATE OR REPLACE TEMP TABLE lifted_{name} AS FROM {name} WHERE batch IN {OURS}")
        connection.execute(f"DELETE FROM {name} WHERE batch IN {OURS}")
        connection.execute(
            f"INSERT INTO {name} ({columns}) SELECT {columns} FROM {name}_earlier WHERE replaced_by IN {OURS}"
        )
        connection.execute(f"DELETE FROM {name}_earlier WHERE replaced_by IN {OURS}")
    connection.execute("DELETE FROM corrected")


def lay(
    connection: duckdb.DuckDBPyConnection,
    known: Iterable[Correction],
    version: int,
    as_of: dt.date | None = None,
) -> Laid:
    """Lay the corrections that have not expired; call it after `lift` and all merging, before counting.

    Only months of rows that differ from before the lifting are added to `changed_months`.
    """
    day = as_of or latest_day(connection)
    chosen = [one for one in known if not (one.expires and day and one.expires < day)]
    lifted = [name for (name,) in connection.execute("FROM lifted_sources").fetchall()]
    laid = Laid()
    for name in dict.fromkeys([*lifted, *(one.source for one in chosen)]):
        source = sources.read()[name]
        merge.tables(connection, source)
        if name not in lifted:  # what an earlier lifting on this connection left is not what stood now
            connection.execute(f"CREATE OR REPLACE TEMP TABLE lifted_{name} AS FROM {name} LIMIT 0")
        ours = sorted((one for one in chosen if one.source == name), key=lambda one: one.number)
        if ours:
            laid = _with(laid, _lay_source(connection, source, ours, version))
        _remember_months(connection, source)
    return laid


def below(
    connection: duckdb.DuckDBPyConnection, source: Source, key: Cells, known: Iterable[Correction]
) -> Cells | None:
    """The row that a correction of this key would lie on: the exports' own, or one that was supplied."""
    place = tuple(key[name] for name in source.key)
    found = by_hand.stored(connection, source, [key]).get(place)
    supplied = [
        one
        for one in known
        if one.kind == SUPPLIED and one.source == source.name and one.place(source) == place
    ]
    return found or (_whole(source, supplied[-1]) if supplied else None)


def latest_day(connection: duckdb.DuckDBPyConnection) -> dt.date | None:
    """The day that the data reach, told before they are counted; see coverage.sql."""
    (reported,) = connection.execute("SELECT max(month) FROM reporting").fetchone()
    dated = {source.name: source.month for source in sources.read().values() if source.name in DATED}
    months = " UNION ALL ".join(f"SELECT max({month}) AS month FROM {name}" for name, month in dated.items())
    last = "SELECT last_day(coalesce($reported, (SELECT max(month) FROM ({})))) AS day"
    return connection.execute(last.format(months), {"reported": reported}).fetchone()[0]


def _with(laid: Laid, more: Laid) -> Laid:
    return Laid(laid.numbers | more.numbers, laid.warnings + more.warnings, laid.refused | more.refused)


def _lay_source(
    connection: duckdb.DuckDBPyConnection, source: Source, ours: list[Correction], version: int
) -> Laid:
    rows, warnings = _planned(connection, source, ours)
    if not rows:
        return Laid(warnings=warnings)
    # The months that staging and merging add are not those that changed: see _remember_months.
    connection.execute("CREATE OR REPLACE TEMP TABLE kept_months AS FROM changed_months")
    why_not = by_hand.take(connection, source, [row.cells for row in rows], IN_HAND)
    connection.execute("CREATE OR REPLACE TEMP TABLE changed_months AS FROM kept_months")
    refused = {one.number: why for at, why in why_not.items() for one in rows[at].corrections}
    warnings += tuple(
        f"correction {number}, {source.name}: cannot be laid any longer ({why}); withdraw it or correct anew"
        for number, why in refused.items()
    )
    good = [row for at, row in enumerate(rows) if at not in why_not]
    _give_batches(connection, source, good, version)
    numbers = frozenset(one.number for row in good for one in row.corrections)
    return Laid(numbers, warnings, refused)


def _planned(
    connection: duckdb.DuckDBPyConnection, source: Source, ours: list[Correction]
) -> tuple[list[_Row], tuple[str, ...]]:
    """The rows as they are to be, each with all its corrections in the order of their numbers."""
    exported = by_hand.stored(connection, source, [one.key for one in ours])
    supplied: dict[tuple, Cells] = {}
    planned: dict[tuple, _Row] = {}
    warnings = []
    for one in ours:
        place = one.place(source)
        doubt = _doubt(one, exported.get(place), supplied.get(place))
        if doubt:
            warnings.append(f"correction {one.number}, {source.name}: {doubt}")
        if one.kind == SUPPLIED and place not in exported:
            supplied[place] = _whole(source, one)
            planned[place] = _Row(supplied[place], (one,))
        elif one.kind == CORRECTED and (place in exported or place in supplied):
            row = planned.get(place) or _Row(exported[place], ())
            cells = row.cells | one.values
            if cells != row.cells:
                planned[place] = replace(row, cells=cells, corrections=(*row.corrections, one))
    return list(planned.values()), tuple(warnings)


def _whole(source: Source, supplied: Correction) -> Cells:
    return dict.fromkeys((column.name for column in source.columns), "") | supplied.values | supplied.key


def _doubt(one: Correction, exported: Cells | None, supplied: Cells | None) -> str:
    """What has happened below a correction since it was written down; never a cell."""
    if one.kind == SUPPLIED:
        return "the exports hold this row now and theirs stands; withdraw it" if exported else ""
    row = exported or supplied
    if row is None:
        return "its row is in no export any more; withdraw it"
    told = {name: row[name] for name in one.values}
    if told == one.values:
        return "the exports say the same now; withdraw it"
    return "the exports have changed these cells since; it still stands" if told != one.was else ""


def _give_batches(
    connection: duckdb.DuckDBPyConnection, source: Source, rows: list[_Row], version: int
) -> None:
    """Give each row the batch of its last correction, and write down what lies over the exports."""
    batches = [[_batch(connection, one, version) for one in row.corrections][-1] for row in rows]
    places = [chr(31).join(row.cells[name] for name in source.key) for row in rows]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE laid AS SELECT unnest($places) AS place, unnest($batches) AS own",
        {"places": places, "batches": batches},
    )
    for table, column in ((source.name, "batch"), (f"{source.name}_earlier", "replaced_by")):
        connection.execute(
            f"UPDATE {table} SET {column} = laid.own FROM laid "
            f"WHERE {table}.{column} = {IN_HAND} AND laid.place = {by_hand.key_text(source)}"
        )
    for row, batch in zip(rows, batches, strict=True):
        for one in row.corrections:
            corrected.write(connection, source, one, batch)


def _batch(connection: duckdb.DuckDBPyConnection, one: Correction, version: int) -> int:
    """The batch of a correction; it is recorded when it is laid for the first time."""
    known, following = connection.execute(
        "SELECT max(batch) FILTER (WHERE sha256 = $digest), coalesce(max(batch), 0) + 1 FROM batches",
        {"digest": one.digest},
    ).fetchone()
    if known is not None:
        return known
    row = {
        "batch": following,
        "version": version,
        "file": one.label,
        "sha256": one.digest,
        "source": one.source,
        "rows_read": 1,
        "accepted": int(one.kind == SUPPLIED),
        "replaced": int(one.kind == CORRECTED),
        "unchanged": 0,
        "refused": 0,
        "dropped_columns": [],
        "loaded_at": one.at,
        "loaded_by": one.who,
    }
    values = ", ".join(f"${name}" for name in row)
    connection.execute(f"INSERT INTO batches ({', '.join(row)}) VALUES ({values})", row)
    return following


def _remember_months(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """The months of rows that are not as they were before the lifting; the others need no counting."""
    name, key, columns = source.name, ", ".join(source.key), ", ".join(source.stored)
    ours = f"(SELECT batch FROM corrected WHERE source = '{name}')"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE rows_before AS SELECT {columns} FROM lifted_{name} UNION ALL "
        f"SELECT {columns} FROM {name}_earlier WHERE replaced_by IN {ours} "
        f"AND ({key}) NOT IN (SELECT ({key}) FROM lifted_{name})"
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE rows_now AS SELECT {columns} FROM {name} "
        f"WHERE batch IN {ours} OR ({key}) IN (SELECT ({key}) FROM rows_before)"
    )
    for month in source.months:
        connection.execute(
            f"INSERT INTO changed_months SELECT DISTINCT '{name}', {month} FROM ("
            f"(FROM rows_before EXCEPT FROM rows_now) UNION ALL (FROM rows_now EXCEPT FROM rows_before)) "
            f"WHERE {month} IS NOT NULL"
        )
