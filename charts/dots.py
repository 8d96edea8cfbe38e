"""Communities without incidents: one dot each, so the whole and its exceptions are seen at once."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.key import KEY_HEIGHT, Mark, key
from charts.lettering import column
from charts.sheet import Room, blank, sheet
from charts.theme import CLEAR, COLOURS, Look
from charts.tiles import tile_axes, tiling

DOT = 20  # px from one dot to the next
WRAP = 30  # dots in a row
GROUP_WIDTH = 84  # px for the names of the groups
BLANK_HEIGHT = 160  # px


def dots(frame: pd.DataFrame, look: Look, labels: dict[str, str]) -> go.Figure:
    """Dots in the order of the frame, in rows by group, and above them a key in words.

    Columns name, group, state ("zero", "event" or "not_known"), hover; optional area, then a click carries
    its code as customdata. `labels` names the states in the reader's language.
    """
    if frame.empty:
        return blank(look, BLANK_HEIGHT)
    plan = tiling(frame, WRAP)
    left = GROUP_WIDTH if any(plan.groups) else 4
    placed = frame.assign(column=plan.columns, row=plan.rows)
    layout = {
        **tile_axes(plan, WRAP, GROUP_WIDTH - 12),
        "annotations": [key(_marks(labels, look.mode), left)],
    }
    markers = _markers(look.mode)
    traces = [_state(placed[placed["state"].eq(state)], marker) for state, marker in markers.items()]
    return sheet(traces, look, Room(DOT * plan.height, left, top=KEY_HEIGHT), layout)


def _markers(mode: str) -> dict[str, dict[str, Any]]:
    """How each state is drawn; shape and filling tell them apart without colour."""
    colours = COLOURS[mode]
    return {
        "zero": {"symbol": "circle", "size": 13, "color": colours["improvement"], "line": {"width": 0}},
        "event": {
            "symbol": "circle",
            "size": 12,
            "color": CLEAR,
            "line": {"width": 3, "color": colours["concern"]},
        },
        "not_known": {"symbol": "x-thin", "size": 9, "line": {"width": 2, "color": colours["not_known"]}},
    }


def _marks(labels: dict[str, str], mode: str) -> list[Mark]:
    glyphs = {"zero": ("●", "improvement"), "event": ("○", "concern"), "not_known": ("×", "not_known")}
    return [(glyphs[state][0], COLOURS[mode][glyphs[state][1]], word) for state, word in labels.items()]


def _state(places: pd.DataFrame, marker: dict[str, Any]) -> dict[str, Any]:
    clickable = {"customdata": places[["area"]]} if "area" in places else {}
    return {
        "type": "scatter",
        "x": places["column"],
        "y": places["row"],
        "mode": "markers",
        "marker": marker,
        "hovertext": column(places, "hover"),
        "hoverinfo": "text",
        **clickable,
    }
