"""Every figure, whatever table it is given."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.bars import Benchmark, bars
from charts.county_map import county_map
from charts.dots import dots
from charts.heat_map import heat_map
from charts.sparkline import sparkline
from charts.theme import Look
from charts.tile_grid import tile_grid
from charts.trend import trend
from tests.charts.frames import (
    LIGHT,
    NOTHING_YET,
    STATES,
    cells,
    communities,
    counties,
    months,
    several_series,
    tiles,
)

Chart = Callable[[pd.DataFrame, Look], go.Figure]

FIGURES: dict[str, tuple[Chart, pd.DataFrame]] = {
    "sparkline": (sparkline, months()),
    "trend": (trend, months()),
    "trend of series": (trend, several_series()),
    "county map": (county_map, counties()),
    "tile grid": (tile_grid, tiles()),
    "heat map": (partial(heat_map, labels={"worse": "劣于全市"}), cells()),
    "heat map without verdicts": (heat_map, cells().drop(columns="verdict")),
    "bars": (partial(bars, benchmark=Benchmark(0.96, "目标96%")), counties()),
    "dots": (partial(dots, labels=STATES), communities()),
}
UNKNOWN = {"value", "low", "high", "tint", "target"}


@pytest.fixture(params=FIGURES)
def drawing(request: pytest.FixtureRequest) -> tuple[Chart, pd.DataFrame]:
    """A chart and a table of normal size for it."""
    return FIGURES[request.param]


def _all_missing(frame: pd.DataFrame) -> pd.DataFrame:
    gaps: dict[str, Any] = dict.fromkeys(UNKNOWN & set(frame), float("nan"))
    words = {"status": "not_reported", "verdict": "missing", "state": "not_known"}
    return frame.assign(**gaps, **{name: word for name, word in words.items() if name in frame})


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_figure_is_drawn_in_both_modes(drawing: tuple[Chart, pd.DataFrame], mode: str) -> None:
    chart, frame = drawing
    figure = chart(frame, replace(LIGHT, mode=mode))
    assert figure.data
    assert figure.layout.template.layout.paper_bgcolor == "rgba(0,0,0,0)"


def test_an_empty_table_says_why_in_one_sentence(drawing: tuple[Chart, pd.DataFrame]) -> None:
    chart, frame = drawing
    figure = chart(frame.head(0), LIGHT)
    assert not figure.data
    assert [note.text for note in figure.layout.annotations].count(NOTHING_YET) == 1


def test_one_row_is_enough(drawing: tuple[Chart, pd.DataFrame]) -> None:
    chart, frame = drawing
    assert chart(frame.head(1), LIGHT).data


def test_nothing_known_is_drawn_without_inventing_a_number(drawing: tuple[Chart, pd.DataFrame]) -> None:
    chart, frame = drawing
    assert chart(_all_missing(frame), LIGHT).to_json()


def test_no_figure_fetches_anything(drawing: tuple[Chart, pd.DataFrame]) -> None:
    chart, frame = drawing
    figure = chart(frame, LIGHT)
    text = figure.to_json()
    assert not {"geo", "map", "images"} & set(figure.layout.to_plotly_json())
    assert "http" not in text and "href" not in text


def test_no_figure_is_heavier_than_200_kilobytes(drawing: tuple[Chart, pd.DataFrame]) -> None:
    chart, frame = drawing
    assert len(chart(frame, LIGHT).to_json().encode()) < 200_000


def test_a_figure_leaves_its_table_as_it_was(drawing: tuple[Chart, pd.DataFrame]) -> None:
    chart, frame = drawing
    before = frame.copy(deep=True)
    chart(frame, LIGHT)
    pd.testing.assert_frame_equal(frame, before)


def test_markup_from_a_data_file_stays_text() -> None:
    frame = counties().assign(name='<a href="javascript:alert(1)">太白</a>')
    for chart in (county_map, tile_grid, bars):
        assert "<a " not in "".join(_texts(chart(frame, LIGHT)))


def _texts(figure: go.Figure) -> list[str]:
    labels = [text for trace in figure.data for text in (getattr(trace, "text", None) or ())]
    ticks = figure.layout.yaxis.ticktext or ()
    return [*labels, *ticks, *(note.text for note in figure.layout.annotations)]


def test_the_height_is_known_before_the_data_are_drawn() -> None:
    assert trend(months(), LIGHT).layout.height == trend(months().head(1), LIGHT).layout.height
    assert sparkline(months(), LIGHT).layout.height == 40  # px, the design of the cards
    assert trend(months(), replace(LIGHT, height=300)).layout.height == 300
