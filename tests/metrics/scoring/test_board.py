"""The board: who has no place and why, ties, bands, 否优 and 一票否决, bounds that are told, lots."""

from dataclasses import replace
from decimal import Decimal as D

import numpy as np
import pandas as pd
import pytest

from metrics.scoring.board import RANGES, board
from metrics.scoring.scheme import Band, Block, Group, Veto
from tests.metrics.scoring.toy import WORDS, inputs, item, scheme

LACKING, NOTHING_DUE = (np.nan, np.nan), (0, 0)
BANDS = (Band("good", WORDS, D(90)), Band("fair", WORDS, D(70)), Band("poor", WORDS, D(0)))


def scored(one, rates, events=None, ranges=False, **fields):
    """The board of a scheme and such rates."""
    given = inputs(rates, events, items=[part.id for part in one.items], **fields)
    return board(one, given, with_ranges=ranges)


def without(why, unit="x", name="a"):
    """A board of two units of which one has that cell not scored, for that reason."""
    one = scheme(item("a"))
    given = inputs({"x": [(1, 2)], "y": [(1, 2)]}, items=["a"])
    reasons = given.cells["why"].copy()
    reasons[unit, name] = why
    return board(one, replace(given, cells=given.cells.assign(why=reasons)), with_ranges=False)


@pytest.mark.parametrize("why", ["not_reported", "suppressed", "too_small", "nothing_due"])
def test_who_has_no_place_is_listed_with_the_reason_and_without_a_number(why):
    row = without(why).rows.loc["x"]
    assert (row["standing"], row["place"], row["score"], row["band"]) == (why, 0, None, "")
    assert without(why).rows.index.tolist() == ["y", "x"]


@pytest.mark.parametrize("why", ["not_applicable", "no_base"])
def test_any_other_reason_is_that_too_little_is_covered(why):
    assert without(why).rows.at["x", "standing"] == "not_covered"


def test_what_was_not_reported_is_the_reason_before_what_had_nothing_due():
    one = scheme(item("a", "50"), item("b", "50"))
    found = scored(one, {"x": [NOTHING_DUE, LACKING], "y": [(1, 1), (1, 1)]})
    assert found.rows.at["x", "standing"] == "not_reported"


def test_ties_share_a_place_and_the_next_one_is_left_out():
    one = scheme(item("a"))
    found = scored(one, {"w": [(9, 10)], "x": [(4, 5)], "y": [(8, 10)], "z": [(1, 2)], "v": [(0, 2)]})
    assert found.rows["place"].to_dict() == {"w": 1, "x": 2, "y": 2, "z": 4, "v": 5}
    assert found.rows["is_tied"].tolist() == [False, True, True, False, False]


def test_the_better_in_further_items_is_first_where_the_rule_says_so():
    one = scheme(item("a", "50"), item("b", "50"), ties="by", ties_by=("b",))
    found = scored(one, {"x": [(1, 1), (0, 1)], "y": [(1, 2), (1, 2)], "z": [(0, 1), (1, 1)]})
    assert found.rows["place"].to_dict() == {"z": 1, "y": 2, "x": 3}
    assert not found.rows["is_tied"].any()


def test_a_lot_is_the_same_each_time_and_another_in_another_version_of_the_scheme():
    rates = {f"u{n}": [(1, 2)] for n in range(8)}
    one = scheme(item("a"), ties="lot")
    first, again = (scored(one, rates).rows["place"].to_dict() for _ in range(2))
    assert first == again and sorted(first.values()) == [*range(1, 9)]
    # sha256 of "toy 1 2020-10 u0" and so on, first six bytes, larger first: worked out in a shell
    assert min(first, key=first.get) == "u0"
    assert scored(replace(one, version=2), rates).rows["place"].to_dict() != first


def test_groups_are_ranked_apart_and_in_the_schemes_order():
    one = scheme(item("a"), groups=(Group("towns", WORDS), Group("streets", WORDS)))
    groups = {"x": "streets", "y": "streets", "z": "towns"}
    found = scored(one, {"x": [(1, 2)], "y": [(1, 1)], "z": [(0, 1)]}, groups=groups)
    assert found.rows["place"].to_dict() == {"z": 1, "y": 1, "x": 2}
    assert found.of_group("streets").index.tolist() == ["y", "x"]


@pytest.mark.parametrize(
    ("met", "band"), [(90, "good"), (89, "fair"), (70, "fair"), (69, "poor"), (0, "poor")]
)
def test_a_band_begins_at_its_lowest_score(met, band):
    found = scored(scheme(item("a"), bands=BANDS), {"x": [(met, 100)], "y": [(1, 2)]})
    assert found.rows.at["x", "band"] == band


def test_a_score_below_nothing_is_in_the_last_band():
    costs = item("a", "100", "per_event", each=D(60), floor=None, better="lower", low=None, high=None)
    found = scored(scheme(costs, bands=BANDS), {"x": [(2, 1)], "y": [(0, 1)]})
    assert (found.rows.at["x", "score"], found.rows.at["x", "band"]) == (-20, "poor")


def registered(rule, day="2020-10-05"):
    """An event of the unit x."""
    row = {"unit": "x", "event": "1", "rule": rule, "happened_on": day, "points": 1.0}
    return [row | {"circumstances": (), "matter": "", "reason": "样例"}]


def vetoed(veto, event, met=95, **fields):
    """The row of a unit on which a veto falls."""
    one = scheme(item("a"), bands=BANDS, vetoes=(veto,))
    found = scored(one, {"x": [(met, 100)], "y": [(1, 2)]}, event, **fields)
    return found.rows.loc["x"]


def test_no_excellent_takes_the_best_band_and_nothing_else():
    veto = Veto("accident", "no_excellent", WORDS, rules=("事故",))
    row = vetoed(veto, registered("事故"))
    told = (row["band"], row["no_excellent"], row["vetoes"], row["score"], row["place"])
    assert told == ("fair", True, ("accident",), 95, 1)
    assert vetoed(veto, registered("事故"), met=60)["band"] == "poor"
    assert vetoed(veto, registered("别的"))["band"] == "good"


def test_a_veto_puts_into_its_band_or_takes_points():
    assert (
        vetoed(Veto("crime", "veto", WORDS, rules=("命案",), band="poor"), registered("命案"))["band"]
        == "poor"
    )
    row = vetoed(Veto("crime", "veto", WORDS, rules=("命案",), minus=D(50)), registered("命案"))
    assert (row["score"], row["place"], row["band"], row["no_excellent"]) == (45, 2, "poor", False)


def test_a_veto_of_the_month_before_has_passed():
    veto = Veto("crime", "veto", WORDS, rules=("命案",), band="poor")
    assert vetoed(veto, registered("命案", "2020-09-30"))["band"] == "good"
    assert vetoed(veto, registered("命案", "2020-10-01"))["band"] == "poor"


@pytest.mark.parametrize(("figure", "band"), [(2, "good"), (2.1, "poor"), (np.nan, "good")])
def test_a_veto_falls_where_its_indicator_is_above_and_not_where_it_is_unknown(figure, band):
    veto = Veto("grave", "veto", WORDS, indicator="grave_incidents", above=D(2), band="poor")
    figures = pd.DataFrame({"grave_incidents": [figure, 0]}, ["x", "y"])
    assert vetoed(veto, None, vetoes=figures)["band"] == band


def test_the_bound_that_an_item_met_is_told():
    costs = {"rule": "per_event", "each": D(60), "better": "lower", "low": None, "high": None}
    found = scored(
        scheme(item("a", "100", cap=D(90), **costs)), {"x": [(2, 1)], "y": [(0, 1)], "z": [(1, 1)]}
    )
    assert found.items["bound"].tolist() == ["floor", "cap", ""]
    assert found.items["points"].tolist() == [0, 90, 40]


def test_the_bound_that_a_block_met_is_its_own_and_not_that_of_a_block_in_it():
    blocks = (
        Block("outer", WORDS, D(60), floor=D(25)),
        Block("inner", WORDS, D(20), part_of="outer", floor=D(10)),
        Block("rest", WORDS, D(40)),
    )
    parts = (item("a", "40", block="outer"), item("b", "20", block="inner"), item("c", "40", block="rest"))
    # x: 20 + 10 of 0 is 30, which is above 25; y: 0 + 10 of 0 is 10
    rates = {"x": [(1, 2), (0, 1), (1, 1)], "y": [(0, 1), (0, 1), (1, 1)]}
    told = scored(scheme(*parts, blocks=blocks), rates).blocks
    assert told["bound"].to_dict() == {
        ("x", "outer"): "",
        ("x", "inner"): "floor",
        ("x", "rest"): "",
        ("y", "outer"): "floor",
        ("y", "inner"): "floor",
        ("y", "rest"): "",
    }
    assert told.loc["x", "points"].tolist() == [30, 10, 40]


def test_a_block_within_a_geometric_mean_is_told_where_its_items_fall_below_nothing():
    blocks = (
        Block("outer", WORDS, D(100), mean="geometric"),
        Block("inner", WORDS, D(50), part_of="outer", floor=D(2)),
    )
    costs = {"rule": "per_event", "each": D(30), "floor": None, "better": "lower", "low": None, "high": None}
    parts = (item("a", "50", block="outer", floor=D(2)), item("b", "50", block="inner", **costs))
    found = scored(scheme(*parts, blocks=blocks), {"x": [(1, 1), (4, 1)], "y": [(1, 1), (0, 1)]})
    # √(1 · 2/50) = 0.2
    assert found.rows["score"].to_dict() == {"y": 100, "x": 20}
    assert found.blocks.at[("x", "inner"), "bound"] == "floor"


def test_an_item_that_cannot_tell_units_apart_says_so():
    one = scheme(item("a", "60"), item("b", "40", "min_max", low=None, high=None))
    found = scored(one, {"x": [(1, 1), (1, 2)], "y": [(1, 2), (1, 2)]})
    assert found.items.loc["x", "why"].tolist() == ["", "no_range"]
    assert found.rows["score"].tolist() == [100, 50]


def test_a_unit_is_provisional_where_one_of_its_scored_figures_is():
    given = inputs({"x": [(1, 2)], "y": [(1, 2)]}, items=["a"])
    given = replace(given, cells=given.cells.assign(status=["partial", "ok"]))
    found = board(scheme(item("a")), given, with_ranges=False)
    assert found.rows["is_provisional"].to_dict() == {"x": True, "y": False}


def test_ranges_hold_the_place_and_are_left_out_on_request():
    rates = {"x": [(9, 10)], "y": [(8, 10)], "z": [(100, 400)], "w": [LACKING]}
    rows = scored(scheme(item("a")), rates, ranges=True).rows
    ranked = rows[rows["place"] > 0]
    assert (ranked["low"] <= ranked["place"]).all() and (ranked["place"] <= ranked["high"]).all()
    # nine and eight of ten cannot be told apart, a quarter of four hundred can
    assert rows["tier"].to_dict() == {"x": 1, "y": 1, "z": 2, "w": 0}
    assert scored(scheme(item("a")), rates).rows[RANGES].isna().all(axis=None)
