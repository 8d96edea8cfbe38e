"""Heads: the words to the left of a cell and above it, by which a cell is known when a form changes."""

import re
from collections import defaultdict
from dataclasses import dataclass

from data.staging.place_names import plain
from reports.forms.blank import Sheet
from reports.forms.reference import Cell

_NUMBER = re.compile(r"[-+\d.,%\s]*")


@dataclass(frozen=True)
class Heads:
    """The nearest words to the left and above; empty where there are none."""

    row: str
    column: str


def of(sheet: Sheet, cell: Cell) -> Heads:
    """The heads of a cell."""
    row, column = cell
    left = (sheet.text((row, at)) for at in range(column - 1, -1, -1))
    above = (sheet.text((at, column)) for at in range(row - 1, -1, -1))
    return Heads(*(plain(next(filter(_is_word, texts), "")) for texts in (left, above)))


def places(sheet: Sheet) -> dict[Heads, list[Cell]]:
    """The cells of a sheet by their heads."""
    found: dict[Heads, list[Cell]] = defaultdict(list)
    height, width = sheet.size
    for row in range(height):
        for column in range(width):
            found[of(sheet, (row, column))].append((row, column))
    return found


def _is_word(text: str) -> bool:
    return not _NUMBER.fullmatch(text)
