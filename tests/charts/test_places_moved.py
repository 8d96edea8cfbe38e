"""Steps of a place: better places to the right, the axis from the last to the first."""

import pandas as pd

from charts.places_moved import places_moved
from tests.charts.frames import LIGHT, NOTHING_YET


def steps() -> pd.DataFrame:
    """From place 9 up to 5 by its own figures, then down to 6 by others."""
    return pd.DataFrame(
        {
            "name": ["2020年9月", "本单位指标", "其他单位变动", "2020年10月"],
            "kind": ["before", "part", "part", "after"],
            "start": [9, 9, 5, 6],
            "end": [9, 5, 6, 6],
            "text": ["第9位", "+4", "−1", "第6位"],
            "hover": "提示",
        }
    )


def test_a_better_place_lies_to_the_right():
    bars = places_moved(steps(), 12, LIGHT).data[1]
    assert list(bars.base) == [-9, -9, -5, -6]
    assert list(bars.x) == [0, 4, -1, 0]


def test_the_axis_runs_from_the_last_place_to_the_first():
    axis = places_moved(steps(), 12, LIGHT).layout.xaxis
    assert axis.range[0] < -12 and axis.range[1] > -1
    assert (axis.ticktext[0], axis.ticktext[-1]) == ("1", "12")


def test_many_places_have_few_numbers_on_the_axis():
    texts = places_moved(steps(), 160, LIGHT).layout.xaxis.ticktext
    assert len(texts) <= 15
    assert {"1", "160"} <= set(texts)


def test_an_empty_table_says_why():
    figure = places_moved(pd.DataFrame(), 12, LIGHT)
    assert [note.text for note in figure.layout.annotations].count(NOTHING_YET) == 1
