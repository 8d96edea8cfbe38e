"""The ladder of a dispute (网格—村—镇): where it began, and how often it was passed up from there."""

import pandas as pd

from data import codes
from i18n import format
from i18n.translate import mark as _
from ui import cached, plain_table, wording
from ui.plain_table import Cell, Heading, Table
from ui.view import View

ESCALATION, BREAKDOWN = "escalation_rate", "first_level"
NUMBERS = (_("Found (cases)"), _("Passed up (cases)"), _("Escalation rate"), _("95% interval"))
LADDER = ("building", "grid", "village", "town", "county", "city")


def show(view: View) -> bool:
    """A row per level from the lowest up; nothing, and False, where no level is known."""
    title = view._("Where disputes began and how many were passed up, {area}, {period}")
    title = title.format(area=view.place, period=view.time)
    return plain_table.show(view, title, ("escalation",), lambda: _table(view))


def _table(view: View) -> Table:
    rows = cached.parts(view.store, ESCALATION, (view.area,), view.period, BREAKDOWN).set_index("part")
    known = [level for level in LADDER if level in rows.index and rows.loc[level, "denominator"] > 0]
    if not known:
        return [], []
    headings = [Heading(view._("Level at which it began"), is_number=False)]
    headings += [Heading(view._(text)) for text in NUMBERS]
    whole = cached.whole(view.store, ESCALATION, (view.area,), view.period).iloc[0]
    names = codes.read()["handling_level"]
    told = [_cells(view, names.label(level, view.lang), rows.loc[level]) for level in known]
    return headings, [*told, _cells(view, view._("All"), whole)]


def _cells(view: View, name: str, row: pd.Series) -> list[Cell]:
    definition, lang = view.definitions[ESCALATION], view.lang
    return [
        Cell(name),
        Cell(format.number(row["denominator"], lang)),
        Cell(format.number(row["numerator"], lang)),
        Cell(wording.full(row, definition, lang)),
        Cell(wording.limits(row, definition, lang)),
    ]
