"""Every community of a large area on one screen: a dot each, in rows by group, each group with its tally."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.key import KEY_HEIGHT, Mark, key
from charts.lettering import column, shortened
from charts.sheet import Room, blank, sheet
from charts.theme import BODY_SIZE, CLEAR, COLOURS, QUIET, Look
from charts.tiles import Tiling, tiling

PITCHES = (24, 22, 20, 18, 16, 15, 14, 13, 12, 11)  # px from one dot to the next; the largest that fits
PICTURE = (880, 400)  # px for the dots beside the tallies on a small screen
NAME_WIDTH = 92  # px for the names of the groups
LEFT = 220  # px for the names and the tallies
GAP = 6  # px between two groups
BLANK_HEIGHT = 160  # px


@dataclass(frozen=True)
class Packing:
    """Where the dots stand: columns, rows in pixels from the top, and the pitch."""

    pitch: int
    wrap: int
    plan: Tiling

    @property
    def height(self) -> int:
        """Pixels of all rows and the gaps between groups."""
        return self.pitch * self.plan.height + GAP * (len(self.plan.groups) - 1)

    def down(self, row: int) -> float:
        """Pixels from the top to the middle of a row."""
        before = sum(1 for first in self.plan.groups.values() if 0 < first <= row)
        return self.pitch * (row + 0.5) + GAP * before


def roster(frame: pd.DataFrame, look: Look, labels: dict[str, str]) -> go.Figure:
    """Dots in the order of the frame, in rows by group, and above them a key in words.

    Columns group, tally (words beside the group's name, the same in all its rows), state ("zero", "event" or
    "not_known"), hover, area (a click carries it as customdata). `labels` names the states.
    """
    if frame.empty:
        return blank(look, BLANK_HEIGHT)
    packing = _packed(frame)
    placed = frame.assign(
        x=[packing.pitch * (place + 0.5) for place in packing.plan.columns],
        y=[packing.down(row) for row in packing.plan.rows],
    )
    markers = _markers(packing.pitch, look.mode)
    traces = [_state(placed[placed["state"].eq(state)], marker) for state, marker in markers.items()]
    layout = _axes(packing) | {
        "annotations": [key(_marks(labels, look.mode), LEFT), *_names(placed, packing, look.mode)]
    }
    return sheet(traces, look, Room(packing.height, LEFT, top=KEY_HEIGHT), layout)


def _packed(frame: pd.DataFrame) -> Packing:
    """The largest dots with which all groups fit the picture; the smallest where none do."""
    across, down = PICTURE
    packings = [Packing(pitch, across // pitch, tiling(frame, across // pitch)) for pitch in PITCHES]
    return next((packing for packing in packings if packing.height <= down), packings[-1])


def _axes(packing: Packing) -> dict[str, Any]:
    """Pixels on both axes; on a wider screen the dots stay at the left."""
    return {
        "xaxis": {
            "visible": False,
            "range": [0, packing.pitch * packing.wrap],
            "constrain": "domain",
            "constraintoward": "left",
        },
        "yaxis": {
            "visible": False,
            "range": [packing.height, 0],
            "scaleanchor": "x",
            "constrain": "domain",
            "constraintoward": "top",
        },
    }


def _names(placed: pd.DataFrame, packing: Packing, mode: str) -> list[dict[str, Any]]:
    """Each group's name and its tally in front of its first row."""
    firsts = placed.drop_duplicates("group")
    common = {"x": 0, "showarrow": False, "yanchor": "middle", "borderpad": 0}
    words = zip(column(firsts, "group"), column(firsts, "tally"), firsts["y"], strict=True)
    return [
        common
        | {
            "text": text,
            "y": y,
            "xanchor": anchor,
            "xshift": shift,
            "font": {"size": BODY_SIZE, "color": colour},
        }
        for name, tally, y in words
        for text, anchor, shift, colour in (
            (shortened(name, NAME_WIDTH, BODY_SIZE), "left", -LEFT, COLOURS[mode]["value"]),
            (tally, "right", -10, QUIET[mode]),
        )
    ]


def _markers(pitch: int, mode: str) -> dict[str, dict[str, Any]]:
    """How each state is drawn; shape and filling tell them apart without colour."""
    colours = COLOURS[mode]
    ring = {"width": max(pitch / 7, 1.6), "color": colours["concern"]}
    return {
        "zero": {
            "symbol": "circle",
            "size": pitch * 0.66,
            "color": colours["improvement"],
            "line": {"width": 0},
        },
        "event": {"symbol": "circle", "size": pitch * 0.56, "color": CLEAR, "line": ring},
        "not_known": {
            "symbol": "x-thin",
            "size": pitch * 0.5,
            "line": {"width": 2, "color": colours["not_known"]},
        },
    }


def _marks(labels: dict[str, str], mode: str) -> list[Mark]:
    signs = {"zero": ("●", "improvement"), "event": ("○", "concern"), "not_known": ("×", "not_known")}
    return [(signs[state][0], COLOURS[mode][signs[state][1]], word) for state, word in labels.items()]


def _state(places: pd.DataFrame, marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": places["x"],
        "y": places["y"],
        "mode": "markers",
        "marker": marker,
        "customdata": places[["area"]],
        "hovertext": column(places, "hover"),
        "hoverinfo": "text",
    }
