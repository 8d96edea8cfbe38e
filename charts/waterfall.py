"""From one figure to another, step by step: each effect is a bar that hangs where the last one ended."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.lettering import bold, column, shortened, width
from charts.sheet import Room, blank, sheet
from charts.theme import BODY_SIZE, COLOURS, SEQUENTIAL, Look

ROW = 28  # px
THICKNESS = 0.56  # of a row
MOST_NAME = 180  # px
AXIS_HEIGHT = 26  # px
BLANK_HEIGHT = 200  # px
STRONG = 6  # step of the one-hue scale
TOTALS = ("before", "after")


def waterfall(frame: pd.DataFrame, look: Look) -> go.Figure:
    """Rows in the order of the frame, the first on top, the numbers at the right.

    Columns name, kind (before, part, other, after), start, end, length (signed), text, hover. The figures
    before and after are diamonds: the axis does not begin at zero, so they have no bars.
    """
    if frame.empty:
        return blank(look, BLANK_HEIGHT)
    names = [shortened(name, MOST_NAME, BODY_SIZE) for name in column(frame, "name")]
    texts = column(frame, "text")
    room = Room(
        ROW * len(frame),
        left=round(max(width(name, BODY_SIZE) for name in names)) + 18,
        right=round(max(width(text, BODY_SIZE) for text in texts)) + 14,
        bottom=AXIS_HEIGHT,
    )
    places = list(range(len(frame)))
    traces = [_links(frame, look.mode), _steps(frame, places, look.mode), _totals(frame, places, look.mode)]
    is_total = frame["kind"].isin(TOTALS)
    labels = [bold(name, total) for name, total in zip(names, is_total, strict=True)]
    printed = [bold(text, total) for text, total in zip(texts, is_total, strict=True)]
    return sheet(
        traces, look, room, _axes(labels, places, look) | {"annotations": _numbers(printed, room.right)}
    )


def _steps(frame: pd.DataFrame, places: list[int], mode: str) -> dict[str, Any]:
    rises = frame["length"].astype(float) > 0
    up, down = SEQUENTIAL[mode][STRONG][0], COLOURS[mode]["common_cause"]
    return {
        "type": "bar",
        "orientation": "h",
        "base": frame["start"],
        "x": frame["length"],
        "y": places,
        "width": THICKNESS,
        "marker": {"color": [up if rise else down for rise in rises], "line": {"width": 0}},
        "hovertext": column(frame, "hover"),
        "hoverinfo": "text",
    }


def _links(frame: pd.DataFrame, mode: str) -> dict[str, Any]:
    """A thin line from the end of each step down to the start of the next."""
    ends = list(enumerate(frame["end"].head(-1)))
    return {
        "type": "scatter",
        "x": [x for _, end in ends for x in (end, end, None)],
        "y": [y for place, _ in ends for y in (place, place + 1, None)],
        "mode": "lines",
        "line": {"color": COLOURS[mode]["limits"], "width": 1},
        "hoverinfo": "skip",
    }


def _totals(frame: pd.DataFrame, places: list[int], mode: str) -> dict[str, Any]:
    rows = frame.assign(place=places)[frame["kind"].isin(TOTALS).to_numpy()]
    return {
        "type": "scatter",
        "x": rows["end"],
        "y": rows["place"],
        "mode": "markers",
        "cliponaxis": False,
        "marker": {"symbol": "diamond", "size": 12, "color": COLOURS[mode]["value"]},
        "hovertext": column(rows, "hover"),
        "hoverinfo": "text",
    }


def _numbers(texts: list[str], right: int) -> list[dict[str, Any]]:
    """The printed numbers, right-aligned at the edge of the figure."""
    edge = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": right - 2, "showarrow": False}
    return [edge | {"text": text, "y": place} for place, text in enumerate(texts)]


def _axes(labels: list[str], places: list[int], look: Look) -> dict[str, Any]:
    return {
        "xaxis": {"showgrid": True, "tickformat": look.axis_format, "nticks": 6},
        "yaxis": {
            "range": [len(places) - 0.5, -0.5],
            "tickvals": places,
            "ticktext": labels,
            "ticklabelstandoff": 8,
            "tickfont": {"size": BODY_SIZE, "color": COLOURS[look.mode]["value"]},
        },
    }
