"""How many villages of an area met each of the eight goals: numbers of villages, never a village's own."""

from collections.abc import Mapping

from i18n import format
from metrics.goals import villages
from ui import plain_table
from ui.plain_table import Cell, Heading, Table
from ui.view import View


def show(view: View, goals: Mapping[str, str]) -> bool:
    """A row per goal that villages report; `goals` gives the words of each as a msgid."""
    title = view._("Villages and communities that met the goals, {area}, {period}")
    title = title.format(area=view.place, period=view.time)
    return plain_table.show(view, title, ("goal_villages",), lambda: _table(view, goals))


def _table(view: View, goals: Mapping[str, str]) -> Table:
    rows = villages(view.connection, list(goals), view.area, view.period).set_index("indicator")
    villages_below = view.areas.below(view.area, "village")
    below = set(view.areas.standing(villages_below, view.period.first, view.period.end))
    # A goal that towns report has one row per town: it is not about villages.
    told = [goal for goal in goals if goal in rows.index and _all(rows.loc[goal]) > len(below) / 2]
    headings = [Heading(view._("Goal"), is_number=False), Heading(view._("Met")), Heading(view._("Not met"))]
    headings += [Heading(view._("Not known")), Heading(view._("Villages in all"))]
    return headings, [_cells(view, goals[goal], rows.loc[goal]) for goal in told]


def _all(row: object) -> float:
    return row["numerator"] + row["with_events"] + row["not_known"]


def _cells(view: View, title: str, row: object) -> list[Cell]:
    told = (row["numerator"], row["with_events"], row["not_known"], _all(row))
    return [Cell(view._(title)), *(Cell(format.number(number, view.lang)) for number in told)]
