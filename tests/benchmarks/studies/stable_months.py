"""Simulated months of places where nothing changes: panels of many series for metrics.control."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from metrics.panel import Panel

MONTHS = 24
YEAR = 12  # months
Months = Callable[[np.random.Generator, tuple[int, int]], Panel]  # (series, months) → panel


@dataclass(frozen=True)
class Place:
    """A kind of series, in words, and how its months are drawn."""

    name: str
    draw: Months


def rate(share: float, cases: int, spread: float = 0.0) -> Place:
    """Shares of about so many cases; spread is the correlation of cases of one month (beta-binomial)."""

    def draw(rng: np.random.Generator, size: tuple[int, int]) -> Panel:
        trials = np.maximum(rng.poisson(cases, size), 1)
        size_of_prior = 1 / spread - 1 if spread else np.inf
        months = rng.beta(share * size_of_prior, (1 - share) * size_of_prior, size) if spread else share
        return of_shares(rng.binomial(trials, months), trials)

    return Place(f"{100 * share:.0f} % of {cases:,}", draw)


def count(mean: float) -> Place:
    """Events of a month, Poisson."""
    return Place(f"{mean:g} events", lambda rng, size: of_values(rng.poisson(mean, size), is_count=True))


def figure(name: str, draw: Callable[[np.random.Generator, tuple[int, int]], np.ndarray]) -> Place:
    """Days, amounts and other figures."""
    return Place(name, lambda rng, size: of_values(draw(rng, size)))


def remembering(rng: np.random.Generator, size: tuple[int, int], memory: float = 0.5) -> np.ndarray:
    """Standard normal months of which each keeps a part of the one before (AR(1))."""
    months = rng.standard_normal(size)
    for month in range(1, size[1]):
        months[:, month] = memory * months[:, month - 1] + np.sqrt(1 - memory**2) * months[:, month]
    return months


def seasonal(rng: np.random.Generator, size: tuple[int, int], swing: float = 0.3) -> np.ndarray:
    """Poisson months around 100 that are 30 % above it at one time of the year and below it at the other."""
    start = rng.integers(YEAR, size=(size[0], 1))
    wave = np.sin(2 * np.pi * (np.arange(size[1]) + start) / YEAR)
    return rng.poisson(100 * (1 + swing * wave))


def of_shares(events: np.ndarray, trials: np.ndarray) -> Panel:
    """A panel of shares of which more is better."""
    return _panel(events / trials, events, trials)


def of_values(values: np.ndarray, is_count: bool = False) -> Panel:
    """A panel of counts or figures of which more is better."""
    missing = np.full(values.shape, np.nan)
    return _panel(np.asarray(values, dtype=float), missing, missing, is_count)


def _panel(
    value: np.ndarray, numerator: np.ndarray, denominator: np.ndarray, is_count: bool = False
) -> Panel:
    series, months = value.shape
    return Panel(
        months=np.datetime64("2020-01", "M") + np.arange(months),
        value=value,
        numerator=numerator.astype(float),
        denominator=denominator.astype(float),
        is_share=np.full(series, not np.isnan(denominator).all()),
        is_count=np.full(series, is_count),
        better=np.full(series, "higher", dtype=object),
        target=np.full((series, 2), np.nan),
    )
