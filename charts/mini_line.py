"""The line of a card: two years as a small SVG picture, ready at once and without a charting script."""

from collections.abc import Callable, Collection, Sequence
from itertools import chain, groupby

import pandas as pd

from charts.band import OPACITY
from charts.stroke import drawing, stroke, surface
from charts.theme import COLOURS

WIDTH, HEIGHT, EDGE = 240, 32, 4  # px
Point = tuple[float, float]
Limits = Sequence[tuple[float, float]]


def mini_line(
    values: Sequence[float],
    mode: str,
    target: float | None = None,
    breaks: Collection[int] = (),
    limits: Limits = (),
) -> str:
    """An SVG document: the values from left to right, open where one is missing, the last one marked.

    The target is a dashed line, and so is an upright before each place of `breaks`, counted from 0, where the
    line ends and begins anew. Between `limits` lies a band. Values without any spread lie in the middle.
    """
    known = [value for value in (*values, *chain(*limits)) if not pd.isna(value)]
    goal = [] if target is None or pd.isna(target) else [target]
    heights = _scale([*known, *goal])
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    points = [(EDGE + step * place, heights(value)) for place, value in enumerate(values)]
    ink = COLOURS[mode]
    band = [(EDGE + step * place, *map(heights, pair)) for place, pair in enumerate(limits)]
    marks = [surface(_ring(run), ink["limits"], OPACITY[mode]) for run in _bands(band, breaks)]
    marks += [stroke(f"M0 {heights(height):.1f}H{WIDTH}", ink["target"], 1, dashed=True) for height in goal]
    cuts = [EDGE + step * (place - 0.5) for place in breaks]
    marks += [stroke(f"M{x:.1f} 0V{HEIGHT}", ink["common_cause"], 1, dashed=True) for x in cuts]
    marks += [stroke(_path(run), ink["value"], 1.5 if len(run) > 1 else 3) for run in _runs(points, breaks)]
    marks += [stroke(_path([last]), ink["value"], 7) for last in [p for p in points if _known(p)][-1:]]
    return drawing(WIDTH, HEIGHT, marks)


def _scale(values: list[float]) -> Callable[[float], float]:
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    spread = high - low

    def height(value: float) -> float:
        if pd.isna(value):
            return value
        share = 0.5 if spread == 0 else (value - low) / spread
        return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)

    return height


def _runs(points: list[Point], breaks: Collection[int]) -> list[list[Point]]:
    """The stretches of known points that no break parts."""
    begun = [sum(place <= at for place in breaks) for at in range(len(points))]
    runs = groupby(zip(points, begun, strict=True), key=lambda pair: (_known(pair[0]), pair[1]))
    return [[point for point, _ in run] for (known, _), run in runs if known]


def _bands(band: list[tuple[float, float, float]], breaks: Collection[int]) -> list[list[tuple]]:
    """The stretches of places with both limits that no break parts."""
    begun = [sum(place <= at for place in breaks) for at in range(len(band))]
    runs = groupby(zip(band, begun, strict=True), key=lambda pair: (not any(map(pd.isna, pair[0])), pair[1]))
    return [[place for place, _ in run] for (known, _), run in runs if known]


def _ring(run: list[tuple[float, float, float]]) -> str:
    """Along the lower limits and back along the upper ones."""
    there, back = [(x, low) for x, low, _ in run], [(x, high) for x, _, high in reversed(run)]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (*there, *back)) + "Z"


def _known(point: Point) -> bool:
    return not pd.isna(point[1])


def _path(run: list[Point]) -> str:
    """Through all points; a lone one becomes a dot."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run) + ("h0" if len(run) == 1 else "")
