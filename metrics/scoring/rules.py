"""Rules: how the figure of an item becomes its points. One function a rule, on arrays of units.

The same functions serve a single worked example, a table in Decimals and thousands of simulated tables in
floats. Points are NaN where a rule cannot score: all units alike (min_max), a unit alone (percentile), a
relative change on nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from scipy import stats

from metrics import scaling
from metrics.scoring import numbers
from metrics.scoring import scheme as schemes
from metrics.scoring.numbers import Number
from metrics.scoring.scheme import EventRule, Example, Item


@dataclass(frozen=True)
class Column:
    """One item's figures: arrays whose last axis is the units. What is not scored is finite, and ignored.

    `value` is in the indicator's unit (shares 0–1). numerator and denominator are 0 where there is none,
    `base` is what the item is compared with, `groups` has a number per unit.
    """

    value: np.ndarray
    numerator: np.ndarray
    denominator: np.ndarray
    base: np.ndarray
    scored: np.ndarray
    groups: np.ndarray

    @property
    def make(self) -> Callable[[object], Number]:
        """What makes a number of the kind of the values."""
        return numbers.number(numbers.is_exact(self.value))

    def in_groups(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Each group: which units are in it, and which of those are scored (along the leading axes)."""
        for group in np.unique(self.groups):
            units = np.flatnonzero(self.groups == group)
            yield units, self.scored[..., units]


def points(item: Item, column: Column) -> np.ndarray:
    """The points of each unit, between the item's floor and cap, rounded where the scheme says so."""
    found = numbers.between(_RULES[item.rule](item, column), item.floor, item.cap)
    return found if item.decimals is None else numbers.half_up(found, item.decimals)


def unbounded(item: Item, column: Column) -> np.ndarray:
    """The points of each unit before floor, cap and rounding."""
    return _RULES[item.rule](item, column)


def points_of(item: Item, example: Example) -> Decimal:
    """The points that a worked example gives; its `others` make up the rest of the group."""
    value = np.array([example.value, *example.others], dtype=object)
    empty = np.full(value.shape, Decimal(0), dtype=object)
    base = np.where(np.full(value.shape, example.base is None), empty, example.base)
    scored, groups = np.full(value.shape, True), np.zeros(value.shape, dtype=int)
    return points(item, Column(value, value, empty, base, scored, groups))[0]


def event_points(rule: EventRule, count: Decimal, circumstances: tuple[str, ...] = ()) -> Decimal:
    """The points of so many events that happened in these circumstances, up to the rule's cap."""
    each = rule.each if rule.each is not None else Decimal(1)
    return capped(rule, each * count * multiplier(rule, circumstances))


def multiplier(rule: EventRule, circumstances: tuple[str, ...]) -> Decimal:
    """By how much an event counts: the largest of the multipliers above 1, times those below."""
    times = [rule.times[name] for name in dict.fromkeys(circumstances) if name in rule.times]
    found = max([one for one in times if one > 1], default=Decimal(1))
    for one in times:
        found *= min(one, Decimal(1))
    return found


def capped(rule: EventRule, total: Decimal) -> Decimal:
    """A sum of points, no further from 0 than the rule's cap."""
    return total if rule.cap is None else max(-rule.cap, min(rule.cap, total))


def _goalposts(item: Item, column: Column) -> np.ndarray:
    make = column.make
    ends, onto = (make(item.low), make(item.high)), (make(0), make(item.points))
    return scaling.goalposts(column.value, ends, item.better, onto)


def _target(item: Item, column: Column) -> np.ndarray:
    """Full marks at the goal; short of it in proportion to how near it is, or none."""
    goal, full, nothing = (column.make(one) for one in (item.goal, item.points, 0))
    met = _reaches(item, column.value, goal)
    if item.all_or_nothing:
        return np.where(met, full, nothing)
    above, below = (column.value, goal) if item.better == "higher" else (goal, column.value)
    return np.where(met, full, full * above / np.where(below > 0, below, column.make(1)))


def _steps(item: Item, column: Column) -> np.ndarray:
    """The points of the first bound that is reached; the bounds stand best first."""
    make = column.make
    found = np.full(column.value.shape, make(0), dtype=column.value.dtype)
    for bound, given in reversed(item.steps):
        found = np.where(_reaches(item, column.value, make(bound)), make(given), found)
    return found


def _per_event(item: Item, column: Column) -> np.ndarray:
    make = column.make
    beyond = np.maximum(column.value - make(item.free), make(0))
    return make(item.points) - make(item.each) * beyond


def _against(item: Item, column: Column) -> np.ndarray:
    """Points less `each` for every step that the figure is worse than what it is compared with."""
    make = column.make
    base = _baseline(item, column)
    worse = base - column.value if item.better == "higher" else column.value - base
    if item.measure == "percent":
        worse = make(100) * worse / np.where(base > 0, base, make("nan"))
    elif item.measure == "points":
        worse = make(100) * worse
    lost = _counted(item, worse, make)
    found = make(item.points) - make(item.each) * lost
    return found + make(item.each) * _counted(item, -worse, make) if item.rewards else found


def _counted(item: Item, worse: np.ndarray, make: Callable[[object], Number]) -> np.ndarray:
    """The steps of a shortfall that count, whole ones only where the item says so."""
    missing = numbers.is_missing(worse)
    amount = np.maximum(np.where(missing, make(0), worse), make(0))
    steps = amount / make(item.per)
    steps = numbers.whole(steps) if item.whole else steps
    return np.where(missing, worse, np.maximum(steps - make(item.free), make(0)))


def _baseline(item: Item, column: Column) -> np.ndarray:
    fixed = {"target": item.goal, "given": item.given}
    if item.baseline in fixed:
        return np.full(column.value.shape, column.make(fixed[item.baseline]), dtype=column.value.dtype)
    return _peers(column) if item.baseline == "peers" else column.base


def _peers(column: Column) -> np.ndarray:
    """The figure of each unit's whole group: sums divided where there are denominators, else the mean."""
    make, found = column.make, np.empty_like(column.value)
    for units, scored in column.in_groups():
        above, below = (
            np.where(scored, part[..., units], make(0)).sum(axis=-1, keepdims=True)
            for part in (column.numerator, column.denominator)
        )
        known = scored.sum(axis=-1, keepdims=True)
        total = np.where(scored, column.value[..., units], make(0)).sum(axis=-1, keepdims=True)
        mean = total / np.frompyfunc(make, 1, 1)(np.maximum(known, 1)).astype(total.dtype)
        has_sums = np.asarray(below > 0, dtype=bool)
        pooled = above / np.where(has_sums, below, make(1))
        found[..., units] = np.where(has_sums, pooled, mean)
    return found


def _percentile(item: Item, column: Column) -> np.ndarray:
    """The share of the others in the group that are worse, ties counting half, of the full marks."""
    make, order = column.make, _order(item, column)
    found = np.full(column.value.shape, make("nan"), dtype=column.value.dtype)
    for units, scored in column.in_groups():
        ranks = stats.rankdata(np.where(scored, order[..., units], np.inf), axis=-1)
        others = np.maximum(scored.sum(axis=-1, keepdims=True) - 1, 0)
        share = np.frompyfunc(make, 1, 1)(ranks - 1).astype(found.dtype)
        n = np.frompyfunc(make, 1, 1)(np.maximum(others, 1)).astype(found.dtype)
        found[..., units] = np.where(scored & (others > 0), make(item.points) * share / n, make("nan"))
    return found


def _min_max(item: Item, column: Column) -> np.ndarray:
    """Full marks for the best of the group, none for the worst."""
    make = column.make
    found = np.full(column.value.shape, make("nan"), dtype=column.value.dtype)
    for units, scored in column.in_groups():
        value = column.value[..., units]
        least, most = (
            choose(np.where(scored, value, make(end)), axis=-1, keepdims=True)
            for choose, end in ((np.min, "Infinity"), (np.max, "-Infinity"))
        )
        apart = np.asarray(least < most, dtype=bool) & scored
        width = np.where(apart, most - np.where(apart, least, make(0)), make(1))
        gone = value - least if item.better == "higher" else most - value
        found[..., units] = np.where(apart, make(item.points) * gone / width, make("nan"))
    return found


def _order(item: Item, column: Column) -> np.ndarray:
    """Floats in the order from worst to best."""
    order = numbers.codes(column.value) if numbers.is_exact(column.value) else column.value
    return order.astype(float) if item.better == "higher" else -order.astype(float)


def _reaches(item: Item, value: np.ndarray, bound: Number) -> np.ndarray:
    return np.asarray(value >= bound if item.better == "higher" else value <= bound, dtype=bool)


_RULES: dict[str, Callable[[Item, Column], np.ndarray]] = {
    schemes.GOALPOSTS: _goalposts,
    schemes.TARGET: _target,
    schemes.STEPS: _steps,
    schemes.PER_EVENT: _per_event,
    schemes.AGAINST: _against,
    schemes.PERCENTILE: _percentile,
    schemes.MIN_MAX: _min_max,
}
