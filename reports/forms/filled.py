"""A form filled for an area and a period: its file, and the cells of which there is no full value."""

from dataclasses import dataclass

from data.connection import Connection
from i18n import format
from i18n.translate import mark as _
from metrics import areas
from metrics.areas import Areas
from metrics.period import Period
from reports.forms import filling, moved, pattern
from reports.forms.answer import Answer
from reports.forms.answers import answers
from reports.forms.ask import Ask
from reports.forms.cell_map import Field, headed
from reports.forms.fault import FormFault
from reports.forms.relaid import relaid
from reports.forms.shelf import Saved


@dataclass(frozen=True)
class Filled:
    """The file's content, and each mapped cell with what was put into it."""

    content: bytes
    cells: tuple[tuple[Field, Answer], ...]
    is_relaid: bool

    @property
    def missing(self) -> tuple[tuple[Field, Answer], ...]:
        """The cells without a value."""
        return tuple((field, answer) for field, answer in self.cells if answer.value is None)

    @property
    def partial(self) -> tuple[tuple[Field, Answer], ...]:
        """The cells that are counted from a part of the reports."""
        return tuple((field, answer) for field, answer in self.cells if answer.is_partial)


def fill(connection: Connection, saved: Saved, area: str, period: Period, lang: str) -> Filled:
    """The form of an area; a FormFault where a cell moved, or a unit or an indicator is not known."""
    tree = areas.read(connection)
    if area not in tree:
        raise FormFault(_("Area {area} is not in the unit table; choose another."), area=area)
    _check(saved)
    asks = {field.place: _ask(tree, field, area, period) for field in saved.map.fields}
    told = answers(connection, asks.values())
    cells = tuple((field, told[asks[field.place]]) for field in saved.map.fields)
    values = {field.place: _value(field, answer, lang) for field, answer in cells}
    if saved.blank.is_xlsx:
        return Filled(filling.fill(saved.blank.content, values), cells, False)
    return Filled(relaid(saved.blank, values), cells, True)


def _check(saved: Saved) -> None:
    """No value is put beside other words than those the map was made for."""
    gone = moved.compared(saved.map, saved.blank) if saved.is_changed else ()
    if gone:
        cells = ", ".join(f"{one.field.cell} → {one.now or '?'}" for one in gone)
        raise FormFault(_("The form has changed since its map was made; cells moved: {cells}."), cells=cells)
    for field in saved.map.fields:
        headed(field, saved.blank)


def units(tree: Areas, area: str, period: Period) -> dict[str, str]:
    """The names and codes of the units directly below an area in a period."""
    standing = tree.standing(tree.children(area), period.first, period.end)
    return {tree.name(code): code for code in standing if tree.level(code) != "grid"}


def _ask(tree: Areas, field: Field, area: str, period: Period) -> Ask:
    code = area
    if field.unit:
        below = units(tree, area, period)
        name = pattern.unit_of(field.unit, tuple(below))
        if not name:
            raise FormFault(
                _("{cell}: {unit} is no unit directly below {area}; choose the area that the form is of."),
                cell=field.cell,
                unit=field.unit,
                area=tree.name(area),
            )
        code = below[name]
    parts = (field.part,) if field.breakdown else ()
    return Ask(field.indicator, code, field.span(period), field.measure, field.breakdown, parts)


def _value(field: Field, answer: Answer, lang: str) -> filling.Value:
    """The number, of a share in per cent as it is printed; a dash and the reason where there is none."""
    if answer.value is None:
        return answer.text(lang)
    is_share = answer.unit in format.UNITS and format.UNITS[answer.unit].is_share
    return float(answer.text(lang).rstrip("%")) if field.percent and is_share else answer.value
