"""Tails by hand: coins, dice and urns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from metrics import tails


def test_three_coins():
    assert tails.at_least(3, 3, 0.5, 0).tolist() == pytest.approx(1 / 8)
    assert tails.at_least(2, 3, 0.5, 0).tolist() == pytest.approx(4 / 8)
    assert tails.at_most(0, 3, 0.5, 0).tolist() == pytest.approx(1 / 8)


def test_what_was_expected_is_no_surprise():
    assert tails.at_least(1, 3, 0.5, 0) == 1
    assert tails.at_most(2, 3, 0.5, 0) == 1


def test_the_uniform_urn_gives_every_count_the_same_chance():
    """ρ = 1/3 and share ½ are α = β = 1 (Laplace): each of 0 … n has 1 / (n + 1)."""
    assert tails.all_of(9, 0.5, 1 / 3).tolist() == pytest.approx(1 / 10)
    assert tails.at_least(8, 9, 0.5, 1 / 3).tolist() == pytest.approx(2 / 10)
    assert tails.at_most(2, 9, 0.5, 1 / 3).tolist() == pytest.approx(3 / 10)


def test_no_events_of_a_geometric_count():
    """Shape 1 is geometric: P(0) = 1 / (1 + μ); without dispersion e^−μ."""
    assert tails.no_events(4, 1).tolist() == pytest.approx(1 / 5)
    assert tails.no_events(2, 0).tolist() == pytest.approx(np.exp(-2))


def test_one_event_or_more():
    assert tails.events_at_least(1, 2).tolist() == pytest.approx(1 - np.exp(-2))
    assert tails.events_at_least(0, 2) == 1


def test_missing_in_missing_out():
    assert np.isnan(tails.at_least([1, 1], [2, 2], [np.nan, 0.1], [0.1, np.nan])).all()
    assert np.isnan(tails.at_most(1, 2, np.nan, 0.1))


@given(st.integers(1, 400), st.floats(0.01, 0.99), st.floats(0.001, 0.4), st.floats(0, 1))
def test_the_sum_is_what_scipy_gives(n, share, dispersion, place):
    observed = min(n, int(n * share + place * n * (1 - share)) + 1)
    total = 1 / dispersion - 1
    known = stats.betabinom.sf(observed - 1, n, share * total, (1 - share) * total)
    assert tails.at_least(observed, n, share, dispersion) == pytest.approx(known, rel=1e-6, abs=1e-9)
