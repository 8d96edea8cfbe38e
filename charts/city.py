"""The outlines of a city's counties, read once from the GeoJSON files in outlines/."""

import json
from collections.abc import Iterator
from functools import lru_cache
from math import cos, radians
from pathlib import Path
from typing import Any, NamedTuple

from charts.outline import Outline, Point, read_outline

FOLDER = Path(__file__).parent / "outlines"
CLICK_LINES = 24  # rows of click targets over a city's height, about 18 px apart


class CityMap(NamedTuple):
    """Outlines by area code (2023 and older codes), and the box they lie in."""

    areas: dict[str, Outline]
    left: float
    right: float
    bottom: float
    top: float

    @property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, in the middle of the map."""
        return cos(radians((self.bottom + self.top) / 2))


@lru_cache(maxsize=16)
def outlines(city_code: str) -> dict[str, Any] | None:
    """The GeoJSON of a city's counties, read once; None when there is no file for this city."""
    files = sorted(FOLDER.glob(f"{city_code}_*.geojson")) if city_code.isdigit() else []
    return json.loads(files[0].read_text("utf-8")) if files else None


@lru_cache(maxsize=16)
def city_map(city_code: str) -> CityMap | None:
    """The outlines of a city, ready to draw; None when there are none."""
    shapes = outlines(city_code)
    if shapes is None:
        return None
    points = [
        point for feature in shapes["features"] for point in _points(feature["geometry"]["coordinates"])
    ]
    eastings, northings = [x for x, _ in points], [y for _, y in points]
    edges = (min(eastings), max(eastings), min(northings), max(northings))
    spacing = (edges[3] - edges[2]) / CLICK_LINES
    areas = {}
    for feature in shapes["features"]:
        codes = {feature["properties"].get(key) for key in ("adcode", "adcode_old")} - {None}
        areas |= dict.fromkeys(codes, read_outline(feature, spacing))
    return CityMap(areas, *edges)


def _points(coordinates: list[Any]) -> Iterator[Point]:
    if isinstance(coordinates[0], list):
        for part in coordinates:
            yield from _points(part)
    else:
        yield coordinates[0], coordinates[1]
