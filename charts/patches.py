"""Painted surfaces: closed rings, one trace for each paint, so a hundred places stay a handful of traces."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from charts.paint import Paint
from charts.theme import COLOURS, SURFACE

Ring = list[tuple[float, float]]


def patches(painted: Iterable[tuple[Paint, list[Ring]]], mode: str) -> list[dict[str, Any]]:
    """Filled traces for pairs of paint and rings; a ring inside another, running the other way, is a hole.

    Tinted surfaces meet in a light gap; those without a tint come last, so their grey line stays whole.
    """
    by_paint: dict[Paint, list[Ring]] = {}
    for paint, rings in painted:
        by_paint.setdefault(paint, []).extend(rings)
    tinted_first = sorted(by_paint.items(), key=lambda item: item[0].fill == SURFACE[mode])
    return [_surface(paint, rings, mode) for paint, rings in tinted_first]


def framed(rings: list[Ring], mode: str) -> list[dict[str, Any]]:
    """The purple line around what is selected, with a light edge to stand out on dark tints."""
    frame = {"type": "scatter", **ring_lines(rings), "mode": "lines", "hoverinfo": "skip"}
    lines = [(SURFACE[mode], 6), (COLOURS[mode]["selected"], 3)] if rings else []
    return [{**frame, "line": {"color": colour, "width": width}} for colour, width in lines]


def ring_lines(rings: Iterable[Ring]) -> dict[str, Any]:
    """x and y of several rings as one line, with a gap after each."""
    points = [point for ring in rings for point in (*ring, (None, None))]
    # Arrays, not lists: plotly checks a list item by item.
    return {
        "x": pd.Series([x for x, _ in points]).to_numpy(),
        "y": pd.Series([y for _, y in points], dtype=float).to_numpy(),
    }


def square(x: float, y: float, size: float = 1.0) -> Ring:
    """A square around its middle."""
    return box(x - size / 2, x + size / 2, y - size / 2, y + size / 2)


def box(left: Any, right: Any, bottom: float, top: float) -> Ring:
    """A closed rectangle; left and right may be dates as text."""
    return [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]


def _surface(paint: Paint, rings: list[Ring], mode: str) -> dict[str, Any]:
    border = COLOURS[mode]["limits"] if paint.fill == SURFACE[mode] else SURFACE[mode]
    pattern = {"fillpattern": hatching(mode)} if paint.hatched else {}
    return {
        "type": "scatter",
        **ring_lines(rings),
        "mode": "lines",
        "line": {"color": border, "width": 1},
        "fill": "toself",
        "fillcolor": paint.fill,
        "hoverinfo": "skip",
        **pattern,
    }


def hatching(mode: str) -> dict[str, Any]:
    """Grey hatching, sparse enough to read words on."""
    return {
        "shape": "/",
        "size": 7,
        "solidity": 0.16,
        "fillmode": "replace",
        "fgcolor": COLOURS[mode]["not_known"],
        "bgcolor": "rgba(0,0,0,0)",
    }
