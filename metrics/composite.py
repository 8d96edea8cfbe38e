"""A composite score: weighted means of points within groups, then over groups, where enough is covered.

Points come from metrics.scaling: a row per area, a column per indicator, missing where nothing was
reported or due. A mean leaves missing points out, so it is given only where the indicators that are
there carry at least the declared share of the weights; nothing is ever filled in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import numpy as np
import pandas as pd

LEAST_COVERAGE = 0.9  # share of the weights; below, a score would stand for what nobody reported
POWERS = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}  # of the generalised mean
_LN, _EXP = (np.frompyfunc(name, 1, 1) for name in (Decimal.ln, Decimal.exp))
ROUNDING = 1e-12  # what adding up weights may cost before 9 of 10 is less than 90 %


@dataclass(frozen=True)
class Group:
    """A group of indicators or of other groups: its members with their weights, and how they are averaged."""

    name: str
    weights: Mapping[str, float]
    power: float = POWERS["arithmetic"]


class Scores(NamedTuple):
    """Points of indicators and groups, and the share of the weights behind each, both areas by names."""

    points: pd.DataFrame
    coverage: pd.DataFrame


def coverage(values: pd.DataFrame, weights: Mapping[str, float] | None = None) -> pd.Series:
    """The share of the weights, 0–1, that each area has a value for; without weights, of the indicators."""
    given = weights_of(values, weights)
    return pd.Series(values.notna().to_numpy() @ given / given.sum(), index=values.index)


def screen(
    values: pd.DataFrame, weights: Mapping[str, float] | None = None, least: float = LEAST_COVERAGE
) -> pd.Series:
    """Does each area cover at least that share of the weights? Those that do not are not to be scored."""
    return coverage(values, weights) >= least - ROUNDING


def mean(
    points: pd.DataFrame,
    weights: Mapping[str, float] | None = None,
    power: float = POWERS["arithmetic"],
    least: float = LEAST_COVERAGE,
) -> pd.Series:
    """The generalised mean of each area's points, missing where less than `least` of the weights is covered.

    (Σ w xᵖ / Σ w)^(1/p) over the points that are there: p = 1 is the arithmetic, 0 the geometric mean
    exp(Σ w ln x / Σ w), −1 the harmonic one. The lower p, the less a strength makes up for a weakness
    (OECD/JRC Handbook 2008, step 6). ValueError when p is not 1 and a point is 0 or less, or a weight
    is negative.
    """
    if power != POWERS["arithmetic"] and (low := points.le(0)).any(axis=None):
        name = low.any().idxmax()
        raise ValueError(
            f"{name} of {low[name].idxmax()} is {points[name][low[name]].iloc[0]}; this mean needs points "
            "above 0: scale onto 1 to 100"
        )
    averaged = weighted(
        points.fillna(1.0).to_numpy(float), weights_of(points, weights), points.notna(), power
    )
    return pd.Series(averaged, index=points.index).where(screen(points, weights, least))


def weighted(values: np.ndarray, weights: np.ndarray, known: np.ndarray, power: float = 1.0) -> np.ndarray:
    """The generalised mean of `mean` over the last axis of arrays: floats, or Decimals (objects).

    `values` are finite where `known`, and above 0 unless power is 1; elsewhere they may be anything. Missing
    (NaN of the same kind) where nothing is known, or all that is weighs 0.
    """
    exact = values.dtype == object
    one, lacking = (Decimal(1), Decimal("NaN")) if exact else (1.0, np.nan)
    given, values = np.where(known, weights, 0 * one), np.where(known, values, one)
    total = given.sum(axis=-1)
    some = total > 0
    total = np.where(some, total, one)
    if power == POWERS["arithmetic"]:
        found = (given * values).sum(axis=-1) / total
    elif power == POWERS["geometric"]:
        logarithm, exponential = (_LN, _EXP) if exact else (np.log, np.exp)
        with np.errstate(divide="ignore"):  # the mean of anything and nothing is nothing
            found = exponential((given * logarithm(values)).sum(axis=-1) / total)
    else:
        found = ((given * values**power).sum(axis=-1) / total) ** (1 / power)
    return np.where(some, found, lacking)


def levels(points: pd.DataFrame, groups: list[Group], least: float = LEAST_COVERAGE) -> Scores:
    """The points of every group beside those of its indicators, and what they cover.

    A group stands after its members in `groups`. A group's coverage is counted down to the indicators:
    Σ w · coverage / Σ w over the members that have points; below `least` the group has none. ValueError
    names a member that is not there.
    """
    points, covered = points.astype(float), points.notna().astype(float)
    for group in groups:
        if unknown := [name for name in group.weights if name not in points]:
            raise ValueError(
                f"{group.name} has {unknown[0]!r}, which is neither an indicator nor a group before it"
            )
        members = points[list(group.weights)]
        given = weights_of(members, group.weights)
        share = covered[list(group.weights)].where(members.notna(), 0).to_numpy() @ given / given.sum()
        scored = mean(members, group.weights, group.power, least=0).where(share >= least - ROUNDING)
        points[group.name], covered[group.name] = scored, share
    return Scores(points, covered)


def weights_of(values: pd.DataFrame, weights: Mapping[str, float] | None) -> np.ndarray:
    """The weights in the order of the columns, 1 each without any; they need not add up to 1.

    ValueError when one is negative or all are 0.
    """
    given = np.array([1 if weights is None else weights[name] for name in values.columns], dtype=float)
    if (wrong := ~(given >= 0)).any() or not given.sum() > 0:
        fault = f"{values.columns[wrong][0]} weighs {given[wrong][0]}" if wrong.any() else "all weigh 0"
        raise ValueError(f"{fault}; give weights of 0 or more that are not all 0")
    return given
