"""What changed and whether it matters: before and now, two counts, a value and its target."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from metrics.intervals import amounts

KEYS = ("indicator", "area", "part")  # the columns that say what a row of metrics.series is about
SIGNAL_Z = 3  # a change this far out is hardly chance (Wheeler 2016)
PERCENT_FROM = 10  # events; below, one case more or less moves a percentage by more than 10 %
BETTER = ("higher", "lower", "band", "none")


def compare(now: pd.DataFrame | pd.Series, before: pd.DataFrame | pd.Series) -> pd.DataFrame:
    """The change from before to now: one row per row of `now`, with its index.

    Columns `difference` (now − before, in the unit of the values: 0.004 between shares is 0.4 percentage
    points) and `ratio` ((now − before) / before). Difference is missing when either value is; ratio also
    when before is 0. Frames are read by their column `value` and matched by the KEYS they have, Series by
    index; what `before` lacks is missing.
    """
    keys = [key for key in KEYS if isinstance(now, pd.DataFrame) and key in now]
    present = _values(now, keys)
    past = _values(before, keys).reindex(present.index)
    difference = present - past
    changes = pd.DataFrame({"difference": difference, "ratio": difference / past.where(past != 0)})
    return changes.set_axis(now.index)


def change_of_counts(before: ArrayLike, after: ArrayLike) -> pd.DataFrame:
    """Whether two counts of events differ by more than chance explains: one row per pair.

    Columns `z` = 2(√after − √before), positive when the count rose, and `verdict`: "signal" from |z| = 3,
    else "common cause", None when a count is missing (Wheeler 2016). Series keep the index of `before`
    and are matched by it. ValueError when a count is negative or infinite.
    """
    earlier, later = _counts(before, after)
    z = np.atleast_1d(2 * (np.sqrt(later) - np.sqrt(earlier)))
    verdict = np.where(np.abs(z) >= SIGNAL_Z, "signal", "common cause").astype(object)
    verdict[np.isnan(z)] = None
    index = before.index if isinstance(before, pd.Series) else None
    return pd.DataFrame({"z": z, "verdict": pd.Series(verdict, index, dtype=object)}, index)


def percent_allowed(before: ArrayLike, after: ArrayLike) -> bool | np.ndarray:
    """Whether a percentage may stand beside the absolute change: both counts known and at least 10.

    A bool for two numbers, else an array of bools in the order of `before` (Wheeler 2016).
    """
    allowed = np.minimum(*_counts(before, after)) >= PERCENT_FROM
    return bool(allowed) if np.ndim(allowed) == 0 else allowed


def against_target(
    value: ArrayLike, target: float | None, better: str, band: tuple[float, float] | None = None
) -> bool | pd.Series | np.ndarray | None:
    """Whether the target is met, at full precision: True, False, or None where there is no judgement.

    A value at the target meets it, and so does one at either end of the band. None for a missing value,
    an indicator without target or band, and better = "none". A Series gives a Series of objects with its
    index, an array an array of objects. ValueError when `better` is not one of BETTER.
    """
    if better not in BETTER:
        raise ValueError(f"better is {better!r}; use one of {', '.join(BETTER)}")
    if np.ndim(value) == 0:
        return _met(value, target, better, band)
    met = [_met(one, target, better, band) for one in value]
    if isinstance(value, pd.Series):
        return pd.Series(met, index=value.index, dtype=object)
    return np.array(met, dtype=object)


def _met(value: float, target: float | None, better: str, band: tuple[float, float] | None) -> bool | None:
    goal = band if better == "band" else target
    if better == "none" or pd.isna(value) or goal is None or np.isnan(goal).any():
        return None
    if better == "band":
        return bool(band[0] <= value <= band[1])
    return bool(value >= target if better == "higher" else value <= target)


def _values(table: pd.DataFrame | pd.Series, keys: list[str]) -> pd.Series:
    """The values as floats, indexed by what they are about."""
    if isinstance(table, pd.Series):
        return table.astype(float)
    return (table.set_index(keys) if keys else table)["value"].astype(float)


def _counts(before: ArrayLike, after: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Both counts as floats in the order of `before`, Series matched by their index."""
    if isinstance(before, pd.Series) and isinstance(after, pd.Series):
        after = after.reindex(before.index)
    return amounts("before", before), amounts("after", after)
