"""Mapping files: what a person has decided about headings, words and places, in a file that can be kept."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from data import codes, sources
from data.headings import PLACE, normalise
from data.headings import read as read_headings
from data.problem import Problem
from data.stage import Answers

SECTIONS = ("headings", "values", "areas")


@dataclass(frozen=True)
class Mapping:
    """Answers to a load's questions."""

    headings: dict[str, str] = field(default_factory=dict)
    answers: Answers = field(default_factory=lambda: Answers({}, {}))


def read(file: Path | None) -> Mapping:
    """The answers in a TOML file.

    [headings] heading = column; [values.COLUMN] word = value; [areas] text = code.
    """
    if file is None:
        return Mapping()
    try:
        with file.open("rb") as handle:
            given = tomllib.load(handle)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem(f"{file}: cannot be read as a mapping: {error}.") from error
    for section, answers in given.items():
        if section not in SECTIONS:
            raise Problem(f"{file.name}: [{section}] is not known; use {', '.join(SECTIONS)}.")
        _check_texts(file, section, answers)
    _check_headings(file, given.get("headings", {}))
    for column, words in given.get("values", {}).items():
        _check_words(file, column, words)
    words = {column: _normal(words) for column, words in given.get("values", {}).items()}
    return Mapping(_normal(given.get("headings", {})), Answers(words, given.get("areas", {})))


def _normal(answers: dict[str, str]) -> dict[str, str]:
    return {normalise(word): answer for word, answer in answers.items()}


def _check_texts(file: Path, section: str, answers: object) -> None:
    """[headings] and [areas] hold texts, [values] tables of texts."""
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
    columns = {column.name for source in sources.read().values() for column in source.columns}
    known = columns | {f"{PLACE}.{role}" for role in read_headings()[PLACE]} | {""}
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
