"""A control chart: the band ends where a segment ends, signals are drawn in shape and colour and named."""

import pandas as pd

from charts.control import control
from charts.theme import COLOURS
from tests.charts.frames import LIGHT, months

WORDS = {
    "band": "正常波动范围",
    "improvement": "向好",
    "concern": "关注",
    "change": "明显变动",
    "partial": "部分未报送",
}
NO_MARKS = pd.DataFrame(columns=["month", "text", "side"])


def judged(**given) -> pd.DataFrame:
    columns = {"centre": 0.95, "segment": 0, "verdict": "common_cause", "rising": False}
    return months().assign(**columns | given)


def drawn(frame: pd.DataFrame):
    return control(frame, LIGHT, NO_MARKS, WORDS)


def signals(figure) -> list:
    return [trace for trace in figure.data if str(trace.marker.symbol).startswith("('triangle")]


def key(figure) -> str:
    return "".join(note.text for note in figure.layout.annotations if "<span" in note.text)


def test_a_signal_is_a_triangle_in_the_colour_of_its_verdict_pointing_where_it_went():
    verdict = ["common_cause"] * 10 + ["concern", "improvement"] + ["common_cause"] * 12
    figure = drawn(judged(verdict=verdict, rising=[False] * 11 + [True] + [False] * 12))
    concern, improvement = signals(figure)
    assert concern.marker.color == COLOURS["light"]["concern"]
    assert list(concern.marker.symbol) == ["triangle-down"]
    assert list(improvement.marker.symbol) == ["triangle-up-open"]
    assert all(word in key(figure) for word in ("正常波动范围", "关注", "向好"))
    line = next(trace for trace in figure.data if trace.mode == "lines+markers")
    assert [size for size in line.marker.size if size == 0] == [0, 0]


def test_nothing_is_named_that_is_not_drawn():
    figure = drawn(judged(low=float("nan"), high=float("nan"), status="ok"))
    assert signals(figure) == []
    assert key(figure) == ""


def test_an_open_marker_is_explained_unless_a_signal_stands_on_it():
    assert judged()["status"].eq("partial").any()
    assert "部分未报送" in key(drawn(judged()))
    assert "部分未报送" not in key(drawn(judged(verdict="concern")))


def test_line_band_and_mean_begin_anew_with_a_segment():
    whole, parted = drawn(judged()), drawn(judged(segment=[0] * 12 + [1] * 12))
    means = [trace for trace in parted.data if trace.line.width == 1]
    assert [len(trace.x) for trace in means] == [12, 12]
    lines = [next(t for t in figure.data if t.mode == "lines+markers") for figure in (whole, parted)]
    assert [pd.isna(line.y).sum() for line in lines] == [1, 2]
    fill = COLOURS["light"]["limits"]
    bands = [next(t for t in figure.data if t.fillcolor == fill) for figure in (whole, parted)]
    assert [pd.isna(pd.Series(band.y)).sum() for band in bands] == [2, 3]


def test_no_months_say_so():
    assert drawn(judged().iloc[:0]).layout.annotations
