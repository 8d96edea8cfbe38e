"""Ranks and how sure they are: the places that each unit could hold, given the errors of the values."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from metrics.funnel import pairs
from metrics.intervals import LEVELS, amounts

DIRECTIONS = ("higher", "lower")
DRAWS = 5000  # the coverage of a 95 % interval is then off by 0.3 points at most times
MOST_SIMULATED = 100  # units; with more the bound of Bonferroni serves, which is hardly wider
SEED = 2023
COLUMNS = ("rank", "low", "high", "low_all", "high_all")


def rank(values: ArrayLike, better: str) -> pd.Series:
    """1 + the number of values strictly better, so that ties share the better rank; missing stays missing.

    `better` is "higher" or "lower", else ValueError. A Series keeps its index.
    """
    if better not in DIRECTIONS:
        raise ValueError(f"better is {better!r}; only {' and '.join(DIRECTIONS)} make an order")
    series = (
        values.astype(float) if isinstance(values, pd.Series) else pd.Series(np.ravel(values), dtype=float)
    )
    return series.rank(method="min", ascending=better == "lower").rename("rank")


def rank_intervals(
    values: ArrayLike, errors: ArrayLike, level: float = 0.95, seed: int = SEED, better: str = "higher"
) -> pd.DataFrame:
    """The rank of each value and the ranks it could have, from the values' standard errors (0 allowed).

    T_ij = (x_i − x_j)/√(se_i² + se_j²), c the `level` quantile of max_j |Z_ij| with Z simulated under
    equality (normal, DRAWS with a fixed seed); the ranks run from 1 + #{T_ij < −c} to K − #{T_ij > c}
    (Mogstad, Romano, Shaikh & Wilhelm 2023). Columns rank; low, high: for one unit looked at by itself, with
    its own c; low_all, high_all: for all units at once, with the maximum over all pairs. Among more than
    MOST_SIMULATED units c is Bonferroni's bound. Missing where value or error is; such a unit is not counted.
    Series keep the index of `values` and are matched by it. ValueError for a negative error, and see rank.
    """
    if not LEVELS[0] <= level <= LEVELS[1]:
        raise ValueError(f"level is {level}; give a share from {LEVELS[0]} to {LEVELS[1]}, such as 0.95")
    table, index = _table(values, errors)
    known = table.dropna()
    order = rank(known["value"], better)
    x, error = known["value"].to_numpy() * (1 if better == "higher" else -1), known["error"].to_numpy()
    own, common = _critical_values(error, level, seed)
    ends = *_reach(x, error, own), *_reach(x, error, common)
    found = pd.DataFrame(dict(zip(COLUMNS, (order, *ends), strict=True)), known.index, dtype=float)
    return found.reindex(table.index).set_axis(table.index if index is None else index)


def rank_intervals_of_shares(
    events: ArrayLike, trials: ArrayLike, level: float = 0.95, seed: int = SEED, better: str = "higher"
) -> pd.DataFrame:
    """rank_intervals of shares events / trials, ranked as they are, compared by Anscombe's angles.

    y = asin√((x + 3/8)/(n + 3/4)) with error 1/(2√(n + 1/2)) (Anscombe 1948): with √(p(1 − p)/n) a place at
    100 % would be exact, and its interval far too short. Each interval is widened to hold the rank of the
    share itself. Missing without trials; errors as in metrics.funnel.
    """
    table = pairs(events, trials)
    x, n = table["events"], table["trials"].where(table["trials"] > 0)
    angle, error = np.arcsin(np.sqrt((x + 3 / 8) / (n + 3 / 4))), 1 / (2 * np.sqrt(n + 1 / 2))
    found = rank_intervals(angle, error, level, seed, better).assign(rank=rank(table["value"], better))
    lows = {name: np.minimum(found[name], found["rank"]) for name in ("low", "low_all")}
    highs = {name: np.maximum(found[name], found["rank"]) for name in ("high", "high_all")}
    return found.assign(**lows, **highs)


def surely_behind(
    values: pd.Series, errors: pd.Series, level: float = 0.95, seed: int = SEED
) -> pd.DataFrame:
    """Whether the row's unit is behind the column's whatever the errors, all pairs at once; larger is better.

    x_j − x_i > c √(se_i² + se_j²) with the common c of rank_intervals. Neither may hold missing values.
    """
    x, error = values.to_numpy(float), errors.reindex(values.index).to_numpy(float)
    bound = _critical_values(error, level, seed)[1][:, None] * np.hypot(error[:, None], error)
    return pd.DataFrame(x - x[:, None] > bound, values.index, values.index)


def surely_worst(intervals: pd.DataFrame, k: int) -> pd.Series:
    """Whether a unit is among the worst k whatever the errors: its low_all ≥ K − k + 1 (of K ranked units).

    Reads the ranks of all units at once, because the answer names a set. False for a unit that is not ranked.
    """
    return intervals["low_all"] >= _worst_from(intervals, k)


def possibly_worst(intervals: pd.DataFrame, k: int) -> pd.Series:
    """Whether a unit could be among the worst k: its high_all ≥ K − k + 1; see surely_worst."""
    return intervals["high_all"] >= _worst_from(intervals, k)


def _worst_from(intervals: pd.DataFrame, k: int) -> int:
    if k < 1:
        raise ValueError(f"k is {k}; ask for the worst 1 or more")
    return int(intervals["rank"].notna().sum()) - k + 1


def _table(values: ArrayLike, errors: ArrayLike) -> tuple[pd.DataFrame, pd.Index | None]:
    """value and error, numbered from 0, and the index of the values if they have one."""
    index = values.index if isinstance(values, pd.Series) else None
    if index is not None and isinstance(errors, pd.Series):
        errors = errors.reindex(index)
    x, error = np.broadcast_arrays(np.atleast_1d(np.asarray(values, dtype=float)), amounts("errors", errors))
    if (infinite := np.isinf(x)).any():
        raise ValueError(f"values has {x[infinite][0]}; give finite numbers, or NaN where missing")
    return pd.DataFrame({"value": x, "error": error}), index


def _reach(x: np.ndarray, error: np.ndarray, critical: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first and last rank of each unit, with one critical value for each; larger x is better."""
    apart, spread = x[:, None] - x, np.hypot(error[:, None], error)
    # T < −c without the division, which an exact value against another does not survive.
    bound = critical[:, None] * spread
    return 1 + (apart < -bound).sum(axis=1), len(x) - (apart > bound).sum(axis=1)


def _critical_values(error: np.ndarray, level: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """c of each unit by itself, and that of all pairs (once for each unit)."""
    units = len(error)
    if units > MOST_SIMULATED:
        return tuple(_bonferroni(units, pairs, level) for pairs in (units - 1, units * (units - 1) / 2))
    # Drawn in the order of the errors and once for equal ones: who is called what changes nothing.
    kinds, first = np.unique(np.sort(error), return_index=True)
    draws = np.random.default_rng(seed).standard_normal((DRAWS, units)) * np.sort(error)
    maxima = [_maxima(draws, np.sort(error), place) for place in range(units)]
    own = np.array([np.quantile(maxima[place], level) for place in first])
    common = np.quantile(np.max(maxima, axis=0), level) if units else 0.0
    return own[np.searchsorted(kinds, error)] if units else own, np.full(units, common)


def _maxima(draws: np.ndarray, error: np.ndarray, place: int) -> np.ndarray:
    """max_j |Z_ij| of unit i = place in each draw; 0 against a unit that is as exact as itself."""
    spread = np.hypot(error, error[place])
    apart = np.abs(draws - draws[:, [place]])
    return (apart / np.where(spread > 0, spread, 1)).max(axis=1)


def _bonferroni(units: int, pairs: float, level: float) -> np.ndarray:
    return np.full(units, -special.ndtri((1 - level) / 2 / pairs))
