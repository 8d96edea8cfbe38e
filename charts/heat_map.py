"""Areas × indicators: every cell prints its value and is tinted by the verdict on it."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.cell_icons import cell_icons, icon_marks
from charts.key import KEY_HEIGHT, Mark, key
from charts.lettering import balanced, column, width, words
from charts.paint import VERDICT_COLOURS, Paint, judged, tinted
from charts.patches import box, patches
from charts.sheet import Room, blank, sheet
from charts.theme import BODY_SIZE, CLEAR, COLOURS, SMALL_SIZE, Look

ROW = 30  # px
LINE = 16  # px of a line in the headings
EXPECTED_WIDTH = 760  # px for all columns; decides where headings break
BLANK_HEIGHT = 240  # px
INSET = (0.485, 0.46)  # half a cell across and down; the rest is the gap
SIGNS = {"better": "◇", "worse": "◆", "missing": "▨"}  # the verdict in grey print
SIGNED = {"better": "diamond-open", "worse": "diamond"}
SIGN_PLACE = 0.43  # of a cell left of its middle


def heat_map(frame: pd.DataFrame, look: Look, labels: dict[str, str] | None = None) -> go.Figure:
    """Rows and columns in the order of the frame; `labels` are the words of verdicts and icons for the key.

    One row per cell: row_name, column_name, tint, text, hover; optional verdict ("better", "similar",
    "worse", "none", "missing": blue, grey, orange, tint −1 to 1), without it one hue for tints of 0 to 1;
    optional area and indicator, then a click carries both as customdata; optional variation, rising and
    assurance (see charts.cell_icons).
    """
    if frame.empty:
        return blank(look, BLANK_HEIGHT)
    rows, columns = _order(frame["row_name"]), _order(frame["column_name"])
    cells = frame.assign(x=frame["column_name"].map(columns), y=frame["row_name"].map(rows))
    paints = _paints(cells, look.mode)
    traces = [
        *patches(zip(paints, map(_cell, cells["x"], cells["y"]), strict=True), look.mode),
        *_signs(cells, look.mode),
        *cell_icons(cells, look.mode),
        _texts(cells, paints),
    ]
    names, headings = [words(name) for name in rows], _headings(columns)
    left = round(max(width(name, BODY_SIZE) for name in names)) + 12
    top = LINE * max(heading.count("<br>") + 1 for heading in headings) + 10
    lines = [line for line in (icon_marks(labels or {}, look.mode), _marks(labels or {}, look.mode)) if line]
    keys = [key(line, left) | {"yshift": top + KEY_HEIGHT * place} for place, line in enumerate(lines)]
    layout = {
        "xaxis": _axis(headings, [-0.5, len(columns) - 0.5], SMALL_SIZE) | {"side": "top", "tickangle": 0},
        "yaxis": _axis(names, [len(rows) - 0.5, -0.5], BODY_SIZE),
        "annotations": keys,
        "hoverdistance": 60,
    }
    return sheet(traces, look, Room(ROW * len(rows), left, top=top + KEY_HEIGHT * len(lines)), layout)


def _order(names: pd.Series) -> dict[str, int]:
    return {name: place for place, name in enumerate(names.drop_duplicates())}


def _cell(x: int, y: int) -> list[list[tuple[float, float]]]:
    across, down = INSET
    return [box(x - across, x + across, y - down, y + down)]


def _paints(cells: pd.DataFrame, mode: str) -> list[Paint]:
    if "verdict" not in cells:
        return [tinted(mode, tint) for tint in cells["tint"]]
    return [judged(mode, *cell) for cell in zip(cells["verdict"], cells["tint"], strict=True)]


def _signs(cells: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    """A filled diamond for worse, an open one for better, at the left of the cell."""
    if "verdict" not in cells:
        return []
    signed = cells[cells["verdict"].isin(SIGNED)]
    inks = [COLOURS[mode][VERDICT_COLOURS[verdict]] for verdict in signed["verdict"]]
    symbols = [SIGNED[verdict] for verdict in signed["verdict"]]
    return [
        {
            "type": "scatter",
            "x": signed["x"] - SIGN_PLACE,
            "y": signed["y"],
            "mode": "markers",
            "marker": {"symbol": symbols, "size": 8, "color": inks, "line": {"color": inks, "width": 1.6}},
            "hoverinfo": "skip",
        }
    ]


def _texts(cells: pd.DataFrame, paints: list[Paint]) -> dict[str, Any]:
    """The printed values; each also lies on an unseen marker that hovers and clicks find."""
    codes = [name for name in ("area", "indicator") if name in cells]
    inks = [paint.ink for paint in paints]
    return {
        "type": "scatter",
        "x": cells["x"],
        "y": cells["y"],
        "mode": "markers+text",
        "marker": {"symbol": "square", "size": ROW, "color": CLEAR, "line": {"width": 0}},
        "text": column(cells, "text"),
        "textposition": "middle center",
        "textfont": {"size": BODY_SIZE, "color": inks, "shadow": [paint.halo for paint in paints]},
        "selected": {"textfont": {"color": inks[0]}},
        "customdata": cells[codes],
        "hovertext": column(cells, "hover"),
        "hoverinfo": "text",
    }


def _headings(columns: dict[str, int]) -> list[str]:
    room = EXPECTED_WIDTH / len(columns) - 8
    return ["<br>".join(balanced(words(name), room, SMALL_SIZE)) for name in columns]


def _axis(names: list[str], span: list[float], size: int) -> dict[str, Any]:
    return {"range": span, "tickvals": list(range(len(names))), "ticktext": names, "tickfont": {"size": size}}


def _marks(labels: dict[str, str], mode: str) -> list[Mark]:
    colours = {**VERDICT_COLOURS, "missing": "not_known"}
    return [
        (SIGNS.get(verdict, "■"), COLOURS[mode][colours[verdict]], word)
        for verdict, word in labels.items()
        if verdict in colours
    ]
