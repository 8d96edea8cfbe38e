"""The small pictures of a card are well-formed drawings of what they are given, and nothing else."""

import xml.etree.ElementTree as xml

import pytest

from charts.mini_interval import Estimate, mini_interval
from charts.mini_line import mini_line
from charts.theme import COLOURS

NAN = float("nan")


def strokes(svg: str) -> list[dict[str, str]]:
    return [element.attrib for element in xml.fromstring(svg).iter() if element.tag.endswith("path")]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_line_is_drawn_in_the_colours_of_the_mode_with_its_last_point_marked(mode):
    drawn = strokes(mini_line([1.0, 2.0, 3.0], mode, target=2.5))
    assert [stroke["stroke"] for stroke in drawn] == [
        COLOURS[mode]["target"],
        COLOURS[mode]["value"],
        COLOURS[mode]["value"],
    ]
    assert drawn[-1]["d"].endswith("h0")


def test_a_missing_month_interrupts_the_line_and_a_lone_one_is_a_dot():
    drawn = strokes(mini_line([1.0, 2.0, NAN, 1.0, NAN], "light"))
    assert len(drawn) == 3  # a stretch, a lone month, and the mark of the last known one
    assert drawn[1]["d"].endswith("h0")


def test_no_value_at_all_leaves_only_the_target():
    assert len(strokes(mini_line([NAN, NAN], "light", target=0.96))) == 1
    assert strokes(mini_line([], "light")) == []


def test_values_without_spread_lie_in_the_middle():
    assert " 16.0" in strokes(mini_line([0.0, 0.0], "light"))[0]["d"]


def test_an_interval_holds_its_value_and_shows_the_target():
    drawn = strokes(mini_interval(Estimate(0.95, 0.94, 0.96, 0.98), "light"))
    assert len(drawn) == 4  # rail, range, target, value
    places = [float(stroke["d"].split("H")[0].removeprefix("M").split()[0]) for stroke in drawn]
    assert places[1] < places[3] < places[2]


def test_an_unknown_value_leaves_an_empty_rail():
    assert len(strokes(mini_interval(Estimate(NAN, NAN, NAN, 0.98), "light"))) == 1


def test_the_line_ends_at_a_break_and_begins_anew():
    drawn = strokes(mini_line([1.0, 2.0, 3.0, 4.0], "light", breaks=[2]))
    assert [stroke["stroke"] for stroke in drawn] == [
        COLOURS["light"]["common_cause"],
        *[COLOURS["light"]["value"]] * 3,  # before, after, the last point
    ]
    upright = float(drawn[0]["d"].removeprefix("M").split()[0])
    ends = [float(stroke["d"].removeprefix("M").split("L")[-1].split()[0]) for stroke in drawn[1:3]]
    assert ends[0] < upright < ends[1]
