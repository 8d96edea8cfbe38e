"""How improbable a count is: exact tails of the binomial, Poisson and their overdispersed forms, as arrays.

`dispersion` of a share is the intra-class correlation ρ of the beta-binomial, α + β = 1/ρ − 1 (Skellam 1948);
0 gives the binomial. What is no more (or no fewer) than expected is no surprise: 1. Missing in, missing out.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy import special, stats

LEAST = 1e-6  # a smaller ρ is a binomial


def at_least(observed: ArrayLike, n: ArrayLike, share: ArrayLike, dispersion: ArrayLike) -> np.ndarray:
    """P(X ≥ observed) of n trials, where observed is more than n · share; else 1."""
    observed, n, share, dispersion = _floats(observed, n, share, dispersion)
    p = np.where(np.isnan(observed + n + share + dispersion), np.nan, 1.0)
    above = observed > n * share
    p[above] = _upper(observed[above], n[above], share[above], dispersion[above])
    return p


def at_most(observed: ArrayLike, n: ArrayLike, share: ArrayLike, dispersion: ArrayLike) -> np.ndarray:
    """P(X ≤ observed) of n trials, where observed is less than n · share; else 1."""
    observed, n, share, dispersion = _floats(observed, n, share, dispersion)
    return at_least(n - observed, n, 1 - share, dispersion)


def all_of(n: ArrayLike, share: ArrayLike, dispersion: ArrayLike) -> np.ndarray:
    """P(X = n) of n trials, in closed form: B(α + n, β) / B(α, β)."""
    n, share, dispersion = _floats(n, share, dispersion)
    alpha, beta = _shapes(share, dispersion)
    logarithm = special.betaln(alpha + n, beta) - special.betaln(alpha, beta)
    return np.where(dispersion <= LEAST, share**n, np.exp(logarithm))


def events_at_least(observed: ArrayLike, expected: ArrayLike) -> np.ndarray:
    """P(X ≥ observed) of a Poisson count."""
    observed, expected = _floats(observed, expected)
    return stats.poisson.sf(observed - 1, expected)


def no_events(expected: ArrayLike, dispersion: float) -> np.ndarray:
    """P(X = 0) of a negative binomial count of shape 1 / dispersion: (1 + μd)^(−1/d)."""
    (expected,) = _floats(expected)
    return np.exp(-expected) if dispersion <= LEAST else (1 + expected * dispersion) ** (-1 / dispersion)


def _upper(observed: np.ndarray, n: np.ndarray, share: np.ndarray, dispersion: np.ndarray) -> np.ndarray:
    """The tail, added up from observed to n."""
    lengths = (n - observed).astype(int) + 1
    row = np.repeat(np.arange(len(n)), lengths)
    k = observed[row] + np.arange(len(row)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    alpha, beta = (shape[row] for shape in _shapes(share, dispersion))
    size, left = n[row], n[row] - k
    ways = -np.log(size + 1) - special.betaln(left + 1, k + 1)
    chances = np.exp(ways + special.betaln(k + alpha, left + beta) - special.betaln(alpha, beta))
    mixed = np.bincount(row, chances, minlength=len(n))
    plain = special.bdtrc(observed - 1, n.astype(int), share)
    return np.minimum(np.where(dispersion <= LEAST, plain, mixed), 1.0)


def _floats(*values: ArrayLike) -> list[np.ndarray]:
    return np.broadcast_arrays(*(np.asarray(value, dtype=float) for value in values))


def _shapes(share: np.ndarray, dispersion: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    total = 1 / np.maximum(dispersion, LEAST) - 1
    return share * total, (1 - share) * total
