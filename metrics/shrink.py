"""Shrinking: the share of a small place drawn towards that of all, beside the raw one and never instead."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from metrics.funnel import pairs, pooled

LEVEL = 0.95


def shrink(events: ArrayLike, trials: ArrayLike) -> pd.DataFrame:
    """What the true share of each unit probably is, given its own cases and how much all units differ.

    Beta-binomial empirical Bayes (Casella 1985), the prior by moments: its mean p̄ = Σx/Σn, its size
    M = 1/ρ − 1 in cases with Kleinman's ρ (1973); shrunk = (x + M·p̄) / (n + M), low and high the 2.5 and
    97.5 % quantiles of Beta(x + M·p̄, n − x + M(1 − p̄)), which take the prior as known. Columns raw, shrunk,
    low, high (shares), prior_mean, prior_size. Where the units differ by no more than chance M is infinite
    and all stand at p̄. Missing where a number is or there are no trials. Index and errors as in funnel.
    """
    table = pairs(events, trials)
    mean, size = pooled(table), _prior_size(table)
    weight = table["trials"] / (table["trials"] + size) if np.isfinite(size) else 0.0
    shrunk = (mean + weight * (table["value"] - mean)).where(table["value"].notna())
    low, high = _quantiles(table, mean, size)
    return pd.DataFrame(
        {"raw": table["value"], "shrunk": shrunk, "low": low, "high": high}, index=table.index
    ).assign(prior_mean=mean, prior_size=size)


def _prior_size(table: pd.DataFrame) -> float:
    """Cases that the prior is worth: 1/ρ − 1, infinite without heterogeneity.

    ρ = (S/(I − 1) − 1) / (n₀ − 1) with S = Σn(p − p̄)² / p̄(1 − p̄) and n₀ = (N − Σn²/N) / (I − 1).
    """
    known = table.dropna(subset="value")
    n, mean = known["trials"], pooled(known)
    degrees, total = len(known) - 1, n.sum()
    if degrees < 1 or not 0 < mean < 1:
        return float("inf")
    excess = (n * (known["value"] - mean) ** 2).sum() / (mean * (1 - mean)) / degrees - 1
    each = (total - (n**2).sum() / total) / degrees - 1
    if excess <= 0 or each <= 0:
        return float("inf")
    return max(float(each / excess) - 1, 0.0)


def _quantiles(table: pd.DataFrame, mean: float, size: float) -> list[np.ndarray]:
    """Without heterogeneity, and at the ends where no case could be otherwise, an interval has no width."""
    value = table["value"].to_numpy()
    if not np.isfinite(size):
        return [np.where(np.isnan(value), np.nan, mean)] * 2
    hits = (table["events"] + size * mean).to_numpy()
    misses = (table["trials"] - table["events"] + size * (1 - mean)).to_numpy()
    certain = (hits <= 0) | (misses <= 0) | np.isnan(value)
    one, other = np.where(certain, 1, hits), np.where(certain, 1, misses)
    tail = (1 - LEVEL) / 2
    return [np.where(certain, value, special.betaincinv(one, other, at)) for at in (tail, 1 - tail)]
