"""Re-cuts: a jump of the number of grids, not their ordinary coming and going."""

import pandas as pd

from metrics.recuts import recuts


def months(values, statuses=None):
    """Months from January 2018 on."""
    return pd.DataFrame(
        {
            "month": pd.date_range("2018-01-01", periods=len(values), freq="MS"),
            "value": values,
            "status": statuses or ["ok"] * len(values),
        }
    )


def test_a_jump_is_told_with_what_was_before_and_after():
    found = recuts(months([43, 43, 49, 49]))  # 七星街道 2018 (nan-39, nan-40)
    assert found["month"].to_list() == [pd.Timestamp("2018-03-01")]
    assert found[["before", "after"]].to_numpy().tolist() == [[43, 49]]
    assert round(found["change"].iloc[0], 3) == 0.14


def test_a_fall_has_a_negative_change():
    found = recuts(months([2186, 1537]))  # 宝鸡市 2020
    assert round(found["change"].iloc[0], 3) == -0.297


def test_a_few_grids_more_are_no_recut():
    assert recuts(months([100, 102, 105, 103])).empty


def test_a_month_with_missing_reports_is_not_compared():
    assert recuts(months([100, 60, 100], ["ok", "partial", "ok"])).empty


def test_the_first_grids_are_no_recut():
    assert recuts(months([float("nan"), 0, 50])).empty
