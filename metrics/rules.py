"""Rules that tell a signal from noise in a row of points, and the order in which they take precedence.

Arrays have time as their last axis (one series, or a row per series). A missing point is NaN: runs continue
over it and do not count it. A rule gives 1 (upwards), −1 (downwards) or 0 for every point that takes part.
"""

import numpy as np
from scipy import stats

from metrics.limits import WIDTH

RUN = 7  # points one side of the centre, or rising or falling, that are a signal (NHS Making Data Count)
NEAR = 2  # standard deviations: two thirds of the way to the limit
BEYOND = WIDTH * (1 + 1e-9)  # a point that only rounding puts beyond its limit lies on it
CROSSINGS_LEVEL = 0.05  # of fewer crossings of the median than chance gives (Anhøj & Olesen 2014)
SIGNALS = ("", "outside", "trend", "two_of_three", "shift", "run", "crossings")
NONE, OUTSIDE, TREND, TWO_OF_THREE, SHIFT, LONG_RUN, FEW_CROSSINGS = range(len(SIGNALS))


def outside(score: np.ndarray) -> np.ndarray:
    """Points more than three standard deviations from the centre; a point at its limit lies within."""
    return np.where(np.abs(score) > BEYOND, np.sign(score), 0).astype(int)


def shift(score: np.ndarray, length: int = RUN) -> np.ndarray:
    """Runs of `length` or more points on one side of the centre; a point at the centre ends a run."""
    return _in_order(lambda ordered: backfilled(_completed(_side(ordered), length), length), score)


def trend(points: np.ndarray, length: int = RUN) -> np.ndarray:
    """Runs of `length` or more points, each strictly above (or below) the one before; a tie ends a run."""
    return _in_order(lambda ordered: backfilled(_rising(ordered, length), length), points)


def two_of_three(score: np.ndarray) -> np.ndarray:
    """Points beyond two thirds of the limit, yet within it, two or more of three on one side."""
    return _in_order(_near_pairs, score)


def judged(points: np.ndarray, score: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each point the first rule that it meets, as a place in SIGNALS, and the side: 1, −1 or 0.

    The order is that of NHS Making Data Count: outside, trend, two of three, shift.
    """
    met = [outside(score), trend(points), two_of_three(score), shift(score)]
    code = np.select([side != 0 for side in met], [OUTSIDE, TREND, TWO_OF_THREE, SHIFT], NONE)
    return code, np.select([side != 0 for side in met], met, 0)


def judged_by_runs(offsets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same by Anhøj's rules for short series: a run on one side too long, or too few crossings.

    `offsets` are distances from the median; points on it do not count. A run's points carry "run" and their
    side; too few crossings stand on the last known point, without a side (Anhøj & Olesen 2014).
    """
    sides = np.where(offsets == 0, np.nan, np.sign(offsets))
    useful = np.sum(~np.isnan(sides), axis=-1, keepdims=True)
    longest, fewest = run_limits(useful)
    in_run = _in_order(lambda ordered: _long_runs(ordered, longest), sides)
    few = (crossings(sides) < fewest) & is_last(offsets)
    return np.select([in_run != 0, few], [LONG_RUN, FEW_CROSSINGS], NONE), in_run


def run_limits(useful: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(longest run, fewest crossings) that chance explains among `useful` points off the median.

    round(log₂ n) + 3, and the 5 % quantile of a binomial of n − 1 even chances (Anhøj & Olesen 2014).
    """
    counted = np.maximum(useful, 1)
    fewest = stats.binom.ppf(CROSSINGS_LEVEL, counted - 1, 0.5)
    return np.round(np.log2(counted)) + 3, np.maximum(fewest, 0)


def crossings(sides: np.ndarray) -> np.ndarray:
    """How often the known, non-zero sides of a row change, as a column."""
    ordered, _ = _ordered(np.where(sides == 0, np.nan, sides))
    changes = ordered[..., 1:] * ordered[..., :-1] < 0
    return np.sum(changes, axis=-1, keepdims=True)


def run_lengths(sides: np.ndarray) -> np.ndarray:
    """The place of each point within its run of equal sides, from 1; 0 where the side is 0 or missing."""
    lengths = np.zeros(sides.shape, dtype=int)
    for place in range(sides.shape[-1]):
        now = sides[..., place]
        goes_on = (now == sides[..., place - 1]) * lengths[..., place - 1] if place else 0
        lengths[..., place] = np.where(np.abs(now) == 1, goes_on + 1, 0)
    return lengths


def backfilled(completed: np.ndarray, length: int) -> np.ndarray:
    """Every point of the windows of `length` points that end where `completed` is not 0; later ones win."""
    filled = completed.copy()
    for offset in range(1, min(length, completed.shape[-1])):
        later = completed[..., offset:]
        filled[..., :-offset] = np.where(later != 0, later, filled[..., :-offset])
    return filled


def is_last(points: np.ndarray) -> np.ndarray:
    """Whether a point is the last known one of its row."""
    known = ~np.isnan(points)
    from_here = np.cumsum(known[..., ::-1], axis=-1)[..., ::-1]
    return known & (from_here == 1)


def _completed(sides: np.ndarray, length: int) -> np.ndarray:
    """The points at which a run of equal sides is `length` long or longer."""
    return np.where(run_lengths(sides) >= length, sides, 0).astype(int)


def _rising(points: np.ndarray, length: int) -> np.ndarray:
    direction = np.zeros(points.shape)
    direction[..., 1:] = _side(np.diff(points, axis=-1))
    return _completed(direction, length - 1) if length > 1 else np.zeros(points.shape, dtype=int)


def _near_pairs(score: np.ndarray) -> np.ndarray:
    sides, near = _side(score), (np.abs(score) > NEAR) & (np.abs(score) <= BEYOND)
    window = np.zeros(score.shape, dtype=int)
    three = [slice(place, place + score.shape[-1] - 2) for place in range(3)]
    if score.shape[-1] >= 3:
        same = np.abs(sum(sides[..., part] for part in three)) == 3
        enough = sum(near[..., part].astype(int) for part in three) >= 2
        window[..., 2:] = np.where(same & enough, sides[..., 2:], 0)
    return np.where(near, backfilled(window, 3), 0)


def _long_runs(sides: np.ndarray, longest: np.ndarray) -> np.ndarray:
    """The points of runs longer than the row's `longest`, filled backwards from the end of each run."""
    lengths = run_lengths(sides)
    too_long = np.zeros(sides.shape, dtype=bool)
    for place in reversed(range(sides.shape[-1])):
        too_long[..., place] = lengths[..., place] > longest[..., 0]
        if place + 1 < sides.shape[-1]:
            too_long[..., place] |= too_long[..., place + 1] & (lengths[..., place + 1] > 1)
    return np.where(too_long, sides, 0).astype(int)


def _side(score: np.ndarray) -> np.ndarray:
    return np.nan_to_num(np.sign(score))


def _ordered(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The points with the known ones first, in order of time, and where each came from."""
    places = np.argsort(np.isnan(points), axis=-1, kind="stable")
    return np.take_along_axis(points, places, axis=-1), places


def _in_order(rule, points: np.ndarray) -> np.ndarray:
    """What a rule for rows without gaps says, put back at the places of the points."""
    points = np.asarray(points, dtype=float)
    ordered, places = _ordered(points)
    answer = np.zeros(points.shape, dtype=int)
    np.put_along_axis(answer, places, rule(ordered), axis=-1)
    return answer
