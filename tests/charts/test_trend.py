"""The line over the months: gaps, intervals, labels."""

from dataclasses import replace
from itertools import pairwise

import pandas as pd

from charts.sparkline import sparkline
from charts.theme import COLOURS, SURFACE
from charts.trend import trend
from tests.charts.frames import LIGHT, months, several_series


def _line(figure):
    return figure.data[-1]


def test_a_month_not_reported_stays_a_gap() -> None:
    for figure in (trend(months(), LIGHT), sparkline(months(), LIGHT)):
        line = next(trace for trace in figure.data if trace.mode == "lines+markers")
        assert pd.isna(line.y[5])
        assert not line.connectgaps


def test_a_month_not_reported_is_hatched_and_named() -> None:
    figure = trend(months(), LIGHT)
    assert figure.data[0].fillpattern.shape == "/"
    words = [note.text.replace("<br>", "") for note in figure.layout.annotations]
    assert "未报送" in words


def test_a_month_that_one_of_several_lines_knows_is_not_hatched() -> None:
    frame = several_series()
    frame.loc[(frame["series"] == "凤县") & (frame["month"] == "2019-04-01"), "value"] = 0.9
    assert not any(trace.fillpattern.shape for trace in trend(frame, LIGHT).data)


def test_a_partial_month_is_an_open_marker() -> None:
    colours = _line(trend(months(), LIGHT)).marker.color
    assert colours[-1] == SURFACE["light"]
    assert colours[0] == COLOURS["light"]["value"]


def test_the_band_is_broken_where_an_interval_is_missing() -> None:
    band = next(
        trace for trace in trend(months(), LIGHT).data if trace.fillcolor == COLOURS["light"]["limits"]
    )
    # Five months before the gap and eighteen after it, there and back and closed: 11 + 37 points, 2 gaps.
    assert len(band.y) == 11 + 37 + 2
    assert pd.isna(band.y[11])


def test_lines_that_meet_have_labels_that_do_not() -> None:
    figure = trend(several_series(), LIGHT)
    low, high = figure.layout.yaxis.range
    labels = [note for note in figure.layout.annotations if note.x == 1]
    heights = sorted((note.y - low) / (high - low) * 260 + note.yshift for note in labels)
    assert len(labels) == 4  # three lines and the target
    assert min(upper - lower for lower, upper in pairwise(heights)) >= 15.9


def test_the_selected_line_is_purple_and_on_top() -> None:
    assert _line(trend(several_series(), LIGHT)).line.color == COLOURS["light"]["selected"]


def test_the_target_is_dashed_and_labelled() -> None:
    figure = trend(months(), LIGHT)
    assert [trace.line.dash for trace in figure.data].count("dash") == 1
    assert "目标96%" in [note.text for note in figure.layout.annotations]


def test_counts_start_at_zero_when_asked() -> None:
    assert trend(months().assign(value=180), LIGHT, from_zero=True).layout.yaxis.range[0] == 0


def test_an_axis_of_shares_ends_at_the_whole() -> None:
    frame = months().assign(value=1.0, low=0.97, high=1.0)
    assert trend(frame, replace(LIGHT, axis_format=".2~%")).layout.yaxis.range[1] == 1


def test_few_months_are_named_and_the_last_is_among_them() -> None:
    named = trend(months(), LIGHT).layout.xaxis.ticktext
    assert len(named) <= 6
    assert "2020年10月" in named


def test_the_last_known_month_of_a_sparkline_is_marked() -> None:
    frame = months()
    frame.loc[23, "value"] = None
    assert list(sparkline(frame, LIGHT).data[-1].y) == [frame["value"][22]]
