"""A line of months with marked jumps: a dashed upright between two months and its words on top."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.lettering import column, wrapped
from charts.silence import HALF_MONTH
from charts.theme import COLOURS, QUIET, SMALL_SIZE, Look
from charts.trend import TOP, trend

ROOM = 168  # px for the words of a mark; longer ones stand on several lines


def jumps(
    frame: pd.DataFrame, look: Look, marks: pd.DataFrame, from_zero: bool = False, top: int = TOP
) -> go.Figure:
    """charts.trend of `frame` with a mark before each month of `marks`.

    Columns of `marks`: month, text, side (left or right of the upright, where the line leaves room).
    """
    figure = trend(frame, look, from_zero, top)
    if frame.empty:
        return figure
    told = marks["text"].map(lambda text: "<br>".join(wrapped(text, ROOM, SMALL_SIZE)))
    for mark in marks.assign(text=column(marks.assign(text=told), "text")).to_dict("records"):
        place = mark["month"] - HALF_MONTH
        figure.add_shape(_upright(place, look.mode))
        figure.add_annotation(_words(place, mark["text"], mark["side"], look.mode))
    return figure


def _upright(place: pd.Timestamp, mode: str) -> dict[str, Any]:
    line = {"color": COLOURS[mode]["common_cause"], "width": 1.4, "dash": "dot"}
    return {"type": "line", "x0": place, "x1": place, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _words(place: pd.Timestamp, text: str, side: str, mode: str) -> dict[str, Any]:
    before = side == "left"
    return {
        "text": text,
        "x": place,
        "y": 1,
        "yref": "paper",
        "xanchor": "right" if before else "left",
        "yanchor": "top",
        "xshift": -4 if before else 4,
        "align": "right" if before else "left",
        "showarrow": False,
        "font": {"size": SMALL_SIZE, "color": QUIET[mode]},
    }
