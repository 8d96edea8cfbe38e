"""How sure a published number is: confidence limits of shares, rates of events, means and medians.

The functions take numbers or arrays (a missing value is NaN or None) and give a pair (low, high):
Python floats for numbers, numpy arrays for arrays; those of a median take one histogram at a time.
Missing in, missing out; a denominator of 0 is missing. What cannot be (more events than trials, a
negative count, a level of 95) is a ValueError.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

Limits = tuple[float, float] | tuple[np.ndarray, np.ndarray]

LEVELS = (0.5, 0.9999)  # a smaller level says nothing, a greater one is beyond Byar's approximation
EXACT_BELOW = 10  # events; from here on Byar's approximation serves (Breslow & Day 1987)
ROUNDING = 1e-9  # relative; what adding up floats may cost before sums contradict each other


def wilson(events: ArrayLike, trials: ArrayLike, level: float = 0.95) -> Limits:
    """Limits of the share events / trials, as shares from 0 to 1.

    (2x + z² ∓ z√(z² + 4x(1 − x/n))) / (2(n + z²)) (Wilson 1927; Newcombe 1998). Missing when trials is 0.
    ValueError when events exceeds trials, or either is negative or infinite.
    """
    z = -special.ndtri(_tail(level))
    x, n = np.broadcast_arrays(amounts("events", events), amounts("trials", trials))
    if (over := x > n).any():
        raise ValueError(f"events {x[over][0]} is more than trials {n[over][0]}; count both by the same rule")
    n = np.where(n == 0, np.nan, n)
    share = x / n
    middle, reach = 2 * x + z**2, z * np.sqrt(z**2 + 4 * x * (1 - share))
    low, high = ((middle + side * reach) / (2 * (n + z**2)) for side in (-1, 1))
    return _pair(np.clip(low, 0, share), np.clip(high, share, 1))


def byar(events: ArrayLike, exposure: ArrayLike, level: float = 0.95) -> Limits:
    """Limits of events / exposure, in events per unit of exposure (exposure 1 gives those of the count).

    The exact limits below 10 events, Byar's from 10 (Breslow & Day 1987); the lower limit of no events
    is 0. Missing when exposure is 0. ValueError when either is negative or infinite.
    """
    x, n = amounts("events", events), amounts("exposure", exposure)
    n = np.where(n == 0, np.nan, n)
    pairs = zip(exact_count_limits(x, level), byar_count_limits(x, level), strict=True)
    low, high = (np.where(x < EXACT_BELOW, exact, approximate) / n for exact, approximate in pairs)
    return _pair(low, high)


def exact_count_limits(events: ArrayLike, level: float = 0.95) -> Limits:
    """Exact limits of a Poisson count, in events: half the χ² quantiles on 2x and 2x + 2 degrees of freedom.

    (Breslow & Day 1987.) They are the gamma quantiles of shape x and x + 1; no events has lower limit 0
    and, at 95 %, upper limit 3.689 (Hanley & Lippman-Hand 1983).
    """
    tail, x = _tail(level), amounts("events", events)
    low = np.where(x == 0, 0, special.gammaincinv(x, tail))
    return _pair(low, special.gammainccinv(x + 1, tail))


def byar_count_limits(events: ArrayLike, level: float = 0.95) -> Limits:
    """Byar's approximate limits of a Poisson count, in events; the count need not be whole.

    x(1 − 1/9x − z/3√x)³ and (x+1)(1 − 1/9(x+1) + z/3√(x+1))³ (Breslow & Day 1987). A lower limit is
    missing where its bracket falls below 0, as it does for the smallest counts.
    """
    z, x = -special.ndtri(_tail(level)), amounts("events", events)
    some = np.where(x == 0, np.nan, x)
    low = 1 - 1 / (9 * some) - z / (3 * np.sqrt(some))
    high = 1 - 1 / (9 * (x + 1)) + z / (3 * np.sqrt(x + 1))
    return _pair(some * np.where(low < 0, np.nan, low) ** 3, (x + 1) * high**3)


def mean_interval(total: ArrayLike, total_of_squares: ArrayLike, n: ArrayLike, level: float = 0.95) -> Limits:
    """Limits of the mean total / n, in the unit of the values, from their number, sum and sum of squares.

    mean ∓ t·s/√n with s² = (Σx² − (Σx)²/n) / (n − 1) and t on n − 1 degrees of freedom (Student 1908).
    Missing when n is below 2. ValueError when the sums contradict each other: (Σx)² never exceeds n·Σx².
    """
    upper = 1 - _tail(level)
    squares, n = amounts("total_of_squares", total_of_squares), amounts("n", n)
    total, squares, n = np.broadcast_arrays(_finite("total", total), squares, n)
    if (wrong := total**2 > n * squares * (1 + ROUNDING)).any():
        sums = f"total_of_squares {squares[wrong][0]} is too small for total {total[wrong][0]}"
        raise ValueError(f"{sums} and n {n[wrong][0]}; add up the square of every value")
    n = np.where(n < 2, np.nan, n)
    mean, variance = total / n, np.maximum(squares - total**2 / n, 0) / (n - 1)
    reach = special.stdtrit(n - 1, upper) * np.sqrt(variance / n)
    return _pair(mean - reach, mean + reach)


def weighted_median(values: ArrayLike, weights: ArrayLike) -> float:
    """The median of a histogram: each value counted as often as its weight, a whole number, says.

    In the unit of the values; the middle of the two middle values when the weights add up to an even
    number. Missing when nothing is counted or any value or weight is missing.
    """
    ordered, upto = _histogram(values, weights)
    total = _total(upto)
    if total == 0:
        return float("nan")
    middle = ((total + 1) // 2, total // 2 + 1)
    return sum(_ranked(ordered, upto, rank) for rank in middle) / 2


def median_interval(values: ArrayLike, weights: ArrayLike, level: float = 0.95) -> tuple[float, float]:
    """Limits of the median of a histogram (see weighted_median), whatever the shape of the distribution.

    The r-th smallest and r-th largest value, r the largest rank with P(B < r) ≤ (1 − level) / 2 for
    B ~ Binomial(n, ½) (Conover 1999, 3.2). Missing where no rank will do: at 95 %, below 6 values.
    """
    tail = _tail(level)
    ordered, upto = _histogram(values, weights)
    total = _total(upto)
    rank = _outer_rank(total, tail)
    if rank == 0:
        return float("nan"), float("nan")
    return _ranked(ordered, upto, rank), _ranked(ordered, upto, total + 1 - rank)


def amounts(argument: str, values: ArrayLike) -> np.ndarray:
    """The values as floats, missing ones as NaN; ValueError names the argument and a value that cannot be."""
    numbers = _finite(argument, values)
    if (negative := numbers < 0).any():
        raise ValueError(f"{argument} is {numbers[negative][0]}; give 0 or more, or NaN where it is missing")
    return numbers


def _finite(argument: str, values: ArrayLike) -> np.ndarray:
    numbers = np.asarray(values, dtype=float)
    if (infinite := np.isinf(numbers)).any():
        raise ValueError(f"{argument} is {numbers[infinite][0]}; give a finite number, or NaN where missing")
    return numbers


def _tail(level: float) -> float:
    """The probability left out on each side."""
    if not LEVELS[0] <= level <= LEVELS[1]:
        raise ValueError(f"level is {level}; give a share from {LEVELS[0]} to {LEVELS[1]}, such as 0.95")
    return (1 - level) / 2


def _histogram(values: ArrayLike, weights: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """The values in order and how many lie at or below each; both empty when anything is missing."""
    values, weights = np.ravel(_finite("values", values)), np.ravel(amounts("weights", weights))
    if values.shape != weights.shape:
        raise ValueError(f"values has {values.size} entries, weights {weights.size}; give one weight each")
    if np.isnan(values).any() or np.isnan(weights).any():
        return np.array([]), np.array([])
    if (broken := weights % 1 > 0).any():
        raise ValueError(f"weights has {weights[broken][0]}; give whole numbers of cases")
    order = np.argsort(values, kind="stable")
    return values[order], np.cumsum(weights[order])


def _total(upto: np.ndarray) -> int:
    return int(upto[-1]) if upto.size else 0


def _ranked(ordered: np.ndarray, upto: np.ndarray, rank: int) -> float:
    return float(ordered[np.searchsorted(upto, rank)])


def _outer_rank(total: int, tail: float) -> int:
    """The number of counts k = 0, 1, … with P(Binomial(total, ½) ≤ k) ≤ tail."""
    if total == 0:
        return 0
    # bdtrik answers 0 both for "exactly 0" and for "less than 0": only the probability itself tells.
    allowed = tail * (1 + ROUNDING)
    count = int(special.bdtrik(allowed, total, 0.5))
    return count + int(special.bdtr(count, total, 0.5) <= allowed)


def _pair(low: np.ndarray, high: np.ndarray) -> Limits:
    return (float(low), float(high)) if np.ndim(low) == 0 and np.ndim(high) == 0 else (low, high)
