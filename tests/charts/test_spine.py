"""The spine chart: a mark, bands, a median and a target in each row."""

import pandas as pd

from charts.spine import SYMBOLS, Headings, spine
from tests.charts.frames import LIGHT, NOTHING_YET

WORDS = Headings("本地", "中位", "差", "好")


def rows() -> pd.DataFrame:
    """One row of each verdict, the second without a target."""
    frame = pd.DataFrame({"verdict": list(SYMBOLS), "at_target": [0.5, None, -1.0, 0.0]})
    places = {"at_worst": -1.0, "at_lower": -0.4, "at_middle": 0.0, "at_upper": 0.3, "at_best": 0.8}
    return frame.assign(
        name=[f"指标{place}" for place in range(4)],
        value_text="97.2%",
        middle_text="96.9%",
        hover="提示",
        at_value=0.2,
        **places,
    )


def test_each_verdict_has_a_shape_of_its_own():
    marks = spine(rows(), LIGHT, WORDS).data[-1]
    shapes = list(zip(marks.marker.symbol, marks.marker.color, marks.marker.line.color, strict=True))
    assert len(set(shapes)) == 4


def test_each_row_has_two_bands_a_median_and_perhaps_a_target():
    figure = spine(rows(), LIGHT, WORDS)
    assert len(figure.layout.shapes) == 8
    medians, targets = figure.data[0], figure.data[1]
    assert sum(x is not None for x in medians.x) == 8  # two ends in each of four rows
    assert sum(x is not None for x in targets.x) == 6


def test_numbers_and_names_are_printed():
    texts = [note.text for note in spine(rows(), LIGHT, WORDS).layout.annotations]
    assert texts.count("<b>97.2%</b>") == 4
    assert texts.count("96.9%") == 4
    assert {"本地", "中位", "差", "好", "指标3"} <= set(texts)


def test_nothing_is_said_in_words():
    figure = spine(rows().iloc[:0], LIGHT, WORDS)
    assert NOTHING_YET in {note.text for note in figure.layout.annotations}
