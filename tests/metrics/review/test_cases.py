"""One case more or less: by hand, and against a table made anew with every number of cases."""

from dataclasses import replace
from decimal import Decimal as D

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.review.cases import to_change_place, to_leave_last
from metrics.scoring.board import board
from metrics.scoring.scheme import Group
from tests.metrics.scoring.toy import WORDS, inputs, item, scheme

LACKING = (np.nan, np.nan)


def given_(one, rates, **fields):
    return inputs(rates, items=[part.id for part in one.items], **fields)


def scored(one, rates, **fields):
    """The board of a scheme and such rates."""
    return board(one, given_(one, rates, **fields), with_ranges=False)


def fewest(found):
    """(better_by, worse_by) by unit and item, None where there is none."""
    table = found.set_index(["unit", "item"])
    return {
        cell: tuple(None if pd.isna(one) else int(one) for one in row)
        for cell, row in zip(table.index, table.to_numpy(), strict=True)
    }


def test_so_many_cases_are_missing_to_the_next_place():
    # 90, 80 and 50 of 100: who draws level shares the better place; to fall behind takes one more
    found = fewest(
        to_change_place(scored(scheme(item("a")), {"x": [(90, 100)], "y": [(80, 100)], "z": [(50, 100)]}))
    )
    assert found == {("x", "a"): (None, 11), ("y", "a"): (10, 31), ("z", "a"): (30, None)}


def test_a_tie_is_broken_by_one_case():
    found = fewest(
        to_change_place(scored(scheme(item("a")), {"x": [(8, 10)], "y": [(8, 10)], "z": [(5, 10)]}))
    )
    # a shared first place cannot be bettered, and is lost with one case
    assert found == {("x", "a"): (None, 1), ("y", "a"): (None, 1), ("z", "a"): (3, None)}


def test_fewer_cases_are_better_where_lower_is_and_no_more_than_there_are():
    one = scheme(item("a", better="lower"))
    found = fewest(to_change_place(scored(one, {"x": [(0, 10)], "y": [(2, 10)], "z": [(3, 10)]})))
    # y can only draw level with x, which is a place up; two more put it behind z
    assert found == {("x", "a"): (None, 3), ("y", "a"): (2, 2), ("z", "a"): (1, None)}


def test_a_count_has_no_denominator_to_end_at():
    costs = {"rule": "per_event", "each": D(10), "better": "lower", "low": None, "high": None}
    one = scheme(item("a", "100", **costs))
    given = given_(one, {"x": [(1, 1)], "y": [(3, 1)]})
    cells = given.cells.assign(denominator=np.nan, value=given.cells["numerator"], chance="count")
    found = fewest(to_change_place(board(one, replace(given, cells=cells), with_ranges=False)))
    assert found == {("x", "a"): (None, 3), ("y", "a"): (2, None)}


def test_what_is_not_scored_and_who_is_not_ranked_have_no_number():
    one = scheme(item("a", "60"), item("b", "40"), least_coverage=D("0.6"))
    found = fewest(
        to_change_place(scored(one, {"x": [(1, 2), LACKING], "y": [(2, 2), (1, 2)], "z": [LACKING, (1, 1)]}))
    )
    # x has 50 by one item alone, y 80: with none of its two cases 20
    assert found == {
        ("x", "a"): (1, None),
        ("x", "b"): (None, None),
        ("y", "a"): (None, 2),
        ("y", "b"): (None, None),
    }


def test_points_within_the_group_are_scored_anew_for_all():
    # peers are 24 of 30; with 3 cases more x has 0.9 and so has the group 0.9: y falls from 100 to 90 + …
    one = scheme(item("a", rule="against", baseline="peers", each=D(1), low=None, high=None))
    rates = {"x": [(6, 10)], "y": [(9, 10)], "z": [(9, 10)]}
    found = fewest(to_change_place(scored(one, rates)))
    assert found["x", "a"] == (3, None)


def test_units_of_another_group_do_not_matter():
    one = scheme(item("a"), groups=(Group("towns", WORDS), Group("streets", WORDS)))
    groups = {"x": "towns", "y": "streets", "z": "towns"}
    found = scored(one, {"x": [(8, 10)], "y": [(9, 10)], "z": [(5, 10)]}, groups=groups)
    assert fewest(to_change_place(found))["x", "a"] == (None, 4)
    assert fewest(to_change_place(found))["y", "a"] == (None, None)


RATES = {f"u{n}": [(n * 10, 100), (9, 10)] for n in range(1, 7)}


def test_what_it_takes_to_leave_the_last_three():
    one = scheme(item("a", "50"), item("b", "50"))
    found = to_leave_last(scored(one, RATES), k=3)
    # u4 has 20 + 45: u1 gets past its 65 with 31 of a hundred cases; the case left in b draws level at most
    told = found.set_index(["unit", "item"])["cases"].astype(object)
    assert [told[unit, "a"] for unit in ("u3", "u2", "u1")] == [11, 21, 31]
    assert told.xs("b", level="item").isna().all()
    assert found.groupby("unit")["one_is_enough"].first().to_dict() == {"u1": False, "u2": False, "u3": False}


def test_one_single_case_may_be_enough_to_leave_the_last():
    rates = {"x": [(5, 10)], "y": [(55, 100)], "z": [(9, 10)]}
    found = to_leave_last(scored(scheme(item("a")), rates), k=1)
    assert found.to_dict("records") == [{"unit": "x", "item": "a", "cases": 1, "one_is_enough": True}]


def test_where_all_share_the_first_place_nobody_is_last():
    assert to_leave_last(scored(scheme(item("a")), {"x": [(5, 10)], "y": [(5, 10)]}), k=1).empty


RULES = (
    {"rule": "goalposts", "low": D("0.2"), "high": D("0.9")},
    {"rule": "goalposts", "low": D("0.1"), "high": D("0.6"), "better": "lower"},
    {"rule": "percentile", "low": None, "high": None},
    {"rule": "min_max", "low": None, "high": None},
    {"rule": "against", "baseline": "peers", "each": D(1), "low": None, "high": None},
    {"rule": "steps", "steps": ((D("0.8"), D(30)), (D("0.4"), D(10))), "low": None, "high": None},
)
PAIRS = st.integers(0, 7).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@st.composite
def tables(draw):
    """A scheme of two items and the rates of five units, one of its units and one of its items."""
    parts = [item(name, "50", **draw(st.sampled_from(RULES))) for name in "ab"]
    ties = draw(st.sampled_from(({}, {"ties": "lot"}, {"ties": "by", "ties_by": ("b",)})))
    one = scheme(*parts, least_coverage=D("0.5"), **ties)
    rates = st.fixed_dictionaries({unit: st.lists(PAIRS, min_size=2, max_size=2) for unit in "vwxyz"})
    return one, draw(rates), draw(st.sampled_from("vwxyz")), draw(st.integers(0, 1))


def moved(one, rates, unit, place, cases):
    """The place of a unit with so many cases more in one item, in a table made anew."""
    pairs = list(rates[unit])
    pairs[place] = (pairs[place][0] + cases, pairs[place][1])
    return scored(one, rates | {unit: pairs}).rows.at[unit, "place"]


@settings(max_examples=25)
@given(tables())
def test_the_number_changes_the_place_and_one_case_less_does_not(drawn):
    one, rates, unit, place = drawn
    start = scored(one, rates).rows.at[unit, "place"]
    found = fewest(to_change_place(scored(one, rates)))
    told = found.get((unit, one.items[place].id), (None, None))
    sign = 1 if one.items[place].better == "higher" else -1
    for way, cases, is_met in (
        (sign, told[0], lambda now: 0 < now < start),
        (-sign, told[1], lambda now: now > start),
    ):
        if cases is not None:
            assert is_met(moved(one, rates, unit, place, way * cases))
            assert not is_met(moved(one, rates, unit, place, way * (cases - 1)))
        elif start:
            above, below = rates[unit][place]
            most = below - above if way > 0 else above
            assert not most or not is_met(moved(one, rates, unit, place, way * most))


@pytest.mark.parametrize("rule", RULES)
def test_a_hundred_units_are_searched_in_moments(rule):
    rng = np.random.default_rng(1)
    one = scheme(item("a", "50", **rule), item("b", "50"))
    below = rng.integers(5, 400, (100, 2))
    rates = {f"u{n:03}": [(int(rng.binomial(m, 0.6)), int(m)) for m in row] for n, row in enumerate(below)}
    found = to_change_place(scored(one, rates))
    assert len(found) == 200 and found[["better_by", "worse_by"]].notna().any().all()
