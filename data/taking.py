"""Taking: all sheets of a load are taken in, source by source, and their batches recorded."""

from dataclasses import dataclass, replace

import duckdb

from data import intake, sources, vanished
from data.order import TAKING, Load
from data.question import Question
from data.report import FileReport
from data.sheets import exports
from data.staging import stage

BEGIN, END = 0.1, 0.6  # of a load's progress


@dataclass(frozen=True)
class Taken:
    """What became of all sheets; `retired` cases had vanished from exports that cover all of them."""

    reports: tuple[FileReport, ...] = ()
    questions: tuple[Question, ...] = ()
    open_questions: tuple[Question, ...] = ()
    retired: int = 0


def take_all(
    connection: duckdb.DuckDBPyConnection, order: Load, sheets: list[exports.Sheet], version: int
) -> Taken:
    """Source by source, the unit table first: places are understood by it."""
    (batch,) = connection.execute("SELECT coalesce(max(batch), 0) + 1 FROM batches").fetchone()
    taken, done = Taken(), 0
    for source in sources.read().values():
        chosen = [sheet for sheet in sheets if sheet.heading.source == source]
        if not chosen:
            continue
        order.progress(TAKING, BEGIN + (END - BEGIN) * done / len(sheets))
        knowledge = stage.Knowledge(intake.gazetteer(connection), tuple(sheet.answers for sheet in chosen))
        one = intake.take(connection, chosen, knowledge, batch)
        reports = intake.preview(connection, chosen, one.reports) if order.check else one.reports
        taken = replace(
            taken,
            reports=(*taken.reports, *reports),
            questions=(*taken.questions, *one.questions),
            open_questions=(*taken.open_questions, *one.open_questions),
        )
        for i, (sheet, told) in enumerate(zip(chosen, one.reports, strict=True)):
            intake.record(connection, sheet, told, intake.Entry(batch + i, version, order.by))
        if not one.questions:
            batches = range(batch, batch + len(chosen))
            gone = [vanished.retire(connection, source, covered, batches) for covered in order.complete]
            taken = replace(taken, retired=taken.retired + sum(gone))
        batch, done = batch + len(chosen), done + len(chosen)
    return replace(taken, reports=_summed(taken.reports))


def _summed(reports: tuple[FileReport, ...]) -> tuple[FileReport, ...]:
    """One report per label: a wide sheet is read as a sheet per column of figures."""
    found: dict[str, FileReport] = {}
    for told in reports:
        found[told.file] = found[told.file].and_also(told) if told.file in found else told
    return tuple(found.values())
