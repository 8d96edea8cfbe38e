"""CUSUM on simulated months: alarms where nothing drifts, falls at once and slow falls found in a year."""

import numpy as np
import pandas as pd

from metrics.drift import cusum
from tests.benchmarks.studies.stable_months import MONTHS, YEAR

SERIES = 200  # of each kind
SIZES = (0, 0.5, 1, 2)  # standard deviations of a month: at once, or reached by the end of the year


def of_drifts(rng: np.random.Generator, series: int = SERIES) -> pd.DataFrame:
    """Per 100 series of MONTHS stable months and a year of drift: how many showed a fall within that year."""
    shapes = {"a fall at once": np.ones(YEAR), "a slow fall over the year": np.arange(1, YEAR + 1) / YEAR}
    table = {
        name: [_found(rng, np.r_[np.zeros(MONTHS), -size * shape], series) for size in SIZES]
        for name, shape in shapes.items()
    }
    return pd.DataFrame(table, index=pd.Index(SIZES, name="size")).T


def _found(rng: np.random.Generator, course: np.ndarray, series: int) -> float:
    months = pd.date_range("2020-01-01", periods=len(course), freq="MS")
    rows = [pd.Series(course + rng.standard_normal(len(course)), months) for _ in range(series)]
    return 100 * float(np.mean([_falls(row) for row in rows]))


def _falls(row: pd.Series) -> bool:
    seen = (cusum(row.iloc[:known])["signal"].iloc[-1] for known in range(MONTHS + 1, MONTHS + YEAR + 1))
    return any(signal == "fall" for signal in seen)
