"""A chart of a document on the screen: lying bars or a line by category, drawn as it will be printed."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.lettering import words
from charts.sheet import Room, sheet
from charts.theme import COLOURS, GRID, QUIET, SMALL_SIZE, Look

ROW = 24  # px
LINES_HEIGHT = 240  # px
TICKS = 8  # categories named under a line
NAMES, TOP, BOTTOM = 130, 24, 28  # px for the names of bars, the legend, the words of the axis
# Colour and dash by role: a target and limits are rules across the picture, no values.
ROLES = {
    "value": ("value", "solid"),
    "before": ("limits", "solid"),
    "target": ("target", "dash"),
    "limit": ("common_cause", "dot"),
    "selected": ("selected", "solid"),
}
RULES = ("target", "limit")


def printed(frame: pd.DataFrame, kind: str, look: Look) -> go.Figure:
    """Lying bars (kind bars or columns, first on top) or lines; columns name, role, category, value.

    A missing value is a gap. Targets and limits are drawn as lines across.
    """
    is_lying = kind != "lines"
    categories = list(dict.fromkeys(frame["category"]))
    groups = frame.groupby(["name", "role"], sort=False)
    traces = [_trace(name, role, rows, is_lying, look) for (name, role), rows in groups]
    height = ROW * len(categories) if is_lying else LINES_HEIGHT
    room = Room(height, NAMES if is_lying else 54, 16, TOP if len(traces) > 1 else 4, BOTTOM)
    return sheet(traces, look, room, _axes(categories, is_lying, look) | _legend(len(traces) > 1, look))


def _trace(name: str, role: str, rows: pd.DataFrame, is_lying: bool, look: Look) -> dict[str, Any]:
    colour, dash = ROLES[role]
    is_bar = is_lying and role == "value"
    ink = COLOURS[look.mode]["common_cause" if is_bar else colour]
    along, across = ("y", "x") if is_lying else ("x", "y")
    numbers = {along: [words(text) for text in rows["category"]], across: rows["value"], "name": words(name)}
    if is_lying and role not in RULES:
        return {"type": "bar", "orientation": "h", "marker": {"color": ink}, **numbers}
    line = {"color": ink, "dash": dash, "width": 1.5 if role in RULES else 2}
    return {"type": "scatter", "mode": "lines", "line": line, "connectgaps": False, **numbers}


def _axes(categories: list[str], is_lying: bool, look: Look) -> dict[str, Any]:
    number = {"tickformat": look.axis_format, "gridcolor": GRID[look.mode], "fixedrange": True}
    named: dict[str, Any] = {"type": "category", "fixedrange": True, "showgrid": False}
    if is_lying:
        return {"xaxis": number | {"rangemode": "tozero"}, "yaxis": named | {"autorange": "reversed"}}
    return {"xaxis": named | {"nticks": TICKS}, "yaxis": number}


def _legend(is_shown: bool, look: Look) -> dict[str, Any]:
    """Several lines may lie on one another at their ends, so they are named above and not beside."""
    font = {"size": SMALL_SIZE, "color": QUIET[look.mode]}
    place = {"orientation": "h", "x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom", "font": font}
    return {"showlegend": is_shown, "legend": place}
