"""Stocks: the last month that a span reaches, never a sum of months and never an older month."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import stocks

MONTHS = pd.date_range("2020-01-01", periods=12, freq="MS")


def counted(*rows: tuple) -> pd.DataFrame:
    """Counts of (area, span, month, numerator) of an indicator from the grids."""
    frame = pd.DataFrame(rows, columns=["area", "span", "month", "numerator"])
    return frame.assign(indicator="grids", source="grids", month=pd.to_datetime(frame["month"]))


def due(*rows: tuple) -> pd.DataFrame:
    """Reports of grids that were to be expected: (area, span, month, expected)."""
    frame = pd.DataFrame(rows, columns=["area", "span", "month", "expected"])
    return frame.assign(source="grids", month=pd.to_datetime(frame["month"]))


def kept(raw: pd.DataFrame, reports: pd.DataFrame) -> list[tuple]:
    """What is left: (area, span, numerator)."""
    found = stocks.at_the_end(raw, reports)
    assert list(found.columns) == list(raw.columns)
    return sorted(found[["area", "span", "numerator"]].itertuples(index=False, name=None))


def test_a_stock_is_that_of_the_last_month_and_not_the_sum():
    raw = counted(("a", "q1", "2020-01", 43), ("a", "q1", "2020-02", 44), ("a", "q1", "2020-03", 49))
    reports = due(*(("a", "q1", month, 1) for month in MONTHS[:3]))
    assert kept(raw, reports) == [("a", "q1", 49)]


def test_a_span_beyond_the_data_takes_the_last_month_that_they_reach():
    raw = counted(("a", "2020", "2020-01", 43), ("a", "2020", "2020-02", 44))
    assert kept(raw, due(("a", "2020", "2020-01", 1), ("a", "2020", "2020-02", 1))) == [("a", "2020", 44)]


def test_each_area_ends_where_its_own_data_end():
    raw = counted(("a", "2020", "2020-01", 4), ("a", "2020", "2020-02", 5), ("b", "2020", "2020-01", 7))
    reports = due(("a", "2020", "2020-01", 1), ("a", "2020", "2020-02", 1), ("b", "2020", "2020-01", 1))
    assert kept(raw, reports) == [("a", "2020", 5), ("b", "2020", 7)]


def test_a_last_month_without_a_report_is_not_filled_from_the_month_before():
    raw = counted(("a", "q1", "2020-01", 43))
    assert kept(raw, due(("a", "q1", "2020-01", 1), ("a", "q1", "2020-02", 1))) == []


def test_a_month_in_which_nothing_was_due_ends_no_span():
    raw = counted(("a", "q1", "2020-01", 43))
    assert kept(raw, due(("a", "q1", "2020-01", 1), ("a", "q1", "2020-02", 0))) == [("a", "q1", 43)]


def test_where_reports_are_not_tracked_the_last_counted_month_stands_in():
    raw = counted(("a", "q1", "2020-01", 43), ("a", "q1", "2020-02", 44))
    assert kept(raw, due()) == [("a", "q1", 44)]


def test_a_month_serves_every_span_that_it_ends():
    raw = counted(("a", "jan", "2020-01", 4), ("a", "q1", "2020-01", 4), ("a", "q1", "2020-02", 5))
    reports = due(("a", "jan", "2020-01", 1), ("a", "q1", "2020-01", 1), ("a", "q1", "2020-02", 1))
    assert kept(raw, reports) == [("a", "jan", 4), ("a", "q1", 5)]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 900), min_size=1, max_size=12), st.randoms())
def test_the_order_of_the_months_does_not_matter(numbers, random):
    rows = [("a", "2020", month, number) for month, number in zip(MONTHS, numbers, strict=False)]
    reports = due(*((area, span, month, 1) for area, span, month, _ in rows))
    shuffled = random.sample(rows, len(rows))
    assert kept(counted(*shuffled), reports) == [("a", "2020", numbers[-1])]
