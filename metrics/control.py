"""Control charts: which months differ by more than chance, and whether a target will be met."""

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np
import pandas as pd

from metrics import limits, rules
from metrics.drawing import NONE, Drawn, drawn
from metrics.panel import Charts, Months, Panel, basis_of, complete, months_of, panel_of, segments
from metrics.verdict import assured, verdicts

ENOUGH = 12  # points; with fewer the limits are on trial and only runs are judged (Anhøj & Olesen 2014)
# Events (or failures) a month. Of 3 000 stable series for each mean, p′ and XmR charts call single events
# "outside" in 4 to 8 of 100 months at 0.1 to 0.5, g and t charts in fewer than 1; at 1 they flag the last
# month about as often (3 to 5 of 100), and from 1.5 on p′ and XmR charts do so less often.
RARE_BELOW = 1
DIRECTIONS = {"higher": 1, "lower": -1, "band": 0, "none": 0}
SKEWED = ("g", "t")  # most gaps are shorter than their mean: runs below it are no signal


def control_chart(
    series: pd.DataFrame | pd.Series,
    kind: str = "auto",
    better: str = "none",
    target: float | tuple[float, float] | None = None,
    baseline: Months | None = None,
    breaks: Sequence[object] = (),
) -> pd.DataFrame:
    """One row per month of a series, in order of month: its point, limits, signal, verdict and assurance.

    `series` has month, value and, of a rate, numerator and denominator; or is a Series by month. Its index is
    kept; columns month, value and those of Charts. centre, low and high are in the unit of point: the value
    or, on charts "g" and "t", the gap in months or trials. `baseline`: the first and last month that set the
    limits; `breaks`: months that begin a new segment. Missing: verdict None, and no part of any run.
    chart "none": no value, or all are the same. ValueError for an unknown kind or better, a kind that the
    series cannot have, a month that comes twice and a baseline outside the series.
    """
    order = np.argsort(months_of(series), kind="stable")
    series = series.iloc[order]
    months = months_of(series)
    panel = panel_of(series, kind, better, target, segments(months, breaks))
    panel = replace(panel, basis=basis_of(months, baseline)[None])
    charts = control_charts(panel)
    given = series["month"] if isinstance(series, pd.DataFrame) and "month" in series else series.index
    columns = {"month": np.asarray(given), "value": panel.value[0]}
    columns |= {field.name: getattr(charts, field.name)[0] for field in fields(charts)}
    # pandas would turn the verdict None of a missing month into NaN unless told that words are objects
    return pd.DataFrame({name: pd.Series(part, series.index, part.dtype) for name, part in columns.items()})


def control_charts(panel: Panel) -> Charts:
    """The control charts of many series at once; what control_chart says of one (see there).

    A series keeps one kind of chart through all its segments. ValueError as for control_chart.
    """
    panel = complete(panel)
    kind, why = _chosen(panel)
    rows, numbers, place = _stretches(panel.segment)
    stretches = replace(panel, kind=kind).take(rows)
    charts = _judged(_only(stretches, panel.segment[rows] == numbers[:, None]), why[rows])
    at = (place, np.arange(panel.value.shape[1])[None, :])
    return Charts(**{f.name: getattr(charts, f.name)[at] for f in fields(charts)})


def _chosen(panel: Panel) -> tuple[np.ndarray, np.ndarray]:
    """The chart of each series and the reason: asked, rare, rate or figure."""
    asked = panel.kind != "auto"
    events = np.where(panel.is_share[:, None], panel.numerator, panel.value)
    events = np.where(np.isnan(panel.value), np.nan, events)
    others = np.where(panel.is_share[:, None], panel.denominator - events, np.inf)
    fewest = np.minimum(limits.mean(events), limits.mean(others))[:, 0]
    is_rare = (fewest < RARE_BELOW) & (panel.is_share | panel.is_count)
    auto = np.select([is_rare & panel.is_share, is_rare, panel.is_share], ["t", "g", "p'"], "xmr")
    reason = np.select([asked, is_rare, panel.is_share], ["asked", "rare", "rate"], "figure")
    return np.where(asked, panel.kind, auto).astype(object), reason.astype(object)


def _stretches(segment: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The series and segment number of every stretch, and for each month the stretch it belongs to."""
    smallest = segment.min(initial=0)
    numbers = segment.max(initial=0) - smallest + 1
    keys = np.arange(len(segment))[:, None] * numbers + segment - smallest
    found, place = np.unique(keys, return_inverse=True)
    return found // numbers, found % numbers + smallest, place.reshape(segment.shape)


def _only(rows: Panel, inside: np.ndarray) -> Panel:
    """The rows with all numbers missing outside a month of the stretch, or where its value is missing."""
    known = inside & ~np.isnan(rows.value)
    parts = {name: getattr(rows, name) for name in ("value", "numerator", "denominator")}
    return replace(rows, **{name: np.where(known, part, np.nan) for name, part in parts.items()})


def _judged(rows: Panel, why: np.ndarray) -> Charts:
    """The charts of stretches: rows of one segment each, their values outside it missing."""
    known = ~np.isnan(rows.value)
    rows = replace(rows, basis=_usable(rows.basis, known))
    few = np.sum(rows.basis, axis=1) < ENOUGH
    same = ~few & _is_constant(rows.value)
    rows = replace(rows, kind=np.where(same | ~known.any(axis=1), NONE, rows.kind))
    chart = drawn(rows)
    code, side = _signals(rows, few, chart)
    words = verdicts(known, few, same, code, side * _column(rows.better, DIRECTIONS))
    return Charts(
        point=chart.point,
        chart=_across(rows.kind, known),
        why=_across(np.select([few, same], ["short", "constant"], why), known),
        segment=rows.segment,
        centre=chart.centre,
        low=chart.line_low,
        high=chart.line_high,
        trial=_across(few, known),
        signal=np.array(rules.SIGNALS, dtype=object)[code],
        side=np.where(code == rules.NONE, 0, side),
        verdict=words,
        assurance=_across(_assurance(rows, few, chart), known),
    )


def _signals(rows: Panel, few: np.ndarray, chart: Drawn) -> tuple[np.ndarray, np.ndarray]:
    """The code of each month's signal (see rules.SIGNALS) and the side of the value it is on."""
    by_runs = (few | (rows.kind == "runs"))[:, None]
    run, run_side = rules.judged_by_runs(rows.value - limits.median(limits.within(rows.value, rows.basis)))
    code, side = rules.judged(chart.point, _apart_from_usual(rows, chart))
    skewed = np.isin(rows.kind, SKEWED)[:, None] & np.isin(code, (rules.TWO_OF_THREE, rules.SHIFT))
    code = np.select([by_runs, chart.cluster, skewed], [run, rules.OUTSIDE, rules.NONE], code)
    side = np.select([by_runs, chart.cluster], [run_side, -chart.facing], side * chart.facing)
    return code, side


def _apart_from_usual(rows: Panel, chart: Drawn) -> np.ndarray:
    """The scores, 0 for a value within the limits that at least half of the months have.

    Months like most others are on no side: after one event in 24 months the other 23 are no shift.
    """
    known = limits.within(rows.value, rows.basis)
    same = rows.value == limits.median(known)
    often = 2 * np.sum(same & rows.basis, axis=1) >= np.sum(rows.basis, axis=1)
    within = np.abs(chart.score) <= rules.BEYOND
    return np.where(often[:, None] & same & within, 0, chart.score)


def _assurance(rows: Panel, few: np.ndarray, chart: Drawn) -> np.ndarray:
    """What the limits of each stretch's last known month say of its target."""
    last = rules.is_last(rows.value)
    ends = (np.where(last, end, -np.inf) for end in (chart.low, chart.high))
    low, high = (np.max(end, axis=1, initial=-np.inf) for end in ends)
    return np.where(few | ~last.any(axis=1), "", assured(low, high, rows.target, rows.better)).astype(object)


def _across(values: np.ndarray, shape: np.ndarray) -> np.ndarray:
    """One value per row, repeated over the months."""
    return np.broadcast_to(values[:, None], shape.shape)


def _column(words: np.ndarray, meanings: dict[str, int]) -> np.ndarray:
    return np.array([meanings[word] for word in words.tolist()], dtype=int)[:, None]


def _usable(basis: np.ndarray, known: np.ndarray) -> np.ndarray:
    """The known months of the basis, or all known ones of a stretch in which it has none."""
    inside = basis & known
    return np.where(inside.any(axis=1, keepdims=True), inside, known)


def _is_constant(values: np.ndarray) -> np.ndarray:
    missing = np.isnan(values)
    highest = np.max(np.where(missing, -np.inf, values), axis=1, initial=-np.inf)
    return highest == np.min(np.where(missing, np.inf, values), axis=1, initial=np.inf)
