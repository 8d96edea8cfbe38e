"""One named square for each place, in rows by parent: the map of places that have no outlines."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.lettering import bold, column, shortened
from charts.paint import Paint, tinted
from charts.patches import framed, patches, square
from charts.sheet import Room, blank, sheet
from charts.theme import CLEAR, COLOURS, Look
from charts.tiles import Tiling, tile_axes, tiling

TILE = 58  # px
WRAP = 10  # tiles in a row; with the names of the groups they fit half a wide screen
SIDE = 0.94  # of a tile's room; the rest is the gap
NAME_SIZE, VALUE_SIZE = 12, 11  # px
GROUP_WIDTH = 84  # px for the names of the groups
BLANK_HEIGHT = 240  # px


def tile_grid(frame: pd.DataFrame, look: Look) -> go.Figure:
    """Squares in the order of the frame, tinted like the map; a click carries the area's code as customdata.

    Columns area, name, group, value_text, tint (0 to 1, missing is hatched), hover, selected.
    """
    if frame.empty:
        return blank(look, BLANK_HEIGHT)
    plan = tiling(frame, WRAP)
    squares = [square(x, y, SIDE) for x, y in zip(plan.columns, plan.rows, strict=True)]
    paints = [tinted(look.mode, tint) for tint in frame["tint"]]
    painted = [(paint, [ring]) for paint, ring in zip(paints, squares, strict=True)]
    chosen = [ring for ring, selected in zip(squares, frame["selected"], strict=True) if selected]
    traces = [
        *patches(painted, look.mode),
        *framed(chosen, look.mode),
        _names(frame, plan, paints, look.mode),
        _targets(frame, plan),
    ]
    left = GROUP_WIDTH if any(plan.groups) else 4
    return sheet(traces, look, Room(TILE * plan.height, left), tile_axes(plan, WRAP, GROUP_WIDTH - 12))


def _names(frame: pd.DataFrame, plan: Tiling, paints: list[Paint], mode: str) -> dict[str, Any]:
    names = [shortened(name, TILE * SIDE - 4, NAME_SIZE) for name in column(frame, "name")]
    labels = zip(names, column(frame, "value_text"), frame["selected"], strict=True)
    return {
        "type": "scatter",
        "x": plan.columns,
        "y": plan.rows,
        "mode": "text",
        "text": [
            f'{bold(name, selected)}<br><span style="font-size:{VALUE_SIZE}px">{value}</span>'
            for name, value, selected in labels
        ],
        "textfont": {
            "size": NAME_SIZE,
            "color": [paint.ink for paint in paints],
            "shadow": [paint.halo for paint in paints],
        },
        "selected": {"textfont": {"color": COLOURS[mode]["value"]}},
        "hoverinfo": "skip",
    }


def _targets(frame: pd.DataFrame, plan: Tiling) -> dict[str, Any]:
    """Unseen squares over the tiles: Streamlit selects points, not fills."""
    return {
        "type": "scatter",
        "x": plan.columns,
        "y": plan.rows,
        "mode": "markers",
        "marker": {"symbol": "square", "size": TILE * SIDE, "color": CLEAR, "line": {"width": 0}},
        "customdata": frame[["area"]],
        "hovertext": column(frame, "hover"),
        "hoverinfo": "text",
    }
