"""Scores: items into blocks into scores by hand; what is missing, not applicable, too little; places."""

from dataclasses import replace
from decimal import Decimal as D

import numpy as np
import pytest

from metrics.scoring import scores
from metrics.scoring.scheme import Block
from metrics.scoring.scores import Sheet
from tests.metrics.scoring.toy import WORDS, inputs, item, scheme

NOTHING_DUE, LACKING = (0, 0), (np.nan, np.nan)


def found(one, rates, exact=True, extra=0):
    """The scores of units in the order of their names."""
    return list(scores.score(one, Sheet.of(one, inputs(rates), exact), extra))


def two(first="60", second="40", **fields):
    """Two items of 100 points in all."""
    return scheme(item("a", first), item("b", second), **fields)


def test_a_score_is_the_weighted_mean_of_the_items_points():
    # 9/10 of 60 and 1/2 of 40
    assert found(two(), {"x": [(9, 10), (1, 2)], "y": [(10, 10), (0, 2)]}) == [74, 60]


def test_thirds_are_the_same_to_the_last_digit_whichever_way_they_come():
    rates = {"x": [(1, 3), (2, 3)], "y": [(2, 6), (4, 6)], "z": [(0, 3), (3, 3)]}
    x, y, z = found(two("50", "50"), rates)
    assert x == y == z == 50


def test_a_geometric_mean_does_not_let_a_strength_make_up_for_a_weakness():
    floored = {"floor": D("0.5"), "points": "50"}
    one = scheme(item("a", **floored), item("b", **floored), mean="geometric", blocks=by_item("geometric"))
    # √(0.2 · 0.8) = 0.4, where the plain mean is 0.5; nothing is held at its floor of 1 %
    assert found(one, {"x": [(2, 10), (8, 10)], "y": [(0, 10), (10, 10)]}) == [40, 10]


def by_item(mean):
    """One block of 100 points."""
    return (Block("work", WORDS, D(100), mean=mean),)


def nested():
    """A block of 60 points with a block of 20 in it, which is at least 10 and counts at most 15."""
    return scheme(
        item("a", "40", block="outer"),
        item("b", "20", block="inner"),
        item("c", "40", block="rest"),
        blocks=(
            Block("outer", WORDS, D(60)),
            Block("inner", WORDS, D(20), part_of="outer", floor=D(10), cap=D(15)),
            Block("rest", WORDS, D(40)),
        ),
    )


def test_blocks_within_blocks_have_floors_and_caps_of_their_own():
    rates = {"x": [(1, 2), (1, 1), (1, 1)], "y": [(1, 2), (0, 1), (1, 1)], "z": [(1, 2), (3, 5), (0, 1)]}
    # x: 20 + 15 of 20 + 40; y: 20 + 10 of 0 + 40; z: 20 + 12 + 0
    assert found(nested(), rates) == [75, 70, 32]


def test_a_unit_without_anything_due_is_scored_on_the_rest_where_that_covers_enough():
    one = two("90", "10", least_coverage=D("0.9"))
    x, y = found(one, {"x": [(9, 10), NOTHING_DUE], "y": [NOTHING_DUE, (1, 1)]})
    assert x == 90 and y.is_nan()


def test_nine_of_ten_equal_weights_cover_nine_tenths():
    # 0.1 nine times is less than 0.9 in floats
    ten = [item(f"i{n}", "10") for n in range(10)]
    rates = {"x": [(1, 2)] * 9 + [LACKING], "y": [(1, 2)] * 8 + [LACKING] * 2}
    x, y = found(scheme(*ten), rates)
    assert x == 50 and y.is_nan()


def test_what_is_not_applicable_is_not_asked_for():
    one = two("60", "40", least_coverage=D(1))
    given = inputs({"x": [(9, 10), LACKING], "y": [(9, 10), (1, 2)]}, items=["a", "b"])
    why = given.cells["why"].copy()
    why["x", "b"] = "not_applicable"
    given = replace(given, cells=given.cells.assign(why=why))
    assert list(scores.score(one, Sheet.of(one, given))) == [90, 74]


def test_a_rule_that_cannot_tell_units_apart_is_left_out():
    one = scheme(item("a", "60"), item("b", "40", "min_max", low=None, high=None), least_coverage=D(1))
    assert found(one, {"x": [(9, 10), (1, 2)], "y": [(8, 10), (2, 4)]}) == [90, 80]


def test_points_of_events_come_on_top_even_above_full_marks_and_below_nothing():
    rates = {"x": [(1, 1), (1, 1)], "y": [(0, 1), (0, 1)]}
    assert found(two(), rates, extra=np.array([D(3), D(-2)], dtype=object)) == [103, -2]


def test_floats_give_what_decimals_give():
    rates = {"x": [(1, 3), (2, 7)], "y": [(5, 9), NOTHING_DUE], "z": [(0, 4), (4, 4)]}
    exact = [float(one) for one in found(two(), rates)]
    np.testing.assert_allclose(found(two(), rates, exact=False), exact, atol=1e-9)


def test_scenarios_are_scored_side_by_side():
    sheet = Sheet.of(two(), inputs({"x": [(9, 10), (1, 2)], "y": [(1, 2), (1, 2)]}), exact=False)
    moved = replace(sheet, value=np.stack([sheet.value, sheet.value * 0, sheet.value * 0 + 1]))
    assert scores.score(two(), moved).tolist() == [[74, 50], [0, 0], [100, 100]]


def decimals(*numbers):
    """Decimals, one of them missing where it says nan."""
    return np.array([D(one) for one in numbers], dtype=object)


@pytest.mark.parametrize("kind", [object, float])
def test_equal_scores_share_the_better_place_and_the_next_is_left_out(kind):
    told = decimals("90", "80", "80", "70").astype(kind)
    assert scores.places(told, np.zeros(4, int)).tolist() == [1, 2, 2, 4]


@pytest.mark.parametrize("kind", [object, float])
def test_places_are_counted_within_the_group_and_who_has_no_score_has_none(kind):
    told = decimals("90", "80", "nan", "85", "90").astype(kind)
    assert scores.places(told, np.array([0, 1, 0, 1, 0])).tolist() == [1, 2, 0, 1, 1]


def test_keys_decide_between_equal_scores_the_first_before_the_second():
    told = decimals("80", "80", "80", "90")
    keys = [np.array([5.0, 7, 7, 0]), np.array([9.0, 1, 2, 0])]
    assert scores.places(told, np.zeros(4, int), keys).tolist() == [4, 3, 2, 1]
    assert scores.places(told, np.zeros(4, int), keys[:1]).tolist() == [4, 2, 2, 1]


def test_many_keys_of_many_units_keep_their_order():
    # all equal but in the last of eight keys; 1 700 codes to the power of nine fit into no whole number
    units = np.arange(1700.0)
    keys = [np.concatenate([units[:1500], np.full(200, 2000.0)])] * 7 + [units]
    told = np.full(1700, 50.0)
    assert scores.places(told, np.zeros(1700, int), keys).tolist() == list(range(1700, 0, -1))
