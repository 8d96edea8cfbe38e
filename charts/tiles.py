"""Places in rows: how a list of places, grouped by parent, is laid out in columns that wrap."""

from dataclasses import dataclass

import pandas as pd

from charts.lettering import column, shortened
from charts.theme import BODY_SIZE


@dataclass(frozen=True)
class Tiling:
    """Column and row of each place, in the order of the frame; the row at which each group starts."""

    columns: list[int]
    rows: list[int]
    groups: dict[str, int]
    height: int


def tiling(frame: pd.DataFrame, wrap: int) -> Tiling:
    """Rows for the groups of a frame with the column group, in the order in which groups first appear."""
    names = column(frame, "group")
    members: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        members.setdefault(name, []).append(place)
    columns, rows, groups, row = [0] * len(names), [0] * len(names), {}, 0
    for name, places in members.items():
        groups[name] = row
        for position, place in enumerate(places):
            rows[place], columns[place] = row + position // wrap, position % wrap
        row += -(-len(places) // wrap)
    return Tiling(columns, rows, groups, row)


def tile_axes(plan: Tiling, wrap: int, room: int) -> dict[str, dict[str, object]]:
    """Axes on which a tile is square, the first row on top, each group's name beside its first row."""
    upright = {"constrain": "domain", "constraintoward": "top", "scaleanchor": "x"}
    return {
        "xaxis": {
            "visible": False,
            "range": [-0.5, wrap - 0.5],
            "constrain": "domain",
            "constraintoward": "left",
        },
        "yaxis": {
            "range": [plan.height - 0.5, -0.5],
            "tickvals": list(plan.groups.values()),
            "ticktext": [shortened(name, room, BODY_SIZE) for name in plan.groups],
            "tickfont": {"size": BODY_SIZE},
            "ticklabelstandoff": 4,
            **upright,
        },
    }
