"""A control chart: months with mean and limits as a band, what lies beyond chance in shape and colour."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.cell_icons import SIGNS
from charts.jumps import jumps
from charts.key import KEY_HEIGHT, Mark, key
from charts.lettering import column
from charts.theme import COLOURS, Look
from charts.trend import LEFT, TOP

INKS = {"improvement": "improvement", "concern": "concern", "change": "selected"}
BAND = "▇"
PARTIAL = "○"
SIZE = 11  # px of a signal
# Falling and rising; concern is filled and improvement open, so that grey print tells them apart.
SYMBOLS = {
    "improvement": ("triangle-down-open", "triangle-up-open"),
    "concern": ("triangle-down", "triangle-up"),
    "change": ("diamond-open", "diamond-open"),
}


def control(
    frame: pd.DataFrame,
    look: Look,
    marks: pd.DataFrame,
    words: Mapping[str, str],
    from_zero: bool = False,
) -> go.Figure:
    """charts.jumps of `frame`, where low and high are the limits, with the mean and the signals.

    Further columns: centre, segment (its mean is one line), verdict (of metrics.control), rising. `words` are
    those of the key, for the band ("band"), each verdict and open markers ("partial"); only what is drawn is
    in the key.
    """
    told = _told(frame, words, look.mode)
    frame = frame.assign(is_marked=_is_beyond(frame))
    figure = jumps(frame, look, marks, from_zero, TOP + KEY_HEIGHT * bool(told))
    if frame.empty:
        return figure
    figure.add_traces([*_means(frame, look.mode), *_signals(frame, look.mode)])
    if told:
        figure.add_annotation(key(told, LEFT))
    return figure


def _means(frame: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    """The mean of each segment from its first to its last month."""
    return [
        {
            "type": "scatter",
            "x": part["month"],
            "y": part["centre"],
            "mode": "lines",
            "line": {"color": COLOURS[mode]["common_cause"], "width": 1},
            "hoverinfo": "skip",
        }
        for _, part in frame.dropna(subset="centre").groupby("segment")
    ]


def _signals(frame: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    """A triangle on each month that lies beyond chance, pointing where the figure went."""
    return [
        {
            "type": "scatter",
            "x": part["month"],
            "y": part["value"],
            "mode": "markers",
            "cliponaxis": False,
            "marker": {
                "size": SIZE,
                "color": COLOURS[mode][INKS[verdict]],
                "line": {"width": 2, "color": COLOURS[mode][INKS[verdict]]},
                "symbol": [SYMBOLS[verdict][bool(up)] for up in part["rising"]],
            },
            "hovertext": column(part, "hover"),
            "hoverinfo": "text",
        }
        for verdict, part in _beyond(frame).groupby("verdict")
    ]


def _beyond(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[_is_beyond(frame)]


def _is_beyond(frame: pd.DataFrame) -> pd.Series:
    return frame["verdict"].isin(INKS) & frame["value"].notna()


def _told(frame: pd.DataFrame, words: Mapping[str, str], mode: str) -> list[Mark]:
    """The entries of the key: the band where one is drawn, each kind of signal, months partly reported."""
    band = [(BAND, COLOURS[mode]["limits"], words["band"])] * bool(frame["high"].notna().any())
    signals = [
        (_sign(verdict, part["rising"]), COLOURS[mode][INKS[verdict]], words[verdict])
        for verdict, part in _beyond(frame).groupby("verdict")
    ]
    is_open = frame["status"].eq("partial") & frame["value"].notna() & ~_is_beyond(frame)
    partial = [(PARTIAL, COLOURS[mode]["value"], words["partial"])] * bool(is_open.any())
    return [*band, *signals, *partial]


def _sign(verdict: str, rising: pd.Series) -> str:
    """The signs of the ways that this kind of signal went."""
    signs, ways = SIGNS[verdict], set(rising.astype(bool))
    return signs if len(signs) == 1 else "".join(signs[not way] for way in sorted(ways, reverse=True))
