"""A funnel: the share of each area over its number of cases, between limits that narrow as cases grow."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.dot_names import dot_names
from charts.end_labels import End, end_labels, label_room
from charts.lettering import bold, column, words
from charts.paint import VERDICT_COLOURS
from charts.sheet import Room, blank, picture_height, sheet
from charts.theme import COLOURS, QUIET, SMALL_SIZE, SURFACE, Look

HEIGHT = 330  # px, the plotting area
LEFT, TOP, BOTTOM = 54, 10, 44  # px for the words of the axes
NARROWEST = 380  # px of the plot; names clear of one another there are clear in a wider one
EDGE = 1.06  # of the largest area
HEADROOM = 0.06  # share of the range left free above and below
OUTSIDE = ("better", "worse", "higher", "lower")  # verdicts that are triangles
SIZE, CHOSEN_SIZE = 9, 13  # px
ENDS = {"95": ("low95", "high95"), "998": ("low998", "high998")}  # the limits, inner and outer
THICKNESS = {"95": 1.0, "998": 1.6}  # px


@dataclass(frozen=True)
class Words:
    """The words on the picture, in the reader's language: under the axis, and at the end of each line."""

    across: str
    inner: str
    outer: str
    centre: str


def funnel(frame: pd.DataFrame, curves: pd.DataFrame, look: Look, said: Words) -> go.Figure:
    """A dot for each area, names where the frame has some and there is room, limits as quiet lines.

    `frame`: trials, value, name (empty where none is wanted), hover, verdict (better worse higher lower
    similar), is_high, is_far (outside the outer limits: filled), selected, area (a click carries its code).
    Rows that are to be named first come first. `curves`: trials, target, is_used (the other pair is thin
    and dotted) and the limits, missing where there are none. Shape says high or low, besides colour.
    """
    if frame.empty:
        return blank(look, HEIGHT)
    span, reach = _span(frame, curves), float(frame["trials"].max()) * EDGE
    ends = _ends(curves, look.mode, said, span)
    room = Room(HEIGHT, LEFT, label_room(ends), TOP, BOTTOM)
    height = picture_height(look, room)
    traces = [*_lines(curves, look.mode), *_dots(frame, look.mode)]
    notes = [*end_labels(ends, span, height), *_names(frame, span, reach, height, look.mode)]
    layout = {
        "xaxis": _across(look.mode, said, reach),
        "yaxis": {"range": list(span), "tickformat": look.axis_format, "nticks": 6, "showgrid": True},
        "annotations": notes,
        "hoverdistance": 20,
    }
    return sheet(traces, look, room, layout)


def _span(frame: pd.DataFrame, curves: pd.DataFrame) -> tuple[float, float]:
    """All areas, and the limits in use for the area in the middle by size: for smaller ones they run out."""
    used = curves[curves["is_used"] & (curves["trials"] >= frame["trials"].median())]
    drawn = pd.concat([frame["value"], used["low998"], used["high998"]])
    least, most = drawn.min(), drawn.max()
    spare = (most - least) * HEADROOM or 0.1
    return (max(least - spare, -spare / 2), min(most + spare, 1 + spare / 2))


def _across(mode: str, said: Words, reach: float) -> dict[str, Any]:
    title = {"text": words(said.across), "font": {"size": SMALL_SIZE, "color": QUIET[mode]}, "standoff": 6}
    return {"range": [0, reach], "title": title, "tickformat": ",d", "nticks": 7, "rangemode": "tozero"}


def _lines(curves: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    """The limits that are not in use, those that are, and the common share."""
    found = []
    for is_used, part in curves.groupby("is_used"):
        for name, ends in ENDS.items():
            colour = COLOURS[mode]["common_cause" if is_used else "limits"]
            line = {"color": colour, "width": THICKNESS[name] if is_used else 1}
            line["dash"] = "solid" if is_used else "dot"
            found += [_line(part, end, line) for end in ends]
    centre = {"color": COLOURS[mode]["target"], "width": 1.2}
    return [*found, _line(curves[curves["is_used"]], "target", centre)]


def _line(rows: pd.DataFrame, height: str, line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": rows["trials"],
        "y": rows[height],
        "mode": "lines",
        "line": line,
        "hoverinfo": "skip",
    }


def _ends(curves: pd.DataFrame, mode: str, said: Words, span: tuple[float, float]) -> list[End]:
    """The words at the right end of the lines in use that end within the picture."""
    last, quiet = curves[curves["is_used"]].iloc[-1], QUIET[mode]
    told = {"high998": said.outer, "high95": said.inner, "low95": said.inner, "low998": said.outer}
    ends = [(last[name], words(text), quiet) for name, text in told.items()]
    ends.append((last["target"], words(said.centre), COLOURS[mode]["target"]))
    return [end for end in ends if span[0] <= end[0] <= span[1]]


def _dots(frame: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    """Grey circles, triangles for what lies outside, the selected area on top."""
    parts = [frame[~frame["selected"]], frame[frame["selected"]]]
    return [_trace(part, mode) for part in parts if len(part)]


def _trace(part: pd.DataFrame, mode: str) -> dict[str, Any]:
    rows = part.iloc[::-1].to_dict("records")  # the first is drawn last, on top
    inks = [_ink(row, mode) for row in rows]
    filled = [row["is_far"] or row["selected"] or row["verdict"] not in OUTSIDE for row in rows]
    return {
        "type": "scatter",
        "x": [row["trials"] for row in rows],
        "y": [row["value"] for row in rows],
        "mode": "markers",
        "cliponaxis": False,
        "marker": {
            "symbol": [_symbol(row) for row in rows],
            "size": [_size(row) for row in rows],
            "color": [ink if full else SURFACE[mode] for ink, full in zip(inks, filled, strict=True)],
            "opacity": 1,
            "line": {"color": inks, "width": [1.6 if row["verdict"] in OUTSIDE else 0.5 for row in rows]},
        },
        "hovertext": [words(row["hover"]) for row in rows],
        "hoverinfo": "text",
        "customdata": [row["area"] for row in rows],
    }


def _ink(row: dict[str, Any], mode: str) -> str:
    if row["selected"]:
        return COLOURS[mode]["selected"]
    return COLOURS[mode][VERDICT_COLOURS.get(row["verdict"], "value")]


def _symbol(row: dict[str, Any]) -> str:
    if row["verdict"] not in OUTSIDE:
        return "circle"
    return "triangle-up" if row["is_high"] else "triangle-down"


def _size(row: dict[str, Any]) -> int:
    if row["selected"]:
        return CHOSEN_SIZE
    return SIZE + 2 if row["verdict"] in OUTSIDE else SIZE - 1


def _names(
    frame: pd.DataFrame, span: tuple[float, float], reach: float, height: int, mode: str
) -> list[dict[str, Any]]:
    """The names that find room, bold for the selected area."""
    across, up = NARROWEST / reach, height / (span[1] - span[0])
    rows, names = frame.to_dict("records"), column(frame, "name")
    dots = [(row["trials"] * across, (row["value"] - span[0]) * up) for row in rows]
    places = dot_names(dots, names, (NARROWEST, height))
    return [
        {
            "text": bold(name, row["selected"]),
            "x": row["trials"],
            "y": row["value"],
            "xshift": place[0],
            "yshift": place[1],
            "showarrow": False,
            "borderpad": 0,
            "bgcolor": SURFACE[mode],  # a limit that runs through a name makes it hard to read
            "font": {"size": SMALL_SIZE, "color": _name_ink(row, mode)},
        }
        for row, name, place in zip(rows, names, places, strict=True)
        if place
    ]


def _name_ink(row: dict[str, Any], mode: str) -> str:
    ink = _ink(row, mode)
    return QUIET[mode] if ink == COLOURS[mode]["common_cause"] else ink
