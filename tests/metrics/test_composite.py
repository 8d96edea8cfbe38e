"""Composite scores: hand examples, what cannot be, and what must hold for all points."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.composite import POWERS, Group, levels, mean
from metrics.outranking import copeland, outranking
from metrics.scaling import denominate, distance_to_target, goalposts, has_outliers, min_max, treat, z_scores

NAN = float("nan")

few = settings(deadline=None, max_examples=40)
tables = st.integers(2, 6).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(1, 1000), min_size=width, max_size=width), min_size=2, max_size=8
    )
)


def frame(rows):
    """Points of areas a0, a1, … by indicators i0, i1, …"""
    table = pd.DataFrame(rows, dtype=float)
    return table.set_axis([f"i{n}" for n in table.columns], axis=1).set_axis([f"a{n}" for n in table.index])


def same(found, expected, within=1e-12):
    np.testing.assert_allclose(found, expected, rtol=0, atol=within)


def test_a_score_by_hand():
    points = frame([[80, 60, 100], [50, 70, 20]])
    groups = [Group("peace", {"i0": 3, "i1": 1}), Group("all", {"peace": 1, "i2": 1}, POWERS["geometric"])]
    scores = levels(points, groups).points
    # (3·80 + 60)/4 = 75, √(75·100) = 86.6; (3·50 + 70)/4 = 55, √(55·20) = 33.2
    assert scores["peace"].tolist() == [75, 55]
    assert scores["all"].tolist() == pytest.approx([86.6025, 33.1662], abs=5e-5)


def test_what_is_per_head_is_divided_and_a_size_of_0_is_missing():
    values = pd.DataFrame({"cases": [30.0, 5.0, 7.0], "share": [0.5, 0.6, 0.7]}, index=list("abc"))
    sizes = pd.DataFrame({"people": [1000.0, 0.0]}, index=list("ab"))
    found = denominate(values, sizes, {"cases": "people"})
    np.testing.assert_array_equal(found["cases"], [0.03, NAN, NAN])
    assert found["share"].equals(values["share"])


def test_an_indicator_on_which_all_are_equal_is_not_scored_and_named():
    points, not_scored = min_max(frame([[5, 1], [5, 3]]), {"i0": "higher", "i1": "lower"})
    assert points["i0"].isna().all() and points["i1"].tolist() == [100, 0]
    assert not_scored == ("i0",)
    assert np.isnan(goalposts(5.0, (3, 3), "higher"))
    points, not_scored = z_scores(frame([[5, 1], [5, 3]]))
    assert points["i0"].isna().all() and not_scored == ("i0",)
    assert distance_to_target(pd.Series([3.0, 4.0]), 2, "higher").isna().all()


def test_an_indicator_without_any_value_is_not_scored_and_named():
    points, not_scored = min_max(frame([[NAN, 1], [NAN, 3]]), {"i0": "higher", "i1": "higher"})
    assert points["i0"].isna().all() and not_scored == ("i0",)


def test_zero_scores_and_a_missing_figure_does_not():
    points, _ = min_max(frame([[0], [NAN], [10]]), {"i0": "higher"})
    np.testing.assert_array_equal(points["i0"], [0, NAN, 100])


def test_no_score_below_the_declared_coverage_and_the_other_rows_unchanged():
    # unit_cases.json, missing_data_threshold: 4 of 5 missing and a threshold of one half
    points = frame([[1, 2, 3, 4, 5], [1, NAN, NAN, NAN, NAN], [2, 2, NAN, 2, 2]])
    np.testing.assert_array_equal(mean(points, least=0.5), [3, NAN, 2])
    np.testing.assert_array_equal(mean(points), [3, NAN, NAN])


def test_coverage_of_nine_weights_in_ten_is_enough():
    points = frame([[1.0] * 3 + [NAN]])
    weights = {"i0": 0.3, "i1": 0.3, "i2": 0.3, "i3": 0.1}
    assert mean(points, weights).tolist() == [1]
    assert mean(points, weights | {"i3": 0.11}).isna().all()


def test_coverage_of_a_group_is_counted_down_to_its_indicators():
    points = frame([[50, 50, NAN], [50, NAN, NAN]])
    groups = [Group("pair", {"i1": 1, "i2": 1}), Group("all", {"i0": 3, "pair": 1})]
    scores = levels(points, groups, least=0.5)
    # the pair is half covered: (3·1 + 1·0.5)/4; where it has no score it counts for nothing: 3/4
    assert scores.coverage["pair"].tolist() == [0.5, 0]
    assert scores.coverage["all"].tolist() == [0.875, 0.75]
    assert scores.points["all"].tolist() == [50, 50]
    assert levels(points, groups).points["all"].isna().all()


def test_five_replacements_are_the_most():
    skewed = pd.Series([0.0] * 60 + [10.0**power for power in range(1, 9)])
    treated = treat(skewed.to_frame("x"))
    assert treated.replaced == {"x": 5} and has_outliers(treated.values["x"])
    assert treated.values["x"].max() == 1000


def test_a_constant_and_a_short_indicator_have_no_outliers():
    assert not has_outliers(pd.Series([7.0] * 30))
    assert not has_outliers(pd.Series([1.0, 1.0, 900.0]))
    assert not has_outliers(pd.Series([NAN, NAN]))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: goalposts(1, (5, 3), "higher"), "the goalposts are 5 and 3"),
        (lambda: goalposts(1, (3, 5), "up"), "better is 'up'"),
        (lambda: mean(frame([[1, 2]]), {"i0": -1, "i1": 2}), r"i0 weighs -1\.0"),
        (lambda: mean(frame([[1, 2]]), {"i0": NAN, "i1": 2}), "i0 weighs nan"),
        (lambda: mean(frame([[1, 2]]), {"i0": 0, "i1": 0}), "all weigh 0"),
        (lambda: mean(frame([[1, 2], [1, 0]]), power=0), r"i1 of a1 is 0\.0; this mean needs points above 0"),
        (lambda: levels(frame([[1, 2]]), [Group("g", {"i9": 1})]), "g has 'i9', which is neither"),
        (
            lambda: denominate(frame([[1]]), pd.DataFrame({"people": [-5]}, index=["a0"]), {"i0": "people"}),
            "people of a0 is -5",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()


@few
@given(tables, st.sampled_from([-3.0, -1.0, 0.0, 0.5, 1.0, 2.0]))
def test_a_mean_lies_between_its_points_and_grows_with_its_power(rows, power):
    points = frame(rows)
    found = mean(points, power=power)
    assert (found >= points.min(axis=1) * (1 - 1e-9)).all() and (
        found <= points.max(axis=1) * (1 + 1e-9)
    ).all()
    assert (mean(points, power=power + 0.5) >= found * (1 - 1e-9)).all()


@few
@given(tables, st.randoms())
def test_permuted_areas_and_indicators_give_permuted_points(rows, random):
    points = frame(rows)
    mixed = points.sample(frac=1, random_state=random.randrange(2**32)).sample(frac=1, axis=1, random_state=1)
    better = dict.fromkeys(points, "lower")
    expected = min_max(points, better).points.reindex_like(mixed)
    assert min_max(mixed, better).points.equals(expected)
    groups = [Group("all", {name: 1 + place for place, name in enumerate(points)})]
    same(levels(mixed, groups).points["all"], levels(points, groups).points["all"][mixed.index], 1e-9)


@few
@given(tables)
def test_turning_the_direction_round_turns_the_points_round(rows):
    points = frame(rows)
    up, down = (min_max(points, dict.fromkeys(points, better)).points for better in ("higher", "lower"))
    same(up + down, up * 0 + 100, 1e-9)


@few
@given(tables)
def test_shares_of_outranking_add_up_to_one_and_wins_to_nothing(rows):
    shares = outranking(frame(rows)).to_numpy()
    same(shares + shares.T + np.eye(len(shares)), 1)
    assert copeland(outranking(frame(rows))).sum() == 0
