"""From the months of a stretch without a break to the points of its control chart and their lines."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from metrics import limits, rare, rules
from metrics.limits import Lines
from metrics.panel import Panel

FEWEST_GAPS = 5  # with fewer, one stable series in ten ends in "the gap is too long" at 0.1 events a month
NONE = "none"  # the chart of a stretch without values, or with a single value again and again


class Drawn(NamedTuple):
    """Points with their lines, and where the value itself is to be expected; all arrays are G × T.

    facing is 1 where a high point means a high value, −1 where it means a low one; cluster is true in months
    with more events than chance gives; low and high are limits of the value (of a gap chart: of its months).
    """

    point: np.ndarray
    centre: np.ndarray
    line_low: np.ndarray
    line_high: np.ndarray
    score: np.ndarray
    facing: np.ndarray
    cluster: np.ndarray
    low: np.ndarray
    high: np.ndarray


def drawn(rows: Panel) -> Drawn:
    """The chart of each row by its kind, "none" among them; rows have one segment and a completed basis."""
    shape = rows.value.shape
    whole = Drawn(
        *(np.zeros(shape, bool) if name == "cluster" else np.zeros(shape) for name in Drawn._fields)
    )
    for kind in set(rows.kind.tolist()):
        mask = rows.kind == kind
        for target, part in zip(whole, _DRAWN[kind](rows.take(mask)), strict=True):
            target[mask] = part
    return whole


def _of_values(rows: Panel, lines: Lines) -> Drawn:
    """A chart whose points are the values, its limits cut at what a share or a count can be."""
    floor = np.where(rows.is_share | rows.is_count, 0, -np.inf)[:, None]
    ceiling = np.where(rows.is_share, 1, np.inf)[:, None]
    low, high = np.maximum(lines.low, floor), np.minimum(lines.high, ceiling)
    return Drawn(rows.value, lines.centre, low, high, lines.score, 1, False, low, high)


def _same(rows: Panel) -> Drawn:
    """The only value there is, as centre and limits."""
    value = limits.median(rows.value)
    return Drawn(rows.value, value, value, value, 0, 1, False, value, value)


def _months(rows: Panel) -> Drawn:
    """The g chart: months without an event between months with one."""
    counts = rows.value
    points = rare.free_months(counts)
    low, high = rare.usual(counts, None, rows.basis)
    cluster = rare.is_cluster(counts, None, rows.basis)
    with_open = _with_open_gap(points, limits.g, rare.open_gap(counts, None), rows)
    return Drawn(*with_open, -1, cluster, low, high)


def _trials(rows: Panel) -> Drawn:
    """The t chart: trials between the rarer of events and non-events."""
    events, trials = rows.numerator, rows.denominator
    total, of = np.nansum(events, axis=1), np.nansum(trials, axis=1)
    by_absence = (rows.is_share & (2 * total > of))[:, None]
    seen = np.where(by_absence, trials - events, events)
    low, high = rare.usual(seen, trials, rows.basis)
    low, high = np.where(by_absence, 1 - high, low), np.where(by_absence, 1 - low, high)
    cluster = rare.is_cluster(seen, trials, rows.basis)
    with_open = _with_open_gap(rare.waits(seen, trials), limits.t, rare.open_gap(seen, trials), rows)
    return Drawn(*with_open, np.where(by_absence, 1, -1), cluster, low, high)


def _with_open_gap(
    points: np.ndarray, lines_of: Callable, open_gap: np.ndarray, rows: Panel
) -> tuple[np.ndarray, ...]:
    """Points, centre, limits and scores; a gap still open is the last point once it is beyond the limit.

    No limits while there are few gaps, or only equal ones: nothing tells how much they vary.
    """
    lines = lines_of(points, rows.basis)
    enough = np.sum(~np.isnan(points) & rows.basis, axis=1, keepdims=True) >= FEWEST_GAPS
    enough = enough & (lines.high > lines.low)
    centre, low, high = (np.where(enough, line, np.nan) for line in lines[:3])
    beyond = rules.is_last(rows.value) & (open_gap > high)
    score = np.select([beyond, enough], [np.inf, lines.score], np.nan)
    return np.where(beyond, open_gap, points), centre, low, high, score


_DRAWN: dict[str, Callable[[Panel], Drawn]] = {
    "p": lambda rows: _of_values(rows, limits.p(rows.numerator, rows.denominator, rows.basis)),
    "p'": lambda rows: _of_values(rows, limits.p_prime(rows.numerator, rows.denominator, rows.basis)),
    "u": lambda rows: _of_values(rows, limits.u(rows.numerator, rows.denominator, rows.basis)),
    "u'": lambda rows: _of_values(rows, limits.u_prime(rows.numerator, rows.denominator, rows.basis)),
    "c": lambda rows: _of_values(rows, limits.c(rows.value, rows.basis)),
    "g": _months,
    "t": _trials,
    "xmr": lambda rows: _of_values(rows, limits.xmr(rows.value, rows.basis)),
    "runs": lambda rows: _of_values(rows, limits.runs(rows.value, rows.basis)),
    NONE: _same,
}
