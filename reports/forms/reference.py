"""References of cells: C5 is the fifth row of the third column; rows and columns from 0 in the code."""

import re

from i18n.translate import mark as _
from reports.forms.fault import FormFault

Cell = tuple[int, int]  # row and column, from 0
LETTERS = 26
_WRITTEN = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def parse(text: str) -> Cell:
    """The row and the column of C5, c5 or $C$5; a FormFault for anything else."""
    found = _WRITTEN.fullmatch(text.strip().upper())
    if not found:
        raise FormFault(_("{text} is no cell; write for example C5."), text=text.strip()[:20] or "?")
    column = 0
    for letter in found[1]:
        column = column * LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def write(cell: Cell) -> str:
    """The reference of a row and a column: (4, 2) is C5."""
    return f"{letters(cell[1])}{cell[0] + 1}"


def letters(column: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    text, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, LETTERS)
        text = chr(ord("A") + place) + text
    return text
