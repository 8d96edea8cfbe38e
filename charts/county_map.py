"""A map of a city's counties in tints: filled outlines, nothing fetched from anywhere."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.city import CityMap, city_map, outlines
from charts.lettering import bold, column, width
from charts.name_places import name_places
from charts.outline import Outline, Point, square_outline
from charts.paint import bare, tinted
from charts.patches import framed, patches
from charts.sheet import Room, blank, sheet
from charts.theme import CLEAR, COLOURS, SMALL_SIZE, Look

__all__ = ["county_map", "outlines"]

HEIGHT = 440  # px, the map itself
EXPECTED_WIDTH = 560  # px; with the height it tells whether two names would touch
TARGET_SIZE = 18  # px


def county_map(frame: pd.DataFrame, look: Look) -> go.Figure:
    """The counties of one city, each named and tinted; a click carries the area's code as customdata.

    Columns area, name, value_text, tint (0 to 1, missing is hatched), hover, selected. Older codes find
    their outline; an area without one stands as a square under the map. The source must say 仅供内部示意.
    """
    city = city_map(f"{frame['area'].iloc[0][:4]}00") if len(frame) else None
    if city is None:
        return blank(look, HEIGHT)
    shapes = [*_placed(frame["area"], city)]
    names = _name_places(frame, shapes, city)
    traces = [
        *patches(_painted(frame, shapes, city, look.mode), look.mode),
        *_chosen(frame, shapes, look.mode),
        _names(frame, names, look.mode),
        _targets(frame, shapes, names),
    ]
    axis = {"visible": False, "constrain": "domain"}
    margin = (city.top - city.bottom) / 60
    bottom = min(y for shape in shapes for ring in shape.rings for _, y in ring)
    layout = {
        "xaxis": {**axis, "range": [city.left - margin, city.right + margin]},
        "yaxis": {
            **axis,
            "range": [min(bottom, city.bottom) - margin, city.top + margin],
            "scaleanchor": "x",
            "scaleratio": 1 / city.squeeze,
        },
    }
    return sheet(traces, look, Room(HEIGHT), layout)


def _placed(areas: pd.Series, city: CityMap) -> Iterator[Outline]:
    """The outline of every area; squares in a row under the map for those that have none."""
    size = (city.top - city.bottom) / 8
    x, y = city.left + size, city.bottom - size
    for area in areas:
        shape = city.areas.get(area)
        if shape is None:
            shape = square_outline(x, y, size)
            x += size * 1.2
        yield shape


def _painted(frame: pd.DataFrame, shapes: list[Outline], city: CityMap, mode: str) -> list[Any]:
    paints = [tinted(mode, tint) for tint in frame["tint"]]
    asked = [(paint, list(shape.rings)) for paint, shape in zip(paints, shapes, strict=True)]
    others = [(bare(mode), list(shape.rings)) for shape in city.areas.values() if shape not in shapes]
    return others + asked


def _chosen(frame: pd.DataFrame, shapes: list[Outline], mode: str) -> list[dict[str, Any]]:
    chosen = [shape for shape, selected in zip(shapes, frame["selected"], strict=True) if selected]
    return framed([ring for shape in chosen for ring in shape.rings], mode)


def _name_places(frame: pd.DataFrame, shapes: list[Outline], city: CityMap) -> list[Point]:
    labels = zip(column(frame, "name"), column(frame, "value_text"), strict=True)
    widths = [max(width(name, SMALL_SIZE), width(value, SMALL_SIZE)) for name, value in labels]
    up = min(HEIGHT / (city.top - city.bottom), EXPECTED_WIDTH / ((city.right - city.left) * city.squeeze))
    return name_places(shapes, widths, (up * city.squeeze, up))


def _names(frame: pd.DataFrame, places: list[Point], mode: str) -> dict[str, Any]:
    paints = [tinted(mode, tint) for tint in frame["tint"]]
    labels = zip(column(frame, "name"), column(frame, "value_text"), frame["selected"], strict=True)
    return {
        "type": "scatter",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "mode": "text",
        "text": [f"{bold(name, chosen)}<br>{value}" for name, value, chosen in labels],
        "textfont": {
            "size": SMALL_SIZE,
            "color": [paint.ink for paint in paints],
            "shadow": [paint.halo for paint in paints],
        },
        "selected": {"textfont": {"color": COLOURS[mode]["value"]}},
        "hoverinfo": "skip",
    }


def _targets(frame: pd.DataFrame, shapes: list[Outline], names: list[Point]) -> dict[str, Any]:
    """Unseen points all over each area: Streamlit selects points, not fills."""
    spots = [
        (point, area, hover)
        for shape, name, area, hover in zip(shapes, names, frame["area"], column(frame, "hover"), strict=True)
        for point in (name, *shape.inside)
    ]
    return {
        "type": "scatter",
        "x": pd.Series([x for (x, _), _, _ in spots]),
        "y": pd.Series([y for (_, y), _, _ in spots]),
        "mode": "markers",
        "marker": {"size": TARGET_SIZE, "color": CLEAR, "line": {"width": 0}},
        "customdata": pd.DataFrame([area for _, area, _ in spots]),
        "hovertext": pd.Series([hover for _, _, hover in spots]),
        "hoverinfo": "text",
    }
