"""What a mapping file may say: every answer names a column, a value, a code or a way of writing numbers."""

from pathlib import Path

from data import codes, sources
from data.problem import Problem
from data.sheets.headings import PLACE
from data.sheets.headings import read as read_headings

SECTIONS = ("headings", "values", "areas", "numbers")
PARTS = ("year", "month", "day")  # a date may be split into columns: reported_on.year
WRITTEN = ("percent", "share")


def check(file: Path, given: dict) -> None:
    """A Problem that names the file, the answer and the remedy, where an answer is none."""
    for section, answers in given.items():
        if section not in SECTIONS:
            raise Problem(f"{file.name}: [{section}] is not known; use {', '.join(SECTIONS)}.")
        _check_texts(file, section, answers)
    _check_headings(file, given.get("headings", {}))
    for column, words in given.get("values", {}).items():
        _check_words(file, column, words)
    for heading, written in given.get("numbers", {}).items():
        if written not in WRITTEN:
            raise Problem(f"{file.name}: {heading!r} = {written!r}; use one of {', '.join(WRITTEN)}.")


def _check_texts(file: Path, section: str, answers: object) -> None:
    """[values] holds tables of texts, the other sections hold texts."""
    tables = answers.values() if section == "values" and isinstance(answers, dict) else [answers]
    for table in tables:
        if not isinstance(table, dict):
            raise Problem(
                f"{file.name}: [{section}] holds {table!r}; write lines of the form 'text' = 'answer'."
            )
        for word, answer in table.items():
            if not isinstance(answer, str):
                raise Problem(
                    f"{file.name}: [{section}] {word!r} = {answer!r}; put the answer in quotation marks."
                )


def _check_headings(file: Path, headings: dict[str, str]) -> None:
    known = {"", *(f"{PLACE}.{role}" for role in read_headings()[PLACE])}
    for source in sources.read().values():
        for column in source.columns:
            known |= {column.name, *(f"{column.name}.{part}" for part in PARTS if column.type == "date")}
    for heading, column in headings.items():
        if column not in known:
            raise Problem(
                f"{file.name}: {heading!r} = {column!r} names no column; "
                f"use one of {', '.join(sorted(known - {''}))}."
            )


def _check_words(file: Path, column: str, words: dict[str, str]) -> None:
    columns = [c for source in sources.read().values() for c in source.columns if c.codes]
    lists = sorted({c.codes for c in columns if c.name == column})
    if not lists:
        raise Problem(
            f"{file.name}: [values.{column}] names no column with a code list; "
            f"use one of {', '.join(sorted({c.name for c in columns}))}."
        )
    # Columns of one name in several kinds of export have a list each.
    values = list(dict.fromkeys(value for name in lists for value in codes.read()[name].labels))
    for word, value in words.items():
        if value not in values:
            raise Problem(
                f"{file.name}: {word!r} = {value!r} is no value of {column}; use one of {', '.join(values)}."
            )
