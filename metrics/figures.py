"""Figures: sums of counts become values with their intervals. The only place where a rate is divided."""

import numpy as np
import pandas as pd

from data.definitions import Definition
from i18n.units import UNITS
from metrics import intervals

RATIOS = ("rate", "mean", "stock_rate", "zero_share", "completion")
TOTALS = ("count", "stock")
BY_CHANCE = ("cases", "incidents", "hazards", "count", "places")  # counts of these units have an interval


def values(sums: pd.DataFrame, definitions: dict[str, Definition]) -> pd.DataFrame:
    """Write value, low and high (95 %) beside sums that have indicator, numerator, denominator, squares.

    Shares are 0 to 1. A denominator of 0 is missing, never 0 or 1. Stocks are complete counts of a day and
    have no interval, nor have completions and counts of what was planned, such as drills; a share of
    communities has one, since next year's would differ by chance.
    """
    kinds = sums["indicator"].map({name: definition.kind for name, definition in definitions.items()})
    shares = (
        sums["indicator"].map({name: UNITS[d.unit].is_share for name, d in definitions.items()}).astype(bool)
    )
    chance = (
        sums["indicator"].map({name: d.unit in BY_CHANCE for name, d in definitions.items()}).astype(bool)
    )
    ratio = sums["numerator"] / sums["denominator"].where(sums["denominator"] > 0)
    value = sums["numerator"].where(kinds.isin(TOTALS), ratio.where(kinds.isin(RATIOS)))
    limits = pd.DataFrame({"low": np.nan, "high": np.nan}, index=sums.index)
    for chosen, method in _methods(kinds.where(~kinds.eq("count") | chance), shares):
        if chosen.any():
            low, high = method(sums[chosen])
            limits.loc[chosen, "low"], limits.loc[chosen, "high"] = low, high
    return sums.assign(value=value, low=limits["low"], high=limits["high"])


def medians(histogram: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """One row per key: value (median), low, high, denominator (cases), from rows with bin and numerator."""
    rows = []
    for key, bins in histogram.groupby(keys, sort=False):
        days, weights = bins["bin"].to_numpy(float), bins["numerator"].to_numpy(float)
        low, high = intervals.median_interval(days, weights)
        rows.append((*key, intervals.weighted_median(days, weights), low, high, weights.sum()))
    return pd.DataFrame(rows, columns=[*keys, "value", "low", "high", "denominator"])


def _methods(kinds: pd.Series, shares: pd.Series) -> list[tuple[pd.Series, object]]:
    """Which rows get their interval by which method."""
    return [
        (kinds.eq("count"), lambda rows: intervals.byar(rows["numerator"], np.ones(len(rows)))),
        (
            kinds.isin(("rate", "zero_share")) & shares,
            lambda rows: intervals.wilson(rows["numerator"], rows["denominator"]),
        ),
        (kinds.eq("rate") & ~shares, lambda rows: intervals.byar(rows["numerator"], rows["denominator"])),
        (kinds.eq("mean"), lambda r: intervals.mean_interval(r["numerator"], r["squares"], r["denominator"])),
    ]
