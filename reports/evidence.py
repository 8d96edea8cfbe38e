"""Evidence: everything that a bulletin speaks of, read from the warehouse in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data import loads
from data.connection import Connection
from data.definitions import Definition
from data.history import baselines, marks
from metrics import catalog, coverage, headline, series, signals
from metrics.areas import Areas
from metrics.period import Period
from metrics.signals import Signal

UNITS_INDICATOR = "mediation_success_rate"
# A grid or a settlement is one person's or a few people's work: its figures are not set side by side.
COMPARED_LEVELS = ("county", "town", "village")


@dataclass(frozen=True)
class Evidence:
    """`figures`: rows of metrics.headline with each span's status; `units`: a row of metrics.series each.

    `corrections`: what was corrected by hand; see data.history.marks.listed. `signals` by indicator and
    area.
    """

    area: str
    period: Period
    tree: Areas
    definitions: dict[str, Definition]
    figures: pd.DataFrame
    units: pd.DataFrame
    version: dict[str, object]
    batches: pd.DataFrame
    corrections: pd.DataFrame
    signals: dict[tuple[str, str], Signal]

    @property
    def rows(self) -> list[dict]:
        """The figures as rows, in the order of the definitions."""
        return self.figures.to_dict("records")

    def signal(self, row: Mapping[str, object]) -> Signal | None:
        """The signal of one of the figures."""
        return self.signals.get((row["indicator"], row["area"]))

    @cached_property
    def unit_definition(self) -> Definition:
        """The indicator by which the units are set side by side."""
        return catalog.find(UNITS_INDICATOR)

    def titles(self, lang: str, **wanted: object) -> list[str]:
        """The titles of the indicators whose columns have the wanted values: status="partial"."""
        chosen = [row for row in self.rows if all(row[column] == value for column, value in wanted.items())]
        return [self.definitions[row["indicator"]].title[lang] for row in chosen]

    @property
    def corrected(self) -> set[int]:
        """The numbers of the corrections by hand that changed any figure shown here."""
        columns = [name for name in self.figures if name.endswith("corrections")]
        shown = [*(self.figures[name] for name in columns), self.units["corrections"]]
        return {number for cells in shown for cell in cells if isinstance(cell, tuple) for number in cell}

    def units_that(self, status: str) -> list[str]:
        """The names of the units of a status; "nothing_due" are those that reported and had no case due."""
        idle = self.units["status"].eq(coverage.OK) & ~(self.units["denominator"] > 0)
        chosen = idle if status == "nothing_due" else self.units["status"].eq(status)
        return [self.tree.name(code) for code in self.units.loc[chosen, "area"]]


def read(connection: Connection, tree: Areas, area: str, period: Period) -> Evidence:
    """All figures of an area and a period, and of the units directly below."""
    definitions = {definition.id: definition for definition in catalog.headlines()}
    stood = tree.standing(tree.children(area), period.first, period.end)
    units = [code for code in stood if tree.level(code) in COMPARED_LEVELS]
    compared = {UNITS_INDICATOR: catalog.find(UNITS_INDICATOR)}
    return Evidence(
        area=area,
        period=period,
        tree=tree,
        definitions=definitions,
        figures=_figures(connection, definitions, area, period),
        units=series.over(connection, compared, units, {"now": period}),
        version=loads.describe(connection),
        batches=loads.batches(connection),
        corrections=marks.listed(connection),
        signals=_signals(connection, definitions, area, period),
    )


def _signals(
    connection: Connection, definitions: dict[str, Definition], area: str, period: Period
) -> dict[tuple[str, str], Signal]:
    """The signals of the month; none of a longer period: charts are by month."""
    if not period.is_month:
        return {}
    return signals.last(signals.read(connection, definitions, (area,), period.last, baselines.standing()))


def _figures(
    connection: Connection, definitions: dict[str, Definition], area: str, period: Period
) -> pd.DataFrame:
    """metrics.headline with status and corrections of each span that it compares with: previous_status …"""
    table = headline.headline(connection, definitions, (area,), period)
    spans = {
        "previous": period.previous(),
        "year_before": period.year_before(),
        "ytd": period.year_to_date(),
        "ytd_year_before": period.year_to_date().year_before(),
    }
    asked = {name: span for name, span in spans.items() if span}
    found = series.over(connection, definitions, (area,), asked)
    for column in ("status", "corrections"):
        wide = found.pivot(index="indicator", columns="span", values=column).reindex(columns=list(spans))
        wide = wide.add_suffix(f"_{column}")
        table = table.merge(wide, left_on="indicator", right_index=True, how="left", validate="one_to_one")
    return table
