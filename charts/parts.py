"""The parts of a whole: how many cases each has, and beside that its rate with the interval."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.lettering import column, shortened, width, words
from charts.sheet import Room, blank, sheet
from charts.theme import BODY_SIZE, COLOURS, QUIET, SEQUENTIAL, SMALL_SIZE, SURFACE, Look

ROW = 26  # px
THICKNESS = 0.56  # of a row
MOST_NAME = 190  # px
HEADING, AXIS = 42, 26  # px above and below the rows
LEFT_PANEL, RIGHT_PANEL = (0.0, 0.4), (0.5, 1.0)  # of the width
END = 0.03  # of the axis of the rates, left free beyond 100 %
STRONG = 4  # step of the one-hue scale
BLANK_HEIGHT = 156  # px


@dataclass(frozen=True)
class Headings:
    """The words over the two panels, where the axis of the rates starts (intervals may run out of it), and
    the target of the rate with its words (NaN and "" for none)."""

    counts: str
    rates: str
    start: float = 0.0
    target: float = float("nan")
    target_words: str = ""


def parts(frame: pd.DataFrame, look: Look, headings: Headings) -> go.Figure:
    """Rows in the order of the frame, the first on top: a bar of the count, a dot with its interval.

    Columns name, count, count_text, value (rate 0 to 1), low, high, value_text, hover; a missing rate leaves
    its place empty and value_text says why.
    """
    if frame.empty:
        return blank(look, BLANK_HEIGHT)
    names = [shortened(name, MOST_NAME, BODY_SIZE) for name in column(frame, "name")]
    texts = column(frame, "value_text")
    room = Room(
        ROW * len(frame),
        left=round(max(width(name, BODY_SIZE) for name in names)) + 16,
        right=round(max(width(text, BODY_SIZE) for text in texts)) + 14,
        top=HEADING,
        bottom=AXIS,
    )
    traces = [_bars(frame, look.mode), _intervals(frame, look.mode), _dots(frame, look.mode)]
    layout = _axes(names, look, headings.start) | {
        "annotations": [*_headings(headings, look.mode), *_numbers(texts, room.right)],
        "shapes": _target(headings, look.mode),
    }
    return sheet(traces, look, room, layout)


def _bars(frame: pd.DataFrame, mode: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": frame["count"],
        "y": list(range(len(frame))),
        "width": THICKNESS,
        "text": column(frame, "count_text"),
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "textfont": {"size": BODY_SIZE, "color": COLOURS[mode]["value"]},
        "marker": {"color": SEQUENTIAL[mode][STRONG][0], "line": {"width": 0}},
        "hovertext": column(frame, "hover"),
        "hoverinfo": "text",
    }


def _intervals(frame: pd.DataFrame, mode: str) -> dict[str, Any]:
    ends = list(zip(frame["low"], frame["high"], range(len(frame)), strict=True))
    return {
        "type": "scatter",
        "xaxis": "x2",
        "x": [x for low, high, _ in ends for x in (low, high, None)],
        "y": [y for _, _, place in ends for y in (place, place, None)],
        "mode": "lines",
        "line": {"color": COLOURS[mode]["common_cause"], "width": 3},
        "hoverinfo": "skip",
    }


def _dots(frame: pd.DataFrame, mode: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "xaxis": "x2",
        "x": frame["value"],
        "y": list(range(len(frame))),
        "mode": "markers",
        "cliponaxis": False,
        "marker": {
            "size": 10,
            "color": COLOURS[mode]["value"],
            "line": {"color": SURFACE[mode], "width": 1.5},
        },
        "hovertext": column(frame, "hover"),
        "hoverinfo": "text",
    }


def _numbers(texts: list[str], right: int) -> list[dict[str, Any]]:
    """The printed rates, right-aligned at the edge of the figure."""
    edge = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": right - 2, "showarrow": False}
    return [edge | {"text": text, "y": place} for place, text in enumerate(texts) if text]


def _headings(headings: Headings, mode: str) -> list[dict[str, Any]]:
    top = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False, "borderpad": 0}
    quiet = {"size": SMALL_SIZE, "color": QUIET[mode]}
    notes = [
        top | {"text": words(text), "x": panel[0], "xanchor": "left", "yshift": 24, "font": quiet}
        for text, panel in ((headings.counts, LEFT_PANEL), (headings.rates, RIGHT_PANEL))
    ]
    target = {
        "xref": "x2",
        "x": headings.target,
        "text": words(headings.target_words),
        "yshift": 4,
        "font": {"size": SMALL_SIZE, "color": COLOURS[mode]["target"]},
    }
    return notes + [top | target] * bool(headings.target_words)


def _target(headings: Headings, mode: str) -> list[dict[str, Any]]:
    line = {"color": COLOURS[mode]["target"], "width": 1.4, "dash": "dash"}
    place = {"x0": headings.target, "x1": headings.target, "y0": 0, "y1": 1}
    shape = {"type": "line", "xref": "x2", "yref": "paper", "layer": "below", "line": line, **place}
    return [shape] * bool(headings.target_words)


def _axes(names: list[str], look: Look, start: float) -> dict[str, Any]:
    return {
        "xaxis": {"visible": False, "rangemode": "tozero", "domain": list(LEFT_PANEL)},
        "xaxis2": {
            "domain": list(RIGHT_PANEL),
            "range": [start, 1 + END * (1 - start)],
            "anchor": "y",
            "showgrid": True,
            "zeroline": False,
            "tickformat": look.axis_format,
            "nticks": 6,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [len(names) - 0.5, -0.5],
            "tickvals": list(range(len(names))),
            "ticktext": names,
            "ticklabelstandoff": 8,
            "tickfont": {"size": BODY_SIZE, "color": COLOURS[look.mode]["value"]},
        },
    }
