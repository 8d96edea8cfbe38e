"""From indicators in their own units to points that add up: per head, without outliers, on one scale.

Frames have a row per area and a column per indicator; an array or Series is one indicator. Missing in,
missing out: nothing is filled in (an area that has not reported is not an average area). The functions
follow the OECD/JRC Handbook on Constructing Composite Indicators (2008), steps 3 to 5.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

HUNDRED = (0.0, 100.0)  # the points of the worst and the best
MOST_SKEW = 2.0  # beyond both limits an indicator has outliers (OECD/JRC Handbook 2008)
MOST_KURTOSIS = 3.5  # excess over the normal distribution's
MOST_REPLACED = 5  # values; an indicator that needs more is no indicator with outliers, but a skewed one
Numbers = pd.Series | np.ndarray | float
SIGNS = {"higher": 1, "lower": -1}


class Points(NamedTuple):
    """Points of areas by indicators, and the indicators that cannot be scored because all areas are equal."""

    points: pd.DataFrame
    not_scored: tuple[str, ...]


class Treated(NamedTuple):
    """Values without outliers, and how many values of each treated indicator were replaced."""

    values: pd.DataFrame
    replaced: dict[str, int]


def denominate(values: pd.DataFrame, sizes: pd.DataFrame, by: Mapping[str, str]) -> pd.DataFrame:
    """The values, those of the indicators in `by` divided by that column of `sizes`: per head, per case.

    Both frames have the areas as index. Missing where the size is missing or 0. ValueError when a size is
    negative.
    """
    for column in set(by.values()):
        if (negative := sizes[column] < 0).any():
            raise ValueError(
                f"{column} of {negative.idxmax()} is {sizes[column][negative].iloc[0]}; give 0 or more"
            )
    sizes = sizes.reindex(values.index).mask(sizes == 0)
    return values.assign(**{name: values[name] / sizes[column] for name, column in by.items()})


def has_outliers(values: pd.Series) -> bool:
    """Is the indicator's skewness beyond ±2 and its excess kurtosis beyond 3.5 as well (sample formulae)?

    Fewer than four values have neither, and so no outliers.
    """
    return bool(abs(values.skew()) > MOST_SKEW and values.kurt() > MOST_KURTOSIS)


def treat(values: pd.DataFrame) -> Treated:
    """Each indicator with outliers winsorised: its k most extreme values become the one next to them.

    k is the smallest number, up to 5, with which has_outliers is false; the long tail's side is the one
    that the skewness points to. An indicator that 5 replacements do not help keeps those 5.
    """
    treated, replaced = values.astype(float), {}
    for name in values.columns:
        if has_outliers(values[name]):
            treated[name], replaced[name] = _winsorised(values[name])
    return Treated(treated, replaced)


def _winsorised(values: pd.Series) -> tuple[pd.Series, int]:
    ordered, upwards = np.sort(values.dropna()), values.skew() > 0
    for count in range(1, MOST_REPLACED + 1):
        shorter = values.clip(upper=ordered[-1 - count]) if upwards else values.clip(lower=ordered[count])
        if not has_outliers(shorter):
            break
    return shorter, count


def min_max(values: pd.DataFrame, better: Mapping[str, str], onto: tuple[float, float] = HUNDRED) -> Points:
    """Points from 0 for the worst area to 100 for the best, whichever direction is better.

    100 (x − min) / (max − min), turned round where lower is better. An indicator on which all areas are
    equal (range 0), or none has a value, is missing throughout and named as not scored: 100 points for
    all and 0 for all would both be inventions. ValueError when better is neither higher nor lower.
    """
    ends = {name: (values[name].min(), values[name].max()) for name in values.columns}
    points = {name: goalposts(values[name], ends[name], better[name], onto) for name in values.columns}
    not_scored = tuple(name for name, (low, high) in ends.items() if not low < high)
    return Points(pd.DataFrame(points, index=values.index), not_scored)


def goalposts(
    values: Numbers, ends: tuple[float, float], better: str, onto: tuple[float, float] = HUNDRED
) -> Numbers:
    """Points of one indicator between fixed, declared goalposts (low, high): beyond them 0 or 100.

    100 (x − low) / (high − low), turned round where lower is better. Unlike min_max they do not move when
    another area does. Equal goalposts score nothing: all missing. `onto` are the points of the worst and
    the best, such as 1 to 100 before a geometric mean. Floats, or arrays of Decimals with Decimal ends, which
    give Decimals. ValueError when low exceeds high.
    """
    (low, high), (worst, best) = ends, onto
    if low > high:
        raise ValueError(f"the goalposts are {low} and {high}; give the lower one first")
    start, end = (worst, best) if _sign(better) > 0 else (best, worst)
    width = high - low if high > low else np.nan
    return np.minimum(np.maximum(start + (end - start) * (values - low) / width, worst), best)


def z_scores(values: pd.DataFrame, mean: float = 0.0, deviation: float = 1.0) -> Points:
    """Values turned to that mean and standard deviation (n − 1); an indicator without any is not scored."""
    spread = values.std().where(values.max() > values.min())
    points = mean + deviation * (values - values.mean()) / spread
    return Points(points, tuple(spread.index[spread.isna()]))


def distance_to_target(values: pd.Series, target: float, better: str, capped: bool = True) -> pd.Series:
    """How much of the way from the worst area to the target has been gone, as a share; 1 has arrived.

    (x − min) / (target − min), or (max − x) / (max − target) where lower is better; `capped` at 1. Missing
    throughout when no area falls short of the target.
    """
    worst = values.min() if _sign(better) > 0 else values.max()
    way = (target - worst) * _sign(better)
    share = (values - worst) * _sign(better) / (way if way > 0 else np.nan)
    return share.clip(upper=1) if capped else share


def _sign(better: str) -> int:
    if better not in SIGNS:
        raise ValueError(f"better is {better!r}; give 'higher' or 'lower'")
    return SIGNS[better]
