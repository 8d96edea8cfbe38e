"""Areas side by side: a bar each, its uncertainty as a whisker, and one line to measure them by."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.lettering import bold, column, shortened, width, words
from charts.sheet import Room, blank, sheet
from charts.theme import BODY_SIZE, CLEAR, COLOURS, SMALL_SIZE, Look

ROW = 28  # px
THICKNESS = 0.56  # of a row
MOST_NAME = 180  # px
AXIS_HEIGHT = 26  # px
BLANK_HEIGHT = 200  # px


@dataclass(frozen=True)
class Benchmark:
    """A line across all bars and the words on top of it, e.g. 目标96%."""

    value: float
    label: str


def bars(
    frame: pd.DataFrame, look: Look, benchmark: Benchmark | None = None, from_zero: bool = True
) -> go.Figure:
    """Horizontal bars from zero in the order of the frame, first on top, the numbers at the right.

    Not from zero, dots take the place of the bars: rates that lie close together can then be told apart.

    Columns name, value, text, hover, selected; optional low and high (whiskers) and area, then a click
    carries its code as customdata. A missing value is a grey × and its text says why.
    """
    if frame.empty:
        return blank(look, BLANK_HEIGHT)
    places = list(range(len(frame)))
    names = [shortened(name, MOST_NAME, BODY_SIZE) for name in column(frame, "name")]
    texts = column(frame, "text")
    room = Room(
        ROW * len(frame),
        left=round(max(width(name, BODY_SIZE) for name in names)) + 18,
        right=round(max(width(text, BODY_SIZE) for text in texts)) + 14,
        top=24 if benchmark else 4,
        bottom=AXIS_HEIGHT,
    )
    traces = [
        *([_bars(frame, places, look.mode)] if from_zero else []),
        *_whiskers(frame, places, look.mode),
        _unknown(frame, places, look.mode, 0.0 if from_zero else _least(frame)),
        *([_benchmark(benchmark, len(frame), look.mode)] if benchmark else []),
        *([] if from_zero else [_dots(frame, places, look.mode)]),
    ]
    labels = [bold(name, chosen) for name, chosen in zip(names, frame["selected"], strict=True)]
    line_label = [_benchmark_label(benchmark, look.mode)] if benchmark else []
    notes = [*_numbers(texts, places, room.right), *line_label]
    return sheet(traces, look, room, _axes(labels, places, look, from_zero) | {"annotations": notes})


def _bars(frame: pd.DataFrame, places: list[int], mode: str) -> dict[str, Any]:
    colours = COLOURS[mode]
    clickable = {"customdata": frame[["area"]]} if "area" in frame else {}
    return {
        "type": "bar",
        "orientation": "h",
        "x": frame["value"],
        "y": places,
        "width": THICKNESS,
        "marker": {
            "color": [colours["selected" if chosen else "limits"] for chosen in frame["selected"]],
            "line": {"width": 0},
        },
        "hovertext": column(frame, "hover"),
        "hoverinfo": "text",
        **clickable,
    }


def _dots(frame: pd.DataFrame, places: list[int], mode: str) -> dict[str, Any]:
    colours = COLOURS[mode]
    clickable = {"customdata": frame[["area"]]} if "area" in frame else {}
    return {
        "type": "scatter",
        "x": frame["value"],
        "y": places,
        "mode": "markers",
        "cliponaxis": False,
        "marker": {
            "size": 10,
            "color": [colours["selected" if chosen else "value"] for chosen in frame["selected"]],
        },
        "hovertext": column(frame, "hover"),
        "hoverinfo": "text",
        **clickable,
    }


def _whiskers(frame: pd.DataFrame, places: list[int], mode: str) -> list[dict[str, Any]]:
    """Thin lines from low to high with a stroke at each end."""
    if not {"low", "high"} <= set(frame):
        return []
    ends = list(zip(frame["low"], frame["high"], places, strict=True))
    return [
        {
            "type": "scatter",
            "x": [x for low, high, _ in ends for x in (low, high, None)],
            "y": [y for _, _, place in ends for y in (place, place, None)],
            "mode": "lines+markers",
            "line": {"color": COLOURS[mode]["value"], "width": 1.4},
            "marker": {
                "symbol": "line-ns",
                "size": 8,
                "line": {"color": COLOURS[mode]["value"], "width": 1.4},
            },
            "hoverinfo": "skip",
        }
    ]


def _least(frame: pd.DataFrame) -> float:
    """The left end of what is drawn."""
    least = frame[[name for name in ("value", "low") if name in frame]].astype(float).min().min()
    return 0.0 if pd.isna(least) else float(least)


def _unknown(frame: pd.DataFrame, places: list[int], mode: str, start: float) -> dict[str, Any]:
    missing = [place for place, value in zip(places, frame["value"], strict=True) if pd.isna(value)]
    return {
        "type": "scatter",
        "x": [start] * len(missing),
        "y": missing,
        "mode": "markers",
        "cliponaxis": False,
        "marker": {
            "symbol": "x-thin",
            "size": 8,
            "color": CLEAR,
            "line": {"width": 2, "color": COLOURS[mode]["not_known"]},
        },
        "hoverinfo": "skip",
    }


def _numbers(texts: list[str], places: list[int], right: int) -> list[dict[str, Any]]:
    """The printed numbers, right-aligned at the edge of the figure."""
    return [
        {
            "text": text,
            "x": 1,
            "xref": "paper",
            "xanchor": "right",
            "xshift": right - 2,
            "y": place,
            "showarrow": False,
        }
        for text, place in zip(texts, places, strict=True)
        if text
    ]


def _benchmark(benchmark: Benchmark, count: int, mode: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [benchmark.value] * 2,
        "y": [-0.5, count - 0.5],
        "mode": "lines",
        "line": {"color": COLOURS[mode]["target"], "width": 1.4, "dash": "dash"},
        "hoverinfo": "skip",
    }


def _benchmark_label(benchmark: Benchmark, mode: str) -> dict[str, Any]:
    return {
        "text": words(benchmark.label),
        "x": benchmark.value,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": SMALL_SIZE, "color": COLOURS[mode]["target"]},
    }


def _axes(labels: list[str], places: list[int], look: Look, from_zero: bool) -> dict[str, Any]:
    return {
        "xaxis": {
            "rangemode": "tozero" if from_zero else "normal",
            "showgrid": True,
            "tickformat": look.axis_format,
            "nticks": 6,
            "zeroline": from_zero,
            "zerolinecolor": COLOURS[look.mode]["common_cause"],
        },
        "yaxis": {
            "range": [len(places) - 0.5, -0.5],
            "tickvals": places,
            "ticktext": labels,
            "ticklabelstandoff": 8,
            "tickfont": {"size": BODY_SIZE, "color": COLOURS[look.mode]["value"]},
        },
    }
