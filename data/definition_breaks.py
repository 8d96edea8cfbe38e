"""Breaks of a definition: the months from which an office counts something else under the same name."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from data.problem import Problem

LANGUAGES = ("zh", "en")
KEYS = ("month", *LANGUAGES)
TOLD = ", ".join(KEYS)


@dataclass(frozen=True)
class Break:
    """`month` is the first one counted in the new way; `words` say by language what changed."""

    month: dt.date
    words: dict[str, str]


def breaks(file: Path, tables: object) -> tuple[Break, ...]:
    """The [[breaks]] of a definition, the oldest first; a Problem names file, value and remedy."""
    if not isinstance(tables, list):
        raise Problem(f"{file.name}: breaks is {tables!r}; write a table [[breaks]] with {TOLD}.")
    found = [_break(file, table) for table in tables]
    months = [one.month for one in found]
    for month in months:
        if months.count(month) > 1:
            raise Problem(f"{file.name}: two [[breaks]] have the month {month}; tell both changes in one.")
    return tuple(sorted(found, key=lambda one: one.month))


def _break(file: Path, table: object) -> Break:
    if not isinstance(table, dict):
        raise Problem(f"{file.name}: breaks holds {table!r}; write a table [[breaks]] with {TOLD}.")
    for key in table:
        if key not in KEYS:
            raise Problem(f"{file.name}: unknown key {key!r} in [[breaks]]; use {TOLD}.")
    month = table.get("month")
    # A moment is a date too, for isinstance.
    if type(month) is not dt.date or month.day != 1:
        told = "is missing" if month is None else f"is {_printed(month)}"
        raise Problem(
            f"{file.name}: month of [[breaks]] {told}; write the first day of a month, such as 2020-01-01."
        )
    lacking = [lang for lang in LANGUAGES if not _is_text(table.get(lang))]
    if lacking:
        raise Problem(
            f"{file.name}: [[breaks]] of {month} lacks {', '.join(lacking)}; give the words in zh and en."
        )
    return Break(month, {lang: " ".join(table[lang].split()) for lang in LANGUAGES})


def _printed(value: object) -> str:
    return str(value) if isinstance(value, dt.date) else repr(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
