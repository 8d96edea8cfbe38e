"""Counters of the ladder: who is among the last, how often running, and which step that proposes.

Arrays end in periods × units, the periods in order of time and without gaps; any axes before them are
scenarios. The ladder that stands and the chance audit of a thousand years count with the same functions.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from metrics.period import Period
from metrics.scoring.scheme import Ladder


class Counted(NamedTuple):
    """Consecutive periods among the last, and the step proposed: 0 none, n for ladder.steps[n − 1]."""

    running: np.ndarray
    steps: np.ndarray


def among_last(places: np.ndarray, groups: np.ndarray, ladder: Ladder) -> np.ndarray:
    """Whether each unit is among the last `worst` of its group: bools of the shape of `places`.

    It is where fewer than `worst` ranked units of its group have a larger place, so that all who are tied at
    the edge are among them; who shares the first place is not. `places` are those of metrics.scoring.scores
    (0: not ranked, and never last), `groups` has a number or an id per unit. Where fewer than `least_units`
    are ranked, nobody is among the last.
    """
    found = np.zeros(places.shape, dtype=bool)
    for group in np.unique(groups):
        units = np.flatnonzero(groups == group)
        place = places[..., units]
        enough = (place > 0).sum(axis=-1, keepdims=True) >= ladder.least_units
        edge = max(len(units) - ladder.worst, 0)
        bound = np.partition(place, edge, axis=-1)[..., [edge]]
        found[..., units] = (place >= bound) & (place > 1) & enough
    return found


def counted(
    last: np.ndarray, ladder: Ladder, new_year: np.ndarray, declined: np.ndarray | None = None
) -> Counted:
    """The counter of each unit in each period, and the step that its rule proposes then.

    `new_year` says by period where a year begins (see begins_year). A period in which a unit was not ranked
    tells nothing and breaks the run, like one in which it was not among the last. A step is proposed when so
    many periods have run and the step before it has been taken; none is skipped, and none is proposed in the
    `cooling` periods after one. After the last step the counter begins again. `declined` says where the
    reviewer did not take the step proposed: then nothing cools, and the same step is proposed next time.
    """
    running, proposed = (np.zeros(last.shape, dtype=np.int16) for _ in range(2))
    shape = (*last.shape[:-2], last.shape[-1])
    run, taken, cooling = (np.zeros(shape, dtype=np.int16) for _ in range(3))
    after = np.array([*(step.after for step in ladder.steps), np.iinfo(np.int16).max], dtype=np.int16)
    for period in range(last.shape[-2]):
        if ladder.resets_yearly and new_year[period]:
            run, taken = np.zeros_like(run), np.zeros_like(taken)
        is_last = last[..., period, :]
        run = np.where(is_last, run + 1, 0)
        taken = np.where(is_last, taken, 0)
        due = is_last & (cooling == 0) & (run >= after[taken])
        running[..., period, :] = run
        proposed[..., period, :] = np.where(due, taken + 1, 0)
        decided = due if declined is None else due & ~declined[..., period, :]
        taken = taken + decided
        cooling = np.where(decided, ladder.cooling, np.maximum(cooling - 1, 0))
        is_over = decided & (taken == len(ladder.steps))
        run, taken = np.where(is_over, 0, run), np.where(is_over, 0, taken)
    return Counted(running, proposed)


def begins_year(periods: Sequence[Period]) -> np.ndarray:
    """Where a year begins, by period: January, the first quarter; nowhere for a ranking once a year."""
    return np.array([len(period.months) < 12 and period.first.month == 1 for period in periods], dtype=bool)
