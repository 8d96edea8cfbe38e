"""An area beside its peers: a row per indicator, the peers' spread as bands, the own value as a mark."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.lettering import column, shortened, words
from charts.paint import VERDICT_COLOURS
from charts.sheet import Room, blank, sheet
from charts.theme import BODY_SIZE, CLEAR, COLOURS, GRID, QUIET, SMALL_SIZE, SURFACE, Look

ROW = 27  # px
THICKNESS = 0.26  # half a band, of a row
NAME, NUMBER = 196, 64  # px of a name, and of each column of numbers: the same in all charts
HEADING = 22  # px
EDGE = 1.06  # of the axis, so that marks at its ends are whole
SYMBOLS = {"better": "diamond-open", "worse": "diamond", "similar": "circle", "not compared": "circle-open"}
BLANK_HEIGHT = 120  # px


@dataclass(frozen=True)
class Headings:
    """The words over the own numbers, over the medians, and at the two ends of the axis."""

    own: str
    middle: str
    worst: str
    best: str


def spine(frame: pd.DataFrame, look: Look, headings: Headings) -> go.Figure:
    """Rows in the order of the frame, the first on top, on one axis from -1 (worse) to 1 (better).

    Columns name, value_text, middle_text, hover, verdict (a key of SYMBOLS), and places on the axis:
    at_worst, at_lower, at_upper, at_best (ends of the bands), at_middle, at_value, at_target (or none).
    """
    if frame.empty:
        return blank(look, BLANK_HEIGHT)
    places = list(range(len(frame)))
    names = [shortened(name, NAME, BODY_SIZE) for name in column(frame, "name")]
    left = NAME + 2 * NUMBER
    traces = [
        *_ticks(frame["at_middle"], places, COLOURS[look.mode]["common_cause"], 1.6),
        *_ticks(frame["at_target"], places, COLOURS[look.mode]["target"], 2.4, "dot"),
        _marks(frame, places, look.mode),
    ]
    layout = {
        "shapes": _bands(frame, look.mode),
        "annotations": [
            *_column(names, left, "left", look.mode),
            *_column(column(frame, "value_text"), NUMBER + 10, "right", look.mode, strong=True),
            *_column(column(frame, "middle_text"), 10, "right", look.mode),
            *_headings(headings, look.mode),
        ],
        "xaxis": {"visible": False, "range": [-EDGE, EDGE], "fixedrange": True},
        "yaxis": {"visible": False, "range": [len(frame) - 0.5, -0.5], "fixedrange": True},
    }
    return sheet(traces, look, Room(ROW * len(frame), left, right=8, top=HEADING), layout)


def _bands(frame: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    """A faint band from worst to best and a stronger one over the middle half."""
    spans = (("at_worst", "at_best", GRID[mode]), ("at_lower", "at_upper", COLOURS[mode]["limits"]))
    return [
        {
            "type": "rect",
            "layer": "below",
            "line": {"width": 0},
            "fillcolor": colour,
            "x0": row[start],
            "x1": row[end],
            "y0": place - THICKNESS,
            "y1": place + THICKNESS,
        }
        for start, end, colour in spans
        for place, row in enumerate(frame.to_dict("records"))
    ]


def _ticks(
    at: pd.Series, places: list[int], colour: str, thick: float, dash: str = "solid"
) -> list[dict[str, Any]]:
    """A short upright stroke in each row that has one."""
    known = [(x, place) for x, place in zip(at, places, strict=True) if not pd.isna(x)]
    return [
        {
            "type": "scatter",
            "x": [x for at_x, _ in known for x in (at_x, at_x, None)],
            "y": [y for _, place in known for y in (place - 0.4, place + 0.4, None)],
            "mode": "lines",
            "line": {"color": colour, "width": thick, "dash": dash},
            "hoverinfo": "skip",
        }
    ] * bool(known)


def _marks(frame: pd.DataFrame, places: list[int], mode: str) -> dict[str, Any]:
    colours = {verdict: COLOURS[mode][name] for verdict, name in VERDICT_COLOURS.items()}
    inks = [colours.get(verdict, COLOURS[mode]["value"]) for verdict in frame["verdict"]]
    fills = [
        SURFACE[mode] if SYMBOLS[verdict].endswith("open") else ink
        for verdict, ink in zip(frame["verdict"], inks, strict=True)
    ]
    return {
        "type": "scatter",
        "x": frame["at_value"],
        "y": places,
        "mode": "markers",
        "cliponaxis": False,
        "marker": {
            "symbol": [SYMBOLS[verdict].removesuffix("-open") for verdict in frame["verdict"]],
            "size": 12,
            "color": fills,
            "line": {"color": inks, "width": 2},
        },
        "hovertext": column(frame, "hover"),
        "hoverinfo": "text",
    }


def _column(
    texts: list[str], before: int, align: str, mode: str, strong: bool = False
) -> list[dict[str, Any]]:
    """Texts beside the rows, so many pixels before the axis."""
    edge = {"x": 0, "xref": "paper", "xanchor": align, "xshift": -before, "showarrow": False}
    edge |= {"borderpad": 0, "bgcolor": CLEAR}
    colour = COLOURS[mode]["value"] if strong or align == "left" else QUIET[mode]
    return [
        edge | {"text": f"<b>{text}</b>" if strong else text, "y": place, "font": {"color": colour}}
        for place, text in enumerate(texts)
    ]


def _headings(headings: Headings, mode: str) -> list[dict[str, Any]]:
    top = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False}
    top |= {"borderpad": 0, "font": {"size": SMALL_SIZE, "color": QUIET[mode]}}
    return [
        top | {"text": words(headings.own), "x": 0, "xanchor": "right", "xshift": -NUMBER - 10},
        top | {"text": words(headings.middle), "x": 0, "xanchor": "right", "xshift": -10},
        top | {"text": words(headings.worst), "x": 0, "xanchor": "left"},
        top | {"text": words(headings.best), "x": 1, "xanchor": "right"},
    ]
