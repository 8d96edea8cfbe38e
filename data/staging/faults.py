"""Faults: the SQL that tells which cell of a row cannot be taken, and why."""

from data.sources import Column
from data.staging import cells, vocabulary
from data.staging.personal import HIDDEN

NUMBERING_TYPES = ("case_id", "code_text", "area_code")
EMPTY = "empty"
TOO_LONG = "|the cells do not fit the headings"
CHINESE_BYTES = 3  # of a character in UTF-8
_CHINESE = "[\u4e00-\u9fa5]"


def problem(columns: list[Column]) -> str:
    """The first cell that cannot be taken, as 'column|reason'; NULL where there is none; see cells."""
    plain = [column for column in columns if column.type != "area"]
    day = next(
        (column.name for column in plain if column.type == "date" and column.required), "CAST(NULL AS DATE)"
    )
    cases = [f"WHEN is_too_long THEN '{TOO_LONG}'"]
    for column in plain:
        name = column.name
        if column.type in cells.NUMBERS and column.required:
            cases.append(f"WHEN {cells.personal(column)} THEN '{name}|{vocabulary.PERSONAL}'")
        if column.type in cells.REASONS:
            cases.append(f"WHEN {_unreadable(column)} THEN '{name}|' || {cells.reason(column)}")
        if column.required:
            cases.append(f"WHEN {cells.blank(column)} THEN '{name}|{EMPTY}'")
        if column.type in NUMBERING_TYPES or (column.type == "name" and column.required):
            cases.append(f"WHEN {_personal(column, day)} THEN '{name}|{vocabulary.PERSONAL}'")
        if column.type in NUMBERING_TYPES:
            cases.append(f"WHEN {cells.shortened(column)} THEN '{name}|{cells.LOST}'")
    return f"CASE {' '.join(cases)} END"


def text(columns: list[Column]) -> str:
    """The cell that `problem` is about; nothing of it where it is personal."""
    cases = [f"WHEN '{column.name}' THEN t_{column.name}" for column in columns if column.type != "area"]
    shown = f"CASE split_part(problem, '|', 1) {' '.join(cases)} END"
    return f"CASE WHEN split_part(problem, '|', 2) = '{vocabulary.PERSONAL}' THEN '{HIDDEN}' ELSE {shown} END"


def emptied(columns: list[Column]) -> str:
    """The numbers that may be empty and look personal, as a list of columns: their cells are left out."""
    names = [
        f"CASE WHEN {cells.personal(column)} THEN '{column.name}|' ELSE '' END"
        for column in columns
        if column.type in cells.NUMBERS and not column.required
    ]
    return " || ".join(names) or "''"


def _unreadable(column: Column) -> str:
    if column.type not in cells.NUMBERS or column.required:
        return cells.unreadable(column)
    return f"CASE WHEN {cells.unreadable(column)} THEN NOT {cells.personal(column)} ELSE false END"


def _personal(column: Column, day: str) -> str:
    cell = f"t_{column.name}"
    if column.type != "case_id":
        return f"looks_personal({cell})"
    numbered = f"CASE WHEN looks_personal({cell}) THEN NOT is_dated_number({cell}, {day}) ELSE false END"
    # A case number has a digit: what is only Chinese is a name or a title.
    may_be = f"strlen({cell}) = length({cell}) * {CHINESE_BYTES}"
    titled = f"CASE WHEN {may_be} THEN regexp_full_match({cell}, '{_CHINESE}+') ELSE false END"
    return f"({numbered} OR {titled})"
