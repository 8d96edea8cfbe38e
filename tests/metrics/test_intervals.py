"""Intervals: hand examples, answers that others published, and what must hold for all numbers."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from metrics.intervals import (
    byar,
    byar_count_limits,
    exact_count_limits,
    mean_interval,
    median_interval,
    weighted_median,
    wilson,
)

NAN = float("nan")
REFERENCE = Path(__file__).parents[1] / "reference"
LIMITS = {0.95: ["lower95_0cl", "upper95_0cl"], 0.998: ["lower99_8cl", "upper99_8cl"]}
UNIT_CASES = pd.read_csv(REFERENCE / "01_proportion_wilson" / "byars_wilson_unit_cases.csv")

pytestmark = pytest.mark.filterwarnings("error")  # a missing value is no reason for a warning
unhurried = settings(deadline=None)
levels = st.floats(0.5, 0.9999)
counts = st.integers(0, 10**6)
shares = st.tuples(counts, st.integers(1, 10**6)).map(lambda pair: (min(pair), max(pair)))
days = st.lists(st.integers(0, 400), min_size=1, max_size=60)


def agree(limits, expected, tolerance):
    """Both limits equal the expected columns, missing where they are missing."""
    np.testing.assert_allclose(np.column_stack(limits), expected, rtol=tolerance, atol=0)


def sums(numbers):
    return sum(numbers), sum(number**2 for number in numbers), len(numbers)


def test_179_of_185_settled_is_between_93_1_and_98_5_percent():
    # worked by hand: (2·179 + 3.8415 ∓ 1.96·√(3.8415 + 4·179·6/185)) / (2·(185 + 3.8415))
    assert wilson(179, 185) == pytest.approx((0.93106, 0.98505), abs=5e-6)


def test_no_events_have_the_exact_upper_limit_3_689():
    # −ln 0.025 = 3.6889 (Hanley & Lippman-Hand 1983)
    assert byar(0, 1) == pytest.approx((0, 3.6889), abs=5e-5)
    assert byar(0, 1000) == pytest.approx((0, 0.0036889), abs=5e-8)


def test_the_mean_of_one_to_five_uses_students_t():
    # s² = 2.5, t = 2.776 on 4 degrees of freedom: 3 ∓ 2.776·√(2.5/5)
    assert mean_interval(15, 55, 5) == pytest.approx((1.037, 4.963), abs=5e-4)


def test_the_median_of_ten_lies_between_the_second_and_ninth():
    # P(B < 2) = 11/1024 ≤ 0.025 < P(B < 3) = 56/1024
    assert median_interval(range(1, 11), [1] * 10) == (2, 9)


def test_the_median_of_six_needs_all_six_and_of_five_has_no_interval():
    # P(B < 1) = 1/64 ≤ 0.025 < 1/32
    assert median_interval([5, 1, 2, 4, 3, 6], [1] * 6) == (1, 6)
    assert np.isnan(median_interval([1, 2, 3, 4, 5], [1] * 5)).all()


@pytest.mark.parametrize(("n", "level", "limits"), [(2, 0.5, (1, 2)), (3, 0.75, (1, 3)), (7, 0.875, (2, 6))])
def test_a_level_that_is_reached_exactly_is_reached(n, level, limits):
    # P(B < r) is exactly (1 − level) / 2: 1/4, 1/8, 8/128
    assert median_interval(range(1, n + 1), [1] * n, level) == limits


def test_the_median_of_an_even_number_is_the_middle_of_the_two_in_the_middle():
    assert weighted_median([3, 10, 1], [1, 2, 1]) == 6.5
    assert weighted_median([3, 10, 1], [1, 3, 1]) == 10
    assert weighted_median([4, 9], [0, 2]) == 9


def test_sums_come_before_the_share():
    # 1/1 and 0/99 make 1 of 100, not the mean of 100 % and 0 %
    low, high = wilson(1 + 0, 1 + 99)
    assert low < 0.01 < high < 0.06


@pytest.mark.parametrize("level", LIMITS)
def test_shares_agree_with_published_wilson_limits(level):
    cases = pd.read_csv(REFERENCE / "01_proportion_wilson" / "proportion_cases.csv")
    expected = cases[LIMITS[level]].div(cases.multiplier, axis=0)
    agree(wilson(cases.Numerator, cases.Denominator, level), expected, 2e-13)


def test_grouped_shares_agree_with_published_wilson_limits():
    cases = pd.read_csv(REFERENCE / "01_proportion_wilson" / "proportion_grouped_expected.csv")
    agree(wilson(cases.Numerator, cases.Denominator), cases[["lowercl", "uppercl"]], 2e-13)


@pytest.mark.parametrize("level", LIMITS)
def test_rates_agree_with_published_exact_and_byar_limits(level):
    cases = pd.read_csv(REFERENCE / "02_rate_byars" / "rate_cases.csv")
    expected = cases[LIMITS[level]].div(cases.multiplier, axis=0)
    agree(byar(cases.Numerator, cases.Denominator, level), expected, 9e-15)


@pytest.mark.parametrize("case", list(UNIT_CASES.itertuples()))
def test_single_published_cases_agree(case):
    level = float(case.confidence.rstrip("%")) / 100
    limits = wilson(case.x, case.n, level) if case.method == "Wilson" else byar_count_limits(case.x, level)
    np.testing.assert_allclose(limits, (case.lowercl, case.uppercl), rtol=2e-13)


def test_byar_takes_over_from_the_exact_limits_at_ten_events():
    assert byar(9.5, 1) == exact_count_limits(9.5)
    assert byar(10, 1) == byar_count_limits(10)


def test_students_t_agrees_with_the_textbook_function():
    numbers = [3.0, 0.0, 12.0, 7.0, 7.0, 1.0]
    expected = stats.t.interval(0.9, 5, np.mean(numbers), stats.sem(numbers))
    assert mean_interval(*sums(numbers), 0.9) == pytest.approx(expected)


def test_nothing_due_is_missing_not_zero():
    assert np.isnan([wilson(0, 0), byar(0, 0), byar(3, 0)]).all()
    assert np.isnan([mean_interval(0, 0, 0), mean_interval(7, 49, 1)]).all()
    assert np.isnan([weighted_median([], []), weighted_median([3], [0]), *median_interval([3], [0])]).all()


@pytest.mark.parametrize("gap", [NAN, None])
def test_missing_in_is_missing_out(gap):
    assert np.isnan([wilson(gap, 10), wilson(1, gap), byar(gap, 10), byar(1, gap)]).all()
    assert np.isnan([mean_interval(gap, 5, 5), mean_interval(5, gap, 5), mean_interval(5, 5, gap)]).all()
    assert np.isnan([weighted_median([1, gap], [5, 1]), weighted_median([1, 2], [1, gap])]).all()
    low, high = wilson([1, gap], [10, 10])
    assert np.isnan([low[1], high[1]]).all() and 0 < low[0] < high[0]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: wilson([1, 5], [2, 3]), r"events 5\.0 is more than trials 3\.0"),
        (lambda: wilson(1, 0), r"events 1\.0 is more than trials 0\.0"),
        (lambda: wilson(-1, 5), r"events is -1\.0"),
        (lambda: wilson(1, float("inf")), "trials is inf"),
        (lambda: wilson(1, 5, 95), "level is 95;"),
        (lambda: wilson(1, 5, NAN), "level is nan"),
        (lambda: byar([4, -2], 5), r"events is -2\.0"),
        (lambda: byar(4, -5), r"exposure is -5\.0"),
        (lambda: byar(4, 5, 0.49), r"level is 0\.49"),
        (lambda: mean_interval(10, 5, 2), r"total_of_squares 5\.0 is too small for total 10\.0 and n 2\.0"),
        (lambda: mean_interval(3, 9, 0), r"total_of_squares 9\.0 is too small for total 3\.0 and n 0\.0"),
        (lambda: mean_interval(float("-inf"), 5, 2), "total is -inf"),
        (lambda: mean_interval(1, 5, -2), r"n is -2\.0"),
        (lambda: median_interval([1, 2], [1, -1]), r"weights is -1\.0"),
        (lambda: median_interval([1, 2], [1, 0.5]), r"weights has 0\.5"),
        (lambda: weighted_median([1, 2], [1]), "values has 2 entries, weights 1"),
        (lambda: weighted_median([float("inf")], [1]), "values is inf"),
        (lambda: median_interval([1], [1], 1), "level is 1;"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_numbers_give_python_floats_and_arrays_give_arrays():
    numbers = (*wilson(1, 5), *byar(1, 5), *byar(11, 5), *mean_interval(5, 9, 4), *median_interval([1], [9]))
    assert {type(number) for number in numbers} == {float}
    assert all(limit.shape == (2,) for limit in wilson([1, 2], 5) + byar(4, [5, 6]))


def test_equal_values_have_an_interval_without_width():
    assert mean_interval(30, 300, 3) == (10, 10)
    assert median_interval([10], [8]) == (10, 10)


@unhurried
@given(shares, levels)
def test_a_share_lies_in_its_interval_and_both_limits_in_zero_to_one(share, level):
    low, high = wilson(*share, level)
    assert 0 <= low <= share[0] / share[1] <= high <= 1


@unhurried
@given(counts, st.floats(1e-3, 1e9), levels)
def test_a_rate_lies_in_its_interval(events, exposure, level):
    low, high = byar(events, exposure, level)
    assert 0 <= low <= events / exposure < high


@unhurried
@given(shares, st.integers(2, 50), levels)
def test_more_of_the_same_is_surer(share, times, level):
    events, trials = share
    for interval in (wilson, byar):
        few, many = interval(events, trials, level), interval(events * times, trials * times, level)
        assert many[1] - many[0] < few[1] - few[0]


@unhurried
@given(shares, days, st.tuples(levels, levels).map(sorted))
def test_a_higher_level_is_never_narrower(share, numbers, two_levels):
    for interval, given_ in [(wilson, share), (byar, share), (mean_interval, sums(numbers)),
                             (median_interval, (numbers, [1] * len(numbers)))]:  # fmt: skip
        (low, high), (lower, higher) = (interval(*given_, level) for level in two_levels)
        # Two levels that differ in the last bit give limits that differ in the last bit, either way.
        assert not (lower > low + 1e-9 or higher < high - 1e-9)


@unhurried
@given(days, levels)
def test_mean_and_median_lie_in_their_intervals(numbers, level):
    low, high = mean_interval(*sums(numbers), level)
    assert len(numbers) < 2 or low - 1e-9 <= np.mean(numbers) <= high + 1e-9
    low, high = median_interval(numbers, [1] * len(numbers), level)
    assert np.isnan(low) or low <= np.median(numbers) <= high


@given(days)
def test_a_histogram_has_the_median_of_its_cases(numbers):
    values, weights = np.unique(numbers, return_counts=True)
    assert weighted_median(values, weights) == np.median(numbers)


@unhurried
@given(st.integers(1, 3000), levels)
def test_the_order_statistics_cover_the_level_and_no_pair_further_in_does(n, level):
    low, _ = median_interval(range(1, n + 1), [1] * n, level)
    rank = 0 if np.isnan(low) else low
    outside = 2 * stats.binom.cdf([rank - 1, rank], n, 0.5)
    assert outside[0] <= 1 - level + 1e-8 and outside[1] > 1 - level - 1e-8


@unhurried
@given(st.lists(shares, min_size=1, max_size=8), st.randoms())
def test_permuted_input_gives_permuted_limits(pairs, random):
    order = random.sample(range(len(pairs)), len(pairs))
    events, trials = np.array(pairs).T
    for interval in (wilson, byar, lambda x, n: mean_interval(x, x * x, n)):
        whole, permuted = interval(events, trials), interval(events[order], trials[order])
        np.testing.assert_array_equal(np.array(permuted), np.array(whole)[:, order])
    np.testing.assert_equal(median_interval(events[order], trials[order]), median_interval(events, trials))
