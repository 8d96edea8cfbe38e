"""Centre, limits and scores of the control charts: what months that differ by chance alone would do.

Every function takes arrays whose last axis is time (one series, or a row per series; a missing value is NaN)
and gives Lines of the same shape. Only the points where `basis` is true set the lines, all by default; they
hold for every point. Limits lie three standard deviations from the centre unless the function says otherwise.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

WIDTH = 3  # standard deviations from the centre to a limit (Shewhart 1931)
RANGE_TO_SD = 1.128  # d2 for n = 2: the mean moving range of normal values, in standard deviations
LIMIT_FACTOR = 2.66  # 3 / d2, to the two decimals with which XmR charts are published (Nelson 1982)
RANGE_FACTOR = 3.267  # D4 for n = 2: the upper limit of moving ranges, in mean moving ranges
WEIBULL_POWER = 3.6  # x^(1/3.6) makes waiting times nearly normal (Nelson 1994)
ROUNDING = 1e-12  # relative; a point as near to the centre as this lies on it


class Lines(NamedTuple):
    """The lines of a chart in the unit of its points, and each point's score.

    The score is the distance from the centre in standard deviations, of limits not yet cut at 0 or 1: beyond
    ∓3 a point lies outside. It is infinite for any other value than that of a constant series.
    """

    centre: np.ndarray
    low: np.ndarray
    high: np.ndarray
    score: np.ndarray


def p(events: ArrayLike, trials: ArrayLike, basis: ArrayLike | None = None) -> Lines:
    """Shares events / trials: p̄ ∓ 3√(p̄(1−p̄)/n), p̄ = Σ events / Σ trials, cut at 0 and 1 (Shewhart 1931)."""
    events, trials, share = _ratio(events, trials)
    centre = _ratio_of_sums(events, trials, basis)
    return _lines(share, centre, np.sqrt(centre * (1 - centre) / trials), floor=0, ceiling=1)


def p_prime(events: ArrayLike, trials: ArrayLike, basis: ArrayLike | None = None) -> Lines:
    """Shares, widened by how much they really vary: σᵢ = √(p̄(1−p̄)/nᵢ)·mean|zᵢ − zᵢ₋₁|/1.128 (Laney 2002).

    z are the shares in standard deviations of the p chart. Cut at 0 and 1.
    """
    events, trials, share = _ratio(events, trials)
    centre = _ratio_of_sums(events, trials, basis)
    sigma = np.sqrt(centre * (1 - centre) / trials)
    return _lines(share, centre, sigma * _excess(share - centre, sigma, basis), floor=0, ceiling=1)


def u(events: ArrayLike, exposure: ArrayLike, basis: ArrayLike | None = None) -> Lines:
    """Events per unit of exposure: ū ∓ 3√(ū/n), cut at 0 (Shewhart 1931)."""
    events, exposure, rate = _ratio(events, exposure)
    centre = _ratio_of_sums(events, exposure, basis)
    return _lines(rate, centre, np.sqrt(centre / exposure), floor=0)


def u_prime(events: ArrayLike, exposure: ArrayLike, basis: ArrayLike | None = None) -> Lines:
    """Events per unit of exposure, widened like p_prime, cut at 0 (Laney 2002)."""
    events, exposure, rate = _ratio(events, exposure)
    centre = _ratio_of_sums(events, exposure, basis)
    sigma = np.sqrt(centre / exposure)
    return _lines(rate, centre, sigma * _excess(rate - centre, sigma, basis), floor=0)


def c(counts: ArrayLike, basis: ArrayLike | None = None) -> Lines:
    """Counts of equal exposure: c̄ ∓ 3√c̄, cut at 0 (Shewhart 1931)."""
    counts = np.asarray(counts, dtype=float)
    centre = mean(within(counts, basis))
    return _lines(counts, centre, np.sqrt(centre), floor=0)


def g(gaps: ArrayLike, basis: ArrayLike | None = None) -> Lines:
    """Failures before each event, 0 when two events follow each other: m + 3√(m(m+1)) above, 0 below.

    m is the mean gap; no gap is too short (Benneyan 2001).
    """
    gaps = np.asarray(gaps, dtype=float)
    centre = mean(within(gaps, basis))
    return _lines(gaps, centre, np.sqrt(centre * (centre + 1)), floor=0)


def t(waits: ArrayLike, basis: ArrayLike | None = None) -> Lines:
    """Waiting times above 0: the XmR limits of x^(1/3.6), raised to 3.6 again (Nelson 1994)."""
    near_normal = np.asarray(waits, dtype=float) ** (1 / WEIBULL_POWER)
    centre, sigma = _mean_and_sigma(near_normal, basis, WIDTH / RANGE_TO_SD, screened=True)
    lines = _lines(near_normal, centre, sigma, floor=0)
    return Lines(*(line**WEIBULL_POWER for line in lines[:3]), lines.score)


def xmr(values: ArrayLike, basis: ArrayLike | None = None, screened: bool = True) -> Lines:
    """Any other figure: mean ∓ 2.66·MR̄, MR̄ the mean step between neighbouring known values (Nelson 1982).

    `screened` leaves out once the steps of 3.267·MR̄ and more, unless no step would be left to tell
    the variation by: then nearly all values are equal and the rest would be flagged for it.
    """
    values = np.asarray(values, dtype=float)
    return _lines(values, *_mean_and_sigma(values, basis, LIMIT_FACTOR, screened))


def moving_range(values: ArrayLike, basis: ArrayLike | None = None) -> Lines:
    """Steps between neighbouring values: centre MR̄, 0 below and 3.267·MR̄ above (Nelson 1982)."""
    values = np.asarray(values, dtype=float)
    centre = mean(steps(within(values, basis)))
    return _lines(steps(values), centre, centre * (RANGE_FACTOR - 1) / WIDTH, floor=0)


def s(deviations: ArrayLike, sizes: ArrayLike, basis: ArrayLike | None = None) -> Lines:
    """Standard deviations of samples: s̄ ∓ 3 s̄√(1−c4²)/c4, cut at 0 (Montgomery 2009, 6.3).

    s̄ is the pooled standard deviation, c4(n) the bias of one of n values.
    """
    deviations, sizes = np.asarray(deviations, dtype=float), np.asarray(sizes, dtype=float)
    pooled, bias = _pooled(deviations, sizes, basis), _bias(sizes)
    return _lines(deviations, pooled, pooled * np.sqrt(1 - bias**2) / bias, floor=0)


def xbar(means: ArrayLike, deviations: ArrayLike, sizes: ArrayLike, basis: ArrayLike | None = None) -> Lines:
    """Means of samples: Σnx̄/Σn ∓ 3 s̄/(c4√n), s̄ the pooled standard deviation (Montgomery 2009, 6.3)."""
    means, deviations, sizes = (np.asarray(given, dtype=float) for given in (means, deviations, sizes))
    centre = _ratio_of_sums(means * sizes, sizes, basis)
    return _lines(means, centre, _pooled(deviations, sizes, basis) / (_bias(sizes) * np.sqrt(sizes)))


def runs(values: ArrayLike, basis: ArrayLike | None = None) -> Lines:
    """A run chart: the median of the basis, no limits; what it says is in the runs (Anhøj & Olesen 2014)."""
    values = np.asarray(values, dtype=float)
    return _lines(values, median(within(values, basis)), np.full(values.shape, np.nan))


def mean(values: np.ndarray) -> np.ndarray:
    """The mean of each row's known values as a column; missing where there is none."""
    return over(np.nansum(values, axis=-1, keepdims=True), _known(values))


def median(values: np.ndarray) -> np.ndarray:
    """The median of each row's known values as a column; missing where there is none."""
    ordered = np.sort(values, axis=-1)
    count = np.sum(~np.isnan(values), axis=-1, keepdims=True)
    if not values.shape[-1]:
        return np.full(count.shape, np.nan)
    middle = (np.maximum((count - 1) // 2, 0), np.minimum(count // 2, values.shape[-1] - 1))
    return sum(np.take_along_axis(ordered, place, axis=-1) for place in middle) / 2


def over(top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    """top / bottom, missing where bottom is 0."""
    return np.divide(top, np.where(bottom == 0, np.nan, bottom))


def within(values: np.ndarray, basis: ArrayLike | None) -> np.ndarray:
    """The values of the basis, missing elsewhere."""
    return values if basis is None else np.where(basis, values, np.nan)


def previous(values: np.ndarray) -> np.ndarray:
    """The last known value before each point of a row; missing for the first known one and all before it."""
    places = np.where(np.isnan(values), -1, np.arange(values.shape[-1]))
    last = np.maximum.accumulate(places, axis=-1)
    last = np.concatenate([np.full_like(last[..., :1], -1), last[..., :-1]], axis=-1)
    return np.where(last < 0, np.nan, np.take_along_axis(values, np.maximum(last, 0), axis=-1))


def steps(values: np.ndarray) -> np.ndarray:
    """The distance of each known value from the last known one, months without a value left out."""
    return np.abs(values - previous(values))


def _lines(
    points: np.ndarray,
    centre: np.ndarray,
    sigma: np.ndarray,
    floor: float = -np.inf,
    ceiling: float = np.inf,
) -> Lines:
    reach = np.broadcast_to(WIDTH * sigma, points.shape)
    centre = np.broadcast_to(centre, points.shape)
    low, high = np.clip(centre - reach, floor, ceiling), np.clip(centre + reach, floor, ceiling)
    offset = points - centre
    offset = np.where(np.abs(offset) <= ROUNDING * (np.abs(points) + np.abs(centre)), 0, offset)
    with np.errstate(divide="ignore", invalid="ignore"):
        score = np.where(offset == 0, 0, offset / (reach / WIDTH))
    return Lines(centre, low, high, score)


def _ratio(events: ArrayLike, trials: ArrayLike) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Events, trials and events / trials, all missing where either is or trials is 0."""
    events, trials = np.broadcast_arrays(np.asarray(events, dtype=float), np.asarray(trials, dtype=float))
    known = ~np.isnan(events) & (trials > 0)
    events, trials = np.where(known, events, np.nan), np.where(known, trials, np.nan)
    return events, trials, events / trials


def _ratio_of_sums(top: np.ndarray, bottom: np.ndarray, basis: ArrayLike | None) -> np.ndarray:
    sums = (np.nansum(within(part, basis), axis=-1, keepdims=True) for part in (top, bottom))
    return over(*sums)


def _excess(offset: np.ndarray, sigma: np.ndarray, basis: ArrayLike | None) -> np.ndarray:
    """How many times as much as chance the points of the basis vary from month to month."""
    scores = np.where(sigma == 0, 0, over(offset, sigma))
    return mean(steps(within(np.where(np.isnan(offset), np.nan, scores), basis))) / RANGE_TO_SD


def _mean_and_sigma(
    values: np.ndarray, basis: ArrayLike | None, factor: float, screened: bool
) -> tuple[np.ndarray, np.ndarray]:
    known = within(values, basis)
    ranges = steps(known)
    typical = mean(ranges)
    if screened:
        kept = mean(np.where(ranges < RANGE_FACTOR * typical, ranges, np.nan))
        typical = np.where(kept > 0, kept, typical)
    return mean(known), factor * typical / WIDTH


def _pooled(deviations: np.ndarray, sizes: np.ndarray, basis: ArrayLike | None) -> np.ndarray:
    return np.sqrt(_ratio_of_sums((sizes - 1) * deviations**2, sizes - 1, basis))


def _bias(sizes: np.ndarray) -> np.ndarray:
    """c4: the expected standard deviation of n normal values, as a share of the true one."""
    logarithm = special.gammaln(sizes / 2) - special.gammaln((sizes - 1) / 2)
    return np.sqrt(2 / (sizes - 1)) * np.exp(logarithm)


def _known(values: np.ndarray) -> np.ndarray:
    return np.sum(~np.isnan(values), axis=-1, keepdims=True)
