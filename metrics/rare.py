"""Rare events: the gaps between them, and months with more of them than chance gives.

Arrays have time as their last axis and a row per series; a missing value is NaN and no chance for events.
A gap stands on the month in which it ended. The wait for the first event is no gap: nobody saw it begin.
"""

import numpy as np
from scipy import special, stats

from metrics.limits import mean, over, previous, within

CHANCE = 0.00135  # beyond three standard deviations on one side of a normal distribution


def free_months(counts: np.ndarray) -> np.ndarray:
    """Known months without an event between two months with one, on the later of them."""
    seen = _running(np.where(np.isnan(counts), 0, 1))
    return seen - previous(np.where(counts > 0, seen, np.nan)) - 1 + _nothing_unless(counts > 0)


def waits(events: np.ndarray, trials: np.ndarray) -> np.ndarray:
    """Trials per event since the last month that had one, on each later month that has."""
    seen = _running(np.nan_to_num(trials))
    has_event = events > 0
    since = seen - previous(np.where(has_event, seen, np.nan))
    return over(since, events) + _nothing_unless(has_event)


def open_gap(events: np.ndarray, trials: np.ndarray | None) -> np.ndarray:
    """Months (or trials) since the last event as a column: 0 when the last known month had one."""
    opportunities = np.where(np.isnan(events), 0, 1 if trials is None else np.nan_to_num(trials))
    seen = _running(opportunities)
    at_last_event = np.max(np.where(events > 0, seen, -1), axis=-1, keepdims=True)
    return np.where(at_last_event < 0, np.nan, seen[..., -1:] - at_last_event)


def is_cluster(events: np.ndarray, trials: np.ndarray | None, basis: np.ndarray) -> np.ndarray:
    """Months with so many events that the row's average month reaches them with probability < CHANCE.

    Poisson for counts, binomial for events of trials; the averages are those of the basis.
    """
    below = np.maximum(np.nan_to_num(events) - 1, 0)
    if trials is None:
        probability = special.pdtrc(below, np.nan_to_num(mean(within(events, basis))))
    else:
        probability = stats.binom.sf(
            below, np.nan_to_num(trials), np.nan_to_num(_share(events, trials, basis))
        )
    return (events > 0) & (probability < CHANCE)


def usual(events: np.ndarray, trials: np.ndarray | None, basis: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The fewest and most events (of one trial: the shares) that are no surprise in each month."""
    if trials is None:
        average = mean(within(events, basis))
        ends = (stats.poisson.ppf(CHANCE, average), stats.poisson.isf(CHANCE, average))
        return tuple(np.broadcast_to(end, events.shape) for end in ends)
    share = _share(events, trials, basis)
    low, high = stats.binom.ppf(CHANCE, trials, share), stats.binom.isf(CHANCE, trials, share)
    return over(low, trials), over(high, trials)


def _share(events: np.ndarray, trials: np.ndarray, basis: np.ndarray) -> np.ndarray:
    sums = (np.nansum(within(part, basis), axis=-1, keepdims=True) for part in (events, trials))
    return over(*sums)


def _running(opportunities: np.ndarray) -> np.ndarray:
    return np.cumsum(opportunities, axis=-1).astype(float)


def _nothing_unless(condition: np.ndarray) -> np.ndarray:
    """0 where the condition holds, else missing."""
    return np.where(condition, 0, np.nan)
