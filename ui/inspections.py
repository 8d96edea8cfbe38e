"""The five kinds of inspection: how many units each inspected and how many hazards it found."""

import pandas as pd

from i18n import format
from i18n.translate import mark as _
from ui import lines, plain_table, split
from ui.plain_table import Cell, Heading, Table
from ui.view import View

UNITS_SEEN, HAZARDS, BREAKDOWN = "inspected_units", "inspection_hazards", "inspection_kind"


def show(view: View, title: str) -> bool:
    """The table; nothing, and False, where nothing was inspected."""
    return plain_table.show(view, title, "inspections", lambda: _table(view))


def _table(view: View) -> Table:
    units, hazards = (split.parts(view, name, BREAKDOWN).set_index("part") for name in (UNITS_SEEN, HAZARDS))
    headings = [Heading(view._(_("Kind of inspection")), is_number=False)]
    headings += [Heading(view.definitions[name].title[view.lang]) for name in (UNITS_SEEN, HAZARDS)]
    return headings, [_row(view, row, hazards["value"].get(part)) for part, row in units.iterrows()]


def _row(view: View, units: pd.Series, hazards: float | None) -> list[Cell]:
    return [
        Cell(units["name"], link=lines.link(view, UNITS_SEEN)),
        Cell(format.number(units["value"], view.lang)),
        Cell(format.number(hazards, view.lang)),
    ]
