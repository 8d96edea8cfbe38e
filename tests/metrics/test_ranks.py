"""Ranks and their intervals: published ties, hand examples, and what must hold for all numbers."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.ranks import (
    COLUMNS,
    MOST_SIMULATED,
    possibly_worst,
    rank,
    rank_intervals,
    rank_intervals_of_shares,
    surely_worst,
)

NAN = float("nan")
REFERENCE = Path(__file__).parents[1] / "reference" / "11_rank_intervals"
TIES = json.loads((REFERENCE / "tie_rank_cases.json").read_text("utf-8"))
PISA = pd.read_csv(REFERENCE / "pisa2018_input.csv", index_col="jurisdiction")
SUBJECTS = ["science", "reading", "math"]

pytestmark = pytest.mark.filterwarnings("error")
few = settings(deadline=None, max_examples=30)
units = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), min_size=1, max_size=9)
directions = st.sampled_from(["higher", "lower"])


def intervals(subject: str) -> pd.DataFrame:
    """Ranks of the 38 countries in a subject."""
    return rank_intervals(PISA[f"{subject}_score"], PISA[f"{subject}_se"])


def test_ties_share_the_better_rank():
    assert rank([0.9, 0.8, 0.9, 1.0], "higher").to_list() == [2, 4, 2, 1]
    assert rank([0.9, 0.8, 0.9, 1.0], "lower").to_list() == [2, 1, 2, 4]


def test_published_ranks_with_ties_agree():
    case = TIES["irank_default_higher_is_rank1"]
    best = rank(case["x"], "higher")
    worst = len(case["x"]) + 1 - rank(case["x"], "lower")  # the other end of a tie
    assert best.to_list() == case["omega0_min_rank"]
    assert worst.to_list() == case["omega1_max_rank"]
    assert ((best + worst) / 2).to_list() == case["omega0.5_mid_rank"]


def test_published_ranks_the_other_way_agree():
    case = TIES["irank_increasing"]
    best, worst = rank(case["x"], "lower"), len(case["x"]) + 1 - rank(case["x"], "higher")
    between = best + case["omega"] * (worst - best)
    np.testing.assert_allclose(between, case["expected"], rtol=1e-12)
    case = TIES["frank_increasing"]
    np.testing.assert_allclose(rank(case["x"], "lower") / len(case["x"]), case["omega0"], rtol=1e-12)


def test_a_missing_value_has_no_rank_and_takes_none():
    ranks = rank(pd.Series({"a": 0.9, "b": None, "c": 0.8}), "higher")
    assert ranks[["a", "c"]].to_dict() == {"a": 1, "c": 2} and np.isnan(ranks["b"])


@pytest.mark.parametrize("better", ["band", "none", ""])
def test_without_a_direction_there_is_no_order(better):
    with pytest.raises(ValueError, match="only higher and lower make an order"):
        rank([1, 2], better)


def test_three_values_worked_by_hand():
    # errors 1: T = difference/√2. c of one of three is at most Bonferroni's 2.24 (2 pairs), of all 2.39 (3).
    # 10 against 0: 7.07, surely apart; 10 against 9: 0.71, not.
    found = rank_intervals([10, 9, 0], 1)
    assert found["rank"].to_list() == [1, 2, 3]
    assert found[["low", "high"]].to_numpy().tolist() == [[1, 2], [1, 2], [3, 3]]
    assert found[["low_all", "high_all"]].to_numpy().tolist() == [[1, 2], [1, 2], [3, 3]]


def test_exact_values_have_exact_ranks_and_ties_share_them():
    found = rank_intervals([3, 1, 3, 2], 0, better="lower")
    assert found["rank"].to_list() == [3, 1, 3, 2]
    assert found[["low", "high"]].to_numpy().tolist() == [[3, 4], [1, 1], [3, 4], [2, 2]]


def test_one_unit_is_first_and_none_gives_no_rows():
    assert rank_intervals([0.5], [0.1]).to_numpy().tolist() == [[1] * 5]
    assert rank_intervals([], []).empty


def test_what_is_missing_is_not_ranked_and_the_index_stays():
    values, errors = pd.Series({"a": 5, "b": NAN, "c": 3, "d": 9}), pd.Series({"a": 0, "b": 0, "c": 0})
    found = rank_intervals(values, errors)
    assert found.index.to_list() == ["a", "b", "c", "d"]
    assert found.loc[["b", "d"]].isna().all(axis=None)
    assert found.loc["c"].to_list() == [2] * 5
    assert not surely_worst(found, 1)[["b", "d"]].any() and surely_worst(found, 1)["c"]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: rank_intervals([1, 2], [1, -1]), r"errors is -1\.0"),
        (lambda: rank_intervals([1, float("inf")], 1), "values has inf"),
        (lambda: rank_intervals([1, 2], 1, better="band"), "better is 'band'"),
        (lambda: rank_intervals([1, 2], 1, level=95), "level is 95"),
        (lambda: surely_worst(rank_intervals([1], 1), 0), "k is 0"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_countries_that_are_clearly_apart_are_ranked_apart(subject):
    # No intervals were published with the data: these follow from scores and errors alone.
    found = intervals(subject)
    assert found["rank"].equals(PISA[f"{subject}_score"].rank(ascending=False))  # Spain has no reading score
    assert found["high_all"]["Estonia"] <= 7 and found["low_all"]["Colombia"] >= 35
    assert surely_worst(found, 4)["Colombia"] and not possibly_worst(found, 20)["Estonia"]
    widths = found["high"] - found["low"], found["high_all"] - found["low_all"]
    assert (widths[1] >= widths[0])[found["rank"].notna()].all() and widths[1].sum() > widths[0].sum()


def test_neighbours_a_few_points_apart_share_their_ranks():
    found = intervals("math")  # Germany 500.0 ± 2.6 and Ireland 499.6 ± 2.2
    assert found["low"]["Germany"] <= found["rank"]["Ireland"] <= found["high"]["Germany"]


def test_the_worst_are_sure_only_where_the_whole_interval_says_so():
    found = rank_intervals([10, 9, 1, 0], 1)
    assert surely_worst(found, 1).to_list() == [False, False, False, False]
    assert possibly_worst(found, 1).to_list() == [False, False, True, True]
    assert surely_worst(found, 2).to_list() == [False, False, True, True]


def test_many_units_are_given_bonferronis_bound():
    count = MOST_SIMULATED + 1
    found = rank_intervals(np.arange(count) * 100.0, 1)
    assert found["low"].to_list() == found["rank"].to_list() == found["high_all"].to_list()
    # 2·5 050 tails of 0.025 in all: z = 4.42, √2·4.42 = 6.25
    near = rank_intervals([0, 6.2] + [1000 + 100 * place for place in range(count - 2)], 1)
    apart = rank_intervals([0, 6.3] + [1000 + 100 * place for place in range(count - 2)], 1)
    assert near["low_all"][0] == count - 1 and apart["low_all"][0] == count


def test_95_of_100_intervals_hold_the_true_rank_of_every_unit_at_once():
    # 120 drawings of eight units, two of them equal; the study in tests/benchmarks is the thorough one
    truth, error = np.array([0, 0, 1, 2, 3, 3.5, 4, 8.0]), np.linspace(0.5, 2, 8)
    best, worst = rank(truth, "higher"), 9 - rank(truth, "lower")
    random = np.random.default_rng(5)
    held = []
    for _ in range(120):
        found = rank_intervals(truth + error * random.standard_normal(8), error)
        held.append(((found["low_all"] <= worst) & (best <= found["high_all"])).all())
    assert np.mean(held) >= 0.94


@few
@given(units, directions)
def test_a_rank_lies_in_its_interval_and_that_in_the_one_for_all_units(pairs, better):
    values, errors = zip(*pairs, strict=True)
    found = rank_intervals(values, errors, better=better)
    order = found[["low_all", "low", "rank", "high", "high_all"]].to_numpy()
    assert (np.diff(order, axis=1) >= 0).all()
    assert order.min() >= 1 and order.max() <= len(pairs)


@few
@given(units, directions, st.randoms())
def test_who_is_called_what_changes_nothing(pairs, better, random):
    frame = pd.DataFrame(pairs, columns=["value", "error"], dtype=float)
    mixed = frame.iloc[random.sample(range(len(frame)), len(frame))]
    whole = rank_intervals(frame["value"], frame["error"], better=better)
    permuted = rank_intervals(mixed["value"], mixed["error"], better=better)
    pd.testing.assert_frame_equal(permuted.sort_index(), whole)
    assert tuple(whole.columns) == COLUMNS


@few
@given(units, st.integers(1, 9))
def test_who_is_surely_among_the_worst_is_possibly_too_and_the_sure_are_no_more_than_k(pairs, k):
    found = rank_intervals(*zip(*pairs, strict=True))
    sure, possible = surely_worst(found, k), possibly_worst(found, k)
    assert (possible | ~sure).all() and possible.sum() >= min(k, len(pairs))
    assert sure.sum() <= k or found["rank"].duplicated().any()


def test_a_small_place_at_100_percent_is_not_exactly_first():
    found = rank_intervals_of_shares([8, 190, 10], [8, 200, 200])
    assert found["rank"].tolist() == [1, 2, 3]
    assert found.loc[0, ["low", "high"]].tolist() == [1, 2]
    assert found.loc[2, ["low", "high"]].tolist() == [3, 3]
    assert rank_intervals_of_shares([3, 0], [4, 0]).loc[1].isna().all()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), min_size=1, max_size=12))
def test_the_interval_of_a_share_holds_its_rank(places):
    events, trials = zip(*((min(x, n), n) for x, n in places), strict=True)
    found = rank_intervals_of_shares(events, trials, better="lower")
    assert (found["low_all"] <= found["low"]).all()
    assert found["rank"].between(found["low"], found["high"]).all()
    assert (found["high"] <= found["high_all"]).all()
