"""Cells: the SQL that reads a cell of text as a column's type, in layers, each expression used once.

Layer `texts` has t_<column>, layer `read` the value (whole numbers still as DOUBLE), and `unreadable` tells
in the layer after it whether the cell says something that is not of its type. MACROS must be known.
"""

import tomllib
from functools import cache
from pathlib import Path

from data.sources import Column

MACROS = Path(__file__).with_name("cells.sql").read_text("utf-8")
MEASURES = Path(__file__).with_name("measures.toml")
# What offices write for "nothing". 无 says that there is nothing to report, not that the number is 0.
SIGNS = ("", "-", "—", "--", "——", "－", "–", "/", "／", "\\", "null", "NULL", "None", "NaN", "N/A", "n/a")
BLANKS = (*SIGNS, "无", "暂无", "空", "（无）", "(无)")
REASONS = {
    "date": "not a date",
    "month": "not a month",
    "whole": "not a whole number",
    "decimal": "not a number",
    "figure": "not a number",
}
NUMBERS = ("whole", "decimal", "figure")
LOST = "digits lost in a spreadsheet"
TOO_LARGE = "too large"
SQL_TYPES = {"date": "DATE", "month": "DATE", "whole": "BIGINT", "decimal": "DOUBLE", "figure": "DOUBLE"}
# Years that no case of ours can have are typing errors, not dates.
_FIRST_DAY, _LAST_DAY = "DATE '1990-01-01'", "DATE '2099-12-31'"
# More people or cases than this, or more yuan, are typing errors; no square of a number within overflows.
LARGEST = {"whole": 1e9, "decimal": 1e13, "figure": 1e13}
_PERSONAL_FROM = "1e10"  # telephone, card and ID numbers have more digits than smaller numbers
_SHORTENED = r"\d(\.\d+)?[eE]\+?\d+"
_SHORTENED_NUMBER = r"[+-]?\d(\.\d+)?[eE]\+?(1[1-9]|[2-9]\d|\d{3,})"  # spreadsheets shorten from 12 digits on
_BLANKS = ", ".join(f"'{blank}'" for blank in BLANKS)
_SIGNS = ", ".join(f"'{sign}'" for sign in SIGNS)
_SPACE = " \t\r\n\u3000\u00a0\u200b\ufeff"


@cache
def measures() -> dict[str, tuple[str, ...]]:
    """Unit → the words that may stand behind its numbers."""
    return {unit: tuple(words) for unit, words in tomllib.loads(MEASURES.read_text("utf-8")).items()}


def text(position: int) -> str:
    """A cell as text; NULL where it is empty."""
    return f"nullif(trim(unwrapped(c{position})), '')"


def clean(cell: str) -> str:
    """A cell without any white space around it: slower than text(), so only where text() did not do."""
    return f"trim({cell}, '{_SPACE}')"


def read(column: Column, factor: float = 1) -> str:
    """The value of t_<column>; NULL where it cannot be read. Choices stay text.

    Numbers are multiplied by `factor`, which their heading says.
    """
    if column.type in NUMBERS:
        return f"read_number(t_{column.name}, '{_words(column)}', {factor})"
    return _READERS.get(column.type, _plain)(f"t_{column.name}")


def stored(column: Column) -> str:
    """The value of the layer `read` in the type that is stored; nothing of a number that looks personal."""
    if column.type in ("decimal", "figure"):
        return f"CASE WHEN isfinite({column.name}) AND NOT {personal(column)} THEN {column.name} END"
    if column.type == "whole":
        return f"try_cast(CASE WHEN NOT {personal(column)} THEN {column.name} END AS {SQL_TYPES['whole']})"
    return f"try_cast({column.name} AS {SQL_TYPES.get(column.type, 'VARCHAR')})"


def said(column: Column) -> str:
    """The unit that a figure's cell names behind its number, '' where it names none."""
    words = _words(column)
    named = f"regexp_extract(tidy(t_{column.name}), '({words})\\s*整?$', 1)"
    return f"CASE WHEN plain_number(t_{column.name}) IS NULL THEN {named} ELSE '' END"


def unreadable(column: Column) -> str:
    """Whether the cell says something that is not of the column's type; for the layer after `read`."""
    name = column.name
    # CASE is lazy where AND is not: almost every cell is decided by the first condition.
    said = f"CASE WHEN t_{name} IS NULL THEN false ELSE {clean(f't_{name}')} NOT IN ({_BLANKS}) END"
    return f"CASE WHEN {_fine(column)} THEN false ELSE {said} END"


def personal(column: Column) -> str:
    """Whether what should be a number looks like personal data; for the layer after `read`."""
    # The small numbers, which nearly all are, need no look at their text.
    name = column.name
    return f"CASE WHEN abs({name}) < {_PERSONAL_FROM} THEN false ELSE looks_personal(t_{name}) END"


def reason(column: Column) -> str:
    """Why an unreadable cell is none of its type, as SQL text."""
    cell, general = f"tidy(t_{column.name})", f"'{REASONS[column.type]}'"
    if column.type in NUMBERS:
        lost = f"regexp_full_match({cell}, '{_SHORTENED_NUMBER}')"
        large = f"isfinite({column.name}) AND abs({column.name}) > {LARGEST[column.type]:g}"
        return (
            f"CASE WHEN {lost} THEN '{LOST}' WHEN {large} THEN {general} || ': {TOO_LARGE}' "
            f"ELSE {general} || number_fault({cell}) END"
        )
    return f"{general} || date_fault({cell})"


def blank(column: Column) -> str:
    """Whether the cell says nothing, or only a sign for nothing; where it is not `unreadable`."""
    name = column.name
    if column.type == "choice":  # 无 is a word there: it may mean no
        return f"t_{name} IS NULL OR t_{name} IN ({_SIGNS})"
    return f"{name} IS NULL"


def shortened(column: Column) -> str:
    """Whether a spreadsheet took a long number for a quantity and dropped its last digits: 1.10101E+17."""
    return f"regexp_full_match(t_{column.name}, '{_SHORTENED}')"


def _words(column: Column) -> str:
    """A pattern of the words that may stand behind a number, the longest first."""
    known = measures()
    named = known if column.type == "figure" else (column.unit,)
    words = {word for unit in named for word in known.get(unit, ())}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _fine(column: Column) -> str:
    name = column.name
    if column.type in ("date", "month"):
        return f"{name} BETWEEN {_FIRST_DAY} AND {_LAST_DAY}"
    if column.type in NUMBERS:
        is_whole = f"{name} = floor({name}) AND " if column.type == "whole" else ""
        return f"{is_whole}abs({name}) <= {LARGEST[column.type]:g} AND NOT {_long(name)}"
    return f"{name} IS NOT NULL"


def _long(name: str) -> str:
    """A large number in scientific notation: its last digits are lost."""
    return f"(abs({name}) >= 1e11 AND regexp_full_match(t_{name}, '{_SHORTENED_NUMBER}'))"


def _plain(cell: str) -> str:
    return f"CASE WHEN {clean(cell)} NOT IN ({_BLANKS}) THEN {clean(cell)} END"


def _area_code(cell: str) -> str:
    """See places.short_code: public codes of towns and counties lose the zeros that fill them up."""
    code = f"regexp_replace({_plain(cell)}, '^(\\d+)\\.0+$', '\\1')"
    return (
        f"CASE WHEN length({code}) = 12 AND {code} LIKE '%000000' THEN left({code}, 6) "
        f"WHEN length({code}) = 12 AND {code} LIKE '%000' THEN left({code}, 9) ELSE {code} END"
    )


_READERS = {
    "choice": str,
    "date": lambda cell: f"read_date({cell})",
    "month": lambda cell: f"read_month({cell})",
    "area_code": _area_code,
}
