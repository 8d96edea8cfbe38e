"""A value month by month: the line, its interval, its target, and the months nobody reported."""

from dataclasses import dataclass
from itertools import cycle
from operator import itemgetter
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.band import band
from charts.end_labels import End, end_labels, label_room
from charts.lettering import column, words
from charts.sheet import Room, blank, picture_height, sheet
from charts.silence import HALF_MONTH, hatches, reasons, silence
from charts.theme import COLOURS, QUIET, SURFACE, Look

HEIGHT = 260  # px, the plotting area
TICKS = 6  # months named under the axis; more would touch on half a page
LEFT, TOP, BOTTOM = 54, 10, 26  # px for the words of the axes
HEADROOM = 0.08  # share of the range left free above and below
Style = tuple[str, str, float]  # colour by meaning, dash, thickness in px
STYLES: tuple[Style, ...] = (
    ("value", "solid", 2),
    ("common_cause", "solid", 2),
    ("common_cause", "dot", 2),
    ("value", "dot", 2),
)
SELECTED: Style = ("selected", "solid", 2.6)


@dataclass(frozen=True)
class Line:
    """One line of the chart: its name, the rows behind it, the trace, the colour of its words."""

    name: str
    rows: pd.DataFrame
    trace: dict[str, Any]
    ink: str


def trend(frame: pd.DataFrame, look: Look, from_zero: bool = False, top: int = TOP) -> go.Figure:
    """Lines over the months with direct labels at their end; counts start the axis at zero with `from_zero`.

    `top` are pixels left free above the lines.

    Columns month, value, low, high, text, hover, status, month_text, status_text; optional target,
    target_text, series (several lines, then without intervals) and selected (the series in purple).
    A month without any value is hatched and carries its status_text; a partial month is an open marker. Where
    the optional column segment changes, line and band begin anew; with is_marked a month has no marker here.
    """
    if frame.empty:
        return blank(look, HEIGHT)
    rows = frame.sort_values("month", kind="stable").reset_index(drop=True)
    span = _span(rows, look, from_zero)
    lines = _lines(rows, look.mode)
    ends = _ends(lines, rows, look.mode)
    gaps = silence(rows)
    room = Room(HEIGHT, LEFT, label_room(ends), top, BOTTOM)
    traces = [
        *hatches(gaps, span, look.mode),
        *(band(rows, look.mode) if len(lines) == 1 else []),
        *_target(rows.drop_duplicates("month"), look.mode),
        *[line.trace for line in lines],
    ]
    labels = end_labels(ends, span, picture_height(look, room))
    layout = {
        "xaxis": _months(rows),
        "yaxis": _values(rows, span, look, from_zero),
        "annotations": [*labels, *reasons(gaps, span, look.mode)],
        "hoverdistance": 40,
    }
    return sheet(traces, look, room, layout)


def _span(rows: pd.DataFrame, look: Look, from_zero: bool) -> tuple[float, float]:
    drawn = rows[[name for name in ("value", "low", "high", "target") if name in rows]].astype(float)
    least, most = drawn.min().min(), drawn.max().max()
    if pd.isna(least):
        return 0.0, 1.0
    room = (most - least) * HEADROOM or abs(most) * HEADROOM or 1.0
    bottom = 0.0 if from_zero or 0 <= least < room else least - room
    ends_at_whole = look.axis_format.endswith("%") and most <= 1 < most + room
    return bottom, 1.0 if ends_at_whole else most + room


def _lines(rows: pd.DataFrame, mode: str) -> list[Line]:
    """One line for each series, the selected one last, so that it lies on top."""
    if "series" not in rows:
        return [_line("", rows, mode, STYLES[0])]
    parts = list(rows.groupby("series", sort=False))
    chosen = [bool(part["selected"].any()) if "selected" in part else False for _, part in parts]
    styles = cycle(STYLES[any(chosen) :])
    lines = [
        _line(words(name), part, mode, SELECTED if picked else next(styles))
        for (name, part), picked in zip(parts, chosen, strict=True)
    ]
    return [line for _, line in sorted(zip(chosen, lines, strict=True), key=itemgetter(0))]


def _line(name: str, rows: pd.DataFrame, mode: str, style: Style) -> Line:
    meaning, dash, thickness = style
    colour, rows = COLOURS[mode][meaning], _parted(rows)
    partial = rows["status"].eq("partial").tolist()
    sizes = [9 if open_ else 6 for open_ in partial]
    if "is_marked" in rows:
        sizes = [0 if marked else size for marked, size in zip(rows["is_marked"], sizes, strict=True)]
    trace = {
        "type": "scatter",
        "x": rows["month"],
        "y": rows["value"],
        "mode": "lines+markers",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": colour, "width": thickness, "dash": dash},
        "marker": {
            "opacity": 1,
            "size": sizes,
            "color": [SURFACE[mode] if open_ else colour for open_ in partial],
            "line": {"color": colour, "width": [2 if open_ else 0 for open_ in partial]},
        },
        "hovertext": column(rows, "hover"),
        "hoverinfo": "text",
    }
    # A grey line needs a darker grey for its words.
    return Line(name, rows, trace, QUIET[mode] if meaning == "common_cause" else colour)


def _parted(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with an empty one wherever a new segment begins, so that the line is cut there."""
    if "segment" not in rows:
        return rows
    begins = (
        rows["segment"].notna()
        & rows["segment"].ne(rows["segment"].shift())
        & rows["segment"].shift().notna()
    )
    cuts = rows[begins].assign(value=float("nan"), status="", is_marked=False)
    return pd.concat([cuts, rows]).sort_values("month", kind="stable", ignore_index=True)


def _ends(lines: list[Line], rows: pd.DataFrame, mode: str) -> list[End]:
    """The label at the right end of every line, and that of the target."""
    ends = [
        (height, " ".join(filter(None, (line.name, text))), line.ink)
        for line in lines
        for height, text in _last(line.rows, "value", "text")
    ]
    if {"target", "target_text"} <= set(rows):
        ends += [(*last, COLOURS[mode]["target"]) for last in _last(rows, "target", "target_text")]
    return ends


def _last(rows: pd.DataFrame, height: str, text: str) -> list[tuple[float, str]]:
    """Height and words of the last row that has a height; nothing when none has."""
    place = rows[height].last_valid_index()
    return [] if place is None else [(rows.at[place, height], words(rows.at[place, text]))]


def _target(rows: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    """The target from edge to edge, in steps where it changes."""
    if "target" not in rows:
        return []
    months, targets = list(rows["month"]), list(rows["target"])
    return [
        {
            "type": "scatter",
            "x": [months[0] - HALF_MONTH, *months, months[-1] + HALF_MONTH],
            "y": [targets[0], *targets, targets[-1]],
            "mode": "lines",
            "line": {"color": COLOURS[mode]["target"], "width": 1.4, "dash": "dash", "shape": "hvh"},
            "hoverinfo": "skip",
        }
    ]


def _months(rows: pd.DataFrame) -> dict[str, Any]:
    """The axis of months, every so many named, counted back from the last."""
    months = rows.drop_duplicates("month")
    every = -(-len(months) // TICKS)
    named = months.iloc[::-1].iloc[::every]
    edges = [months["month"].iloc[0] - HALF_MONTH, months["month"].iloc[-1] + HALF_MONTH]
    return {
        "range": edges,
        "tickvals": named["month"],
        "ticktext": column(named, "month_text"),
        "tickangle": 0,
        "showline": True,
        "ticks": "outside",
        "ticklen": 4,
    }


def _values(rows: pd.DataFrame, span: tuple[float, float], look: Look, from_zero: bool) -> dict[str, Any]:
    known = bool(rows["value"].notna().any())
    whole_numbers = {"dtick": 1} if from_zero and span[1] <= 6 else {"nticks": 6}
    return {
        "range": list(span),
        "showgrid": known,
        "tickformat": look.axis_format,
        "showticklabels": known,
        "zeroline": from_zero,
        "zerolinecolor": COLOURS[look.mode]["limits"],
        **whole_numbers,
    }
