"""A row of a ranking: where the dot, the bar and the old place lie; the sign of a grade."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.ranking import EDGE, WIDTH, Standing, grade, ranking
from charts.theme import BANDS, COLOURS

LIGHT = COLOURS["light"]


def strokes(svg: str) -> dict[str, list[float]]:
    """By colour, the places along the rail that a stroke touches."""
    found = re.findall(r'd="M([\d.]+) [\d.]+(?:H([\d.]+)|[Vh][\d.]+)".*?stroke="(#\w+)"', svg)
    return {ink: [float(x) for x in (start, end) if x] for start, end, ink in found}


def test_the_first_is_at_the_left_and_the_last_at_the_right():
    first, last = (strokes(ranking(Standing(place, 1, 12, 12), "light")) for place in (1, 12))
    assert first[LIGHT["value"]] == [EDGE]
    assert last[LIGHT["value"]] == [WIDTH - EDGE]


def test_the_fifth_of_nine_is_in_the_middle_and_its_range_from_the_third_to_the_ninth():
    told = strokes(ranking(Standing(5, 3, 9, 9, before=1), "light"))
    assert told[LIGHT["value"]] == [WIDTH / 2]
    assert told[LIGHT["limits"]] == pytest.approx([EDGE + (WIDTH - 2 * EDGE) / 4, WIDTH - EDGE])
    assert told[LIGHT["common_cause"]] == [EDGE]


def test_a_range_that_is_not_known_and_a_place_that_was_not_there_are_not_drawn():
    told = strokes(ranking(Standing(2, math.nan, math.nan, 4), "light"))
    assert LIGHT["limits"] not in told and LIGHT["common_cause"] not in told


@given(st.integers(1, 2000), st.data())
def test_everything_lies_on_the_rail(of, data):
    place, low, high = (data.draw(st.integers(1, of)) for _ in range(3))
    before = data.draw(st.integers(0, 3000))  # more units may have been ranked then
    told = strokes(ranking(Standing(place, min(low, high), max(low, high), of, before), "dark"))
    assert all(EDGE <= x <= WIDTH - EDGE for ends in told.values() for x in ends)


@pytest.mark.parametrize("mode", BANDS)
def test_grades_differ_in_grey_too(mode):
    """Fuller is worse: none of red's neighbours is as full, and green is a ring."""
    signs = {colour: re.sub("#[0-9A-F]{6}", "", grade(colour, mode)) for colour in BANDS[mode]}
    assert len(set(signs.values())) == len(signs) == 4
    assert "fill-opacity" not in signs["green"] and "fill-opacity" in signs["red"]
