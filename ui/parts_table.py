"""The parts of a count, each in its own unit, beside the same months of the year before."""

from collections.abc import Sequence

import pandas as pd

from data import codes
from i18n import format
from i18n.translate import mark as _
from metrics.change import percent_allowed
from ui import breaks, cached, change, lines, plain_table, split
from ui.plain_table import Cell, Heading, Table
from ui.view import View


def show(view: View, title: str, asked: Sequence[tuple[str, str]]) -> bool:
    """A row per part of each (indicator, break-down); nothing, and False, where there is none."""

    def rows() -> Table:
        headings = [Heading(view._(_("What")), is_number=False), Heading(view._(_("This period")))]
        headings += [Heading(view._(_("Year before"))), Heading(view._(_("On last year")))]
        return headings, [cells for name, breakdown in asked for cells in _rows(view, name, breakdown)]

    return plain_table.show(view, title, ("parts", tuple(asked)), rows)


def _rows(view: View, name: str, breakdown: str) -> list[list[Cell]]:
    now = split.parts(view, name, breakdown)
    before = cached.parts(view.store, name, (view.area,), view.period.year_before(), breakdown)
    earlier = before.set_index("part")["value"]
    if breaks.crossed(view, name, view.period.year_before()):
        earlier = earlier.iloc[:0]
    return [_cells(view, name, row, earlier) for row in now.to_dict("records")]


def _cells(view: View, name: str, row: dict, earlier: pd.Series) -> list[Cell]:
    unit = codes.items().get(row["part"], {}).get("unit") or view.definitions[name].unit
    before, lang = earlier.get(row["part"], float("nan")), view.lang
    told = "" if format.is_missing(before) else format.value_with_unit(before, unit, lang)
    return [
        Cell(row["name"], link=lines.link(view, name)),
        Cell(format.value_with_unit(row["value"], unit, lang)),
        Cell(told),
        Cell(_changed(row["value"], before, unit, lang)),
    ]


def _changed(now: float, before: float, unit: str, lang: str) -> str:
    """A percentage where both are large enough for one, else the difference; no verdict."""
    if format.is_missing(before):
        return ""
    if percent_allowed(before, now):
        return format.percent_change((now - before) / before, lang)
    return change.difference(now - before, unit, lang)
