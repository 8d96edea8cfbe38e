"""The line of months with marked jumps."""

import pandas as pd

from charts.jumps import jumps
from charts.theme import Look

LOOK = Look("light", title="网格数", empty="没有数据")


def frame():
    """Two months of grids."""
    return pd.DataFrame(
        {
            "month": pd.to_datetime(["2018-08-01", "2018-09-01"]),
            "value": [43.0, 49.0],
            "low": float("nan"),
            "high": float("nan"),
            "text": ["43个", "49个"],
            "hover": ["43", "49"],
            "status": "ok",
            "month_text": ["2018-08", "2018-09"],
            "status_text": "",
        }
    )


def mark(side):
    """A mark before September."""
    return pd.DataFrame({"month": pd.to_datetime(["2018-09-01"]), "text": ["43 → 49"], "side": [side]})


def test_a_mark_stands_between_the_months_on_its_side():
    figure = jumps(frame(), LOOK, mark("left"))
    (words,) = [note for note in figure.layout.annotations if note.text == "43 → 49"]
    assert words.xanchor == "right"
    assert pd.Timestamp("2018-08-01") < pd.Timestamp(words.x) < pd.Timestamp("2018-09-01")
    assert len(figure.layout.shapes) == 1


def test_long_words_stand_on_several_lines():
    long = "平台启用新的统计报表，当月起网上登记的事项一并计入排查总数"
    figure = jumps(frame(), LOOK, mark("right").assign(text=long))
    (words,) = [note for note in figure.layout.annotations if "<br>" in note.text]
    assert words.text.replace("<br>", "") == long and words.align == "left"


def test_without_marks_it_is_the_line_alone():
    figure = jumps(frame(), LOOK, mark("right").iloc[:0])
    assert not figure.layout.shapes


def test_nothing_to_draw_says_so():
    figure = jumps(frame().iloc[:0], LOOK, mark("left"))
    assert "没有数据" in [note.text for note in figure.layout.annotations]
