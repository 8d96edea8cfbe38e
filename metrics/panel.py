"""The months of many series side by side: what control charts are drawn from, and what they say."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd

from metrics.change import BETTER

KINDS = ("auto", "p", "p'", "u", "u'", "c", "g", "t", "xmr", "runs")
WITH_TRIALS = ("p", "p'", "u", "u'", "t")  # charts of numerator and denominator
OF_COUNTS = ("c", "g")
SAME = 1e-9  # a value may differ so much from numerator / denominator and still be their share
Months = tuple[object, object]


@dataclass(frozen=True)
class Panel:
    """K series over T months; NaN where a number is missing or not reported.

    value, numerator, denominator: K × T. is_share: the value is numerator / denominator and lies in 0–1.
    is_count: the value counts events of the month (not a level, not a length). better: one of change.BETTER.
    target: K × 2, twice the same or the ends of a band. segment: K × T, another number from each break on.
    basis: K × T, the months that centre and limits come from. kind: one of KINDS. months: T timestamps.
    """

    months: np.ndarray
    value: np.ndarray
    numerator: np.ndarray
    denominator: np.ndarray
    is_share: np.ndarray
    is_count: np.ndarray
    better: np.ndarray
    target: np.ndarray
    segment: np.ndarray | None = None
    basis: np.ndarray | None = None
    kind: np.ndarray | None = None

    def take(self, rows: np.ndarray) -> "Panel":
        """The panel of these rows, by place or by mask."""
        parts = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "months"}
        return replace(self, **{name: part[rows] for name, part in parts.items() if part is not None})


@dataclass(frozen=True)
class Charts:
    """What control_charts says: K × T arrays, each named as the column of control_chart that it fills.

    side: 1 where a signal says that the value went up, −1 down, 0 without either.
    """

    point: np.ndarray
    chart: np.ndarray
    why: np.ndarray
    segment: np.ndarray
    centre: np.ndarray
    low: np.ndarray
    high: np.ndarray
    trial: np.ndarray
    signal: np.ndarray
    side: np.ndarray
    verdict: np.ndarray
    assurance: np.ndarray


def complete(panel: Panel) -> Panel:
    """The panel with the optional parts filled in; a share of nothing is missing.

    ValueError names a `better` or `kind` that is unknown or a kind that the series cannot have.
    """
    shape = panel.value.shape
    nothing = panel.is_share[:, None] & ~(panel.denominator > 0)
    filled = replace(
        panel,
        value=np.where(nothing, np.nan, panel.value),
        segment=np.zeros(shape, int) if panel.segment is None else panel.segment,
        basis=np.ones(shape, bool) if panel.basis is None else panel.basis,
        kind=np.full(shape[0], "auto") if panel.kind is None else panel.kind,
    )
    _check(filled)
    return filled


def panel_of(
    series: pd.DataFrame | pd.Series, kind: str, better: str, target: object, segment: np.ndarray
) -> Panel:
    """The panel of one series in order of month (see control_chart)."""
    frame = series if isinstance(series, pd.DataFrame) else series.rename("value").to_frame()
    value, numerator, denominator = (_numbers(frame, name) for name in ("value", "numerator", "denominator"))
    return Panel(
        months=np.asarray(months_of(series)),
        value=value[None],
        numerator=numerator[None],
        denominator=denominator[None],
        is_share=np.array([_is_share(value, numerator, denominator)]),
        is_count=np.array([_is_count(value, denominator)]),
        better=np.array([better]),
        target=np.array([_ends(target)], dtype=float),
        segment=segment[None],
        kind=np.array([kind]),
    )


def months_of(series: pd.DataFrame | pd.Series) -> pd.DatetimeIndex:
    """The months of a series: its column month or else its index; ValueError when one comes twice."""
    given = series["month"] if isinstance(series, pd.DataFrame) and "month" in series else series.index
    given = pd.Index(given)
    stamps = given.to_timestamp() if isinstance(given, pd.PeriodIndex) else given
    months = pd.DatetimeIndex(pd.to_datetime(stamps)).as_unit("ns")
    if months.has_duplicates:
        twice = months[months.duplicated()][0]
        raise ValueError(f"month {twice:%Y-%m} comes twice; give one indicator of one area at a time")
    return months


def segments(months: pd.DatetimeIndex, breaks: Sequence[object]) -> np.ndarray:
    """For each month, in order, the number of breaks up to it; those outside the series do not count."""
    if not len(months):
        return np.zeros(0, dtype=int)
    starts = pd.DatetimeIndex(pd.to_datetime(list(breaks))).as_unit("ns").unique().sort_values()
    inside = starts[(starts > months[0]) & (starts <= months[-1])]
    return inside.searchsorted(months, side="right")


def basis_of(months: pd.DatetimeIndex, baseline: Months | None) -> np.ndarray:
    """Which months lie in the baseline (first, last); all without one. ValueError when none does."""
    if baseline is None:
        return np.ones(len(months), dtype=bool)
    first, last = (pd.Timestamp(month) for month in baseline)
    inside = (months >= first) & (months <= last)
    if not inside.any():
        reach = f"{months[0]:%Y-%m} to {months[-1]:%Y-%m}" if len(months) else "no months"
        raise ValueError(f"baseline {first:%Y-%m} to {last:%Y-%m} holds no month of the series ({reach})")
    return inside


def _numbers(frame: pd.DataFrame, name: str) -> np.ndarray:
    if name not in frame:
        return np.full(len(frame), np.nan)
    return pd.to_numeric(frame[name]).to_numpy(dtype=float, na_value=np.nan)


def _check(panel: Panel) -> None:
    for argument, given, known in (("better", panel.better, BETTER), ("kind", panel.kind, KINDS)):
        if unknown := set(given.tolist()) - set(known):
            raise ValueError(f"{argument} is {str(min(unknown))!r}; use one of {', '.join(known)}")
    has_values = ~np.isnan(panel.value).all(axis=1)
    has_trials = (panel.denominator > 0).any(axis=1)
    for kinds, able, need in (
        (WITH_TRIALS, has_trials, "numerator and denominator"),
        (OF_COUNTS, panel.is_count, "whole counts of 0 or more"),
    ):
        if (wrong := np.isin(panel.kind, kinds) & has_values & ~able).any():
            raise ValueError(
                f"kind is {str(panel.kind[wrong][0])!r}, which needs {need}; use 'auto' or 'xmr'"
            )


def _is_share(value: np.ndarray, numerator: np.ndarray, denominator: np.ndarray) -> bool:
    judged = ~np.isnan(value) & ~(denominator == 0)
    if not judged.any():
        return False
    top, bottom = numerator[judged], denominator[judged]
    return bool(((top >= 0) & (top <= bottom) & (np.abs(value[judged] - top / bottom) <= SAME)).all())


def _is_count(value: np.ndarray, denominator: np.ndarray) -> bool:
    known = value[~np.isnan(value)]
    return bool(not (denominator > 0).any() and ((known >= 0) & (known % 1 == 0)).all())


def _ends(target: object) -> tuple[float, float]:
    if target is None:
        return (np.nan, np.nan)
    return tuple(target) if np.ndim(target) else (target, target)
