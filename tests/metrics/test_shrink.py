"""Shrinking: small places are drawn to the whole, large ones stay, and without differences all are one."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.shrink import shrink

NAN = float("nan")
pytestmark = pytest.mark.filterwarnings("error")
unhurried = settings(deadline=None, max_examples=40)
shares = st.tuples(st.integers(0, 2000), st.integers(1, 2000)).map(lambda pair: (min(pair), max(pair)))
many = st.lists(shares, min_size=1, max_size=20)


def test_two_places_of_ten_worked_by_hand():
    # p̄ = 10/20; S = 2·10·0.4²/0.25 = 12.8, I − 1 = 1, n₀ = 20 − 200/20 = 10: ρ = 11.8/9, so M = 0
    assert shrink([1, 9], [10, 10])["shrunk"].to_list() == pytest.approx([0.1, 0.9])
    # 3 and 7 of 10: S = 20·0.2²/0.25 = 3.2, ρ = 2.2/9, M = 9/2.2 − 1 = 3.0909;
    # (3 + 3.0909/2) / 13.0909 = 0.34722
    found = shrink([3, 7], [10, 10])
    assert found["prior_size"].to_list() == pytest.approx([3.0909, 3.0909], abs=5e-5)
    assert found["shrunk"].to_list() == pytest.approx([0.34722, 0.65278], abs=5e-6)


def test_a_place_with_one_case_moves_further_than_one_with_a_thousand():
    found = shrink([0, 900, 500, 80], [1, 1000, 1000, 100])
    moved = (found["shrunk"] - found["raw"]).abs()
    assert moved[0] > 0.3 and moved[1] < 0.02


def test_without_differences_beyond_chance_all_stand_at_the_pooled_share():
    found = shrink([48, 52, 51, 49], [100] * 4)
    assert np.isinf(found["prior_size"]).all()
    assert found[["shrunk", "low", "high"]].eq(0.5).all(axis=None)


@pytest.mark.parametrize(("events", "share"), [([0, 0], 0), ([10, 20], 1)])
def test_where_all_are_none_or_all_nothing_moves(events, share):
    found = shrink(events, [10, 20])
    assert found[["raw", "shrunk", "low", "high", "prior_mean"]].eq(share).all(axis=None)


def test_one_place_alone_is_its_own_whole():
    assert shrink([3], [10])[["raw", "shrunk"]].to_numpy().tolist() == [[0.3, 0.3]]


def test_no_trials_and_missing_numbers_are_missing_and_the_index_stays():
    found = shrink(
        pd.Series({"a": 3, "b": 0, "c": NAN, "d": 7}), pd.Series({"d": 10, "c": 5, "b": 0, "a": 10})
    )
    assert found.index.to_list() == ["a", "b", "c", "d"]
    assert found.loc[["b", "c"], ["raw", "shrunk", "low", "high"]].isna().all(axis=None)
    assert found.loc["a", "shrunk"] == pytest.approx(0.34722, abs=5e-6)
    assert shrink([0], [0])[["shrunk", "prior_mean"]].isna().all(axis=None)


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match=r"events 6\.0 is more than trials 5\.0"):
        shrink([6], [5])


def test_the_size_of_a_known_prior_is_found():
    # 400 places from Beta(18, 2), 60 cases each: M = 20, the mean 0.9
    random = np.random.default_rng(11)
    trials = np.full(400, 60)
    truth = random.beta(18, 2, 400)
    found = shrink(random.binomial(trials, truth), trials)
    assert found["prior_size"].iloc[0] == pytest.approx(20, rel=0.25)
    assert found["prior_mean"].iloc[0] == pytest.approx(0.9, abs=0.01)
    # nearer to the truth than the raw share, and 95 % of the intervals hold it
    assert ((found["shrunk"] - truth) ** 2).sum() < 0.9 * ((found["raw"] - truth) ** 2).sum()
    assert ((found["low"] <= truth) & (truth <= found["high"])).mean() == pytest.approx(0.95, abs=0.03)


@unhurried
@given(many)
def test_an_estimate_lies_between_the_raw_share_and_the_whole_and_in_its_interval(pairs):
    found = shrink(*zip(*pairs, strict=True))
    ends = found[["raw", "prior_mean"]]
    assert (found["shrunk"] >= ends.min(axis=1) - 1e-12).all()
    assert (found["shrunk"] <= ends.max(axis=1) + 1e-12).all()
    assert (found["low"] <= found["high"]).all()
    assert found["low"].min() >= 0 and found["high"].max() <= 1


@unhurried
@given(many, st.randoms())
def test_permuted_places_have_permuted_answers(pairs, random):
    frame = pd.DataFrame(pairs, columns=["events", "trials"])
    mixed = frame.iloc[random.sample(range(len(frame)), len(frame))]
    whole, permuted = shrink(frame["events"], frame["trials"]), shrink(mixed["events"], mixed["trials"])
    columns = ["raw", "shrunk", "low", "high"]
    np.testing.assert_allclose(permuted[columns].sort_index(), whole[columns], rtol=1e-6, atol=1e-9)
