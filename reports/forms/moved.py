"""What became of mapped cells in another version of a form: by the words beside them."""

from dataclasses import dataclass, replace

from reports.forms import heads, reference
from reports.forms.blank import Blank, Sheet
from reports.forms.cell_map import CellMap, Field, headed
from reports.forms.fault import FormFault
from reports.forms.heads import Heads


@dataclass(frozen=True)
class Moved:
    """A cell whose words stand elsewhere now: at `now`, or nowhere or more than once where it is empty."""

    field: Field
    now: str


def compared(found: CellMap, blank: Blank) -> tuple[Moved, ...]:
    """The cells of a map that are no longer where they were."""
    there = {sheet.name: sheet for sheet in blank.sheets}
    places = {name: heads.places(sheet) for name, sheet in there.items()}
    moved = []
    for field in found.fields:
        sheet = there.get(field.sheet)
        if sheet is None:
            moved.append(Moved(field, ""))
        elif not _is_same(field, sheet):
            known = [cell for cell in places[sheet.name].get(_heads(field), ()) if sheet.first(cell) == cell]
            moved.append(Moved(field, reference.write(known[0]) if len(known) == 1 else ""))
    return tuple(moved)


def taken(found: CellMap, blank: Blank) -> tuple[CellMap, tuple[Field, ...]]:
    """The map for another version of its form, and the fields that have no place in it any more."""
    moved = {one.field.place: one for one in compared(found, blank)}
    kept, lost = CellMap(blank.name, blank.sha256), []
    for field in found.fields:
        step = moved.get(field.place)
        try:
            if step and not step.now:
                raise FormFault("{cell}", cell=field.cell)
            kept = kept.put(headed(replace(field, cell=step.now if step else field.cell), blank))
        except FormFault:
            lost.append(field)
    return kept, tuple(lost)


def _heads(field: Field) -> Heads:
    return Heads(field.row_head, field.column_head)


def _is_same(field: Field, sheet: Sheet) -> bool:
    cell, size = reference.parse(field.cell), sheet.size
    return cell[0] < size[0] and cell[1] < size[1] and heads.of(sheet, cell) == _heads(field)
