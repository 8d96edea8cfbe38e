"""Arrivals: the sheets of a load's files, what must be asked about them, and what is left out."""

from dataclasses import dataclass, field
from pathlib import Path

from data.order import Load
from data.question import Question
from data.reading import gathering
from data.report import Unread
from data.sheets import exports
from data.sheets.mapping import Decided


@dataclass(frozen=True)
class Arrived:
    """Sheets that were understood, and what was not: questions, suggestions, unread files."""

    sheets: list[exports.Sheet] = field(default_factory=list)
    questions: tuple[Question, ...] = ()
    suggestions: tuple[Question, ...] = ()
    unread: tuple[Unread, ...] = ()
    left_out: tuple[str, ...] = ()
    gathered: gathering.Gathered = field(default_factory=gathering.Gathered)


def read(order: Load, decided: Decided, scratch: Path) -> Arrived:
    """The sheets of all files. A file that cannot be read stops a load; a check goes on and names it."""
    if not order.paths:
        return Arrived()
    gathered = gathering.gather(list(order.paths), scratch, goes_on=order.check)
    reader = exports.readable if order.check else exports.sheets
    sheets = reader(list(gathered.files), decided, scratch)
    sheets, unread = sheets if order.check else (sheets, ())
    asked = [question for sheet in sheets for question in exports.questions(sheet)]
    unclear = {question.sheet for question in asked}
    left_out = [label for sheet in sheets for label in sheet.left_out]
    return Arrived(
        sheets=[sheet for sheet in sheets if sheet.label not in unclear],
        questions=tuple(asked),
        suggestions=tuple(
            exports.asked_of(sheet, hint) for sheet in sheets for hint in sheet.heading.suggestions
        ),
        unread=(*(Unread(file, why) for file, why in gathered.unread), *unread),
        left_out=tuple(dict.fromkeys(left_out)),
        gathered=gathered,
    )
