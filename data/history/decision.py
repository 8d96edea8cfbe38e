"""Decisions: to correct a row, to supply one, to take that back; tried in a draft, then written down."""

import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import coverage, lock, renewal, sources, warehouse
from data import draft as drafts
from data.history import by_hand, journal, overlay
from data.history.corrected import CORRECTED, LABELS, SUPPLIED, Correction
from data.history.decided import KIND, WITHDRAWN, from_entry, standing, written
from data.problem import Problem
from data.sources import Source
from data.staging.personal import looks_personal, masked

UNITS = "areas"  # the unit table is mended by loading a better one
WAIT_SECONDS = 600
LONGEST = 200  # characters of a reason or a name
Cells = dict[str, str]


@dataclass(frozen=True)
class Because:
    """Why, by whom and up to which as-of date; with `check` nothing is changed.

    `folder` holds the warehouses and `records` the journal, where they are not the usual ones.
    """

    reason: str
    who: str
    expires: dt.date | None = None
    check: bool = False
    folder: Path | None = None
    records: Path | None = None


@dataclass(frozen=True)
class Done:
    """The number of a correction, the version that is current afterwards, and warnings of all corrections."""

    number: int
    version: int
    warnings: tuple[str, ...] = ()


def correct(source: str, key: Cells, values: Cells, because: Because) -> Done:
    """Replace cells of the row with this key, from now on and after every later load.

    A Problem where there is no such row, or where the row would not pass the checks of an export.
    """

    def entry(connection: duckdb.DuckDBPyConnection) -> dict:
        kind = _source(source, key, values)
        if fixed := set(key) & set(values):
            raise Problem(f"{source}: {', '.join(sorted(fixed))} tells the row and cannot be corrected.")
        understood = by_hand.understood(connection, kind, key | values)
        place = {name: understood[name] for name in kind.key}
        row = overlay.below(connection, kind, place, standing(because.records))
        if row is None:
            raise Problem(f"{source}: no row with this key; check it, or give the row with --supply.")
        new = {name: understood[name] for name in values}
        was = {name: row[name] for name in values}
        if new == was:
            raise Problem(f"{source}: the row says so already; nothing was written down.")
        return {"action": CORRECTED, "key": place, "values": new, "was": was}

    return _decide(source, entry, because)


def supply(source: str, cells: Cells, because: Because) -> Done:
    """Add a row that no export holds; it yields when an export brings a row with its key."""

    def entry(connection: duckdb.DuckDBPyConnection) -> dict:
        kind = _source(source, {name: cells.get(name, "") for name in _source_named(source).key}, cells)
        lacking = [column.name for column in kind.columns if column.required and not cells.get(column.name)]
        if lacking:
            raise Problem(f"{source}: {', '.join(lacking)} must be given.")
        understood = by_hand.understood(connection, kind, cells)
        place = {name: understood[name] for name in kind.key}
        if overlay.below(connection, kind, place, standing(because.records)):
            raise Problem(f"{source}: there is a row with this key; correct it with --correct.")
        values = {name: text for name, text in understood.items() if name not in place}
        return {"action": SUPPLIED, "key": place, "values": values, "was": {}}

    return _decide(source, entry, because)


def withdraw(number: int, because: Because) -> Done:
    """Take a correction back: its row is what the exports say again; a supplied row leaves."""
    _check_words(because)
    found = next((one for one in written(because.records) if one.correction.number == number), None)
    if found is None:
        raise Problem(f"--withdraw {number}: no such correction; run python -m data.corrections for a list.")
    if found.withdrawn:
        raise Problem(f"--withdraw {number}: was withdrawn by {found.withdrawn['who']} already.")
    return _decide(found.correction.source, lambda _: {"action": WITHDRAWN, "of": number}, because)


def _decide(source: str, entry: Callable[[duckdb.DuckDBPyConnection], dict], because: Because) -> Done:
    """Try a decision in a draft; only when all checks are passed is it written down and published."""
    _check_words(because)
    folder = because.folder or warehouse.folder()
    if not warehouse.version(folder):
        raise Problem(f"{folder}: nothing has been loaded yet; run python -m data.load PATH…")
    with (
        lock.writing(folder, WAIT_SECONDS, sys.stderr),
        drafts.workplace(folder) as scratch,
        drafts.draft(folder, scratch) as (draft, connection),
    ):
        version = max(warehouse.numbers(folder), default=0) + 1
        as_of = _given_as_of(connection)
        overlay.lift(connection)
        decided = {"source": source, **entry(connection), "reason": because.reason.strip()}
        decided["expires"] = because.expires.isoformat() if because.expires else None
        pending = _pending(decided, because)
        laid = overlay.lay(connection, _known(decided, pending, because), version, as_of)
        _check_laid(pending, laid)
        renewal.renew(connection, version, as_of, warnings=laid.warnings)
        if because.check:
            return Done(pending.number, warehouse.version(folder), laid.warnings)
        # First the journal: if the machine stops now, the next load lays what was written down.
        entered = journal.append(KIND, decided, because.who.strip(), because.records)
        _settle(connection, decided, pending, entered)
        draft.publish(version)
    return Done(entered["number"], version, laid.warnings)


def _known(decided: dict, pending: Correction, because: Because) -> list[Correction]:
    if decided["action"] == WITHDRAWN:
        return [one for one in standing(because.records) if one.number != decided["of"]]
    return [*standing(because.records), pending]


def _pending(decided: dict, because: Because) -> Correction:
    """The decision as the journal will have it."""
    number = len(journal.read(KIND, because.records)) + 1
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    empty = {"key": {}, "values": {}, "was": {}}
    return from_entry({**empty, **decided, "number": number, "who": because.who.strip(), "at": now})


def _check_laid(pending: Correction, laid: overlay.Laid) -> None:
    if pending.kind == WITHDRAWN:
        return
    if pending.number in laid.refused:
        raise Problem(f"{pending.source}: {laid.refused[pending.number]}; nothing was written down.")
    if pending.number not in laid.numbers:
        raise Problem(f"--until {pending.expires}: the data reach a later day already; give a later date.")


def _settle(connection: duckdb.DuckDBPyConnection, decided: dict, pending: Correction, entered: dict) -> None:
    """A second writer may have been quicker with another warehouse; a withdrawn batch counts as undone."""
    if entered["number"] != pending.number:
        raise Problem(
            f"Correction {entered['number']} was written down while another was; "
            "run python -m data.load without a path to lay it."
        )
    if decided["action"] == WITHDRAWN:
        connection.execute(
            "INSERT INTO undone SELECT batch, (SELECT max(version) FROM versions), $at, $who FROM batches "
            "WHERE file = ANY($labels) AND source = $source",
            {
                "at": pending.at,
                "who": pending.who,
                "labels": [f"{label} #{decided['of']}" for label in LABELS.values()],
                "source": pending.source,
            },
        )


def _given_as_of(connection: duckdb.DuckDBPyConnection) -> dt.date | None:
    """The as-of date where the last load was given one: a correction does not move it."""
    as_of = coverage.as_of(connection)
    return None if as_of == overlay.latest_day(connection) else as_of


def _source_named(name: str) -> Source:
    known = {source: found for source, found in sources.read().items() if source != UNITS}
    if name not in known:
        raise Problem(f"{name!r} is no source that can be corrected; use one of {', '.join(known)}.")
    return known[name]


def _source(name: str, key: Cells, values: Cells) -> Source:
    source = _source_named(name)
    if set(key) != set(source.key):
        raise Problem(f"{name}: a row is told by {', '.join(source.key)}; give each of them.")
    columns = [column.name for column in source.columns]
    unknown = [column for column in values if column not in columns]
    if unknown or not values:
        said = f"no column {', '.join(map(masked, unknown))}" if unknown else "no cell to be set"
        raise Problem(f"{name}: {said}; its columns are {', '.join(columns)}.")
    return source


def _check_words(because: Because) -> None:
    for name, text in (("--reason", because.reason), ("--by", because.who)):
        if not text.strip() or len(text) > LONGEST or not text.isprintable():
            raise Problem(f"{name}: give one line of 1 to {LONGEST} characters.")
        if looks_personal(text):
            raise Problem(f"{name}: looks like personal data; write it without.")
