"""The waterfall: hanging bars between two diamonds, no zero claimed, words that stay words."""

import pandas as pd
import pytest

from charts.waterfall import waterfall
from tests.charts.frames import LIGHT, NOTHING_YET


def steps() -> pd.DataFrame:
    """65 % to 70 % by one rise and one fall."""
    return pd.DataFrame(
        {
            "name": ["2019年", "凤县", "<a>太白县", "2020年"],
            "kind": ["before", "part", "part", "after"],
            "start": [0.65, 0.65, 0.72, 0.70],
            "end": [0.65, 0.72, 0.70, 0.70],
            "length": [0.0, 0.07, -0.02, 0.0],
            "text": ["65.00%", "+7.00", "−2.00", "70.00%"],
            "hover": "提示",
        }
    )


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_bars_hang_between_the_rates(mode):
    figure = waterfall(steps(), LIGHT.__class__(**{**vars(LIGHT), "mode": mode}))
    bars = figure.data[1]
    assert list(bars.base) == [0.65, 0.65, 0.72, 0.70]
    assert list(bars.x) == [0.0, 0.07, -0.02, 0.0]
    assert bars.marker.color[1] != bars.marker.color[2]


def test_the_rates_are_diamonds_and_not_bars_from_zero():
    diamonds = waterfall(steps(), LIGHT).data[2]
    assert list(diamonds.x) == [0.65, 0.70]
    assert diamonds.marker.symbol == "diamond"


def test_names_and_numbers_are_printed_and_markup_stays_text():
    figure = waterfall(steps(), LIGHT)
    assert "&lt;a&gt;太白县" in figure.layout.yaxis.ticktext
    assert {"+7.00", "−2.00"} <= {note.text for note in figure.layout.annotations}


def test_an_empty_table_says_why():
    figure = waterfall(pd.DataFrame(), LIGHT)
    assert [note.text for note in figure.layout.annotations].count(NOTHING_YET) == 1
