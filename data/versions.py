"""python -m data.versions: the kept versions of the warehouse, the way back to one, and without a batch."""

import argparse
import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import intake, lock, warehouse
from data.history import journal, publications, undo
from data.problem import Parser, Problem, run

WAIT_SECONDS = 60


@dataclass(frozen=True)
class VersionInfo:
    """A kept version. Times are UTC; `batches` are those that it brought; `note` is that of its publication.

    `is_readable` is false where an earlier Zhili made it, or the file cannot be opened; then the rest may be
    empty.
    """

    number: int
    made_at: dt.datetime | None = None
    made_by: str = ""
    as_of: dt.date | None = None
    is_current: bool = False
    is_published: bool = False
    note: str = ""
    batches: tuple[int, ...] = ()
    is_readable: bool = False


def list_versions(folder: Path | None = None) -> list[VersionInfo]:
    """Every kept version, newest first."""
    folder = folder or warehouse.folder()
    current, published = warehouse.version(folder), publications.published(folder)
    found = []
    for number in reversed(warehouse.numbers(folder)):
        note = published[number].note if number in published else ""
        marks = {"is_current": number == current, "is_published": number in published, "note": note}
        found.append(VersionInfo(number, **marks, **_described(number, folder)))
    return found


def go_back(number: int, folder: Path | None = None) -> None:
    """Make a kept version the current one; a Problem where it is not kept."""
    folder = folder or warehouse.folder()
    with lock.writing(folder, WAIT_SECONDS, sys.stderr):
        kept = warehouse.numbers(folder)
        if number not in kept:
            raise Problem(
                f"--back {number}: no such version; kept are {', '.join(map(str, kept)) or 'none'}."
            )
        warehouse.choose(number, folder)


def main(arguments: list[str]) -> int:
    """The command line."""
    given = _given(arguments)
    folder = warehouse.folder()
    if given.back is not None:
        go_back(given.back, folder)
    if given.undo:
        _tell(undo.undo(given.undo, folder, given.by))
    kept = warehouse.numbers(folder)
    if not kept:
        raise Problem(f"{folder}: nothing has been loaded yet; run python -m data.load PATH…")
    if given.publish is not None:
        number = given.publish or warehouse.version(folder)
        publications.publish(number, given.note, given.by or intake.who(), folder)
    for info in list_versions(folder):
        print(_line(info))
    if half := journal.torn(publications.KIND):
        print(half, file=sys.stderr)
    return 0


def _given(arguments: list[str]) -> argparse.Namespace:
    parser = Parser(
        prog="python -m data.versions",
        description="List the versions (* current, P published), go back to one, take batches back.",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--back", type=int, metavar="N", help="make version N the current one")
    what.add_argument(
        "--undo", type=int, nargs="+", metavar="BATCH", help="make a version as if these were never loaded"
    )
    what.add_argument(
        "--publish",
        type=int,
        nargs="?",
        const=0,
        metavar="N",
        help="note that version N (else the current one) was published; it is kept for good",
    )
    parser.add_argument(
        "--note", default="", metavar="TEXT", help="with --publish: what was published, where"
    )
    parser.add_argument(
        "--by", default="", metavar="NAME", help="who decided, if not the user of this machine"
    )
    return parser.parse_args(arguments)


def _tell(undone: undo.Undone) -> None:
    for source, (left, came_back) in undone.rows.items():
        print(f"{source}: {left} rows left, {came_back} came back")
    for warning in undone.warnings:
        print(f"warning: {warning}", file=sys.stderr)


def _described(number: int, folder: Path) -> dict[str, object]:
    """What a version says of itself; nothing where its file cannot be read."""
    try:
        with warehouse.connect(number, folder) as connection:
            made_at, made_by, as_of = connection.execute(
                "SELECT made_at, made_by, as_of FROM versions WHERE version = $number", {"number": number}
            ).fetchone()
            batches = connection.execute(
                "SELECT batch FROM batches WHERE version = $number ORDER BY batch", {"number": number}
            ).fetchall()
    except (duckdb.Error, TypeError):
        return {}
    return {
        "made_at": made_at,
        "made_by": made_by,
        "as_of": as_of,
        "batches": tuple(batch for (batch,) in batches),
        "is_readable": _is_readable(number, folder),
    }


def _is_readable(number: int, folder: Path) -> bool:
    try:
        warehouse.counted(number, folder).close()
    except Problem:
        return False
    return True


def _line(info: VersionInfo) -> str:
    marks = ("*" if info.is_current else " ") + ("P" if info.is_published else " ")
    if info.made_at is None:
        return f"{marks}{info.number:>6}  cannot be read"
    told = f"made {info.made_at:%Y-%m-%d %H:%M} UTC by {info.made_by}  data as of {info.as_of}"
    brought = f"  batches {_spans(info.batches)}" if info.batches else ""
    return f"{marks}{info.number:>6}  {told}{brought}" + (f"  published: {info.note}" if info.note else "")


def _spans(numbers: tuple[int, ...]) -> str:
    """1, 2, 3, 7 as 1-3, 7."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and spans[-1][-1] == number - 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return ", ".join("-".join(map(str, span)) for span in spans)


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
