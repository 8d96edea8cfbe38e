"""Drift: small changes in one direction that add up where no single month is a signal."""

import numpy as np
import pandas as pd

from metrics.panel import months_of

RISE, FALL = "rise", "fall"


def cusum(series: pd.DataFrame | pd.Series, allowance: float = 0.5, threshold: float = 5) -> pd.DataFrame:
    """One row per month in order of month, index kept: month, upper, lower (standard deviations), signal.

    z are the months' distances from the series' mean in its standard deviations (n − 1); upper =
    max(0, upper + z − allowance), lower = min(0, lower + z + allowance); the signal is "rise" or "fall" while
    a sum is beyond the threshold, else "" (Page 1954). `series` as for control_chart. A missing month is
    skipped; it has no sums. A constant series does not drift. ValueError when allowance or threshold is
    negative.
    """
    for name, given in (("allowance", allowance), ("threshold", threshold)):
        if not given >= 0:
            raise ValueError(f"{name} is {given}; give 0 or more standard deviations")
    series = series.iloc[np.argsort(months_of(series), kind="stable")]
    table = series if isinstance(series, pd.DataFrame) else pd.DataFrame({"value": series})
    upper, lower = _sums(_scores(table["value"].to_numpy(dtype=float, na_value=np.nan)), allowance)
    signal = np.select([upper > threshold, lower < -threshold], [RISE, FALL], "")
    months = table.get("month", table.index)
    columns = {"month": np.asarray(months), "upper": upper, "lower": lower, "signal": signal}
    return pd.DataFrame(columns, series.index)


def _scores(values: np.ndarray) -> np.ndarray:
    """Distances from the mean in standard deviations; 0 for a constant series, NaN where missing."""
    known = values[~np.isnan(values)]
    if len(known) == 0 or known.min() == known.max():
        return values * 0
    return (values - known.mean()) / known.std(ddof=1)


def _sums(scores: np.ndarray, allowance: float) -> tuple[np.ndarray, np.ndarray]:
    upper, lower = np.full(len(scores), np.nan), np.full(len(scores), np.nan)
    above = below = 0.0
    for place in np.flatnonzero(~np.isnan(scores)):
        above = max(0.0, above + scores[place] - allowance)
        below = min(0.0, below + scores[place] + allowance)
        upper[place], lower[place] = above, below
    return upper, lower
