"""Who is among the last, how often running, and the step that proposes: first by hand, then as properties."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from metrics.period import parse
from metrics.review.counters import among_last, begins_year, counted
from metrics.scoring.scheme import ACCOUNT, SUMMON, SUPERVISE, Ladder, Step

STEPS = (Step(SUPERVISE, 1), Step(SUMMON, 2), Step(ACCOUNT, 3))
LADDER = Ladder(worst=1, steps=STEPS, least_units=2)
JANUARY = np.array([True] + [False] * 11)


def count(last: str, ladder: Ladder = LADDER, declined: str = "", new_year: str = "") -> tuple[str, str]:
    """Running and steps of one unit as digits, from a string with x in the periods it was among the last."""
    marks = [np.array([[mark == "x"] for mark in text.ljust(len(last))]) for text in (last, declined)]
    found = counted(marks[0], ladder, np.array([mark == "J" for mark in new_year.ljust(len(last))]), marks[1])
    return tuple("".join(str(number) for number in part[:, 0]) for part in found)


def test_january_february_march_are_supervised_summoned_and_held_to_account():
    assert count("xxx") == ("123", "123")


def test_a_gap_begins_again():
    assert count("xx.xx") == ("12012", "12012")


def test_after_the_last_step_the_counter_begins_again():
    assert count("xxxxx") == ("12312", "12312")


def test_a_step_cools_and_the_next_one_is_not_skipped():
    cooled = Ladder(worst=1, steps=STEPS, cooling=1)
    assert count("xxxxxx", cooled) == ("123451", "102030")
    assert count("x.x", cooled) == ("101", "101")
    assert count("xxx.x", Ladder(worst=1, steps=STEPS[:1], cooling=3)) == ("11201", "10001")


def test_a_step_that_was_declined_is_proposed_again():
    assert count("xxx", declined="x") == ("123", "112")
    assert count("xxxx", Ladder(worst=1, steps=STEPS, cooling=2), declined="x") == ("1234", "1100")


def test_a_year_begins_anew_only_where_the_ladder_says_so():
    assert count("xxx", new_year="  J") == ("121", "121")
    assert count("xxx", Ladder(worst=1, steps=STEPS, resets_yearly=False), new_year="  J") == ("123", "123")
    months = [parse(f"2020-{month:02}") for month in range(1, 13)]
    assert (begins_year(months) == JANUARY).all()
    assert begins_year([parse("2020Q1"), parse("2020Q2"), parse("2021Q1")]).tolist() == [True, False, True]
    assert begins_year([parse("2020"), parse("2021")]).tolist() == [False, False]


def test_a_step_may_need_several_periods_and_a_ladder_may_have_none():
    late = Ladder(worst=1, steps=(Step(SUPERVISE, 2), Step(SUMMON, 3)))
    assert count("xxxxx", late) == ("12312", "01201")
    assert count("xxx", Ladder(worst=1, steps=())) == ("123", "000")


@pytest.mark.parametrize(
    ("places", "worst", "expected"),
    [
        ([1, 2, 3, 4], 1, [0, 0, 0, 1]),
        ([1, 2, 3, 4], 2, [0, 0, 1, 1]),
        ([1, 2, 3, 3], 1, [0, 0, 1, 1]),  # tied at the edge: both have nobody behind them
        ([1, 2, 2, 4], 2, [0, 1, 1, 1]),
        ([1, 2, 2, 4], 1, [0, 0, 0, 1]),
        ([1, 2, 0, 3], 1, [0, 0, 0, 1]),  # not ranked: never among the last
        ([1, 0, 0, 0], 1, [0, 0, 0, 0]),  # fewer than least_units
        ([1, 1, 1, 1], 1, [0, 0, 0, 0]),  # where all are equal nobody is last
        ([1, 2, 3, 4], 9, [0, 1, 1, 1]),
    ],
)
def test_the_last_are_those_with_fewer_than_k_behind_them(places, worst, expected):
    ladder = Ladder(worst=worst, steps=(), least_units=2)
    assert among_last(np.array(places), np.zeros(4), ladder).astype(int).tolist() == expected


def test_each_group_has_its_own_last():
    found = among_last(np.array([[1, 2, 3, 1, 2], [3, 2, 1, 2, 1]]), np.array(list("aaabb")), LADDER)
    assert found.astype(int).tolist() == [[0, 0, 1, 0, 1], [1, 0, 0, 1, 0]]


@given(arrays(bool, (3, 8, 5)), st.permutations(range(5)), st.integers(0, 2))
def test_neither_the_order_of_units_nor_that_of_scenarios_changes_anything(last, order, cooling):
    ladder, none = Ladder(worst=1, steps=STEPS, cooling=cooling), np.zeros(8, dtype=bool)
    whole = counted(last, ladder, none)
    shuffled = counted(last[::-1][..., order], ladder, none)
    alone = counted(last[1], ladder, none)
    for one, other, single in zip(whole, shuffled, alone, strict=True):
        assert (one[::-1][..., order] == other).all()
        assert (one[1] == single).all()


@given(arrays(bool, (24, 4)), st.integers(0, 3))
def test_steps_come_in_order_and_only_to_the_last(last, cooling):
    running, steps = counted(last, Ladder(worst=1, steps=STEPS, cooling=cooling), np.zeros(24, dtype=bool))
    assert (steps[~last] == 0).all()
    assert (running[~last] == 0).all()
    assert (running[last] >= 1).all()
    for unit in range(last.shape[1]):
        before = 0
        for was_last, step in zip(last[:, unit], steps[:, unit], strict=True):
            before = before if was_last else 0
            assert step in (0, before + 1)
            before = step % len(STEPS) if step else before
