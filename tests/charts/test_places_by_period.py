"""Places period by period: a cell for each, the last-placed filled in and bold."""

import pandas as pd
import pytest

from charts.places_by_period import places_by_period
from tests.charts.frames import LIGHT, NOTHING_YET


def cells() -> pd.DataFrame:
    """Two counties over two months; 陇县 is last in both."""
    rows = [("陇县", "9月", "11", True), ("陇县", "10月", "12 ●", True), ("<a>凤县", "9月", "8", False)]
    frame = pd.DataFrame(rows, columns=["name", "period", "text", "is_last"])
    return frame.assign(hover="提示", selected=frame["name"].eq("陇县"))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_last_placed_are_filled_in(mode):
    grid = places_by_period(cells(), LIGHT.__class__(**{**vars(LIGHT), "mode": mode})).data[0]
    assert [list(row) for row in grid.z] == [[1, 1], [0, 0]]


def test_their_places_are_bold_and_markup_stays_text():
    figure = places_by_period(cells(), LIGHT)
    texts = {note.text for note in figure.layout.annotations}
    assert {"<b>11</b>", "<b>12 ●</b>", "8"} <= texts
    assert list(figure.layout.yaxis.ticktext) == ["<b>陇县</b>", "&lt;a&gt;凤县"]


def test_an_empty_table_says_why():
    figure = places_by_period(pd.DataFrame(), LIGHT)
    assert [note.text for note in figure.layout.annotations].count(NOTHING_YET) == 1
