"""Where cases ended, from the lowest level to the highest, and what the lowest ones make together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.lettering import column, shortened, width, words
from charts.sheet import Room, blank, sheet
from charts.theme import BODY_SIZE, COLOURS, QUIET, SEQUENTIAL, SMALL_SIZE, Look

ROW = 34  # px
THICKNESS = 0.6  # of a row
MOST_NAME = 150  # px
BRACE = 12  # px between the numbers and a bracket, and between two brackets
FIGURE_SIZE = 16  # px
STRONG, FAINT = 6, 2  # steps of the one-hue scale: the lowest levels, the others
BLANK_HEIGHT = 156  # px


@dataclass(frozen=True)
class Bracket:
    """What the first `rows` levels make together: a figure, its words, small print, hover."""

    rows: int
    figure: str
    words: str
    small: str = ""
    hover: str = ""

    @property
    def room(self) -> int:
        """Pixels that the words take."""
        head = width(self.figure, FIGURE_SIZE) + width(self.words, BODY_SIZE) + BODY_SIZE
        return round(max(head, width(self.small, SMALL_SIZE)))


def levels(frame: pd.DataFrame, look: Look, brackets: Sequence[Bracket] = ()) -> go.Figure:
    """Horizontal bars in the order of the frame, the first on top, and nested brackets beside the first rows.

    Columns name, value (share 0 to 1), text, hover, is_low (tinted strongly). Each bracket spans another
    number of rows; its words stand beside the last of them.
    """
    if frame.empty:
        return blank(look, BLANK_HEIGHT)
    names = [shortened(name, MOST_NAME, BODY_SIZE) for name in column(frame, "name")]
    texts = column(frame, "text")
    numbers = round(max(width(text, BODY_SIZE) for text in texts)) + 16
    drawn = sorted(
        (bracket for bracket in brackets if bracket.rows <= len(frame)), key=lambda bracket: -bracket.rows
    )
    words_at = numbers + BRACE * (len(drawn) + 1)
    room = Room(
        ROW * len(frame),
        left=round(max(width(name, BODY_SIZE) for name in names)) + 14,
        right=words_at + max(bracket.room for bracket in drawn) if drawn else numbers,
    )
    layout = _axes(names, look.mode) | {
        "annotations": [
            *_numbers(texts, numbers),
            *(_bracket_words(bracket, words_at, look.mode) for bracket in drawn),
        ],
        "shapes": [
            line
            for place, bracket in enumerate(drawn)
            for line in _bracket(bracket, numbers + BRACE * (place + 0.5), words_at - 4, look.mode)
        ],
    }
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


def _bracket(bracket: Bracket, start: float, end: float, mode: str) -> list[dict[str, Any]]:
    """A line along the rows, and one from its lower end to the words, in pixels right of the bars."""
    last = bracket.rows - 1
    common = {
        "type": "line",
        "xref": "paper",
        "xsizemode": "pixel",
        "xanchor": 1,
        "line": {"color": SEQUENTIAL[mode][STRONG][0], "width": 1.5},
    }
    down = common | {"x0": start, "x1": start, "y0": -THICKNESS / 2, "y1": last}
    return [down, common | {"x0": start, "x1": end, "y0": last, "y1": last}]


def _bracket_words(bracket: Bracket, shift: int, mode: str) -> dict[str, Any]:
    figure = f'<b><span style="font-size:{FIGURE_SIZE}px">{words(bracket.figure)}</span></b>'
    quiet = f'<span style="font-size:{SMALL_SIZE}px;color:{QUIET[mode]}">{words(bracket.small)}</span>'
    text = f"{words(bracket.words)} {figure}" + (f"<br>{quiet}" if bracket.small else "")
    note = _at_right(text, bracket.rows - 1, shift, BODY_SIZE) | {"hovertext": words(bracket.hover)}
    ink = {"size": BODY_SIZE, "color": COLOURS[mode]["value"]}
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
