"""Coverage: value, zero, partly and not reported are told apart by the reports that came."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import coverage

NAN = float("nan")
# reported, expected, months with any report due, months asked about, whether there are counts → status
EXAMPLES = [
    ("all came and brought cases", 12, 12, 3, 3, True, "ok"),
    ("all came and brought none", 12, 12, 3, 3, False, "ok"),
    ("one of twelve is missing", 11, 12, 3, 3, True, "partial"),
    ("one of twelve is missing and the others brought none", 11, 12, 3, 3, False, "partial"),
    ("none came", 0, 12, 3, 3, False, "not_reported"),
    ("none came and yet a case is known", 0, 12, 3, 3, True, "partial"),
    ("the data end within the span", 8, 8, 2, 3, True, "partial"),
    ("the data end within the span, without cases", 8, 8, 2, 3, False, "partial"),
    ("the span lies beyond the data", NAN, NAN, NAN, 3, False, "not_reported"),
    ("reports are not tracked, there are cases", NAN, NAN, NAN, 3, True, "ok"),
    ("nothing was due and nothing came", 0, 0, 0, 3, False, "not_reported"),
]
COLUMNS = ["reported", "expected", "months", "span_months", "counted"]


def reports(*rows: tuple) -> pd.DataFrame:
    """Rows of (area, span, month, reported, expected) of the source disputes."""
    frame = pd.DataFrame(rows, columns=["area", "span", "month", "reported", "expected"])
    return frame.assign(source="disputes", month=pd.to_datetime(frame["month"]))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0])
def test_the_status_follows_from_the_reports(example):
    _, *numbers, status = example
    assert coverage.statuses(pd.DataFrame([numbers], columns=COLUMNS)).tolist() == [status]


def test_each_row_is_judged_by_itself_and_keeps_its_index():
    rows = pd.DataFrame([numbers for _, *numbers, _ in EXAMPLES], columns=COLUMNS, index=range(50, 61))
    judged = coverage.statuses(rows)
    assert judged.tolist() == [status for *_, status in EXAMPLES]
    assert judged.index.equals(rows.index)


def test_reports_are_summed_over_the_months_of_a_span():
    rows = reports(
        ("a", "q1", "2020-01", 3, 4), ("a", "q1", "2020-02", 4, 4), ("a", "feb", "2020-02", 4, 4),
        ("b", "q1", "2020-01", 0, 1),
    )  # fmt: skip
    found = coverage.over_spans(rows).set_index(["area", "span"])[["reported", "expected", "months"]]
    assert found.loc[("a", "q1")].tolist() == [7, 8, 2]
    assert found.loc[("a", "feb")].tolist() == [4, 4, 1]
    assert found.loc[("b", "q1")].tolist() == [0, 1, 1]


def test_one_kind_of_report_does_not_stand_in_for_another():
    rows = reports(("a", "now", "2020-01", 1, 1), ("a", "now", "2020-01", 0, 1))
    found = coverage.over_spans(rows.assign(source=["disputes", "grids"]))
    assert found.set_index("source")["reported"].to_dict() == {"disputes": 1, "grids": 0}


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=12), st.integers(1, 12))
def test_adding_up_loses_no_report(pairs, split):
    months = pd.date_range("2020-01-01", periods=len(pairs), freq="MS")
    rows = reports(
        *(
            ("a", "x", month, came, came + lacking)
            for month, (came, lacking) in zip(months, pairs, strict=True)
        )
    )
    halves = [coverage.over_spans(part) for part in (rows.iloc[:split], rows.iloc[split:])]
    whole = coverage.over_spans(rows).iloc[0]
    for column in ("reported", "expected", "months"):
        assert whole[column] == sum(half[column].sum() for half in halves)
    assert whole["reported"] == sum(came for came, _ in pairs)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 12), st.booleans())
def test_only_a_span_reported_in_full_is_ok(came, lacking, months, counted):
    row = pd.DataFrame([(came, came + lacking, months, 12, counted)], columns=COLUMNS)
    (status,) = coverage.statuses(row)
    complete = lacking == 0 and months == 12
    assert status in ("ok", "partial", "not_reported")
    if came + lacking > 0:
        assert (status == "ok") == (complete and came > 0)
        assert (status == "not_reported") == (came == 0 and not counted)
