"""A change is called one only where two intervals do not overlap or two counts differ by more than chance."""

import hypothesis.strategies as st
import pandas as pd
import pytest
from hypothesis import given

from metrics import chance, intervals


def rate(events: float, trials: float) -> dict:
    low, high = intervals.wilson(events, trials)
    share = events / trials if trials else float("nan")
    return {"value": share, "low": low, "high": high, "denominator": trials}


def count(events: float) -> dict:
    low, high = intervals.byar(events, 1)
    return {"value": events, "low": low, "high": high, "denominator": float("nan")}


def test_two_rates_by_hand():
    # Wilson 1927: 90/100 has 0.826 to 0.945, 95/100 0.888 to 0.978, 50/100 0.404 to 0.596
    assert chance.verdict("rate", rate(90, 100), rate(95, 100)) == chance.WITHIN
    assert chance.verdict("rate", rate(90, 100), rate(50, 100)) == chance.BEYOND
    assert chance.verdict("rate", rate(50, 100), rate(90, 100)) == chance.BEYOND


def test_two_counts_by_hand():
    # Wheeler 2016: 2(√25 − √16) = 2, 2(√31 − √16) = 3.1
    assert chance.verdict("count", count(16), count(25)) == chance.WITHIN
    assert chance.verdict("count", count(16), count(31)) == chance.BEYOND


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("rate", rate(0, 4), rate(400, 400)),  # fewer than five on one side
        ("rate", rate(0, 0), rate(5, 10)),
        ("count", count(float("nan")), count(5)),
        ("stock", {"value": 5, "low": float("nan"), "high": float("nan")}, count(500)),
    ],
)
def test_what_cannot_be_judged_is_not(kind, before, after):
    assert chance.verdict(kind, before, after) == chance.NOT_JUDGED


@given(st.integers(5, 500), st.integers(0, 500), st.integers(5, 500), st.integers(0, 500))
def test_the_verdict_is_the_same_backwards_and_none_means_no_change(n, x, m, y):
    first, second = rate(min(x, n), n), rate(min(y, m), m)
    assert chance.verdict("rate", first, second) == chance.verdict("rate", second, first)
    assert chance.verdict("rate", first, first) == chance.WITHIN


def test_a_row_of_a_frame_will_do():
    row = pd.Series(rate(90, 100))
    assert chance.verdict("rate", row, row) == chance.WITHIN
