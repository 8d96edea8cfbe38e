"""Rules that tell a signal from noise: hand examples, published cases and what must hold for all rows."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import limits, rules

REFERENCE = Path(__file__).parents[1] / "reference"
UNIT = json.loads((REFERENCE / "07_spc_xmr" / "rule_unit_cases.json").read_text())
SIDE = {"none": 0, "upper": 1, "lower": -1}
STORED = ["6.3_1", "6.4_1", "7.1_5", "7.3_3"]
NAN = np.nan

pytestmark = pytest.mark.filterwarnings("error")
scores = st.lists(st.sampled_from([-4.0, -2.5, -1.0, 0.0, 1.0, 2.5, 4.0, NAN]), max_size=30)


def flags(name):
    return json.loads((REFERENCE / "08_spc_other" / f"flags_{name}.json").read_text())["cases"]


def score_of(case):
    """A score with the published side, beyond two thirds of the limit where the case says "close"."""
    return np.where(case["close"], 2.5, 1) * case["rel"]


def first_of_run(flagged):
    """Where a filled run is complete: its 7th point and those after it."""
    return (rules.run_lengths(np.abs(flagged)) >= 7).astype(int)


@pytest.mark.parametrize("case", UNIT["seven_point_one_side_mean"])
def test_published_shifts_are_found_at_the_seventh_point(case):
    found = rules.shift(np.array(case["relative_to_mean"], float))
    assert first_of_run(found).tolist() == case["expected"]


@pytest.mark.parametrize("case", UNIT["part_of_seven"])
def test_published_runs_are_filled_back_to_their_first_point(case):
    assert np.abs(rules.backfilled(np.array(case["in"]), 7)).tolist() == case["expected"]


@pytest.mark.parametrize("case", UNIT["seven_point_trend"])
def test_published_trends_are_found_at_the_seventh_point(case):
    found = rules.trend(np.array(case["y"], float))
    assert (found * first_of_run(found)).tolist() == case["expected"]


@pytest.mark.parametrize("case", UNIT["two_in_three"])
def test_published_two_of_three_keep_their_close_points(case):
    # published: all points of the three; the chart marks the close ones among them
    expected = np.array(case["expected"]) * case["close"]
    assert np.abs(rules.two_of_three(score_of(case))).tolist() == expected.tolist()


@pytest.mark.parametrize("case", UNIT["part_of_two_in_three_close_points_only"])
def test_published_two_of_three_mark_close_points_only(case):
    assert rules.two_of_three(score_of(case)).tolist() == case["expected"]


@pytest.mark.parametrize("case", flags("shift"), ids=lambda case: case["name"])
def test_shifts_agree_with_published_flags(case):
    found = rules.shift(np.subtract(case["val"], case["targets"], dtype=float), case["n"])
    assert found.tolist() == [SIDE[word] for word in case["expected"]]


@pytest.mark.parametrize("case", flags("trend"), ids=lambda case: case["name"])
def test_trends_agree_with_published_flags(case):
    found = rules.trend(np.array(case["val"], float), case["n"])
    assert found.tolist() == [SIDE[word] for word in case["expected"]]


@pytest.mark.parametrize("n", range(10, 61))
def test_run_limits_agree_with_the_published_table(n):
    table = pd.read_csv(REFERENCE / "13_runs" / "expected_anhoej_limits_n10_60.csv", index_col="n_useful")
    assert rules.run_limits(np.array(n)) == tuple(table.loc[n])


@pytest.mark.parametrize("name", STORED)
def test_runs_and_crossings_agree_with_published_charts(name):
    rows = pd.read_csv(REFERENCE / "13_runs" / f"stored_ex_{name}.csv")
    for _, part in rows[rows.include].groupby("part"):
        offsets = (part.y - part.cl).to_numpy()
        assert rules.run_lengths(np.sign(offsets)).max() == part["longest.run"].iloc[0]
        assert rules.crossings(np.sign(offsets))[0] == part["n.crossings"].iloc[0]
        code, _ = rules.judged_by_runs(offsets)
        assert code.any() == part["runs.signal"].iloc[0]


@pytest.mark.parametrize("name", STORED)
def test_points_outside_agree_with_published_charts(name):
    rows = pd.read_csv(REFERENCE / "13_runs" / f"stored_ex_{name}.csv")
    raw = 3 * (rows.y - rows.cl) / (rows.ucl - rows.cl)
    assert (rules.outside(raw.to_numpy()) != 0).tolist() == rows["sigma.signal"].tolist()


def test_the_published_order_of_precedence():
    # rising from far below: a point outside is "outside", then the trend, and the rest of the run a shift
    score = np.array([-1.0, -0.5, 0.1, 0.5, 1.0, 1.5, 2.5, 2.6, 4.0, 0.2])
    words = [rules.SIGNALS[code] for code in rules.judged(score, score)[0]]
    assert words == ["trend"] * 8 + ["outside", "shift"]
    two = np.array([1.0, 2.5, 2.2, 1.0, 0.5, 0.9, 0.1])
    words = [rules.SIGNALS[code] for code in rules.judged(two, two)[0]]
    assert words == ["shift", "two_of_three", "two_of_three", "shift", "shift", "shift", "shift"]
    assert UNIT["precedence"] == [
        "outside limits", "7 point trend", "2 of 3", "7 points one side", "common cause"
    ]  # fmt: skip


def test_a_point_at_its_limit_lies_within():
    assert rules.outside(np.array([3.0, -3.0, 3.001, -3.001, NAN])).tolist() == [0, 0, 1, -1, 0]


def test_six_on_one_side_are_no_shift_and_a_gap_does_not_count():
    assert not rules.shift(np.ones(6)).any()
    assert not rules.shift(np.array([1, 1, 1, NAN, 1, 1, 1.0])).any()
    assert rules.shift(np.array([1, 1, 1, NAN, 1, 1, 1, 1.0])).tolist() == [1, 1, 1, 0, 1, 1, 1, 1]


def test_a_tie_ends_a_trend_and_a_gap_does_not():
    assert not rules.trend(np.array([1, 2, 3, 3, 4, 5, 6.0])).any()
    assert rules.trend(np.array([7, 6, NAN, 5, 4, 3, 2, 1.0])).tolist() == [-1, -1, 0, -1, -1, -1, -1, -1]


def test_five_below_then_five_above_is_one_crossing_of_two_that_chance_gives():
    code, side = rules.judged_by_runs(np.array([-1.0] * 5 + [1.0] * 5))
    assert code.tolist() == [0] * 9 + [rules.FEW_CROSSINGS] and not side.any()


def test_a_run_of_seven_among_ten_off_the_median_is_too_long():
    # round(log₂ 10) + 3 = 6
    code, side = rules.judged_by_runs(np.array([-1, 1, 1, 1, 0, 1, 1, NAN, 1, 1, -1, 1.0]))
    assert code.tolist() == [0, 5, 5, 5, 0, 5, 5, 0, 5, 5, 0, 0]
    assert side.tolist() == [0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0]


@given(st.lists(scores, min_size=1, max_size=5))
def test_rows_are_judged_one_by_one(rows):
    width = max(map(len, rows))
    table = np.array([row + [NAN] * (width - len(row)) for row in rows]).reshape(len(rows), width)
    for judge in (lambda part: rules.judged(part, part), rules.judged_by_runs):
        together = judge(table)
        for place, row in enumerate(table):
            np.testing.assert_array_equal([part[place] for part in together], judge(row))


@given(scores)
def test_upside_down_means_the_other_side(row):
    score = np.array(row)
    for judge in (lambda part: rules.judged(part, part), rules.judged_by_runs):
        (code, side), (mirrored, other) = judge(score), judge(-score)
        assert (code == mirrored).all() and (side == -other).all()


@given(scores, st.data())
def test_gaps_change_nothing_for_the_points_around_them(row, data):
    place = data.draw(st.integers(0, len(row)))
    longer = np.array([*row[:place], NAN, *row[place:]])
    for rule in (rules.shift, rules.trend, rules.two_of_three):
        np.testing.assert_array_equal(np.delete(rule(longer), place), rule(np.array(row)))


def test_the_median_is_that_of_the_known_values():
    table = np.array([[3, NAN, 1, 2], [4, 1, 3, 2], [NAN, NAN, NAN, NAN]])
    np.testing.assert_array_equal(limits.median(table), [[2], [2.5], [NAN]])
