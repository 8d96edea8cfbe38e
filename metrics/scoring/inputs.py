"""What a scheme is applied to: units in groups, the figures behind each item, the events of the register."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.period import Period

CELLS = ("value", "numerator", "denominator", "base", "low", "high", "error")
# Why an item is not scored for a unit; empty where it is.
NOT_REPORTED, TOO_SMALL, NOTHING_DUE = "not_reported", "too_small", "nothing_due"
SUPPRESSED, NOT_APPLICABLE, NO_BASE = "suppressed", "not_applicable", "no_base"
EVENTS = ["unit", "event", "rule", "happened_on", "points", "circumstances", "matter", "reason"]


@dataclass(frozen=True)
class Inputs:
    """The figures of one period: `units` (index code; name, group, population) and one row per unit and item.

    `cells` is indexed by (unit, item) with CELLS as floats, `status` (of metrics.series), `why` (above; empty
    where scored) and `by_chance` (whether the figure has an error by chance). Rows stand in the order of
    `units` × the scheme's items, so that `grid` can be reshaped. `base` is what rule `against` compares with,
    NaN where that is the group. `events` has the columns EVENTS, circumstances being a tuple.
    """

    area: str
    period: Period
    units: pd.DataFrame
    cells: pd.DataFrame
    events: pd.DataFrame

    def grid(self, column: str) -> np.ndarray:
        """A column of the cells as an array units × items."""
        return self.cells[column].to_numpy().reshape(len(self.units), -1)

    @property
    def scored(self) -> np.ndarray:
        """Which cells are scored: bools, units × items."""
        return self.grid("why") == ""
