"""The questions of a statutory form: what each of its cells asks the counts, and what its checks ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from data.codes import NOT_STATED
from metrics.period import Period, latest
from reports.forms.ask import Ask
from reports.forms.layout import Column, Layout

COUNTS = {  # the indicator of a scope and its side that hold a measure
    "found": ("handling", "denominator"),
    "handled": ("handling", "numerator"),
    "settled": ("success", "numerator"),
}
SPLIT, OF_PARTS = ("kind", "size"), ("found", "handled")
WHOLES = ("whole", "major")
LEVEL, NO_LEVEL = "first_level", "no_level"  # disputes without a level are in no column, but in the sum


class Place(NamedTuple):
    """A cell of the table: what its row counts, and its column (or a month, for the yearly sums)."""

    scope: str
    part: str
    measure: str
    column: str


Asked = Iterator[tuple[Place, Ask | None]]


@dataclass(frozen=True)
class Questions:
    """A form of an area and a period."""

    layout: Layout
    area: str
    period: Period

    def all(self) -> Asked:
        """Each count of the table and those that the checks compare it with; None where none is kept."""
        for column in (*self.layout.columns, Column(NO_LEVEL, {}, "", (NOT_STATED,))):
            for scope in WHOLES:
                for measure in COUNTS:
                    ask = self._whole(scope, measure, column, self._span(column))
                    yield Place(scope, "", measure, column.name), ask
            yield self._times(column)
            for scope in SPLIT if column.handling else ():
                yield from self._split(scope, column)
        for month in self.period.year_to_date().months:
            for measure in COUNTS:
                ask = self._whole("whole", measure, self.layout.all, latest(month))
                yield Place("whole", "", measure, month.isoformat()), ask

    def _span(self, column: Column) -> Period:
        return self.period.year_to_date() if column.is_year else self.period

    def _whole(self, scope: str, measure: str, column: Column, span: Period) -> Ask:
        base, side = COUNTS[measure]
        breakdown = LEVEL if column.levels else ""
        return Ask(self.layout.scopes[scope][base], self.area, span, side, breakdown, column.levels)

    def _split(self, scope: str, column: Column) -> Asked:
        breakdown, span = self.layout.scopes[scope]["breakdown"], self._span(column)
        for part in (*self.layout.group(scope).parts, NOT_STATED):
            for measure in OF_PARTS:
                side = COUNTS[measure][1]
                ask = Ask(column.handling, self.area, span, side, breakdown, (part,))
                yield Place(scope, part, measure, column.name), ask

    def _times(self, column: Column) -> tuple[Place, Ask | None]:
        """Sweeps are reported as one number of an area: they have no level."""
        name = self.layout.scopes["sweeps"]["count"]
        ask = None if column.levels else Ask(name, self.area, self._span(column))
        return Place("sweeps", "", "times", column.name), ask
