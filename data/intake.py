"""Intake: the sheets of one source go through staging, checks and merging, and their batches are recorded."""

import datetime as dt
import getpass
import re
from dataclasses import dataclass, replace

import duckdb

from data import checking, coverage, merge
from data.problem import Problem
from data.question import Question
from data.reading import files
from data.report import FileReport
from data.sheets import exports
from data.sheets.exports import Sheet
from data.staging import cells, stage
from data.staging.personal import HIDDEN, masked
from data.staging.places import Gazetteer
from data.staging.stage import Knowledge, Refusal

FIGURES = re.compile(r"[0-9\s年月日时分秒:/.,，+-]*")
PREVIEWED = 5  # rows of a sheet
NAMED_AREA = "area || ' ' || (SELECT any_value(name) FROM areas WHERE code = area)"


@dataclass(frozen=True)
class Taken:
    """What became of a source's sheets, or the questions that must be answered first.

    `open_questions` are about places: their rows are refused until they are answered.
    """

    reports: tuple[FileReport, ...] = ()
    questions: tuple[Question, ...] = ()
    open_questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A batch to be recorded: its number, the version that it goes into, and who loads it."""

    batch: int
    version: int
    by: str = ""


def take(
    connection: duckdb.DuckDBPyConnection, sheets: list[Sheet], knowledge: Knowledge, first_batch: int
) -> Taken:
    """Merge the good rows of sheets of one source; the others are refused with row, column and reason.

    Where questions are open nothing is merged; the reports then tell only how the sheets were understood.
    """
    source = sheets[0].heading.source
    stage.begin(connection, source)
    for number, sheet in enumerate(sheets):
        _stage(connection, sheet, number)
    asked = stage.understand(connection, source, knowledge)
    if asked:
        found = stage.rows(connection)
        understood = tuple(
            replace(_report(sheet, {}, []), found=found.get(i, 0)) for i, sheet in enumerate(sheets)
        )
        return Taken(understood, _labelled(sheets, asked))
    refusals = [*stage.refusals(connection, source), *checking.refused(connection, source.name)]
    # One reason per row is enough: the first that was found.
    refusals = sorted({refusal[:2]: refusal for refusal in reversed(refusals)}.values(), key=lambda r: r[:2])
    _refuse(connection, refusals)
    merged = merge.merge(connection, source, first_batch)
    reports = tuple(
        _report(sheet, merged.get(i, {}), [r for r in refusals if r[0] == i])
        for i, sheet in enumerate(sheets)
    )
    return Taken(
        _with_cells(connection, sheets, reports),
        open_questions=_labelled(sheets, stage.place_questions(connection, source, knowledge)),
    )


def _with_cells(
    connection: duckdb.DuckDBPyConnection, sheets: list[Sheet], reports: tuple[FileReport, ...]
) -> tuple[FileReport, ...]:
    """The reports with the cells that were left empty, and whether the same file was loaded before."""
    empty = stage.personal_cells(connection, sheets[0].heading.source)
    return tuple(
        replace(
            told,
            loaded_before=_loaded_before(connection, sheet),
            empty_cells={column: found for number, column, found in empty if number == i},
        )
        for i, (sheet, told) in enumerate(zip(sheets, reports, strict=True))
    )


def preview(
    connection: duckdb.DuckDBPyConnection, sheets: list[Sheet], reports: tuple[FileReport, ...]
) -> tuple[FileReport, ...]:
    """The reports of the sheets just taken with their first rows as understood, in the columns they fill."""
    previewed = []
    for number, (sheet, report) in enumerate(zip(sheets, reports, strict=True)):
        names = [c.name for c in sheet.heading.source.columns if c.name in report.columns.values()]
        shown = [NAMED_AREA if name == "area" else name for name in names]
        rows = connection.execute(
            f"SELECT row_no, {', '.join(shown)} FROM incoming WHERE sheet = $sheet "
            f"ORDER BY row_no LIMIT {PREVIEWED}",
            {"sheet": number},
        ).fetchall()
        first = tuple(dict(zip(("row", *names), row, strict=True)) for row in rows)
        previewed.append(replace(report, preview=first))
    return tuple(previewed)


def record(connection: duckdb.DuckDBPyConnection, sheet: Sheet, report: FileReport, entry: Entry) -> None:
    """Keep the batch and what it refused."""
    row = {
        "batch": entry.batch,
        "version": entry.version,
        "file": report.file,
        "sha256": files.sha256(sheet.file),
        "source": report.source,
        "rows_read": report.read,
        **{name: getattr(report, name) for name in (*merge.VERDICTS, "refused")},
        "dropped_columns": list(report.dropped_columns),
        "loaded_at": dt.datetime.now(dt.UTC).replace(tzinfo=None),
        "loaded_by": entry.by or who(),
    }
    marks = ", ".join(f"${name}" for name in row)
    connection.execute(f"INSERT INTO batches ({', '.join(row)}) VALUES ({marks})", row)
    columns = {
        name: [reason[name] for reason in report.reasons] for name in ("row", "column", "reason", "value")
    }
    connection.execute(
        "INSERT INTO refusals SELECT $batch, unnest($row), unnest($column), unnest($reason), unnest($value)",
        {"batch": entry.batch} | columns,
    )


def gazetteer(connection: duckdb.DuckDBPyConnection) -> Gazetteer:
    """The unit table as loaded so far, ready to answer."""
    return Gazetteer.of(
        connection.execute("SELECT code, name, level, parent FROM areas").fetchall(),
        coverage.former_names(connection),
        coverage.successions(connection),
    )


def who() -> str:
    """The user of this machine, as far as the system tells."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def _stage(connection: duckdb.DuckDBPyConnection, sheet: Sheet, number: int) -> None:
    """Stage a sheet, in the first way that makes sense of every record."""
    connection.execute("SET preserve_insertion_order = true")
    for way in sheet.ways:
        if _is_read(connection, sheet, number, way):
            break
    else:
        raise Problem(f"{sheet.label}: cannot be read as a table; save it again.")
    connection.execute("SET preserve_insertion_order = false")


def _is_read(connection: duckdb.DuckDBPyConnection, sheet: Sheet, number: int, way: str) -> bool:
    """Whether a sheet could be staged in this way; if not, nothing of it is."""
    for table in ("reject_errors", "reject_scans"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    try:
        sheet.open(connection, way)
        stage.add(connection, sheet.heading, number, sheet.first_row)
    except duckdb.Error:
        return False
    except Problem as problem:
        raise Problem(f"{sheet.label}: {problem}") from None
    if sheet.text is None or not connection.execute("SELECT 1 FROM reject_errors").fetchone():
        return True
    stage.withdraw(connection, number)
    return False


def _refuse(connection: duckdb.DuckDBPyConnection, refusals: list[Refusal]) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE refused (sheet BIGINT, row_no BIGINT)")
    connection.execute(
        "INSERT INTO refused SELECT unnest($sheets), unnest($rows)",
        {"sheets": [refusal[0] for refusal in refusals], "rows": [refusal[1] for refusal in refusals]},
    )


def _labelled(sheets: list[Sheet], asked: list[tuple[int, Question]]) -> tuple[Question, ...]:
    return tuple(exports.asked_of(sheets[i], question) for i, question in asked)


def _loaded_before(connection: duckdb.DuckDBPyConnection, sheet: Sheet) -> bool:
    found = connection.execute(
        "SELECT 1 FROM batches_before WHERE sha256 = $sha256 LIMIT 1", {"sha256": files.sha256(sheet.file)}
    )
    return found.fetchone() is not None


def _report(sheet: Sheet, merged: dict[str, int], refusals: list[Refusal]) -> FileReport:
    reasons = tuple(
        {"row": row, "column": column, "reason": reason, "value": _shown(sheet, column, value)}
        for _, row, column, reason, value in refusals
    )
    return FileReport(
        file=sheet.label,
        source=sheet.heading.source.name,
        found=sum(merged.values()) + len(reasons),
        read=sum(merged.values()) + len(reasons),
        refused=len(reasons),
        dropped_columns=sheet.heading.dropped,
        hidden_sheets=sheet.hidden,
        reasons=reasons,
        columns=exports.columns(sheet),
        answered=tuple(sorted(sheet.heading.answered)),
        **merged,
    )


def _shown(sheet: Sheet, column: str, value: str | None) -> str:
    """What a message may repeat of a refused cell: what should be a figure and is none may be a name."""
    kinds = {known.name: known.type for known in sheet.heading.source.columns}
    if value and kinds.get(column) in cells.REASONS and not FIGURES.fullmatch(value):
        return HIDDEN
    return masked(value, is_place=kinds.get(column) == "area")
