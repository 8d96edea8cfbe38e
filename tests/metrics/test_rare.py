"""Rare events: gaps, open gaps and clusters by hand and against the textbook distributions."""

import numpy as np
import pytest
from scipy import stats

from metrics import rare

NAN = np.nan

pytestmark = pytest.mark.filterwarnings("error")


def test_a_gap_counts_the_months_without_an_event_between_two_with_one():
    counts = np.array([[0, 2, 0, 0, 1, 1, 0]])
    np.testing.assert_array_equal(rare.free_months(counts), [[NAN, NAN, NAN, NAN, 2, 0, NAN]])


def test_a_month_that_nobody_reported_is_no_month_without_an_event():
    counts = np.array([[1, NAN, 0, NAN, 1]])
    np.testing.assert_array_equal(rare.free_months(counts), [[NAN, NAN, NAN, NAN, 1]])


def test_a_wait_counts_trials_per_event_since_the_last_month_with_one():
    # 30 + 20 trials until the one event, then 40 trials with two
    events, trials = np.array([[1, 0, 1, 2.0]]), np.array([[10, 30, 20, 40.0]])
    np.testing.assert_array_equal(rare.waits(events, trials), [[NAN, NAN, 50, 20]])


@pytest.mark.parametrize(
    ("counts", "months"), [([1, 0, 0], 2), ([0, 1], 0), ([1, 0, NAN], 1), ([0, 0], NAN), ([NAN, NAN], NAN)]
)
def test_the_open_gap_runs_from_the_last_event_to_the_last_known_month(counts, months):
    np.testing.assert_array_equal(rare.open_gap(np.array([counts], float), None), [[months]])


def test_the_open_gap_of_trials_counts_trials():
    events, trials = np.array([[1, 0, 0.0]]), np.array([[10, 30, 20.0]])
    assert rare.open_gap(events, trials) == [[50]]


def test_a_cluster_is_a_count_that_chance_would_hardly_reach():
    # mean 0.5: P(X ≥ 4) = 0.00175 and P(X ≥ 5) = 0.00017 (Poisson)
    for largest, expected in ((4, False), (5, True)):
        counts = np.array([[largest, *[1] * (12 - largest), *[0] * (11 + largest)]], dtype=float)
        assert counts.mean() == 0.5
        assert stats.poisson.sf(largest - 1, 0.5) < rare.CHANCE or not expected
        assert rare.is_cluster(counts, None, counts >= 0)[0].tolist() == [expected] + [False] * 23


def test_a_cluster_of_trials_depends_on_how_many_there_were():
    # 12 events of 1 200 trials: three of 20 are beyond chance (0.001), three of 100 are not (0.08)
    events = np.array([[3, 3, *[1] * 6, *[0] * 4]], dtype=float)
    trials = np.array([[20, 100, *[108] * 10]], dtype=float)
    assert stats.binom.sf(2, [20, 100], 0.01).round(3).tolist() == [0.001, 0.079]
    assert rare.is_cluster(events, trials, events >= 0)[0, :2].tolist() == [True, False]


def test_the_usual_months_hold_all_but_the_clusters():
    rng = np.random.default_rng(7)
    counts = rng.poisson(0.7, (50, 24)).astype(float)
    low, high = rare.usual(counts, None, counts >= 0)
    assert (rare.is_cluster(counts, None, counts >= 0) == (counts > high)).all()
    assert (low == 0).all()


def test_rows_without_events_or_values_have_no_gaps_and_no_clusters():
    for row in (np.zeros((1, 5)), np.full((1, 5), NAN), np.zeros((1, 0))):
        assert np.isnan(rare.free_months(row)).all() and np.isnan(rare.waits(row, row)).all()
        assert not rare.is_cluster(row, None, row >= 0).any()
