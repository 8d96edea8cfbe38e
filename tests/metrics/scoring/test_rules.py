"""Rules: each kind by hand, at its bound, below its floor, above its cap, in whole steps, rounded half up."""

from decimal import Decimal as D

import numpy as np
import pytest

from metrics.scoring import rules
from metrics.scoring.rules import Column
from metrics.scoring.scheme import EventRule, Example
from tests.metrics.scoring.toy import WORDS, item


def points(value, rule="goalposts", base=None, others=(), **fields):
    """The points of one figure, written as texts and computed in Decimals."""
    numbers = {
        name: D(one) if isinstance(one, str) and name not in WORDED else one for name, one in fields.items()
    }
    given = {"low": None, "high": None} | numbers if rule != "goalposts" else numbers
    example = Example(D(value), D(0), None if base is None else D(base), tuple(map(D, others)))
    return rules.points_of(item(rule=rule, **given), example)


WORDED = ("better", "baseline", "measure", "points")


def column(values, base=None, groups=None, scored=None, kind=float):
    """A column of figures without counts."""
    array = np.array([kind(one) for one in values], dtype=object if kind is D else float)
    nothing = np.full(array.shape, kind(0), dtype=array.dtype)
    known = np.full(array.shape, True) if scored is None else np.array(scored)
    group = np.zeros(array.shape, dtype=int) if groups is None else np.array(groups)
    return Column(array, array, nothing, nothing if base is None else np.array(base), known, group)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0.6", "0"), ("0.5", "0"), ("0.9", "75"), ("1", "100"), ("0.8", "50")],
)
def test_goalposts_give_nothing_at_the_lower_and_all_at_the_upper(value, expected):
    assert points(value, low="0.6", high="1") == D(expected)


def test_goalposts_turn_round_where_lower_is_better():
    # from 40 to 10 complaints: 25 is half way
    assert points("25", low="10", high="40", better="lower") == 50
    assert points("10", low="10", high="40", better="lower") == 100
    assert points("41", low="10", high="40", better="lower") == 0


def test_a_target_gives_all_at_the_goal_and_in_proportion_below():
    assert points("0.96", "target", goal="0.96") == 100
    assert points("0.99", "target", goal="0.96") == 100
    assert points("0.48", "target", goal="0.96") == 50
    assert points("0.95", "target", goal="0.96", all_or_nothing=True) == 0


def test_a_target_of_what_should_be_low_gives_half_at_twice_the_goal():
    assert points("4", "target", goal="2", better="lower") == 50
    assert points("2", "target", goal="2", better="lower") == 100
    assert points("0", "target", goal="2", better="lower") == 100
    assert points("1", "target", goal="0", better="lower") == 0


@pytest.mark.parametrize(
    ("value", "expected"), [("0.95", 100), ("0.9499", 80), ("0.90", 80), ("0.85", 60), ("0.8499", 0)]
)
def test_steps_give_the_points_of_the_first_bound_that_is_reached(value, expected):
    ladder = ((D("0.95"), D(100)), (D("0.90"), D(80)), (D("0.85"), D(60)))
    assert points(value, "steps", steps=ladder) == expected


def test_steps_of_what_should_be_low_are_reached_from_above():
    ladder = ((D(0), D(100)), (D(2), D(70)))
    found = [points(value, "steps", steps=ladder, better="lower") for value in ("0", "1", "2", "3")]
    assert found == [100, 70, 70, 0]


def test_events_cost_their_points_beyond_the_free_ones_down_to_the_floor():
    found = [
        points(value, "per_event", each="30", free="1", better="lower") for value in ("0", "1", "2", "5")
    ]
    assert found == [100, 100, 70, 0]
    assert points("5", "per_event", each="30", free="1", floor=None) == -20
    assert points("5", "per_event", each="30", free="1", floor="10") == 10


def test_each_percentage_point_behind_the_target_costs_its_points():
    # 96 % asked, 92.5 % reached: 3.5 points behind, 2 each
    behind = {"baseline": "target", "goal": "0.96", "each": "2"}
    assert points("0.925", "against", **behind) == 93
    assert points("0.96", "against", **behind) == 100
    assert points("0.99", "against", **behind) == 100
    assert points("0.925", "against", whole=True, **behind) == 94
    assert points("0.925", "against", free="1", **behind) == 95


def test_what_is_better_than_the_baseline_is_rewarded_up_to_the_cap_where_the_rule_says_so():
    ahead = {"baseline": "given", "given": "0.90", "each": "2", "rewards": True}
    assert points("0.925", "against", **ahead) == 105
    assert points("0.99", "against", cap="110", **ahead) == 110


def test_a_relative_change_is_told_in_percent_of_the_past():
    # 12 after 10 is 20 % more: two steps of 10 %, 5 points each
    risen = {"baseline": "last_year", "measure": "percent", "per": "10", "each": "5", "better": "lower"}
    assert points("12", "against", base="10", **risen) == 90
    assert points("8", "against", base="10", **risen) == 100
    assert points("12", "against", base="0", **risen).is_nan()


def test_units_behind_the_past_are_counted_as_they_are():
    fewer = {"baseline": "three_years", "measure": "units", "each": "3"}
    assert points("7", "against", base="9", **fewer) == 94


def test_peers_are_the_sums_of_the_group_and_not_the_mean_of_rates():
    # 1/1 and 0/99 together are 1 %: the second is one point behind
    one = item(rule="against", baseline="peers", each=D(10), low=None, high=None)
    above, below = np.array([D(1), D(0)], dtype=object), np.array([D(1), D(99)], dtype=object)
    rates = Column(above / below, above, below, below * 0, np.array([True, True]), np.array([0, 0]))
    assert list(rules.points(one, rates)) == [100, 90]


def test_without_sums_peers_are_the_mean_of_those_that_are_scored_in_the_same_group():
    one = item(rule="against", baseline="peers", measure="units", each=D(1), low=None, high=None)
    found = rules.points(one, column([4, 8, 100, 50], groups=[0, 0, 0, 1], scored=[1, 1, 0, 1], kind=D))
    assert [found[0], found[1], found[3]] == [98, 100, 100]


def test_a_percentile_is_the_share_of_the_others_that_are_worse_and_ties_count_half():
    assert points("3", "percentile", others=["1", "2"]) == 100
    assert points("2", "percentile", others=["1", "3"]) == 50
    assert points("2", "percentile", others=["2", "3"]) == 25
    assert points("1", "percentile", others=["2", "3"], better="lower") == 100


def test_who_is_alone_has_no_percentile():
    assert points("2", "percentile").is_nan()


def test_min_max_gives_all_to_the_best_and_nothing_to_the_worst_of_each_group():
    one = item(rule="min_max", low=None, high=None)
    found = rules.points(one, column([1, 2, 5, 7, 9, 0], groups=[0, 0, 0, 1, 1, 0], scored=[1] * 5 + [0]))
    assert found[:5].tolist() == [0, 25, 100, 0, 100]


def test_all_alike_are_not_scored_by_min_max():
    assert points("2", "min_max", others=["2", "2"]).is_nan()


@pytest.mark.parametrize(
    ("value", "expected"), [("0.025", "3"), ("0.0249", "2"), ("0.035", "4"), ("0.001", "0"), ("0.005", "1")]
)
def test_halves_of_points_are_rounded_up_as_offices_do(value, expected):
    assert points(value, decimals=0) == D(expected)


def test_a_half_that_a_division_only_nearly_gives_is_a_half():
    # a third lies a third of the way from 0.3 to 0.4: 2.5 of 7.5 points, and 28 digits make 2.4999…
    third = item(points="7.5", decimals=0, low=D("0.3"), high=D("0.4"))
    assert rules.points_of(third, Example(D(1) / D(3), D(0))) == 3


def test_a_whole_step_that_a_division_only_nearly_gives_is_a_step():
    # 11/12 less 49/60 is ten percentage points, whichever kind of number it is told in
    ten = item(rule="against", baseline="last_year", each=D(1), whole=True, low=None, high=None)
    base, value = D(repr(11 / 12)), D(49) / D(60)
    assert rules.points_of(ten, Example(value, D(0), base)) == 90
    assert rules.points(ten, column([49 / 60], base=[11 / 12])) == [90]
    assert rules.points(ten, column([0.92], base=[0.95])) == [97]


def test_a_negative_half_is_rounded_away_from_zero_in_both_kinds_of_number():
    loss = {"rule": "per_event", "each": D("102.5"), "floor": None, "decimals": 0, "low": None, "high": None}
    assert rules.points_of(item(**loss), Example(D(1), D(0))) == -3
    assert rules.points(item(**loss), column([1])).tolist() == [-3]


def rule_of(each="-1", cap=None, **times):
    """A rule of events."""
    multipliers = {name: D(one) for name, one in times.items()}
    return EventRule("late", WORDS, ("late",), (), D(each), multipliers, cap=None if cap is None else D(cap))


@pytest.mark.parametrize(
    ("circumstances", "expected"),
    [
        ((), "-1"),
        (("repeat",), "-2"),
        (("repeat", "sensitive"), "-3"),
        (("halved",), "-0.5"),
        (("repeat", "halved"), "-1"),
        (("sensitive", "halved", "halved"), "-1.5"),
        (("not_rectified",), "-1"),
    ],
)
def test_of_several_multipliers_the_largest_counts_and_halving_applies_on_top(circumstances, expected):
    rule = rule_of(repeat="2", sensitive="3", halved="0.5")
    assert rules.event_points(rule, D(1), circumstances) == D(expected)


def test_a_cap_bounds_deductions_and_bonuses_alike():
    assert rules.event_points(rule_of(cap="5"), D(7)) == -5
    assert rules.event_points(rule_of("2", cap="5"), D(3)) == 5
    assert rules.event_points(rule_of("2", cap="5"), D(2)) == 4
