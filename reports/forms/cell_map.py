"""Cell maps: which measure goes into which cell of a form; made once, kept as a file, used every month."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from i18n.translate import mark as _
from metrics.period import Period
from reports.forms import heads, reference
from reports.forms.ask import MEASURES
from reports.forms.blank import Blank
from reports.forms.fault import FormFault
from reports.forms.reference import Cell

PERIODS = {
    "now": _("The chosen period"),
    "year": _("Year to date"),
    "year_before": _("The same months last year"),
}
_SHA = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Field:
    """What goes into one cell. `unit` is the name of a unit directly below, empty for the chosen area.

    `percent` writes a share as 96.8 and not as 0.968. The heads say which words stood beside the cell.
    """

    sheet: str
    cell: str
    indicator: str
    measure: str = "value"
    unit: str = ""
    period: str = "now"
    breakdown: str = ""
    part: str = ""
    percent: bool = False
    row_head: str = ""
    column_head: str = ""

    @property
    def place(self) -> tuple[str, Cell]:
        """The sheet, the row and the column."""
        return self.sheet, reference.parse(self.cell)

    def span(self, period: Period) -> Period:
        """The period that its numbers are of."""
        return {"now": period, "year": period.year_to_date(), "year_before": period.year_before()}[
            self.period
        ]


@dataclass(frozen=True)
class CellMap:
    """The map of a form: the name of the form's file, the fingerprint of its bytes, and its cells."""

    file: str
    sha256: str
    fields: tuple[Field, ...] = ()

    def put(self, field: Field) -> "CellMap":
        """With a field; what its cell had before gives way."""
        others = tuple(one for one in self.fields if one.place != field.place)
        return replace(self, fields=tuple(sorted((*others, field), key=lambda one: one.place)))

    def without(self, place: tuple[str, Cell]) -> "CellMap":
        """Without what a cell had."""
        return replace(self, fields=tuple(one for one in self.fields if one.place != place))

    def at(self, place: tuple[str, Cell]) -> Field | None:
        """What a cell has, or None."""
        return next((one for one in self.fields if one.place == place), None)


def headed(field: Field, blank: Blank) -> Field:
    """The field with the words beside its cell; a FormFault where no value may stand in that cell."""
    sheet, cell = blank.sheet(field.sheet), reference.parse(field.cell)
    height, width = sheet.size
    if cell[0] >= height or cell[1] >= width:
        raise FormFault(
            _("{cell} lies outside of sheet {sheet} ({extent})."),
            cell=field.cell,
            sheet=sheet.name,
            extent=sheet.extent,
        )
    cell = sheet.first(cell)
    if cell in sheet.formulas:
        raise FormFault(
            _("{cell} of sheet {sheet} holds a formula, which computes itself."),
            cell=reference.write(cell),
            sheet=sheet.name,
        )
    words = heads.of(sheet, cell)
    return replace(field, cell=reference.write(cell), row_head=words.row, column_head=words.column)


def as_toml(found: CellMap) -> str:
    """The file of a map; what has its usual value is left out."""
    lines = [f"file = {_text(found.file)}", f"sha256 = {_text(found.sha256)}"]
    for field in found.fields:
        lines += ["", "[[cells]]", *_entries(field)]
    return "\n".join(lines) + "\n"


def parsed(text: str, name: str) -> CellMap:
    """The map in a file; a FormFault that names the file and the place where it is none."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormFault(_("{name}: cannot be read as TOML ({error})."), name=name, error=error) from None
    if not isinstance(told.get("file"), str) or not _SHA.fullmatch(str(told.get("sha256", ""))):
        raise FormFault(_("{name}: file and sha256 say which form it is the map of."), name=name)
    cells = told.get("cells", [])
    if not isinstance(cells, list):
        raise FormFault(_("{name}: cells are written as [[cells]]."), name=name)
    return CellMap(told["file"], told["sha256"], tuple(_field(one, name) for one in cells))


def _entries(field: Field) -> Iterator[str]:
    for one in fields(Field):
        value = getattr(field, one.name)
        if value != one.default:
            yield f"{one.name} = {_text(value)}"


def _text(value: str | bool) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _field(told: object, name: str) -> Field:
    known = {one.name: one for one in fields(Field)}
    if not isinstance(told, Mapping) or not {"sheet", "cell", "indicator"} <= set(told):
        raise FormFault(_("{name}: each of [[cells]] has a sheet, a cell and an indicator."), name=name)
    place = str(told["cell"])[:20]
    for key, value in told.items():
        if key not in known or not isinstance(value, bool if key == "percent" else str):
            raise FormFault(
                _("{name}: {cell}: {key} is not known or not a word."), name=name, cell=place, key=key
            )
    found = Field(**told)
    reference.parse(found.cell)
    for value, choices in ((found.measure, MEASURES), (found.period, tuple(PERIODS))):
        if value not in choices:
            raise FormFault(
                _("{name}: {cell}: {value} is none of {choices}."),
                name=name,
                cell=place,
                value=value,
                choices=", ".join(choices),
            )
    return found
