"""The outline of one area on a map: its rings, where its name can stand, where a click finds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from charts.patches import Ring, square

NAME_SHAPE = 0.65  # height over width of a name with its value, in degrees
LEAST_LINES = 7  # scan lines through even the smallest area

Point = tuple[float, float]


@dataclass(frozen=True)
class Outline:
    """Rings in degrees (holes run the other way), points inside, places for the name, roomiest first."""

    rings: tuple[Ring, ...]
    inside: tuple[Point, ...]
    name_places: tuple[Point, ...]


def read_outline(feature: dict[str, Any], spacing: float) -> Outline:
    """The outline of a GeoJSON Polygon or MultiPolygon; points inside stand `spacing` degrees apart."""
    shape = feature["geometry"]
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    rings = tuple(_turned(ring, hole=place > 0) for polygon in polygons for place, ring in enumerate(polygon))
    stretches = list(_stretches(rings, spacing))
    inside = tuple(point for stretch in stretches for point in _spaced(*stretch, spacing))
    middles = [((left + right) / 2, y) for left, right, y in stretches]
    roomiest = sorted(middles, key=lambda point: -_space_around(point, rings))
    return Outline(rings, inside, tuple(roomiest))


def square_outline(x: float, y: float, size: float) -> Outline:
    """A square in place of an area that has no lines of its own."""
    return Outline((square(x, y, size),), ((x, y),), ((x, y),))


def _turned(ring: list[list[float]], hole: bool) -> Ring:
    """The ring counter-clockwise, a hole clockwise: filling then leaves the hole open."""
    points = [(x, y) for x, y, *_ in ring]
    turns_left = sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(points)) > 0
    return points if turns_left != hole else points[::-1]


def _stretches(rings: tuple[Ring, ...], spacing: float) -> Iterator[tuple[float, float, float]]:
    """(left, right, y) of every stretch of a horizontal line that lies inside."""
    heights = [y for ring in rings for _, y in ring]
    bottom, height = min(heights), max(heights) - min(heights)
    lines = max(LEAST_LINES, round(height / spacing))
    for line in range(lines):
        y = bottom + height * (line + 0.5) / lines
        crossings = sorted(_crossings(rings, y))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            yield left, right, y


def _crossings(rings: tuple[Ring, ...], y: float) -> Iterator[float]:
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            if (y0 > y) != (y1 > y):
                yield x0 + (y - y0) * (x1 - x0) / (y1 - y0)


def _spaced(left: float, right: float, y: float, spacing: float) -> list[Point]:
    count = max(1, round((right - left) / spacing))
    return [(left + (right - left) * (place + 0.5) / count, y) for place in range(count)]


def _space_around(point: Point, rings: tuple[Ring, ...]) -> float:
    x, y = point
    return min(max(abs(x - px) * NAME_SHAPE, abs(y - py)) for ring in rings for px, py in ring)
