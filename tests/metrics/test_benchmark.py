"""Better, similar or worse than the whole: by interval and direction, and not from a handful of cases."""

import numpy as np
import pandas as pd
import pytest

from metrics import catalog
from metrics.benchmark import against_benchmark, against_parent, by_concern
from metrics.gaps import gaps
from metrics.shade import shades


@pytest.mark.parametrize(
    ("low", "high", "better", "verdict"),
    [
        (0.91, 0.95, "higher", "worse"),
        (0.97, 0.99, "higher", "better"),
        (0.91, 0.95, "lower", "better"),
        (0.97, 0.99, "lower", "worse"),
        (0.97, 0.99, "none", "higher"),
        (0.91, 0.95, "band", "lower"),
        (0.95, 0.97, "higher", "similar"),
        (0.96, 0.99, "higher", "similar"),  # an end on the benchmark holds it
        (0.91, 0.96, "higher", "similar"),
    ],
)
def test_the_interval_decides_against_a_benchmark_of_96_percent(low, high, better, verdict):
    assert against_benchmark((low + high) / 2, low, high, 0.96, better) == verdict


def test_whatever_is_missing_is_not_compared_and_columns_are_judged_row_by_row():
    nan = np.nan
    found = against_benchmark(
        [0.9, nan, 0.9, 0.9], [0.8, nan, nan, 0.8], [0.95, nan, 0.95, 0.95], [0.96, 0.96, 0.96, nan], "higher"
    )
    assert list(found) == ["worse", "not compared", "not compared", "not compared"]


def rows(*given: tuple) -> pd.DataFrame:
    columns = ["indicator", "area", "value", "low", "high", "denominator"]
    return pd.DataFrame(given, columns=columns)


TABLE = rows(
    ("mediation_success_rate", "610300", 0.96, 0.95, 0.97, 2000),
    ("mediation_success_rate", "610330", 0.90, 0.87, 0.93, 400),
    ("mediation_success_rate", "610331", 0.99, 0.97, 1.00, 400),
    ("mediation_success_rate", "610302", 0.00, 0.00, 0.79, 1),
    ("disputes_found", "610300", 2000, 1900, 2100, np.nan),
    ("disputes_found", "610330", 400, 360, 440, np.nan),
)


def test_the_whole_itself_counts_and_single_cases_are_not_compared():
    judged = against_parent(TABLE, catalog.read(), "610300")
    assert judged["verdict"].to_list() == [
        "not compared",
        "worse",
        "better",
        "not compared",
        "not compared",
        "not compared",
    ]


def test_areas_with_concern_come_first_and_ties_keep_their_order():
    judged = against_parent(TABLE, catalog.read(), "610300").query("area != '610300'")
    assert by_concern(judged) == ["610330", "610302", "610331"]


def test_gaps_are_reports_that_were_due_and_did_not_come():
    found = gaps(
        pd.DataFrame({"area": ["a", "b", "c"], "numerator": [3, 1, None], "denominator": [3, 4, None]})
    )
    assert found[["area", "missing"]].to_numpy().tolist() == [["b", 3.0]]


def test_shades_run_from_the_least_to_the_most_and_keep_what_is_missing():
    assert shades(pd.Series([2.0, 4.0, None, 3.0])).tolist()[:2] == [0.0, 1.0]
    assert pd.isna(shades(pd.Series([2.0, None]))[1])
    assert shades(pd.Series([5.0, 5.0])).tolist() == [0.5, 0.5]
