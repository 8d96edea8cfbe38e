"""The tiles of a wall screen: one named square per place as one SVG picture, for places without outlines."""

from html import escape

import pandas as pd

from charts.lettering import shortened, width
from charts.paint import tinted
from charts.wall_drawing import WIDTH, drawing, filled, label

HEIGHT = 800  # units
GAP = 8  # units
FLATTEST = 0.45  # height of a tile over its width
LARGEST, SMALLEST = 34, 15  # units of letters
SHARE = 0.21  # of a tile's height that a line of letters takes


def wall_tiles(frame: pd.DataFrame, mode: str) -> str:
    """An SVG document of tiles in the order of the frame, as large as fit; empty where there is no place.

    Columns as charts.wall_map takes them.
    """
    if frame.empty:
        return ""
    columns, across, down = _tiling(len(frame))
    size = round(max(SMALLEST, min(LARGEST, down * SHARE)))
    marks = []
    for number, row in enumerate(frame.to_dict("records")):
        x, y = across * (number % columns), down * (number // columns)
        paint = tinted(mode, row["tint"])
        path = f"M{x + GAP / 2:.1f} {y + GAP / 2:.1f}h{across - GAP:.1f}v{down - GAP:.1f}h{GAP - across:.1f}Z"
        texts = tuple(_fitting(str(row[name]), across - 2 * GAP, size) for name in ("name", "value_text"))
        marks += [filled(path, paint, mode), label((x + across / 2, y + down / 2), texts, size, paint)]
    return drawing(HEIGHT, marks, mode)


def _tiling(number: int) -> tuple[int, float, float]:
    """How many stand in a row, and the width and height of each: the squarest that fill the picture."""

    def shape(columns: int) -> tuple[float, float]:
        across, rows = WIDTH / columns, -(-number // columns)
        return across, min(HEIGHT / rows, across)

    columns = max(
        range(1, number + 1), key=lambda count: (shape(count)[1] * min(1, shape(count)[0] * FLATTEST), -count)
    )
    return columns, *shape(columns)


def _fitting(text: str, room: float, size: int) -> str:
    return escape(text if width(text, size) <= room else shortened(text, room, size))
