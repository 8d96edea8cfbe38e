"""What needs attention first: each rule by a hand example, and the order of all."""

import pandas as pd
import pytest

from metrics import catalog
from metrics.attention import MOST, MOST_OF_A_RULE, Notice, first, of_areas, of_figures, of_reports
from metrics.signals import Signal

RATE, COUNT, OVERDUE = "mediation_success_rate", "preventable_incidents", "disputes_overdue"


def row(indicator: str, span: str, value: float, **more: float) -> dict:
    """A row of figures with an interval of one point on each side."""
    limits = {"low": value - 0.01, "high": value + 0.01, "denominator": 1000.0, "reported_share": 1.0}
    return {"indicator": indicator, "area": "1", "span": span, "value": value, **limits, **more}


def rules(*rows: dict) -> list[tuple[str, str]]:
    """What of_figures says of rows: rule and span."""
    return [(notice.rule, notice.span) for notice in of_figures(pd.DataFrame(rows), catalog.read())]


def parts(**shares: tuple[int, int]) -> pd.DataFrame:
    frame = pd.DataFrame(
        [(part, came, due) for part, (came, due) in shares.items()],
        columns=["part", "numerator", "denominator"],
    )
    return frame.assign(value=frame["numerator"] / frame["denominator"])


def test_silent_reports_come_before_partial_ones_and_a_gap_of_one_percent_is_none():
    found = of_reports(parts(disputes=(100, 100), grids=(0, 50), incidents=(99, 100), hazards=(90, 100)))
    assert [(notice.rule, notice.sources) for notice in found] == [
        ("silent", ("grids",)),
        ("partial", ("hazards",)),
    ]


def test_a_target_is_missed_only_when_the_whole_interval_misses_it():
    assert rules(row(RATE, "now", 0.94)) == [("target", "")]  # 93 % to 95 % against 96 %
    assert rules(row(RATE, "now", 0.955)) == []
    assert rules(row(RATE, "now", 0.94, denominator=4.0)) == []  # four cases say nothing


def test_a_change_for_the_worse_needs_intervals_apart_and_the_nearer_span_is_told():
    now = row(RATE, "now", 0.965)
    assert rules(now, row(RATE, "previous", 0.99)) == [("change", "previous")]
    assert rules(now, row(RATE, "previous", 0.98), row(RATE, "year_before", 0.99)) == [
        ("change", "year_before")
    ]
    assert rules(now, row(RATE, "previous", 0.94)) == []  # for the better


@pytest.mark.parametrize("share", [0.8, float("nan")])
def test_no_change_is_told_where_many_reports_are_missing_or_none_was_due(share):
    assert rules(row(RATE, "now", 0.965), row(RATE, "previous", 0.99, reported_share=share)) == []


def test_counts_are_compared_by_their_square_roots():
    assert rules(row(COUNT, "now", 64), row(COUNT, "previous", 36)) == [("change", "previous")]  # z = 4
    assert rules(row(COUNT, "now", 49), row(COUNT, "previous", 36)) == []  # z = 2
    assert rules(row(COUNT, "now", 36), row(COUNT, "previous", 64)) == []  # fewer is better


def signal(indicator: str, verdict: str) -> dict[tuple[str, str], Signal]:
    found = Signal(indicator, "1", verdict, "", "outside", False, "p'", 0.97, 0.98, 0.975, 0.99, 24)
    return {(indicator, "1"): found}


def test_in_a_month_the_control_chart_decides_and_not_two_intervals():
    rows = pd.DataFrame([row(RATE, "now", 0.97), row(RATE, "previous", 0.999)])
    told = of_figures(rows, catalog.read(), signal(RATE, "concern"))
    assert [(notice.rule, notice.signal.verdict) for notice in told] == [("signal", "concern")]
    for modest in ("common_cause", "improvement", "too_few"):
        assert of_figures(rows, catalog.read(), signal(RATE, modest)) == []
    assert of_figures(rows, catalog.read(), {}) == []


def test_what_carries_over_from_month_to_month_is_no_news():
    stock = next(name for name, one in catalog.read().items() if one.kind == "stock_rate" and not one.target)
    rows = pd.DataFrame([row(stock, "now", 0.9)])
    assert of_figures(rows, catalog.read(), signal(stock, "concern")) == []


def test_overdue_cases_that_grew_are_told():
    assert rules(row(OVERDUE, "now", 12), row(OVERDUE, "previous", 11)) == [("overdue", "previous")]
    assert rules(row(OVERDUE, "now", 11), row(OVERDUE, "previous", 11)) == []


def test_areas_need_two_headline_indicators():
    judged = pd.DataFrame(
        {
            "area": ["1", "1", "2", "3", "3", "3"],
            "indicator": ["a", "b", "a", "a", "b", "c"],
            "verdict": ["worse", "worse", "worse", "worse", "worse", "worse"],
        }
    )
    assert [(notice.areas, notice.indicators) for notice in of_areas(judged)] == [
        (("3",), ("a", "b", "c")),
        (("1",), ("a", "b")),
    ]


def test_headline_indicators_come_first():
    found = of_figures(
        pd.DataFrame([row("assessment_rate", "now", 0.5), row(RATE, "now", 0.5)]), catalog.read()
    )
    assert [notice.indicators for notice in found] == [(RATE,), ("assessment_rate",)]


def test_no_more_than_six_in_the_declared_order():
    many = [Notice(rule) for rule in ("overdue", "areas", "change", "target", "partial", "silent") * 3]
    told = [notice.rule for notice in first(many)]
    assert len(told) == MOST
    assert told == ["silent", "partial", "target", "target", "change", "change"]
    assert all(told.count(rule) <= most for rule, most in MOST_OF_A_RULE.items())
