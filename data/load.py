"""python -m data.load PATH…: exports are staged, checked and merged, and a new version is swapped in."""

import datetime as dt
import json
import sys
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import duckdb

from data import (
    checking,
    counting,
    coverage,
    definitions,
    exports,
    files,
    hiding,
    intake,
    lock,
    mapping,
    sources,
    stage,
    versions,
    warehouse,
)
from data.problem import Parser, Problem, run

WAIT_SECONDS = 600
SHOWN_REASONS = 20


@dataclass(frozen=True)
class Load:
    """What a load was asked to do."""

    paths: tuple[str, ...] = ()
    check: bool = False
    mapping: Path | None = None
    as_of: dt.date | None = None


@dataclass(frozen=True)
class Report:
    """What a load did, or with `check` would have done. `version` is the current version afterwards."""

    version: int
    as_of: dt.date | None
    files: tuple[intake.FileReport, ...] = ()
    questions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default_factory=tuple)
    changed: bool = False

    @property
    def refused(self) -> int:
        """Rows that were refused, over all files."""
        return sum(file.refused for file in self.files)


def load(order: Load, folder: Path | None = None) -> Report:
    """Carry out a load under the folder's lock; the last good version stays whatever happens."""
    folder = folder or warehouse.folder()
    if not order.paths and not warehouse.version(folder):
        raise Problem(f"{folder}: nothing has been loaded yet; run python -m data.load PATH…")
    decided = mapping.read(order.mapping)
    with (
        lock.writing(folder, WAIT_SECONDS, sys.stderr),
        versions.workplace(folder) as scratch,
    ):
        sheets = (
            exports.sheets(files.find(list(order.paths)), decided.headings, scratch) if order.paths else []
        )
        asked = [question for sheet in sheets for question in exports.questions(sheet)]
        if asked:
            return _unchanged(folder, questions=tuple(asked))
        with versions.draft(folder, scratch) as (draft, connection):
            report = _fill(connection, order, sheets, decided, folder)
            if report.changed and not report.questions and not order.check:
                draft.publish(report.version)
                return report
        left = _unchanged(folder, report.files, report.questions, report.warnings)
        return replace(left, changed=order.check and report.changed)


def _fill(
    connection: duckdb.DuckDBPyConnection,
    order: Load,
    sheets: list[exports.Sheet],
    decided: mapping.Mapping,
    folder: Path,
) -> Report:
    """Bring the draft up to date; `changed` says whether it differs from the version that it began with."""
    number = max(warehouse.numbers(folder), default=0) + 1
    taken = _take_all(connection, sheets, decided, number)
    reports = tuple(report for one in taken for report in one.reports)
    questions = tuple(question for one in taken for question in one.questions)
    if questions:
        return Report(number, None, questions=questions)
    changes = coverage.refresh(connection, order.as_of, everything=not order.paths)
    if broken := checking.breaches(connection, "error"):
        raise Problem("; ".join(message for _, message in broken) + ". Nothing was loaded.")
    counted = counting.count(connection, changes)
    if counted:
        hiding.refresh(connection, definitions.read())
    left_out = dict.fromkeys(label for sheet in sheets for label in sheet.left_out)
    warnings = tuple(f"{label}: left out; no headings of a known export" for label in left_out)
    warnings += tuple(message for _, message in checking.breaches(connection, "warning"))
    as_of = coverage.as_of(connection)
    versions.record(connection, number, as_of, warnings)
    changed = bool(changes) or counted or _news(connection)
    return Report(number, as_of, reports, (), warnings, changed)


def _take_all(
    connection: duckdb.DuckDBPyConnection, sheets: list[exports.Sheet], decided: mapping.Mapping, number: int
) -> list[intake.Taken]:
    """Source by source, the unit table first: places are understood by it."""
    (batch,) = connection.execute("SELECT coalesce(max(batch), 0) + 1 FROM batches").fetchone()
    taken = []
    for source in sources.read().values():
        chosen = [sheet for sheet in sheets if sheet.heading.source == source]
        if not chosen:
            continue
        knowledge = stage.Knowledge(intake.gazetteer(connection), decided.answers)
        one = intake.take(connection, chosen, knowledge, batch)
        for i, (sheet, report) in enumerate(zip(chosen, one.reports, strict=False)):
            intake.record(connection, sheet, report, batch + i, number)
        batch += len(chosen)
        taken.append(one)
    return taken


def _news(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a file that was never seen before had rows refused: that is worth keeping."""
    found = connection.execute(
        "SELECT 1 FROM batches WHERE refused > 0 "
        "AND sha256 NOT IN (SELECT sha256 FROM batches_before) LIMIT 1"
    )
    return found.fetchone() is not None


def _unchanged(folder: Path, reports: tuple = (), questions: tuple = (), warnings: tuple = ()) -> Report:
    number = warehouse.version(folder)
    as_of = None
    if number:
        with warehouse.connect(number, folder) as connection:
            as_of = coverage.as_of(connection)
    return Report(number, as_of, reports, questions, warnings)


def main(arguments: list[str]) -> int:
    """The command line; 0 done, 1 some rows were refused, 2 nothing done."""
    order, as_json = _order(arguments)
    report = load(order)
    if as_json:
        shown = {key: value for key, value in asdict(report).items() if key != "changed"}
        print(json.dumps(shown, ensure_ascii=False, default=str))
    else:
        _print(report, order)
    for question in report.questions:
        print(f"question: {question}", file=sys.stderr)
    if report.questions:
        print("Nothing was loaded; answer in a file and give it with --mapping FILE.", file=sys.stderr)
        return 2
    return 1 if report.refused else 0


def _order(arguments: list[str]) -> tuple[Load, bool]:
    parser = Parser(prog="python -m data.load", description="Load exports; without a path, recount.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="export files or folders")
    parser.add_argument("--check", action="store_true", help="say what would happen; change nothing")
    parser.add_argument(
        "--mapping", type=Path, metavar="FILE", help="answers about headings, words and places (TOML)"
    )
    parser.add_argument("--as-of", metavar="DATE", help="the day that the data describe (YYYY-MM-DD)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args(arguments)
    try:
        as_of = dt.date.fromisoformat(given.as_of) if given.as_of else None
    except ValueError:
        raise Problem(f"--as-of {given.as_of!r}: not a date; write it as 2020-12-31.") from None
    return Load(tuple(given.paths), given.check, given.mapping, as_of), given.json


def _print(report: Report, order: Load) -> None:
    for file in report.files:
        print(
            f"{file.file}: {file.source}, read {file.read} = accepted {file.accepted} "
            f"+ replaced {file.replaced} + unchanged {file.unchanged} + refused {file.refused}; "
            f"columns left out: {len(file.dropped_columns)}"
        )
        for reason in file.reasons[:SHOWN_REASONS]:
            place = f"{file.file}, row {reason['row']}, {reason['column']}"
            print(f"refused: {place}: {reason['reason']} {reason['value']}".rstrip(), file=sys.stderr)
        if len(file.reasons) > SHOWN_REASONS:
            more = len(file.reasons) - SHOWN_REASONS
            print(f"refused: {file.file}: {more} more rows; --json lists every one.", file=sys.stderr)
    for warning in report.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    print(_outcome(report, order))


def _outcome(report: Report, order: Load) -> str:
    if order.check:
        would = "a new version would follow" if report.changed else "nothing would change"
        return f"Checked: {would}; version {report.version} stays current."
    if report.changed:
        return f"Version {report.version} is current, data as of {report.as_of}."
    return f"Nothing changed; version {report.version} stays current."


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
