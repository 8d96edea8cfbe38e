"""Evidence: everything that a bulletin speaks of, read from the warehouse in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from data import loads
from data.connection import Connection
from data.definitions import Definition
from data.history import baselines, marks
from metrics import benchmark, catalog, coverage, headline, series, signals
from metrics.areas import Areas
from metrics.period import Period
from metrics.signals import Signal

UNITS_INDICATOR = "mediation_success_rate"
# A grid or a settlement is one person's or a few people's work: its figures are not set side by side.
COMPARED_LEVELS = ("county", "town", "village")


@dataclass(frozen=True)
class Evidence:
    """`figures`: rows of metrics.headline with each span's status; `below`: a row of metrics.series for each
    indicator compared, of the area and of each of its `unit_codes`.

    `corrections`: what was corrected by hand; see data.history.marks.listed. `months` are the judged months
    of metrics.signals up to the end of the period, `signals` the last of each by indicator and area, nothing
    in longer periods: charts are by month.
    """

    area: str
    period: Period
    tree: Areas
    definitions: dict[str, Definition]
    figures: pd.DataFrame
    unit_codes: tuple[str, ...]
    below: pd.DataFrame
    version: dict[str, object]
    batches: pd.DataFrame
    corrections: pd.DataFrame
    months: pd.DataFrame
    signals: dict[tuple[str, str], Signal]

    @cached_property
    def rows(self) -> list[dict]:
        """The figures as rows, in the order of the definitions."""
        return self.figures.to_dict("records")

    def of(self, indicators: Sequence[str]) -> "Evidence":
        """The same of these indicators alone, in this order."""
        chosen = {name: self.definitions[name] for name in indicators}
        figures = self.figures.set_index("indicator", drop=False).loc[list(chosen)]
        return replace(self, definitions=chosen, figures=figures.reset_index(drop=True))

    def signal(self, row: Mapping[str, object]) -> Signal | None:
        """The signal of one of the figures."""
        return self.signals.get((row["indicator"], row["area"]))

    def units(self, indicator: str) -> pd.DataFrame:
        """The rows of the units for one of the indicators compared."""
        return self.below[self.below["indicator"].eq(indicator) & self.below["area"].ne(self.area)]

    def titles(self, lang: str, **wanted: object) -> list[str]:
        """The titles of the indicators whose columns have the wanted values: status="partial"."""
        chosen = [row for row in self.rows if all(row[column] == value for column, value in wanted.items())]
        return [self.definitions[row["indicator"]].title[lang] for row in chosen]

    @property
    def corrected(self) -> set[int]:
        """The numbers of the corrections by hand that changed any figure shown here."""
        columns = [name for name in self.figures if name.endswith("corrections")]
        shown = [*(self.figures[name] for name in columns), self.below["corrections"]]
        return {number for cells in shown for cell in cells if isinstance(cell, tuple) for number in cell}

    def units_that(self, status: str, indicator: str = UNITS_INDICATOR) -> list[str]:
        """The names of the units of a status; "nothing_due" are those that reported and had no case due."""
        units = self.units(indicator)
        idle = units["status"].eq(coverage.OK) & ~(units["denominator"] > 0)
        chosen = idle if status == "nothing_due" else units["status"].eq(status)
        return [self.tree.name(code) for code in units.loc[chosen, "area"]]


def read(
    connection: Connection,
    tree: Areas,
    area: str,
    period: Period,
    definitions: dict[str, Definition] | None = None,
) -> Evidence:
    """All figures of an area and a period, and of the units directly below; the headlines without others."""
    return read_all(connection, tree, (area,), period, definitions)[area]


def read_all(
    connection: Connection,
    tree: Areas,
    areas: Sequence[str],
    period: Period,
    definitions: dict[str, Definition] | None = None,
) -> dict[str, Evidence]:
    """The evidence of several areas, asked for in one go."""
    headlines = {definition.id: definition for definition in catalog.headlines()}
    definitions = definitions or headlines
    units = {area: _units(tree, area, period) for area in areas}
    shared = {name: one for name, one in definitions.items() if one.kind in benchmark.COMPARABLE}
    compared = headlines | shared | {UNITS_INDICATOR: catalog.find(UNITS_INDICATOR)}
    codes = tuple(dict.fromkeys(code for area in areas for code in (area, *units[area])))
    below = series.over(connection, compared, codes, {"now": period})
    figures = _figures(connection, definitions, areas, period)
    months = signals.read(connection, definitions, areas, period.last, baselines.standing())
    shared_by_all = {
        "period": period,
        "tree": tree,
        "definitions": definitions,
        "version": loads.describe(connection),
        "batches": loads.batches(connection),
        "corrections": marks.listed(connection),
    }
    return {
        area: Evidence(
            area=area,
            figures=figures[figures["area"] == area].reset_index(drop=True),
            unit_codes=units[area],
            below=below[below["area"].isin([area, *units[area]])],
            months=months[months["area"] == area],
            signals=signals.last(months[months["area"] == area]) if period.is_month else {},
            **shared_by_all,
        )
        for area in areas
    }


def _units(tree: Areas, area: str, period: Period) -> tuple[str, ...]:
    stood = tree.standing(tree.children(area), period.first, period.end)
    return tuple(code for code in stood if tree.level(code) in COMPARED_LEVELS)


def _figures(
    connection: Connection, definitions: dict[str, Definition], areas: Sequence[str], period: Period
) -> pd.DataFrame:
    """metrics.headline with status and corrections of each span that it compares with: previous_status …"""
    table = headline.headline(connection, definitions, areas, period)
    spans = {
        "previous": period.previous(),
        "year_before": period.year_before(),
        "ytd": period.year_to_date(),
        "ytd_year_before": period.year_to_date().year_before(),
    }
    asked = {name: span for name, span in spans.items() if span}
    found = series.over(connection, definitions, areas, asked)
    keys = ["indicator", "area"]
    for column in ("status", "corrections"):
        wide = found.pivot(index=keys, columns="span", values=column).reindex(columns=list(spans))
        wide = wide.add_suffix(f"_{column}")
        table = table.merge(wide, left_on=keys, right_index=True, how="left", validate="one_to_one")
    return table
