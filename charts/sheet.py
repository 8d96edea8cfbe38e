"""The sheet a picture is drawn on: heading above, source below, and the room its labels need."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts.lettering import words, wrapped
from charts.theme import BODY_SIZE, COLOURS, QUIET, SMALL_SIZE, TITLE_SIZE, Look, apply

TITLE_LINE, SMALL_LINE = 24, 18  # px
GAP = 6  # px between heading or source and what is next to it


@dataclass(frozen=True)
class Room:
    """Pixels: height of the picture itself, and the margins its own labels need around it."""

    height: int
    left: int = 4
    right: int = 4
    top: int = 4
    bottom: int = 4


def sheet(traces: list[Any], look: Look, room: Room, layout: dict[str, Any]) -> go.Figure:
    """A figure in our dress: title and unit above, source below, height and margins fixed beforehand."""
    ink, quiet = COLOURS[look.mode]["value"], QUIET[look.mode]
    top, bottom = _margins(look, room)
    title = [f"<b>{line}</b>" for line in _lines(look.title, TITLE_SIZE, look.width)]
    texts = [
        *_text(title, 1, top, TITLE_SIZE, ink),
        *_text(
            _lines(look.unit, SMALL_SIZE, look.width), 1, top - TITLE_LINE * len(title), SMALL_SIZE, quiet
        ),
        *_text(_lines(look.source, SMALL_SIZE, look.width), 0, -room.bottom - GAP, SMALL_SIZE, quiet),
    ]
    ours = {
        "height": look.height or room.height + top + bottom,
        "margin": {"l": room.left, "r": room.right, "t": top, "b": bottom, "pad": 0},
        "annotations": [*layout.get("annotations", []), *({**text, "xshift": -room.left} for text in texts)],
    }
    return apply(go.Figure(data=traces, layout={**layout, **ours}), look.mode)


def picture_height(look: Look, room: Room) -> int:
    """Pixels left for the picture itself, also when the look asks for a height of its own."""
    return max(look.height - sum(_margins(look, room)), 1) if look.height else room.height


def _margins(look: Look, room: Room) -> tuple[int, int]:
    title = len(_lines(look.title, TITLE_SIZE, look.width))
    unit, source = (len(_lines(text, SMALL_SIZE, look.width)) for text in (look.unit, look.source))
    above = TITLE_LINE * title + SMALL_LINE * unit + GAP * bool(title or unit)
    return room.top + above, room.bottom + SMALL_LINE * source + GAP * bool(source)


def blank(look: Look, height: int) -> go.Figure:
    """A figure that says in one centred sentence why there is nothing to see."""
    note = {
        "text": "<br>".join(_lines(look.empty, BODY_SIZE, look.width)),
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "showarrow": False,
        "font": {"color": QUIET[look.mode], "size": BODY_SIZE},
    }
    hidden = {"visible": False, "fixedrange": True}
    return sheet([], look, Room(height), {"xaxis": hidden, "yaxis": hidden, "annotations": [note]})


def _lines(text: str, size: int, room: int) -> list[str]:
    return [words(line) for line in wrapped(text, room, size)] if text else []


def _text(lines: list[str], edge: int, up: int, size: int, colour: str) -> list[dict[str, Any]]:
    """Lines at the left, so many pixels up from the upper (1) or lower (0) edge of the picture."""
    note = {
        "text": "<br>".join(lines),
        "x": 0,
        "y": edge,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "yshift": up,
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": size, "color": colour},
    }
    return [note] * bool(lines)
