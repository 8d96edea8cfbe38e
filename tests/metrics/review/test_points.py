"""Points won and lost: by hand for each kind of line, and adding up to the last digit."""

from decimal import Decimal as D

import numpy as np
import pandas as pd

from metrics.review.points import lost_most, won_and_lost
from metrics.scoring.board import board
from metrics.scoring.scheme import Block, EventRule, Veto
from tests.metrics.scoring.toy import WORDS, inputs, item, scheme

LACKING = (np.nan, np.nan)
LATE = EventRule("late", WORDS, ("迟报",), (), D(-2), {"repeat": D(2)})


def event(name, day, rule="迟报", unit="x"):
    return {
        "unit": unit,
        "event": name,
        "rule": rule,
        "happened_on": day,
        "points": 1.0,
        "circumstances": (),
        "matter": "",
        "reason": "样例",
    }


def scored(one, rates, events=None, **fields):
    """The board of a scheme and such rates."""
    return board(
        one, inputs(rates, events, items=[part.id for part in one.items], **fields), with_ranges=False
    )


def lost(found, unit="x"):
    """What a unit lost, by line."""
    lines = won_and_lost(found)
    return lines[lines["unit"] == unit].set_index("line")["lost"].to_dict()


def assert_adds_up(found):
    sums = won_and_lost(found).groupby("unit")["lost"].agg(lambda parts: sum(parts, D(0)))
    ranked = found.rows[found.rows["place"] > 0]
    assert {unit: found.scheme.full_marks - sums[unit] for unit in ranked.index} == ranked["score"].to_dict()


def test_items_lose_what_they_lack_of_their_full_marks():
    found = scored(scheme(item("a", "60"), item("b", "40")), {"x": [(9, 10), (1, 2)], "y": [(1, 1), (1, 3)]})
    assert lost(found) == {"a": 6, "b": 20}
    lines = won_and_lost(found)
    assert lines["kind"].eq("item").all()
    assert (lines["full"] - lines["points"]).tolist() == lines["lost"].tolist()
    assert_adds_up(found)


def test_what_has_no_points_is_credited_with_what_the_rest_earned():
    # 54 of 60 alone is a score of 90: the missing 40 are credited with 36
    one = scheme(item("a", "60"), item("b", "40"), least_coverage=D("0.5"))
    found = scored(one, {"x": [(9, 10), LACKING], "y": [(1, 1), (1, 2)]})
    assert lost(found) == {"a": 6, "redistributed": 4}
    line = won_and_lost(found).set_index("line").loc["redistributed"]
    assert (line["kind"], line["full"], line["points"]) == ("missing", 40, 36)
    assert_adds_up(found)


def test_what_is_missing_costs_nothing_where_the_rest_is_perfect():
    one = scheme(item("a", "60"), item("b", "40"), least_coverage=D("0.5"))
    assert lost(scored(one, {"x": [(1, 1), LACKING], "y": [(1, 1), (1, 2)]})) == {"a": 0, "redistributed": 0}


def test_a_floor_gives_back_and_a_cap_takes():
    blocks = (Block("work", WORDS, D(60), cap=D(50)), Block("rest", WORDS, D(40), floor=D(30)))
    one = scheme(item("a", "60"), item("b", "40", block="rest"), blocks=blocks)
    found = scored(one, {"x": [(1, 1), (1, 2)], "y": [(1, 2), (1, 1)]})
    assert lost(found) == {"a": 0, "b": 20, "rest": -10, "work": 10}
    assert lost(found, "y") == {"a": 30, "b": 0}
    assert_adds_up(found)


def test_a_block_within_a_block_comes_before_it():
    # inner: 0 of 20, lifted to 10; outer: then 10 + 0 of 60, lifted to 25
    blocks = (
        Block("outer", WORDS, D(60), floor=D(25)),
        Block("inner", WORDS, D(20), part_of="outer", floor=D(10)),
        Block("rest", WORDS, D(40)),
    )
    parts = (item("a", "40", block="outer"), item("b", "20", block="inner"), item("c", "40", block="rest"))
    found = scored(scheme(*parts, blocks=blocks), {"x": [(0, 1), (0, 1), (1, 1)], "y": [(1, 1)] * 3})
    assert lost(found) == {"a": 40, "b": 20, "c": 0, "inner": -10, "outer": -15}
    assert_adds_up(found)


def test_events_are_added_by_rule_and_vetoes_come_last():
    veto = Veto("crime", "veto", WORDS, rules=("命案",), minus=D(10))
    one = scheme(item("a"), events=(LATE,), vetoes=(veto,))
    events = [event("1", "2020-10-03"), event("2", "2020-10-05"), event("3", "2020-10-06", "命案")]
    found = scored(one, {"x": [(9, 10)], "y": [(1, 2)]}, events, vetoes=pd.DataFrame(index=["x", "y"]))
    assert lost(found) == {"a": 10, "late": 6, "crime": 10}
    assert list(won_and_lost(found)["kind"]) == ["item", "event", "veto", "item"]
    assert_adds_up(found)


def test_a_geometric_mean_is_told_item_by_item_in_the_schemes_order():
    # √(0.25 · 1) = 0.5, then √(0.25 · 0.64) = 0.4
    parts = [item(name, "50", floor=D("0.5")) for name in ("a", "b")]
    one = scheme(*parts, blocks=(Block("work", WORDS, D(100), mean="geometric"),))
    found = scored(one, {"x": [(25, 100), (64, 100)], "y": [(1, 1), (1, 1)]})
    assert lost(found) == {"a": 50, "b": 10}
    assert_adds_up(found)


def test_a_block_below_a_geometric_mean_keeps_its_floor_where_its_items_fall_below_nothing():
    blocks = (Block("work", WORDS, D(50), floor=D(2)), Block("rest", WORDS, D(50), floor=D(2)))
    costs = item("a", "50", "per_event", each=D(30), floor=None, better="lower", low=None, high=None)
    one = scheme(costs, item("b", "50", block="rest"), blocks=blocks, mean="geometric")
    # y: 50 − 30 · 4 is below nothing; √(0.04 · 1) = 0.2
    found = scored(one, {"x": [(0, 1), (1, 1)], "y": [(4, 1), (1, 1)]})
    assert lost(found, "y") == {"a": 80, "b": 0}
    assert_adds_up(found)


def test_who_has_no_score_has_no_lines():
    found = scored(scheme(item("a")), {"x": [LACKING], "y": [(1, 2)]})
    assert won_and_lost(found)["unit"].unique().tolist() == ["y"]
    assert lost_most(found, "x").empty


def test_what_cost_most_comes_first_and_what_cost_nothing_is_not_told():
    one = scheme(*(item(name, "25") for name in "abcd"))
    found = scored(one, {"x": [(3, 4), (1, 1), (0, 1), (1, 2)], "y": [(1, 1)] * 4})
    assert lost_most(found, "x", 2)["line"].tolist() == ["c", "d"]
    assert lost_most(found, "y").empty
