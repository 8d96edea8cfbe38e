"""Patterns: what one cell says is repeated down a column of units, or along a row of indicators."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.definitions import Definition
from data.staging.place_names import forms, plain
from reports.forms import heads, reference
from reports.forms.blank import Blank, Sheet
from reports.forms.cell_map import CellMap, Field, headed
from reports.forms.fault import FormFault
from reports.forms.headings import HEADINGS

TOTALS = ("合计", "总计", "小计", "全市", "全县", "全区", "total", "sum")


def unit_of(name: str, units: Sequence[str]) -> str | None:
    """The unit that a name in a form means: empty for a total, None where there is none or more than one."""
    if plain(name).lower() in TOTALS:
        return ""
    written = forms(name)
    for asked in (written[:1], written):
        known = [unit for unit in units if set(asked) & set(forms(unit))]
        if len(known) == 1:
            return known[0]
    return None


def down(found: CellMap, blank: Blank, start: Field, units: Sequence[str]) -> tuple[CellMap, tuple[str, ...]]:
    """What the row of a cell says, for the unit of each row from there on; and the names of no unit."""
    sheet, first = blank.sheet(start.sheet), reference.parse(start.cell)[0]
    pattern = [one for one in found.fields if one.sheet == sheet.name and one.place[1][0] == first] or [start]
    unknown: list[str] = []
    for row in range(first, sheet.size[0]):
        name = _row_name(sheet, row, min(one.place[1][1] for one in pattern))
        unit = unit_of(name, units) if name else None
        if unit is None:
            unknown += [name] if name else []
            continue
        for one in pattern:
            cell = reference.write((row, one.place[1][1]))
            found = _put(found, blank, replace(one, cell=cell, unit=unit))
    return found, tuple(unknown)


def along(
    found: CellMap, blank: Blank, start: Field, known: Mapping[str, Definition]
) -> tuple[CellMap, tuple[str, ...]]:
    """The indicator that each column's head names, from a cell to the right; and the heads that name none."""
    sheet, (row, first) = blank.sheet(start.sheet), reference.parse(start.cell)
    unknown: list[str] = []
    for column in range(first, sheet.size[1]):
        head = heads.of(sheet, (row, column)).column
        named = indicator_of(head, known) if head else None
        if named is None:
            unknown += [head] if head else []
            continue
        cell = reference.write((row, column))
        plainly = replace(start, cell=cell, indicator=named[0], measure=named[1], breakdown="", part="")
        found = _put(found, blank, plainly)
    return found, tuple(dict.fromkeys(unknown))


def indicator_of(head: str, known: Mapping[str, Definition]) -> tuple[str, str] | None:
    """The indicator and the measure that a head names: by its title, or by a word that forms use for it."""
    asked = plain(head).split("(")[0].lower()
    for name, definition in known.items():
        if asked in {plain(title).lower() for title in definition.title.values()}:
            return name, "value"
    return HEADINGS.get(asked)


def _row_name(sheet: Sheet, row: int, column: int) -> str:
    return heads.of(sheet, (row, column)).row


def _put(found: CellMap, blank: Blank, field: Field) -> CellMap:
    """The field in its cell; a cell of a formula is left alone."""
    try:
        return found.put(headed(field, blank))
    except FormFault:
        return found
