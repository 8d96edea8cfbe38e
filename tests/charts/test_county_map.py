"""Outlines, names and click targets of the map."""

from itertools import pairwise

import pandas as pd
import pytest

from charts.city import city_map
from charts.county_map import county_map, outlines
from charts.theme import COLOURS, SURFACE
from tests.charts.frames import LIGHT, NOTHING_YET, counties

CITIES = {
    "610300": 12,
    "610900": 10,
    "530600": 11,
    "330400": 7,
    "623000": 8,
}  # counties, national list of 2023


def _targets(figure):
    return next(trace for trace in figure.data if trace.customdata is not None)


def _encloses(ring, point) -> bool:
    x, y = point
    crossed = [
        x < x0 + (y - y0) * (x1 - x0) / (y1 - y0)
        for (x0, y0), (x1, y1) in pairwise(ring)
        if (y0 > y) != (y1 > y)
    ]
    return sum(crossed) % 2 == 1


def _turns_left(ring) -> bool:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) > 0


@pytest.mark.parametrize(("city", "count"), CITIES.items())
def test_every_city_has_its_counties(city: str, count: int) -> None:
    assert len(outlines(city)["features"]) == count


def test_a_file_of_outlines_is_read_once() -> None:
    assert outlines("610300") is outlines("610300")


@pytest.mark.parametrize("code", ["999999", "../6103", "*", ""])
def test_a_city_without_outlines_has_none(code: str) -> None:
    assert outlines(code) is None


def test_a_city_without_outlines_gets_the_sentence() -> None:
    figure = county_map(counties().assign(area="999901"), LIGHT)
    assert NOTHING_YET in [note.text for note in figure.layout.annotations]


def test_an_old_code_finds_the_outline_of_its_successor() -> None:
    areas = city_map("610300").areas
    assert areas["610322"] is areas["610305"]  # 凤翔县 became 凤翔区


@pytest.mark.parametrize("city", CITIES)
def test_holes_run_against_the_ring_around_them(city: str) -> None:
    for feature in outlines(city)["features"]:
        shape = city_map(city).areas[feature["properties"]["adcode"]]
        polygons = feature["geometry"]["coordinates"]
        polygons = polygons if feature["geometry"]["type"] == "MultiPolygon" else [polygons]
        outer = [place == 0 for polygon in polygons for place in range(len(polygon))]
        assert [_turns_left(ring) for ring in shape.rings] == outer


@pytest.mark.parametrize("city", CITIES)
def test_names_and_clicks_lie_inside_their_area(city: str) -> None:
    for shape in city_map(city).areas.values():
        for point in (*shape.inside, shape.name_places[0]):
            assert sum(_encloses(ring, point) for ring in shape.rings) % 2 == 1


def test_every_area_can_be_clicked_by_its_own_code() -> None:
    codes = {code for (code,) in _targets(county_map(counties(), LIGHT)).customdata}
    assert codes == set(counties()["area"])


def test_an_area_without_a_value_is_hatched_and_says_so() -> None:
    figure = county_map(counties(), LIGHT)
    assert sum(trace.fillpattern.shape == "/" for trace in figure.data) == 1
    assert "岐山县<br>未报送" in next(trace for trace in figure.data if trace.mode == "text").text


def test_the_selected_area_has_a_purple_line_and_a_bold_name() -> None:
    figure = county_map(counties(), LIGHT)
    assert COLOURS["light"]["selected"] in [trace.line.color for trace in figure.data]
    assert any(text.startswith("<b>太白县") for trace in figure.data for text in trace.text or ())


def test_an_area_without_an_outline_still_appears() -> None:
    zone = counties().head(1).assign(area="610399", name="高新区")
    figure = county_map(pd.concat([counties(), zone]), LIGHT)
    assert "610399" in {code for (code,) in _targets(figure).customdata}


def test_counties_nobody_asked_for_are_left_bare() -> None:
    figure = county_map(counties().head(1), LIGHT)
    assert SURFACE["light"] in [trace.fillcolor for trace in figure.data]


def test_a_degree_east_is_shorter_than_a_degree_north() -> None:
    # cos 34.4°, the middle of Baoji, is 0.825.
    assert county_map(counties(), LIGHT).layout.yaxis.scaleratio == pytest.approx(1 / 0.825, rel=0.01)
