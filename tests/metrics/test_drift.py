"""Drift: sums by hand, and what does not drift."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.drift import cusum

MONTHS = pd.date_range("2018-01-01", periods=36, freq="MS")

pytestmark = pytest.mark.filterwarnings("error")
values = st.lists(st.one_of(st.integers(-50, 50), st.none()), max_size=36)


def test_sums_by_hand():
    # mean 3, standard deviation 2 (sum of squares 16 on 4 degrees): z = −1, 0, 1, 1, −1
    found = cusum(pd.Series([1, 3, 5, 5, 1], MONTHS[:5]), allowance=0.5, threshold=0.9)
    assert found.upper.tolist() == [0, 0, 0.5, 1.0, 0]
    assert found.lower.tolist() == [-0.5, 0, 0, 0, -0.5]
    assert found.signal.tolist() == ["", "", "", "rise", ""]


def test_a_slow_rise_is_found_that_no_single_month_shows():
    rising = np.repeat([0.94, 0.96], 18) + np.tile([0.004, -0.004], 18)
    found = cusum(pd.Series(rising, MONTHS))
    # low first, high later, measured against the mean of all: a fall in the first half, made up in the second
    assert found.signal.iloc[17] == "fall" and found.signal.iloc[-1] == "rise"
    assert cusum(pd.Series(rising[::-1], MONTHS)).signal.iloc[-1] == "fall"


@pytest.mark.parametrize("constant", [0.0, 1.0, 0.3])
def test_a_constant_series_does_not_drift(constant):
    found = cusum(pd.Series([constant] * 36, MONTHS))
    assert (found[["upper", "lower"]] == 0).all(axis=None) and set(found.signal) == {""}


def test_a_missing_month_is_skipped():
    with_gap = cusum(pd.Series([1, np.nan, 3, 5, 5, 1], MONTHS[:6]), threshold=0.9)
    without = cusum(pd.Series([1, 3, 5, 5, 1], MONTHS[:5]), threshold=0.9)
    assert with_gap.upper.drop(MONTHS[1]).tolist() == without.upper.tolist()
    assert with_gap.loc[MONTHS[1], ["upper", "lower"]].isna().all() and with_gap.signal[MONTHS[1]] == ""


def test_nothing_in_is_nothing_out():
    assert len(cusum(pd.Series([], dtype=float))) == 0
    assert cusum(pd.Series([np.nan, np.nan], MONTHS[:2])).upper.isna().all()
    assert cusum(pd.Series([5.0], MONTHS[:1])).upper.tolist() == [0]


def test_a_frame_is_put_in_order_of_month_and_keeps_its_index():
    frame = pd.DataFrame({"month": MONTHS[[2, 0, 1]], "value": [5, 1, 3]}, index=["c", "a", "b"])
    found = cusum(frame)
    assert found.index.tolist() == ["a", "b", "c"] and found.month.tolist() == list(MONTHS[:3])


@pytest.mark.parametrize(("name", "given_value"), [("allowance", -0.1), ("threshold", float("nan"))])
def test_what_cannot_be_is_refused_by_name_and_value(name, given_value):
    with pytest.raises(ValueError, match=f"{name} is {given_value}"):
        cusum(pd.Series([1.0, 2.0], MONTHS[:2]), **{name: given_value})


@given(values)
def test_upside_down_a_rise_is_a_fall(row):
    series = pd.Series(row, MONTHS[: len(row)], dtype=float)
    up, down = cusum(series), cusum(-series)
    np.testing.assert_allclose(up.upper, -down.lower, atol=1e-9)


@given(values, st.sampled_from([0.5, 4.0, 100.0]))
def test_the_unit_of_the_values_does_not_matter(row, factor):
    series = pd.Series(row, MONTHS[: len(row)], dtype=float)
    np.testing.assert_allclose(cusum(series * factor).upper, cusum(series).upper, atol=1e-9)
