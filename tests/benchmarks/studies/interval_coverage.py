"""How often do intervals hold the truth? Exactly for shares and counts, by simulation for means."""

from collections.abc import Callable

import numpy as np
import pandas as pd
from scipy import special

from metrics.intervals import byar, mean_interval, wilson

LEVEL = 0.95
SHARES = np.round(np.arange(1, 1000) / 1000, 3)
TRIALS = np.unique(np.r_[1:1001, np.geomspace(1000, 10_000, 100).round().astype(int)])
PER_BAND = 2000  # counts; coverage jumps between neighbouring ones
BANDS = ((0.1, 1), (1, 3), (3, 10), (10, 30), (30, 100), (100, 1000), (1000, 10_000))
SIZES = (2, 3, 5, 10, 30, 100, 1000, 10_000)
SAMPLES = 5000  # a coverage of 95 % is then known to 0.3 points (one standard error)
AT_ONCE = 2_000_000  # values in memory
Draw = Callable[[np.random.Generator, tuple[int, int]], np.ndarray]
# Days to settle are skewed: gamma of shape 2 is the mild and lognormal of sigma 1 the strong case.
SHAPES: dict[str, tuple[float, Draw]] = {
    "normal": (0.0, lambda rng, size: rng.standard_normal(size)),
    "gamma 2": (2.0, lambda rng, size: rng.standard_gamma(2, size)),
    "lognormal 1": (float(np.exp(0.5)), lambda rng, size: rng.lognormal(0, 1, size)),
}


def of_shares(trials: np.ndarray = TRIALS, level: float = LEVEL) -> pd.DataFrame:
    """Exact coverage of wilson: one row per number of trials with the mean and the least over SHARES."""
    rows = []
    for n in trials:
        low, high = wilson(np.arange(n + 1), n, level)
        covered = _covered(low, high, SHARES, lambda x, n=n: special.bdtr(x, n, SHARES))
        rows.append(
            (n, covered.mean(), covered.min(), SHARES[covered.argmin()], (covered < level - 0.01).mean())
        )
    return pd.DataFrame(rows, columns=["trials", "mean", "least", "at", "below"])


def of_counts(bands: tuple[tuple[float, float], ...] = BANDS, level: float = LEVEL) -> pd.DataFrame:
    """Exact coverage of byar: one row per band of true counts, evenly spread on the logarithmic scale."""
    rows = []
    for first, last in bands:
        truth = np.geomspace(first, last, PER_BAND, endpoint=False)
        counts = np.arange(int(last + 10 * np.sqrt(last) + 20))
        low, high = byar(counts, 1, level)
        covered = _covered(low, high, truth, lambda x, truth=truth: special.pdtr(x, truth))
        rows.append((first, last, covered.mean(), covered.min(), truth[covered.argmin()]))
    return pd.DataFrame(rows, columns=["first", "last", "mean", "least", "at"])


def of_means(
    rng: np.random.Generator, samples: int = SAMPLES, sizes: tuple[int, ...] = SIZES
) -> pd.DataFrame:
    """Simulated coverage of mean_interval: one row per size of sample, one column per shape of the values."""
    table = {
        name: [_of_mean(rng, mean, draw, (samples, n)) for n in sizes]
        for name, (mean, draw) in SHAPES.items()
    }
    return pd.DataFrame(table, index=pd.Index(sizes, name="n"))


def _of_mean(rng: np.random.Generator, mean: float, draw: Draw, size: tuple[int, int]) -> float:
    samples, n = size
    covered, part = [], max(1, AT_ONCE // n)
    for first in range(0, samples, part):
        drawn = draw(rng, (min(part, samples - first), n))
        low, high = mean_interval(drawn.sum(axis=1), (drawn**2).sum(axis=1), n, LEVEL)
        covered.extend((low <= mean) & (mean <= high))
    return float(np.mean(covered))


def _covered(low: np.ndarray, high: np.ndarray, truth: np.ndarray, below: Callable) -> np.ndarray:
    """The probability that the limits hold each truth; both limits grow with the count, their index."""
    fewest = np.searchsorted(high, truth, side="left")  # the first count whose upper limit reaches it
    most = np.searchsorted(low, truth, side="right") - 1
    return below(most) - np.where(fewest > 0, below(np.maximum(fewest - 1, 0)), 0)
