"""Which numbers of a table a spreadsheet works out: rates of two numbers beside them, sums of a column."""

from collections.abc import Mapping
from dataclasses import replace
from math import isclose

from xlsxwriter.utility import xl_rowcol_to_cell as address

from reports.document import Cell, Pointer, Table

Place = tuple[int, int]  # row and column of a sheet, from 0


def formulas(table: Table, first: Place) -> dict[Place, str]:
    """The formulas of a table whose first number stands at `first`, by place.

    A rate is one where its row has the numerator and the denominator it points to. What does not give the
    printed number (counts not shown, several weights) stays a number.
    """
    top, left = first
    found = {}
    for line, row in enumerate(table.rows):
        for column, formula in _quotients(row, top + line, left).items():
            found[top + line, left + column] = formula
    return found | _sums(table, first)


def _quotients(row: tuple[Cell, ...], line: int, left: int) -> dict[int, str]:
    known = {cell.pointer: place for place, cell in enumerate(row) if cell.pointer and cell.value is not None}
    found = {}
    for pointer, place in known.items():
        parts = _parts(pointer, known)
        if parts and _is(row[place], row[parts[0]].value, row[parts[1]].value):
            over, under = (address(line, left + part) for part in parts)
            found[place] = (
                f"={over}/{under}" if row[place].scale == 1 else f"={over}/{under}*{row[place].scale}"
            )
    return found


def _parts(pointer: Pointer, known: Mapping[Pointer, int]) -> tuple[int, int] | None:
    """Where the numerator and the denominator of a rate stand, if both are in its row."""
    if pointer.field != "value":
        return None
    places = tuple(known.get(replace(pointer, field=part)) for part in ("numerator", "denominator"))
    return None if None in places else places


def _is(cell: Cell, over: float, under: float) -> bool:
    return bool(under) and isclose(cell.value, over / under, rel_tol=1e-12, abs_tol=1e-15)


def _sums(table: Table, first: Place) -> dict[Place, str]:
    """The sums in the last row: of the columns that the table says are added up."""
    found, (top, left) = {}, first
    *above, total = table.rows or ((),)
    for column in table.sums if above else ():
        parts = [row[column].value * row[column].scale for row in above if row[column].value is not None]
        cell = total[column]
        if cell.value is not None and isclose(sum(parts), cell.value * cell.scale, abs_tol=1e-9):
            last = top + len(above)
            span = f"{address(top, left + column)}:{address(last - 1, left + column)}"
            found[last, left + column] = f"=SUM({span})"
    return found
