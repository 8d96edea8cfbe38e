"""A band between two limits along a line, broken where either limit is missing."""

from itertools import groupby
from operator import itemgetter
from typing import Any

import pandas as pd

from charts.patches import Ring, ring_lines
from charts.theme import COLOURS

OPACITY = {"light": 0.45, "dark": 0.75}


def band(rows: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    """One filled trace from the columns month, low and high; none when no month has both limits.

    Where the optional column segment changes, the band begins anew.
    """
    if not {"low", "high"} <= set(rows):
        return []
    stretches = [part for _, part in rows.groupby("segment")] if "segment" in rows else [rows]
    known = [run for part in stretches for run in runs(part, part["low"].notna() & part["high"].notna())]
    rings = [_ring(run) for run in known]
    return [
        {
            "type": "scatter",
            **ring_lines(rings),
            "mode": "lines",
            "line": {"width": 2, "color": COLOURS[mode]["limits"]},  # shows a month standing alone
            "fill": "toself",
            "fillcolor": COLOURS[mode]["limits"],
            "opacity": OPACITY[mode],
            "hoverinfo": "skip",
        }
    ] * bool(rings)


def runs(rows: pd.DataFrame, wanted: pd.Series) -> list[pd.DataFrame]:
    """The stretches of neighbouring rows for which `wanted` holds."""
    places = groupby(enumerate(wanted), key=itemgetter(1))
    stretches = [[place for place, _ in stretch] for is_wanted, stretch in places if is_wanted]
    return [rows.iloc[stretch[0] : stretch[-1] + 1] for stretch in stretches]


def _ring(run: pd.DataFrame) -> Ring:
    months = [f"{month:%Y-%m-%d}" for month in run["month"]]
    there = list(zip(months, run["high"], strict=True))
    back = list(zip(months, run["low"], strict=True))[::-1]
    return [*there, *back, there[0]]
