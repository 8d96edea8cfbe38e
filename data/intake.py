"""Intake: one sheet goes through staging, checks and merging, and its batch is recorded."""

import datetime as dt
import getpass
from dataclasses import dataclass, field

import duckdb

from data import checking, merge, stage
from data.exports import Sheet
from data.personal import masked
from data.places import Gazetteer
from data.problem import Problem
from data.stage import Answers

Refusal = tuple[int, str, str, str | None]


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
    reasons: tuple[dict[str, object], ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Taken:
    """A sheet's report, or the questions that must be answered first."""

    report: FileReport
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Knowledge:
    """What helps to understand a sheet: the unit table as it stands, and what a person has answered."""

    gazetteer: Gazetteer
    answers: Answers


def take(connection: duckdb.DuckDBPyConnection, sheet: Sheet, knowledge: Knowledge, batch: int) -> Taken:
    """Merge one sheet's good rows into its table; the others are refused with row, column and reason."""
    rejected = _stage(connection, sheet)
    questions = stage.understand(connection, sheet.heading, knowledge.gazetteer, knowledge.answers)
    if questions:
        report = FileReport(sheet.label, sheet.heading.source.name)
        return Taken(report, tuple(f"{sheet.label}: {question}" for question in questions))
    refusals = [*rejected, *stage.unreadable(connection)]
    if any(column.type == "area" for column in sheet.heading.source.columns):
        refusals += stage.unplaced(connection)
    refusals += checking.refused(connection, sheet.heading.source.name)
    refusals = sorted({refusal[0]: refusal for refusal in reversed(refusals)}.values())
    _refuse(connection, refusals)
    merged = merge.merge(connection, sheet.heading.source, batch)
    return Taken(_report(sheet, merged, refusals))


def record(connection: duckdb.DuckDBPyConnection, report: FileReport, batch: int, version: int, sha256: str) -> None:
    """Keep the batch and what it refused."""
    counts = [report.read, report.accepted, report.replaced, report.unchanged, report.refused]
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    row = [batch, version, report.file, sha256, report.source, *counts, list(report.dropped_columns), now, who()]
    connection.execute(f"INSERT INTO batches VALUES ({', '.join('?' * len(row))})", row)
    if report.reasons:
        connection.executemany(
            "INSERT INTO refusals VALUES (?, ?, ?, ?, ?)",
            [(batch, r["row"], r["column"], r["reason"], r["value"]) for r in report.reasons],
        )


def who() -> str:
    """The user of this machine, as far as the system tells."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _stage(connection: duckdb.DuckDBPyConnection, sheet: Sheet) -> list[Refusal]:
    """Stage a sheet; returns the records that the reader itself could not split into cells."""
    connection.execute("SET preserve_insertion_order = true")
    try:
        _read(connection, sheet, parallel=True)
    except duckdb.Error:
        # Line breaks inside quoted cells need the reader that goes from the top in one piece.
        try:
            _read(connection, sheet, parallel=False)
        except duckdb.Error as error:
            raise Problem(f"{sheet.label}: cannot be read as a table ({type(error).__name__}); save it again.") from error
    connection.execute("SET preserve_insertion_order = false")
    if sheet.text is None:
        return []
    lines = connection.execute("SELECT DISTINCT line FROM reject_errors ORDER BY line").fetchall()
    return [(line, "", "the cells do not fit the headings", None) for (line,) in lines]


def _read(connection: duckdb.DuckDBPyConnection, sheet: Sheet, parallel: bool) -> None:
    connection.execute("DROP TABLE IF EXISTS reject_errors")
    connection.execute("DROP TABLE IF EXISTS reject_scans")
    sheet.open(connection, parallel)
    stage.stage(connection, sheet.heading, sheet.first_row)


def gazetteer(connection: duckdb.DuckDBPyConnection) -> Gazetteer:
    """The unit table as loaded so far, ready to answer."""
    return Gazetteer.of(connection.execute("SELECT code, name, level, parent FROM areas").fetchall())


def _refuse(connection: duckdb.DuckDBPyConnection, refusals: list[Refusal]) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE refused (row_no BIGINT)")
    rows = [refusal[0] for refusal in refusals]
    connection.execute("INSERT INTO refused SELECT unnest($rows)", {"rows": rows})


def _report(sheet: Sheet, merged: merge.Merged, refusals: list[Refusal]) -> FileReport:
    reasons = tuple(
        {"row": row, "column": column, "reason": reason, "value": masked(value)} for row, column, reason, value in refusals
    )
    good = merged.accepted + merged.replaced + merged.unchanged
    return FileReport(
        file=sheet.label,
        source=sheet.heading.source.name,
        read=good + len(reasons),
        accepted=merged.accepted,
        replaced=merged.replaced,
        unchanged=merged.unchanged,
        refused=len(reasons),
        dropped_columns=sheet.heading.dropped,
        reasons=reasons,
    )
