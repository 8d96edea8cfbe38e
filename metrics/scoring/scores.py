"""Scores: points of items averaged into blocks and blocks into scores, and places by score.

Arrays have units × items (or units) as their last axes; any axes before them are scenarios, so that a table
and a thousand simulated ones go through the same steps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from scipy import stats

from metrics import composite
from metrics.composite import POWERS
from metrics.scoring import numbers, rules
from metrics.scoring.inputs import NOT_APPLICABLE, Inputs
from metrics.scoring.rules import Column
from metrics.scoring.scheme import Block, Scheme

FIGURES = ("value", "numerator", "denominator", "base")
ROUNDING = 1e-9  # what adding up weights may cost before 9 of 10 is less than 90 %


@dataclass(frozen=True)
class Sheet:
    """What is scored: arrays of units × items (after scenarios), 0 where nothing is known or asked.

    `applicable` says where an item is asked of a unit at all, `scored` where it has a figure; `groups` has
    the number of each unit's group.
    """

    value: np.ndarray
    numerator: np.ndarray
    denominator: np.ndarray
    base: np.ndarray
    scored: np.ndarray
    applicable: np.ndarray
    groups: np.ndarray

    @classmethod
    def of(cls, scheme: Scheme, inputs: Inputs, exact: bool = True) -> "Sheet":
        """The inputs in Decimals, or in floats; a ratio in Decimals is divided anew from its whole counts."""
        floats = {name: inputs.grid(name).astype(float) for name in FIGURES}
        figures = {name: np.nan_to_num(array) for name, array in floats.items()}
        if exact:
            ratio = is_ratio(floats)
            figures = {name: numbers.exactly(array) for name, array in figures.items()}
            divided = numbers.quotient(floats["numerator"], floats["denominator"])
            figures["value"] = np.where(ratio, divided, figures["value"])
        places = {group.id: number for number, group in enumerate(scheme.groups)}
        groups = inputs.units["group"].map(places).fillna(-1).to_numpy(int)
        return cls(
            **figures,
            scored=inputs.scored,
            applicable=inputs.grid("why") != NOT_APPLICABLE,
            groups=groups,
        )

    def column(self, place: int) -> Column:
        """The figures of one item."""
        parts = {name: getattr(self, name)[..., place] for name in (*FIGURES, "scored")}
        return Column(**parts, groups=self.groups)


@dataclass(frozen=True)
class Member:
    """An item or a block on its way up: share of its full marks, what it covers, whether it counts."""

    share: np.ndarray
    coverage: np.ndarray
    known: np.ndarray
    asked: np.ndarray
    weight: Decimal


def item_points(scheme: Scheme, sheet: Sheet) -> np.ndarray:
    """The points of every item: scenarios × units × items; NaN where nothing is scored."""
    found = [rules.points(item, sheet.column(place)) for place, item in enumerate(scheme.items)]
    array = np.stack(found, axis=-1)
    return np.where(sheet.scored, array, numbers.number(numbers.is_exact(array))("nan"))


def score(scheme: Scheme, sheet: Sheet, extra: np.ndarray | float = 0) -> np.ndarray:
    """The scores of a sheet; see totals."""
    return totals(scheme, item_points(scheme, sheet), sheet, extra)


def totals(scheme: Scheme, points: np.ndarray, sheet: Sheet, extra: np.ndarray | float = 0) -> np.ndarray:
    """Scores: scenarios × units. NaN where less than the scheme's coverage of the weights has points.

    full marks · M(blocks), M the scheme's weighted mean of the shares of full marks that the blocks reached,
    and so for each block; `extra` are the points of events, added at the end.
    """
    top = combined(scheme, points, sheet)
    make = numbers.number(numbers.is_exact(points))
    enough = top.known & (top.coverage >= float(scheme.least_coverage) - ROUNDING)
    total = make(scheme.full_marks) * np.where(enough, top.share, make(0)) + extra
    return np.where(enough, numbers.compared(total), make("nan"))


def combined(scheme: Scheme, points: np.ndarray, sheet: Sheet) -> Member:
    """The whole score as a share of its full marks, and the share of the weights behind it."""
    members = [block_of(scheme, block, points, sheet) for block in scheme.top_blocks]
    return _averaged(members, scheme.mean, scheme.full_marks)


def block_of(scheme: Scheme, block: Block, points: np.ndarray, sheet: Sheet) -> Member:
    """A block's share of its full marks, from its items and the blocks in it, between its floor and cap."""
    members = [
        _item_member(item.points, points[..., place], sheet.applicable[..., place], sheet.scored[..., place])
        for place, item in enumerate(scheme.items)
        if item.block == block.id
    ]
    inner = [one for one in scheme.blocks if one.part_of == block.id]
    members += [block_of(scheme, one, points, sheet) for one in inner]
    found = _averaged(members, block.mean, block.points)
    if block.floor is None and block.cap is None:
        return found
    floor, cap = (None if bound is None else bound / block.points for bound in (block.floor, block.cap))
    share = numbers.between(found.share, floor, cap)
    return Member(share, found.coverage, found.known, found.asked, found.weight)


def places(scores: np.ndarray, groups: np.ndarray, keys: Sequence[np.ndarray] = ()) -> np.ndarray:
    """1 + the number of units of the same group with a better score; 0 where there is none.

    `keys` decide between equal scores, larger first, the first key before the second; what is equal in them
    all shares the better place.
    """
    missing = numbers.is_missing(scores)
    order = numbers.codes(scores) if keys or numbers.is_exact(scores) else scores
    for key in keys:
        inner = numbers.codes(np.broadcast_to(key, scores.shape))
        # numbered anew each time: the product over many keys fits into no whole number
        order = numbers.codes(order * (inner.max(initial=0) + 1) + inner)
    found = np.zeros(scores.shape, dtype=int)
    for group in np.unique(groups):
        units = np.flatnonzero(groups == group)
        ranked = np.where(missing[..., units], np.inf, -order[..., units].astype(float))
        found[..., units] = stats.rankdata(ranked, method="min", axis=-1)
    return np.where(missing, 0, found)


def _item_member(weight: Decimal, points: np.ndarray, applicable: np.ndarray, scored: np.ndarray) -> Member:
    """An item that its rule cannot tell (all alike) is not asked for; one without a figure is, and lacks."""
    make = numbers.number(numbers.is_exact(points))
    lacking = numbers.is_missing(points)
    share = np.where(lacking, make(0), points) / make(weight)
    return Member(share, np.where(lacking, 0.0, 1.0), ~lacking, applicable & ~(scored & lacking), weight)


def _averaged(members: Sequence[Member], mean: str, weight: Decimal) -> Member:
    """The weighted mean of the members that are known; their coverage counts all that are asked for."""
    shares, coverages, known, asked = (
        np.stack(np.broadcast_arrays(*(getattr(one, name) for one in members)), axis=-1)
        for name in ("share", "coverage", "known", "asked")
    )
    make = numbers.number(numbers.is_exact(shares))
    weights = np.array([make(one.weight) for one in members], dtype=shares.dtype)
    share = composite.weighted(shares, weights, known & asked, POWERS[mean])
    plain = np.array([float(one.weight) for one in members])
    due = np.where(asked, plain, 0.0).sum(axis=-1)
    covered = np.where(asked, plain * coverages, 0.0).sum(axis=-1)
    return Member(
        np.where(numbers.is_missing(share), make(0), share),
        covered / np.where(due > 0, due, 1.0),
        (known & asked).any(axis=-1),
        asked.any(axis=-1),
        weight,
    )


def is_ratio(floats: dict[str, np.ndarray]) -> np.ndarray:
    """Where a value is the quotient of its counts, and not a count, a median or a figure per 10,000."""
    with np.errstate(invalid="ignore", divide="ignore"):
        quotient = floats["numerator"] / floats["denominator"]
    return np.isclose(quotient, floats["value"], rtol=1e-9, atol=0) & (floats["denominator"] > 0)
