"""Where cases ended, from the lowest level to the highest, with what the lowest ones make together."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.lettering import column, shortened, width, words
from charts.sheet import Room, blank, sheet
from charts.theme import BODY_SIZE, COLOURS, SEQUENTIAL, SMALL_SIZE, Look

ROW = 26  # px
THICKNESS = 0.6  # of a row
MOST_NAME = 150  # px
BRACE = 14  # px between the numbers and the bracket
STRONG, FAINT = 6, 2  # steps of the one-hue scale: the lowest levels, the others
BLANK_HEIGHT = 156  # px


@dataclass(frozen=True)
class Together:
    """What the lowest levels make together: a figure, and the words under it (a line each)."""

    figure: str
    words: tuple[str, ...]

    @property
    def room(self) -> int:
        """Pixels the words need at the right of the bracket."""
        texts = [width(self.figure, 2 * BODY_SIZE), *(width(line, SMALL_SIZE) for line in self.words)]
        return round(max(texts)) + 2 * BRACE


def levels(frame: pd.DataFrame, look: Look, together: Together | None = None) -> go.Figure:
    """Horizontal bars in the order of the frame, the first on top, and a bracket beside those that are low.

    Columns name, value (share 0 to 1), text, hover, is_low; the low rows stand first.
    """
    if frame.empty:
        return blank(look, BLANK_HEIGHT)
    names = [shortened(name, MOST_NAME, BODY_SIZE) for name in column(frame, "name")]
    texts = column(frame, "text")
    numbers = round(max(width(text, BODY_SIZE) for text in texts)) + 16
    room = Room(
        ROW * len(frame),
        left=round(max(width(name, BODY_SIZE) for name in names)) + 14,
        right=numbers + (together.room if together else 0),
    )
    layout = _axes(names, look.mode) | {"annotations": _numbers(texts, numbers)}
    if together and frame["is_low"].any():
        layout["annotations"].append(_bracket_words(frame, together, numbers, look.mode))
        layout["shapes"] = [_bracket(frame, numbers, look.mode)]
    return sheet([_bars(frame, look.mode)], look, room, layout)


def _bars(frame: pd.DataFrame, mode: str) -> dict[str, Any]:
    tints = SEQUENTIAL[mode]
    return {
        "type": "bar",
        "orientation": "h",
        "x": frame["value"],
        "y": list(range(len(frame))),
        "width": THICKNESS,
        "marker": {
            "color": [tints[STRONG if low else FAINT][0] for low in frame["is_low"]],
            "line": {"width": 0},
        },
        "hovertext": column(frame, "hover"),
        "hoverinfo": "text",
    }


def _numbers(texts: list[str], numbers: int) -> list[dict[str, Any]]:
    """Right-aligned beside the bars."""
    return [
        _at_right(text, place, numbers - 4, BODY_SIZE) | {"xanchor": "right"}
        for place, text in enumerate(texts)
    ]


def _bracket(frame: pd.DataFrame, numbers: int, mode: str) -> dict[str, Any]:
    """A line along the low rows, in pixels right of the bars."""
    last = int(frame["is_low"].sum()) - 1
    return {
        "type": "line",
        "xref": "paper",
        "xsizemode": "pixel",
        "xanchor": 1,
        "x0": numbers + BRACE / 2,
        "x1": numbers + BRACE / 2,
        "y0": -THICKNESS / 2,
        "y1": last + THICKNESS / 2,
        "line": {"color": SEQUENTIAL[mode][STRONG][0], "width": 2},
    }


def _bracket_words(frame: pd.DataFrame, together: Together, numbers: int, mode: str) -> dict[str, Any]:
    middle = (int(frame["is_low"].sum()) - 1) / 2
    lines = "<br>".join(words(line) for line in together.words)
    figure = f'<b><span style="font-size:{2 * BODY_SIZE}px">{words(together.figure)}</span></b>'
    note = _at_right(f"{figure}<br>{lines}", middle, numbers + BRACE, SMALL_SIZE)
    ink = {"size": SMALL_SIZE, "color": COLOURS[mode]["value"]}
    return note | {"xanchor": "left", "align": "left", "font": ink}


def _at_right(text: str, place: float, shift: int, size: int) -> dict[str, Any]:
    return {
        "text": text,
        "x": 1,
        "xref": "paper",
        "xshift": shift,
        "y": place,
        "showarrow": False,
        "font": {"size": size},
    }


def _axes(names: list[str], mode: str) -> dict[str, Any]:
    return {
        "xaxis": {"visible": False, "rangemode": "tozero"},
        "yaxis": {
            "range": [len(names) - 0.5, -0.5],
            "tickvals": list(range(len(names))),
            "ticktext": names,
            "ticklabelstandoff": 6,
            "tickfont": {"size": BODY_SIZE, "color": COLOURS[mode]["value"]},
        },
    }
