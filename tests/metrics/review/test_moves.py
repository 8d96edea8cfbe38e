"""Why places changed: each part by hand, all parts exactly, one's own part by a table made another way."""

from dataclasses import replace
from decimal import Decimal as D

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.review.moves import PARTS, moves, own_by_item
from metrics.scoring.board import board
from metrics.scoring.scheme import EventRule, Group
from tests.metrics.scoring.toy import WORDS, inputs, item, scheme

LACKING = (np.nan, np.nan)
LATE = EventRule("late", WORDS, ("迟报",), (), D(-5))
ONE = scheme(item("a"), events=(LATE,))


def scored(rates, one=ONE, late=(), **fields):
    """The board of such rates out of 100, or (numerator, denominator); `late` units have an event."""
    given = {
        unit: [pair if isinstance(pair, tuple) else (pair, 100) for pair in np.atleast_1d(told).tolist()]
        if not isinstance(told, list)
        else told
        for unit, told in rates.items()
    }
    events = [
        {
            "unit": unit,
            "event": unit,
            "rule": "迟报",
            "happened_on": "2020-10-05",
            "points": 1.0,
            "circumstances": (),
            "matter": "",
            "reason": "样例",
        }
        for unit in late
    ]
    names = [part.id for part in one.items]
    return board(one, inputs(given, events, items=names, **fields), with_ranges=False)


def parts(found, unit, what):
    """moved and its parts."""
    return [found.at[unit, f"{what}_{name}"] for name in ("moved", *PARTS)]


def test_each_part_is_the_difference_of_two_tables():
    before = scored({"x": 50, "y": 60, "z": 70})
    revised = scored({"x": 65, "y": 60, "z": 70})  # x is known better now: from third to second
    harder = replace(ONE, items=(item("a", low=D("0.5")),))
    rescored = scored({"x": 65, "y": 60, "z": 70}, harder)
    now = scored({"x": 60, "y": 80, "z": 55}, harder)
    found = moves(before, revised, rescored, now)
    # scores of x: 50, 65, 30, then with 60 among 60 and 70: 20, shared second; at last y and z: second
    assert parts(found, "x", "score") == [-30, 15, -35, -10, 0]
    assert parts(found, "x", "place") == [1, 1, 0, 0, 0]
    # z falls by its own figures from first to third, and stays there
    assert parts(found, "z", "place") == [-2, 0, 0, -2, 0]
    assert parts(found, "y", "place") == [1, -1, 0, 2, 0]
    assert found["status"].eq("compared").all()
    assert found.loc["x", ["place_before", "place_now", "score_before", "score_now"]].tolist() == [
        3,
        2,
        50,
        20,
    ]


def test_who_did_the_same_as_before_is_moved_by_the_others_alone():
    before, now = scored({"x": 50, "y": 60, "z": 70}), scored({"x": 50, "y": 40, "z": 30})
    found = moves(before, before, before, now)
    assert parts(found, "x", "place") == [2, 0, 0, 0, 2]
    assert parts(found, "x", "score") == [0, 0, 0, 0, 0]


def test_events_are_among_a_units_own():
    before, now = scored({"x": 50, "y": 48}), scored({"x": 50, "y": 48}, late=("x",))
    found = moves(before, before, before, now)
    assert parts(found, "x", "place") == [-1, 0, 0, -1, 0]
    lines = own_by_item(before, now, "x")
    assert lines[["line", "change"]].to_numpy().tolist() == [["a", 0], ["events", -5]]
    assert lines[["before", "now"]].to_numpy().tolist() == [[50, 50], [0, -5]]


def test_points_within_the_group_change_by_what_others_do():
    one = scheme(item("a", "100", "percentile", low=None, high=None))
    before, now = scored({"x": 50, "y": 60, "z": 70}, one), scored({"x": 65, "y": 60, "z": 10}, one)
    found = moves(before, before, before, now)
    # x passes y by itself, and z falls behind both
    assert parts(found, "x", "score") == [100, 0, 0, 50, 50]
    assert parts(found, "x", "place") == [2, 0, 0, 1, 1]


@pytest.mark.parametrize(
    ("before", "now", "status"),
    [
        ({"y": 50}, {"x": 50, "y": 50}, "new"),
        ({"x": 50, "y": 50}, {"y": 50}, "gone"),
        ({"x": LACKING, "y": 50}, {"x": 50, "y": 50}, "not_ranked_before"),
        ({"x": 50, "y": 50}, {"x": (0, 0), "y": 50}, "not_ranked_now"),
    ],
)
def test_who_was_not_ranked_on_a_side_has_a_word_and_no_numbers(before, now, status):
    was, is_now = (
        scored({unit: [p if isinstance(p, tuple) else (p, 100)] for unit, p in side.items()})
        for side in (before, now)
    )
    found = moves(was, was, was, is_now)
    assert found.at["x", "status"] == status
    assert found.loc["x"].drop(["name", "group", "status"]).isna().all()
    assert found.at["y", "status"] == "compared"
    assert own_by_item(was, is_now, "x").empty


def test_who_is_not_ranked_by_the_new_rules_is_said_to_be_that():
    both = {"x": 50, "y": 50}
    excluded = scored({"x": [LACKING], "y": [(1, 2)]})
    found = moves(scored(both), scored(both), excluded, scored(both))
    assert found.loc[["x", "y"], "status"].tolist() == ["not_ranked_between", "compared"]


def test_places_of_two_groups_are_not_compared_but_scores_are():
    groups = {"x": "all", "y": "other"}
    two = replace(ONE, groups=(Group("all", WORDS), Group("other", WORDS)))
    before, now = scored({"x": 50, "y": 60}, two), scored({"x": 50, "y": 70}, two, groups=groups)
    found = moves(before, before, before, now).loc["y"]
    assert (found["status"], found["score_moved"]) == ("other_group", 10)
    assert pd.isna(found["place_moved"])


RULES = (
    {"rule": "goalposts", "low": D("0.2"), "high": D("0.9")},
    {"rule": "percentile", "low": None, "high": None},
    {"rule": "min_max", "low": None, "high": None},
    {"rule": "against", "baseline": "peers", "each": D(1), "low": None, "high": None},
    {"rule": "steps", "steps": ((D("0.8"), D(30)), (D("0.4"), D(10))), "low": None, "high": None},
)
PAIRS = st.integers(0, 8).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
UNITS = "uvwxyz"


@st.composite
def two_months(draw):
    """A scheme of three items and the figures of two months."""
    drawn = [draw(st.sampled_from(RULES)) for _ in range(3)]
    parts_ = [
        item(f"i{n}", points, **rule)
        for n, (points, rule) in enumerate(zip(("50", "30", "20"), drawn, strict=True))
    ]
    ties = draw(st.sampled_from(({}, {"ties": "lot"}, {"ties": "by", "ties_by": ("i1", "i0")})))
    one = scheme(*parts_, events=(LATE,), least_coverage=D("0.5"), **ties)
    rates = st.fixed_dictionaries({unit: st.lists(PAIRS, min_size=3, max_size=3) for unit in UNITS})
    late = st.sets(st.sampled_from(UNITS))
    return one, [(draw(rates), draw(late)) for _ in range(3)]


@settings(max_examples=25)
@given(two_months(), st.sampled_from(UNITS))
def test_the_parts_add_up_exactly_and_ones_own_is_that_of_a_table_made_by_hand(months, one_unit):
    one, told = months
    before, revised, now = (scored(rates, one, late) for rates, late in told)
    found = moves(before, revised, revised, now)
    for unit in found.index[found["status"] == "compared"]:
        for what in ("place", "score"):
            moved, *rest = parts(found, unit, what)
            assert moved == sum(rest)
        assert sum(own_by_item(revised, now, unit)["change"]) == found.at[unit, "score_own"]
    if found.at[one_unit, "status"] == "compared":
        (rates, late), (new, newly_late) = told[1:]
        registered = (late - {one_unit}) | (newly_late & {one_unit})
        mixed = scored(rates | {one_unit: new[one_unit]}, one, registered).rows.loc[one_unit]
        was = revised.rows.loc[one_unit]
        assert mixed["score"] - was["score"] == found.at[one_unit, "score_own"]
        assert was["place"] - mixed["place"] == found.at[one_unit, "place_own"]
