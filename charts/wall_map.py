"""The map of a wall screen: counties in tints as one SVG picture, which grows with the screen."""

from html import escape

import pandas as pd

from charts.city import CityMap, city_map
from charts.lettering import width
from charts.name_places import NAME_HEIGHT, name_places
from charts.outline import Outline, Point
from charts.paint import Paint, tinted
from charts.wall_drawing import WIDTH, drawing, filled, label

HEIGHT = 800  # units
EDGE = 8  # units
NAME_SIZE = 28  # units; a unit is a pixel where the picture is as wide as WIDTH


def wall_map(frame: pd.DataFrame, mode: str) -> str:
    """An SVG document: each county with its name and its value; empty where one has no outline.

    Columns area, name, value_text, tint (0 to 1, missing is hatched). The page must say 仅供内部示意.
    """
    city = city_map(f"{frame['area'].iloc[0][:4]}00") if len(frame) else None
    if city is None or not set(frame["area"]) <= set(city.areas):
        return ""
    scale = min(
        (HEIGHT - 2 * EDGE) / (city.top - city.bottom),
        (WIDTH - 2 * EDGE) / ((city.right - city.left) * city.squeeze),
    )
    shapes = [city.areas[area] for area in frame["area"]]
    paints = [tinted(mode, tint) for tint in frame["tint"]]
    marks = [
        filled(_path(shape, city, scale), paint, mode) for shape, paint in zip(shapes, paints, strict=True)
    ]
    return drawing(HEIGHT, [*marks, *_labels(frame, shapes, paints, city, scale)], mode)


def _labels(
    frame: pd.DataFrame, shapes: list[Outline], paints: list[Paint], city: CityMap, scale: float
) -> list[str]:
    """Names over values; the places are found as if the letters had the size that name_places knows."""
    texts = [(str(name), str(value)) for name, value in zip(frame["name"], frame["value_text"], strict=True)]
    smaller = NAME_HEIGHT / (NAME_SIZE * 2.2)
    widths = [max(width(text, NAME_SIZE) for text in pair) * smaller for pair in texts]
    places = name_places(shapes, widths, (scale * city.squeeze * smaller, scale * smaller))
    return [
        label(_spot(place, city, scale), tuple(map(escape, pair)), NAME_SIZE, paint)
        for place, pair, paint in zip(places, texts, paints, strict=True)
    ]


def _path(shape: Outline, city: CityMap, scale: float) -> str:
    rings = [[_spot(point, city, scale) for point in ring] for ring in shape.rings]
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in rings)


def _spot(point: Point, city: CityMap, scale: float) -> Point:
    """Where a point in degrees lies in the picture, which stands in the middle of its width."""
    across = scale * city.squeeze
    left = (WIDTH - (city.right - city.left) * across) / 2
    return left + (point[0] - city.left) * across, EDGE + (city.top - point[1]) * scale
