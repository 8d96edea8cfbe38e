"""What a scheme is applied to: units in groups, the figures behind each item, the events of the register."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.period import Period

CELLS = ("value", "numerator", "denominator", "base", "low", "high", "error")
# Why an item is not scored for a unit; empty where it is.
NOT_REPORTED, TOO_SMALL, NOTHING_DUE = "not_reported", "too_small", "nothing_due"
SUPPRESSED, NOT_APPLICABLE, NO_BASE = "suppressed", "not_applicable", "no_base"
SHARE, COUNT, OTHER = "share", "count", "other"
EVENTS = ["unit", "event", "rule", "happened_on", "points", "circumstances", "matter", "reason"]


@dataclass(frozen=True)
class Inputs:
    """The figures of one period: `units` (index code; name, group, population) and one row per unit and item.

    `cells` is indexed by (unit, item) with CELLS as floats, `status` (of metrics.series), `why` (above; empty
    where scored) and `chance` (how chance moves the figure: SHARE, COUNT, OTHER, or empty for not at all).
    Rows stand in the order of `units` × the scheme's items, so that `grid` can be reshaped. `base` is what
    rule `against` compares with, NaN where that is the group. `events` has the columns EVENTS, circumstances
    being a tuple, and reaches back as far as a repeat is looked for. `vetoes` has the figures that vetoes
    look at: units by indicators.
    """

    area: str
    period: Period
    units: pd.DataFrame
    cells: pd.DataFrame
    events: pd.DataFrame
    vetoes: pd.DataFrame

    def grid(self, column: str) -> np.ndarray:
        """A column of the cells as an array units × items."""
        return self.cells[column].to_numpy().reshape(len(self.units), -1)

    @property
    def cases(self) -> pd.Series:
        """How many cases stand behind a unit, a measure of its size: the sum of its denominators."""
        by_chance = self.cells["denominator"].where(self.cells["chance"].eq(SHARE), 0)
        return by_chance.fillna(0).groupby(level="unit", sort=False).sum().reindex(self.units.index)

    @property
    def scored(self) -> np.ndarray:
        """Which cells are scored: bools, units × items."""
        return self.grid("why") == ""
