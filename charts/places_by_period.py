"""Who stood where, period by period: a row a unit, a column a period, and the last-placed filled in."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.lettering import bold, column, shortened, width, words
from charts.sheet import Room, blank, sheet
from charts.theme import BODY_SIZE, COLOURS, GRID, QUIET, SEQUENTIAL, SMALL_SIZE, Look

ROW = 26  # px
MOST_NAME = 180  # px
HEAD = 24  # px for the names of the periods
GAP_BETWEEN = 3  # px
STRONG = 6  # step of the one-hue scale
BLANK_HEIGHT = 160  # px


def places_by_period(frame: pd.DataFrame, look: Look) -> go.Figure:
    """One cell per unit and period, in the order of the frame, the first unit on top.

    Columns name, period (words), text (the place, or a dash), is_last, hover, selected (its name is bold).
    """
    if frame.empty:
        return blank(look, BLANK_HEIGHT)
    units = frame.drop_duplicates("name")
    rows, periods = list(units["name"]), list(frame["period"].drop_duplicates())
    names = [shortened(name, MOST_NAME, BODY_SIZE) for name in column(units, "name")]
    left = round(max(width(name, BODY_SIZE) for name in names)) + 14
    room = Room(ROW * len(rows), left=left, right=4, top=HEAD)
    labels = [bold(name, chosen) for name, chosen in zip(names, units["selected"], strict=True)]
    place = frame.assign(x=frame["period"].map(periods.index), y=frame["name"].map(rows.index))
    layout = {
        "xaxis": _across(periods, look),
        "yaxis": _down(labels, look),
        "annotations": _texts(place, look.mode),
    }
    return sheet([_cells(place, len(rows), len(periods), look.mode)], look, room, layout)


def _cells(place: pd.DataFrame, rows: int, columns: int, mode: str) -> dict[str, Any]:
    filled = [[0] * columns for _ in range(rows)]
    hovers = [[""] * columns for _ in range(rows)]
    for one, hover in zip(place.to_dict("records"), column(place, "hover"), strict=True):
        filled[one["y"]][one["x"]] = int(one["is_last"])
        hovers[one["y"]][one["x"]] = hover
    return {
        "type": "heatmap",
        "z": filled,
        "zmin": 0,
        "zmax": 1,
        "colorscale": [[0, GRID[mode]], [1, SEQUENTIAL[mode][STRONG][0]]],
        "showscale": False,
        "xgap": GAP_BETWEEN,
        "ygap": GAP_BETWEEN,
        "hovertext": hovers,
        "hoverinfo": "text",
    }


def _texts(place: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    strong = SEQUENTIAL[mode][STRONG][1]
    return [
        {
            "x": one["x"],
            "y": one["y"],
            "text": bold(words(one["text"]), one["is_last"]),
            "showarrow": False,
            "font": {
                "size": BODY_SIZE if one["is_last"] else SMALL_SIZE,
                "color": strong if one["is_last"] else QUIET[mode],
            },
        }
        for one in place.to_dict("records")
    ]


def _across(periods: list[str], look: Look) -> dict[str, Any]:
    return {
        "side": "top",
        "range": [-0.5, len(periods) - 0.5],
        "tickvals": list(range(len(periods))),
        "ticktext": [words(period) for period in periods],
        "ticks": "",
        "showline": False,
    }


def _down(labels: list[str], look: Look) -> dict[str, Any]:
    return {
        "range": [len(labels) - 0.5, -0.5],
        "tickvals": list(range(len(labels))),
        "ticktext": labels,
        "ticklabelstandoff": 6,
        "ticks": "",
        "tickfont": {"size": BODY_SIZE, "color": COLOURS[look.mode]["value"]},
    }
