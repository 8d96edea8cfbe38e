"""Two years at a glance: a line small enough to stand in a card."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.band import band
from charts.sheet import blank
from charts.theme import COLOURS, Look, apply

HEIGHT = 40  # px
MARGIN = {"l": 2, "r": 6, "t": 5, "b": 5}  # px; the last point is not cut off


def sparkline(frame: pd.DataFrame, look: Look) -> go.Figure:
    """A bare line over the months, its last known point marked, months without a value left open.

    Columns month, value; optional target (one figure per row) and low, high (drawn as a band).
    """
    if frame.empty:
        return blank(look, HEIGHT)
    rows = frame.sort_values("month")
    hidden = {"visible": False, "fixedrange": True}
    layout = {
        "height": look.height or HEIGHT,
        "margin": MARGIN,
        "xaxis": {**hidden, **_span(rows)},
        "yaxis": hidden,
    }
    traces = [*band(rows, look.mode), *_target(rows, look.mode), *_line(rows, look.mode)]
    return apply(go.Figure(data=traces, layout=layout), look.mode)


def _target(rows: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    dash = {"color": COLOURS[mode]["target"], "width": 1, "dash": "dash"}
    return [{**_trace(rows, "target"), "mode": "lines", "line": dash}] if "target" in rows else []


def _line(rows: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    ink = COLOURS[mode]["value"]
    # The small markers keep a single month between two gaps visible.
    line = {
        "mode": "lines+markers",
        "line": {"color": ink, "width": 1.6},
        "marker": {"size": 2.4, "color": ink},
    }
    end = {"mode": "markers", "marker": {"size": 7, "color": ink}}
    last = rows[rows["value"].notna()].tail(1)
    return [{**_trace(rows, "value"), **line}, {**_trace(last, "value"), **end}]


def _trace(rows: pd.DataFrame, name: str) -> dict[str, Any]:
    return {"type": "scatter", "x": rows["month"], "y": rows[name], "hoverinfo": "skip", "cliponaxis": False}


def _span(rows: pd.DataFrame) -> dict[str, Any]:
    return {"range": [rows["month"].iloc[0], rows["month"].iloc[-1]]} if len(rows) > 1 else {}
