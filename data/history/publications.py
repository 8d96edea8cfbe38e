"""Publications: versions that were shown outside the office. They stay, and so does the note of them."""

import contextlib
import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import lock, warehouse
from data.history import journal
from data.problem import Problem

KIND = "publications"
KEPT = 12  # the newest versions; older ones go, unless published or current
WAIT_SECONDS = 60


@dataclass(frozen=True)
class Publication:
    """A version that was published, on which day, by whom; `note` says where or why."""

    version: int
    as_of: str
    note: str
    at: str
    who: str


def publish(number: int, note: str, who: str, folder: Path | None = None) -> Publication:
    """Write down for good that a kept version was published."""
    folder = folder or warehouse.folder()
    if not note.strip():
        raise Problem("--publish: says nothing about what was published; give --note TEXT.")
    # Under the lock, so that no load removes the version meanwhile.
    with lock.writing(folder, WAIT_SECONDS, sys.stderr):
        if number not in warehouse.numbers(folder):
            raise Problem(f"--publish {number}: no such version; list them with python -m data.versions.")
        made = _made(number, folder)
        if not made:
            raise Problem(f"--publish {number}: the version cannot be read; publish another one.")
        made_at, as_of = made
        entry = {"version": number, "made_at": made_at, "as_of": as_of, "note": note.strip()}
        return _publication(journal.append(KIND, entry, who))


def published(folder: Path | None = None) -> dict[int, Publication]:
    """The kept versions that were published, each with what was last said of it.

    An entry names the second in which its version was made: another warehouse's version of the same number is
    another one.
    """
    folder = folder or warehouse.folder()
    entries = {(entry["version"], entry["made_at"]): entry for entry in journal.read(KIND)}
    found = {}
    for number in sorted({number for number, _ in entries} & set(warehouse.numbers(folder))):
        made = _made(number, folder)
        # What cannot be read just now may well be what was published.
        mine = [e for (n, made_at), e in entries.items() if n == number and (not made or made_at == made[0])]
        if mine:
            found[number] = _publication(mine[-1])
    return found


def prune(folder: Path) -> None:
    """Remove old versions: the newest, the current one and every published one stay."""
    old = set(warehouse.numbers(folder)[:-KEPT]) - {warehouse.version(folder)}
    if not old:
        return
    try:
        old -= set(published(folder))
    except Problem as problem:
        print(f"No old version was removed: {problem}", file=sys.stderr)
        return
    for number in old:
        # On Windows a reader may still hold an old file; the next load removes it.
        with contextlib.suppress(PermissionError):
            warehouse.path(number, folder).unlink()


def _publication(entry: dict) -> Publication:
    return Publication(entry["version"], entry["as_of"], entry["note"], entry["at"], entry["who"])


def _made(number: int, folder: Path) -> tuple[str, str] | None:
    """When a version was made and the date that it describes; None where it cannot be read."""
    try:
        with warehouse.connect(number, folder) as connection:
            made_at, as_of = connection.execute(
                "SELECT made_at, as_of FROM versions WHERE version = $number", {"number": number}
            ).fetchone()
    except (duckdb.Error, TypeError):
        return None
    return made_at.replace(tzinfo=dt.UTC).isoformat(), as_of.isoformat() if as_of else ""
