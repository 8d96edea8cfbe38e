"""Intake: the sheets of one source go through staging, checks and merging, and their batches are recorded."""

import datetime as dt
import getpass
import re
from dataclasses import dataclass

import duckdb

from data import cells, checking, files, merge, stage
from data.exports import Sheet
from data.personal import HIDDEN, masked
from data.places import Gazetteer
from data.problem import Problem
from data.stage import Knowledge, Refusal

FIGURES = re.compile(r"[0-9\s年月日时分秒:/.,，+-]*")


@dataclass(frozen=True)
class FileReport:
    """What became of a sheet's rows: read = accepted + replaced + unchanged + refused."""

    file: str
    source: str
    read: int = 0
    accepted: int = 0
    replaced: int = 0
    unchanged: int = 0
    refused: int = 0
    dropped_columns: tuple[str, ...] = ()
    reasons: tuple[dict[str, object], ...] = ()


@dataclass(frozen=True)
class Taken:
    """What became of a source's sheets, or the questions that must be answered first."""

    reports: tuple[FileReport, ...] = ()
    questions: tuple[str, ...] = ()


def take(
    connection: duckdb.DuckDBPyConnection, sheets: list[Sheet], knowledge: Knowledge, first_batch: int
) -> Taken:
    """Merge the good rows of sheets of one source; the others are refused with row, column and reason."""
    source = sheets[0].heading.source
    stage.begin(connection, source)
    for number, sheet in enumerate(sheets):
        _stage(connection, sheet, number)
    questions = stage.understand(connection, source, knowledge)
    if questions:
        return Taken(questions=tuple(f"{sheets[i].label}: {question}" for i, question in questions))
    refusals = [*stage.refusals(connection, source), *checking.refused(connection, source.name)]
    # One reason per row is enough: the first that was found.
    refusals = sorted({refusal[:2]: refusal for refusal in reversed(refusals)}.values(), key=lambda r: r[:2])
    _refuse(connection, refusals)
    merged = merge.merge(connection, source, first_batch)
    return Taken(
        tuple(
            _report(sheet, merged.get(i, {}), [r for r in refusals if r[0] == i])
            for i, sheet in enumerate(sheets)
        )
    )


def record(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, report: FileReport, batch: int, version: int
) -> None:
    """Keep the batch and what it refused."""
    counts = [report.read, report.accepted, report.replaced, report.unchanged, report.refused]
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    row = [batch, version, report.file, files.sha256(sheet.file), report.source, *counts]
    row += [list(report.dropped_columns), now, who()]
    connection.execute(f"INSERT INTO batches VALUES ({', '.join('?' * len(row))})", row)
    columns = {
        name: [reason[name] for reason in report.reasons] for name in ("row", "column", "reason", "value")
    }
    connection.execute(
        "INSERT INTO refusals SELECT $batch, unnest($row), unnest($column), unnest($reason), unnest($value)",
        {"batch": batch} | columns,
    )


def gazetteer(connection: duckdb.DuckDBPyConnection) -> Gazetteer:
    """The unit table as loaded so far, ready to answer."""
    return Gazetteer.of(connection.execute("SELECT code, name, level, parent FROM areas").fetchall())


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


def _report(sheet: Sheet, merged: dict[str, int], refusals: list[Refusal]) -> FileReport:
    reasons = tuple(
        {"row": row, "column": column, "reason": reason, "value": _shown(sheet, column, value)}
        for _, row, column, reason, value in refusals
    )
    return FileReport(
        file=sheet.label,
        source=sheet.heading.source.name,
        read=sum(merged.values()) + len(reasons),
        refused=len(reasons),
        dropped_columns=sheet.heading.dropped,
        reasons=reasons,
        **merged,
    )


def _shown(sheet: Sheet, column: str, value: str | None) -> str:
    """What a message may repeat of a refused cell: what should be a figure and is none may be a name."""
    kinds = {known.name: known.type for known in sheet.heading.source.columns}
    if value and kinds.get(column) in cells.REASONS and not FIGURES.fullmatch(value):
        return HIDDEN
    return masked(value, is_place=kinds.get(column) == "area")
