"""How large a real change must be to be seen here: small places show large changes only.

Each function takes one period's figures as the state before and gives the later level that a comparison of
two such periods would call a change with the wanted power: a pair (fall to, rise to), Python floats for
numbers, numpy arrays for arrays. Missing in, missing out; NaN too where no fall (or rise) would be seen.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from data.definitions import Definition
from i18n.units import UNITS
from metrics.change import SIGNAL_Z
from metrics.figures import BY_CHANCE
from metrics.intervals import LEVELS, Limits, amounts

LEAST_MEAN = 2  # values; one has no spread
POWER = 0.8  # Cohen 1988: one real change in five is missed


def of_rate(
    events: ArrayLike,
    trials: ArrayLike,
    before_trials: ArrayLike | None = None,
    power: float = POWER,
    level: float = 0.95,
) -> Limits:
    """The shares that are as far from events / trials as must be; both periods as large unless told.

    h = (z_level + z_power)·√(1/n + 1/n'), sin²(asin√p ∓ h/2) (Cohen 1988, 6.2); n' is `before_trials`. NaN
    where 0 or 1 would not be far enough. ValueError when events exceed trials or a number is negative.
    """
    reach = _z(level) + _power_z(power)
    x, n = np.broadcast_arrays(amounts("events", events), amounts("trials", trials))
    if (over := x > n).any():
        raise ValueError(f"events {x[over][0]} is more than trials {n[over][0]}; count both by the same rule")
    n = np.where(n == 0, np.nan, n)
    other = n if before_trials is None else amounts("before_trials", before_trials)
    half = reach * np.sqrt(1 / n + 1 / np.where(other == 0, np.nan, other)) / 2
    angle = np.arcsin(np.sqrt(x / n))
    fall, rise = angle - half, angle + half
    fall, rise = np.where(fall < 0, np.nan, fall), np.where(rise > np.pi / 2, np.nan, rise)
    return _pair(np.sin(fall) ** 2, np.sin(rise) ** 2)


def of_count(count: ArrayLike, power: float = POWER) -> Limits:
    """The expected counts that metrics.change.change_of_counts would call a signal with the wanted power.

    2(√later − √count) = ∓(3 + √2·z_power): 3 is the signal of Wheeler (2016), √2 the spread of the
    difference when both counts vary by chance (each 2√x by 1). NaN where even none would not be seen.
    ValueError when the count is negative.
    """
    root = np.sqrt(amounts("count", count))
    half = (SIGNAL_Z + np.sqrt(2) * _power_z(power)) / 2
    return _pair(np.where(root < half, np.nan, (root - half) ** 2), (root + half) ** 2)


def of_mean(
    total: ArrayLike, squares: ArrayLike, n: ArrayLike, power: float = POWER, level: float = 0.95
) -> Limits:
    """The means that are as far from total / n as must be, of values that are never negative, such as days.

    total / n ∓ (t_level + t_power)·s·√(2/n), s² = (Σx² − (Σx)²/n) / (n − 1), t on 2n − 2 degrees of freedom
    (Cohen 1988, 2.4). `total` and `squares` are the sums of the values and of their squares. Missing below
    2 values; NaN where a mean of 0 would not be far enough. ValueError when a number is negative.
    """
    tail, needed = special.ndtr(-_z(level)), special.ndtr(_power_z(power))
    total, squares, n = (
        amounts(name, given) for name, given in (("total", total), ("squares", squares), ("n", n))
    )
    n = np.where(n < 2, np.nan, n)
    mean, variance = total / n, np.maximum(squares - total**2 / n, 0) / (n - 1)
    quantiles = special.stdtrit(2 * n - 2, 1 - tail) + special.stdtrit(2 * n - 2, needed)
    step = quantiles * np.sqrt(2 * variance / n)
    return _pair(np.where(mean - step < 0, np.nan, mean - step), mean + step)


def of_figure(figure: Mapping[str, object], definition: Definition) -> tuple[float, float] | None:
    """The same of a row of figures (see metrics.series), in the unit of its value; None where not told.

    Rates per head and counts go by their events, a mean by its 95 % interval, from which its spread follows.
    """
    value, n = figure["value"], figure["denominator"]
    if definition.kind in ("rate", "zero_share") and UNITS[definition.unit].is_share:
        return of_rate(figure["numerator"], n)
    if definition.kind == "rate":
        return tuple(limit / n for limit in of_count(figure["numerator"]))
    if definition.kind == "count" and definition.unit in BY_CHANCE:
        return of_count(value)
    if definition.kind == "mean" and n >= LEAST_MEAN:
        error = (figure["high"] - value) / special.stdtrit(n - 1, special.ndtr(_z(0.95)))
        return of_mean(value * n, (n - 1) * error**2 * n + n * value**2, n)
    return None


def _z(level: float) -> float:
    if not LEVELS[0] <= level <= LEVELS[1]:
        raise ValueError(f"level is {level}; give a share from {LEVELS[0]} to {LEVELS[1]}, such as 0.95")
    return float(-special.ndtri((1 - level) / 2))


def _power_z(power: float) -> float:
    if not LEVELS[0] <= power <= LEVELS[1]:
        raise ValueError(f"power is {power}; give a share from {LEVELS[0]} to {LEVELS[1]}, such as 0.8")
    return float(special.ndtri(power))


def _pair(low: np.ndarray, high: np.ndarray) -> Limits:
    return (float(low), float(high)) if np.ndim(low) == 0 and np.ndim(high) == 0 else (low, high)
