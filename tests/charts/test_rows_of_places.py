"""Tiles, dots, bars and cells: order, wrapping, words."""

import pytest

from charts.bars import Benchmark, bars
from charts.dots import dots
from charts.heat_map import heat_map
from charts.theme import COLOURS
from charts.tile_grid import tile_grid
from charts.tiles import tiling
from tests.charts.frames import LIGHT, STATES, cells, communities, counties, tiles


def _by_mode(figure, mode: str):
    return next(trace for trace in figure.data if trace.mode == mode)


def test_groups_start_a_row_and_wrap() -> None:
    plan = tiling(communities(), 30)
    assert plan.groups == {"金陵街道": 0, "马营镇": 2}  # 33 communities fill one row and three places
    assert (plan.columns[32], plan.rows[32]) == (2, 1)
    assert plan.height == 3


@pytest.mark.parametrize("count", [1, 12, 130])
def test_every_tile_has_its_square_and_its_code(count: int) -> None:
    figure = tile_grid(tiles(count), LIGHT)
    places = set(zip(figure.data[-1].x, figure.data[-1].y, strict=True))
    assert len(places) == len(figure.data[-1].customdata) == count


def test_a_long_name_is_shortened_in_its_tile_and_whole_on_hover() -> None:
    figure = tile_grid(tiles(1).assign(hover="很长的街道名称0"), LIGHT)
    assert "…" in _by_mode(figure, "text").text[0]
    assert figure.data[-1].hovertext[0] == "很长的街道名称0"


def test_states_differ_in_shape_as_well_as_colour() -> None:
    markers = [trace.marker for trace in dots(communities(), LIGHT, STATES).data]
    assert len({(marker.symbol, marker.line.width) for marker in markers}) == 3
    assert markers[0].color == COLOURS["light"]["improvement"]
    assert markers[1].line.color == COLOURS["light"]["concern"]


def test_the_key_of_the_dots_is_in_words() -> None:
    key = dots(communities(), LIGHT, STATES).layout.annotations[0].text
    assert all(word in key for word in STATES.values())


def test_bars_keep_the_order_of_the_table_from_the_top() -> None:
    figure = bars(counties(), LIGHT)
    assert figure.layout.yaxis.ticktext[0] == "渭滨区"
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]


def test_the_selected_bar_is_purple_and_bold() -> None:
    figure = bars(counties(), LIGHT)
    assert figure.data[0].marker.color[11] == COLOURS["light"]["selected"]
    assert figure.layout.yaxis.ticktext[11] == "<b>太白县</b>"


def test_a_missing_bar_is_a_cross_with_its_reason() -> None:
    figure = bars(counties(), LIGHT)
    crosses = [trace for trace in figure.data if trace.type == "scatter" and trace.marker.symbol == "x-thin"]
    assert [list(trace.y) for trace in crosses] == [[4]]
    assert "未报送" in [note.text for note in figure.layout.annotations]


def test_the_benchmark_is_a_dashed_line_with_its_words() -> None:
    figure = bars(counties(), LIGHT, Benchmark(0.96, "目标96%"))
    assert list(figure.data[-1].x) == [0.96, 0.96]
    assert "目标96%" in [note.text for note in figure.layout.annotations]


def test_cells_print_their_values_in_the_order_given() -> None:
    figure = heat_map(cells().assign(text=[str(place) for place in range(48)]), LIGHT)
    assert figure.layout.yaxis.ticktext[0] == "渭滨区"
    assert figure.layout.xaxis.ticktext[0] == "按期办结率"
    assert _by_mode(figure, "markers+text").text[:2] == ("0", "1")


def test_better_and_worse_carry_a_sign_that_survives_grey_print() -> None:
    signs = _by_mode(heat_map(cells(), LIGHT), "markers")
    verdicts = [verdict for verdict in cells()["verdict"] if verdict in ("better", "worse")]
    shapes = {"better": "diamond-open", "worse": "diamond"}
    assert list(signs.marker.symbol) == [shapes[verdict] for verdict in verdicts]


def test_without_verdicts_no_cell_is_judged() -> None:
    figure = heat_map(cells().drop(columns="verdict"), LIGHT)
    assert not any(trace.mode == "markers" for trace in figure.data)
