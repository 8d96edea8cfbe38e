"""python -m data.load PATH…: exports are staged, checked and merged, and a new version is swapped in."""

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

import duckdb

from data import arrivals, complete, coverage, lock, renewal, report, taking, warehouse
from data import draft as drafts
from data.history import decided, overlay
from data.order import COUNTING, READING, WRITING, Load
from data.problem import Parser, Problem, run
from data.report import Report
from data.sheets import mapping


def load(order: Load, folder: Path | None = None) -> Report:
    """Carry out a load under the folder's lock; the last good version stays whatever happens."""
    folder = folder or warehouse.folder()
    if not order.paths and not warehouse.version(folder):
        raise Problem(f"{folder}: nothing has been loaded yet; run python -m data.load PATH…")
    answers = mapping.decided(order.mapping)
    with (
        lock.writing(folder, order.wait_seconds, sys.stderr),
        drafts.workplace(folder) as scratch,
    ):
        order.progress(READING, 0)
        arrived = arrivals.read(order, answers, scratch)
        if arrived.questions and not order.check:
            return _unchanged(folder, Report(0, None, questions=arrived.questions))
        with drafts.draft(folder, scratch) as (draft, connection):
            made = _fill(connection, order, arrived, folder)
            if made.changed and not made.questions and not order.check:
                order.progress(WRITING, 0.9)
                arrived.gathered.check()
                draft.publish(made.version)
                return made
        return _unchanged(folder, replace(made, changed=order.check and made.changed))


def _fill(
    connection: duckdb.DuckDBPyConnection, order: Load, arrived: arrivals.Arrived, folder: Path
) -> Report:
    """Bring the draft up to date; `changed` says whether it differs from the version that it began with."""
    number = max(warehouse.numbers(folder), default=0) + 1
    overlay.lift(connection)
    taken = taking.take_all(connection, order, arrived.sheets, number)
    questions = (*arrived.questions, *taken.questions)
    open_questions = (*arrived.suggestions, *taken.open_questions)
    made = Report(number, None, taken.reports, questions, (), open_questions, arrived.unread)
    if questions:
        return made
    order.progress(COUNTING, 0.6)
    laid = overlay.lay(connection, decided.standing(), number, order.as_of)
    warnings = tuple(f"{label}: left out; no headings of a known export" for label in arrived.left_out)
    warnings += tuple(f"{label}: left out; {reason}" for label, reason in arrived.gathered.left_out)
    warnings += laid.warnings
    renewed = renewal.renew(connection, number, order.as_of, not order.paths, warnings)
    changed = renewed.changed or _news(connection)
    return replace(
        made, as_of=renewed.as_of, warnings=renewed.warnings, retired=taken.retired, changed=changed
    )


def _news(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a file that was never seen before had rows refused: that is worth keeping."""
    found = connection.execute(
        "SELECT 1 FROM batches WHERE refused > 0 "
        "AND sha256 NOT IN (SELECT sha256 FROM batches_before) LIMIT 1"
    )
    return found.fetchone() is not None


def _unchanged(folder: Path, made: Report) -> Report:
    """What was found, with the version that stays current."""
    number = warehouse.version(folder)
    if not number:
        return replace(made, version=0, as_of=None)
    with warehouse.connect(number, folder) as connection:
        return replace(made, version=number, as_of=coverage.as_of(connection))


def main(arguments: list[str]) -> int:
    """The command line; 0 done, 1 some rows were refused, 2 nothing done."""
    order, as_json = _order(arguments)
    made = load(order)
    lines = [] if made.questions else report.lines(made)
    print(made.json if as_json else "\n".join([*lines, report.outcome(made, order.check)]))
    for line in report.faults(made):
        print(line, file=sys.stderr)
    if made.questions:
        print("Nothing was loaded; answer in a file and give it with --mapping FILE.", file=sys.stderr)
    return 2 if made.questions or made.unread else 1 if made.refused else 0


def _order(arguments: list[str]) -> tuple[Load, bool]:
    parser = Parser(prog="python -m data.load", description="Load exports; without a path, recount.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="export files, zipped folders or folders")
    parser.add_argument("--check", action="store_true", help="say what would happen; change nothing")
    parser.add_argument(
        "--mapping", type=Path, metavar="FILE", help="answers about headings, words and places (TOML)"
    )
    parser.add_argument("--as-of", metavar="DATE", help="the day that the data describe (YYYY-MM-DD)")
    parser.add_argument(
        "--complete",
        action="append",
        default=[],
        metavar="AREA:PERIOD",
        help="the exports cover this area and these months completely: retire cases that vanished",
    )
    parser.add_argument("--by", default="", metavar="NAME", help="who loads")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args(arguments)
    try:
        as_of = dt.date.fromisoformat(given.as_of) if given.as_of else None
    except ValueError:
        raise Problem(f"--as-of {given.as_of!r}: not a date; write it as 2020-12-31.") from None
    covered = tuple(complete.read(written) for written in given.complete)
    order = Load(tuple(given.paths), given.check, given.mapping, as_of, covered, given.by)
    return order, given.json


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
