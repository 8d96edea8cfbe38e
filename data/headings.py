"""Headings: which column of ours each heading of an export is, and what must be asked."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data import sources
from data.personal import masked

FILE = Path(__file__).parent / "headings.toml"
PLACE = "place"
MIN_MATCHES = 2  # a row with fewer known headings is not a heading row


@dataclass(frozen=True)
class Recognised:
    """A heading row that was understood: position of each column of ours, and what was left out."""

    source: sources.Source
    columns: dict[str, int]
    place: dict[str, int]
    dropped: tuple[str, ...]
    questions: tuple[str, ...]


def normalise(text: str) -> str:
    """A heading or word without what offices vary: width, case, spaces, line breaks and asterisks."""
    return (
        re.sub(r"[\s*:]+", "", unicodedata.normalize("NFKC", str(text)))
        .lower()
        .replace("〔", "(")
        .replace("〕", ")")
    )


@cache
def read() -> dict[str, dict[str, tuple[str, ...]]]:
    """The headings by kind of export and column, normalised."""
    with FILE.open("rb") as file:
        tables = tomllib.load(file)
    return {
        table: {
            column: tuple(normalise(heading) for heading in headings) for column, headings in columns.items()
        }
        for table, columns in tables.items()
    }


@cache
def _signatures() -> frozenset[str]:
    """The headings by one of which a kind of export is told."""
    kinds = sources.read().values()
    return frozenset(
        word for kind in kinds for column in kind.signature for word in read()[kind.name][column]
    )


def recognise(cells: list[str], answers: dict[str, str]) -> Recognised | None:
    """The best reading of a row as headings, or None where it is no heading row.

    `answers` maps headings to columns ('' leaves one out); an answer wins over the lists.
    """
    # Most rows hold records: they are told apart cheaply.
    if not {normalise(cell) for cell in cells} & (_signatures() | answers.keys()):
        return None
    readings = [_as_source(source, cells, answers) for source in sources.read().values()]
    best = max(readings, key=lambda r: (not _missing(r), len(r.columns) + bool(r.place)))
    matches = len(best.columns) + len(best.place)
    return best if matches >= MIN_MATCHES and set(best.columns) & set(best.source.signature) else None


def missing(reading: Recognised) -> list[str]:
    """The required columns that no heading fills."""
    return _missing(reading)


def _missing(reading: Recognised) -> list[str]:
    filled = set(reading.columns) | ({"area"} if reading.place else set())
    return [column.name for column in reading.source.columns if column.required and column.name not in filled]


def _as_source(source: sources.Source, cells: list[str], answers: dict[str, str]) -> Recognised:
    columns: dict[str, list[int]] = {}
    place: dict[str, list[int]] = {}
    dropped = []
    for position, cell in enumerate(cells):
        kind, name = _meaning(source, cell, answers)
        if kind == PLACE:
            place.setdefault(name, []).append(position)
        elif kind:
            columns.setdefault(name, []).append(position)
        elif cell.strip():
            dropped.append(masked(cell))
    open_cells = [cell for cell in cells if normalise(cell) not in answers]
    questions = [
        *_doubles(columns, cells),
        *_doubles(place, cells),
        *_bare(source, columns, place, open_cells),
    ]
    return Recognised(source, _first(columns), _first(place), tuple(dropped), tuple(questions))


def _meaning(source: sources.Source, cell: str, answers: dict[str, str]) -> tuple[str, str]:
    """('column' or 'place' or '', name) of one heading."""
    heading = normalise(cell)
    name = answers.get(heading)
    if name == "":
        return "", ""
    has_place = any(column.type == "area" for column in source.columns)
    # One file of answers serves all kinds of export: an answer about another kind says nothing here.
    if name and name.startswith(f"{PLACE}.") and has_place:
        return PLACE, name.removeprefix(f"{PLACE}.")
    if name in (column.name for column in source.columns):
        return "column", name
    for name, known in read()[source.name].items():
        if heading in known:
            return "column", name
    if has_place:
        for name, known in read()[PLACE].items():
            if heading in known:
                return PLACE, name
    return "", ""


def _doubles(found: dict[str, list[int]], cells: list[str]) -> list[str]:
    return [
        f"{' and '.join(repr(cells[p].strip()) for p in positions)} could both be {name}"
        for name, positions in found.items()
        if len(positions) > 1
    ]


def _bare(source: sources.Source, columns: dict, place: dict, cells: list[str]) -> list[str]:
    """Headings that say too little, asked about only where nothing better fills the column."""
    filled = set(columns) | ({"area"} if place else set())
    known = read()["ambiguous"]
    return [
        f"{cell.strip()!r} says too little; is it {name}?"
        for name in (column.name for column in source.columns)
        if name not in filled and name in known
        for cell in cells
        if normalise(cell) in known[name]
    ]


def _first(found: dict[str, list[int]]) -> dict[str, int]:
    return {name: positions[0] for name, positions in found.items()}
