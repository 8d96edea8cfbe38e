"""A cell of text becomes a value, nothing, or a reason to refuse; never a guess."""

import datetime as dt

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import cells
from data.sources import Column

CONNECTION = duckdb.connect()
REFUSED = "refused"


def understood(kind: str, cell: str | None) -> object:
    """The stored value of a cell, None where it says nothing, REFUSED where it cannot be read."""
    column = Column("x", kind)
    refused = cells.unreadable(column) if kind in cells.REASONS else "false"
    value, is_refused = CONNECTION.execute(
        f"WITH given AS (SELECT $cell AS c0), texts AS (SELECT {cells.text(0)} AS t_x FROM given), "
        f"read AS (SELECT *, {cells.read(column)} AS x FROM texts) "
        f"SELECT {cells.stored(column)}, {refused} FROM read",
        {"cell": cell},
    ).fetchone()
    return REFUSED if is_refused else value


@pytest.mark.parametrize(
    "written",
    [
        "2020-10-05",
        "2020/10/5",
        "2020/10/05 09:32:09",
        "2020-10-05 09:32:09",
        "2020/10/5 9:32",
        "2020.10.5",
        "20201005",
        "2020年10月5日",
        "2020年10月5日 09:32",
        "2020-10-05T09:32:09",
        "44109",
        "44109.4",
        "  2020-10-05  ",
        "\u30002020-10-05\u3000",
        "2020-10-05\n",
    ],
)
def test_a_date_is_read_as_offices_write_it(written):
    # 44109 is the serial number that a spreadsheet shows for 2020-10-05.
    assert understood("date", written) == dt.date(2020, 10, 5)


@pytest.mark.parametrize(
    "written",
    [
        "2020-02-30",
        "2020-13-01",
        "不详",
        "10月5日",
        "5",
        "1899-01-01",
        "2199-01-01",
        "13800000000",
        "2020",
        "昨天",
    ],
)
def test_what_is_no_date_is_refused(written):
    assert understood("date", written) == REFUSED


@pytest.mark.parametrize(
    "written",
    [
        "2020-10",
        "2020/10",
        "2020.10",
        "202010",
        "2020年10月",
        "2020年10月份",
        "2020年9月",
        "2020-10-31",
        "2020/10/1",
        "44109",
    ],
)
def test_a_month_is_its_first_day(written):
    assert understood("month", written) == dt.date(2020, 9 if "9月" in written else 10, 1)


@pytest.mark.parametrize("written", ["10月", "2020", "2020-13", "第三季度", "202013"])
def test_what_is_no_month_is_refused(written):
    assert understood("month", written) == REFUSED


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("whole", "1,234", 1234),
        ("whole", "１２３", 123),
        ("whole", "12.0", 12),
        ("whole", "-3", -3),
        ("whole", "0", 0),
        ("whole", " 7 ", 7),
        ("decimal", "1,234.5", 1234.5),
        ("decimal", "０．５", 0.5),
        ("decimal", "1e3", 1000.0),
    ],
)
def test_a_number_is_read_with_separators_and_full_width_digits(kind, written, value):
    assert understood(kind, written) == value


@pytest.mark.parametrize("kind", ["whole", "decimal"])
@pytest.mark.parametrize("written", ["3人", "12万", "九", "nan", "inf", "-Infinity", "1 2 x", "96.8%"])
def test_what_is_no_number_is_refused(kind, written):
    assert understood(kind, written) == REFUSED


@pytest.mark.parametrize("written", ["3.5", "1e15", "1e300"])
def test_what_is_no_whole_number_is_refused(written):
    assert understood("whole", written) == REFUSED


@pytest.mark.parametrize(
    "kind", ["date", "month", "whole", "decimal", "name", "code_text", "case_id", "area_code"]
)
@pytest.mark.parametrize("blank", [None, *cells.BLANKS, "   ", "\u3000", " — "])
def test_signs_for_nothing_are_nothing_and_not_zero(kind, blank):
    assert understood(kind, blank) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("610330000000", "610330"),
        ("610300000000", "610300"),
        ("610330100000", "610330100"),
        ("610330100201", "610330100201"),
        ("610330", "610330"),
        ("JQ01000", "JQ01000"),
    ],
)
def test_public_codes_lose_the_zeros_that_fill_them_up(written, code):
    assert understood("area_code", written) == code


@pytest.mark.parametrize(
    ("written", "lost"),
    [("1.10101E+17", True), ("6.1033e17", True), ("7E+2", True), ("E17", False), ("JF1E+2", False)],
)
def test_a_number_that_a_spreadsheet_shortened_is_seen(written, lost):
    column = Column("x", "case_id")
    found = CONNECTION.execute(
        f"SELECT {cells.shortened(column)} FROM (SELECT $cell AS t_x)", {"cell": written}
    )
    assert found.fetchone() == (lost,)


@settings(max_examples=60, deadline=None)
@given(day=st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)), form=st.sampled_from(cells.DATE_FORMS))
def test_every_form_of_date_gives_back_its_day(day, form):
    assert understood("date", day.strftime(form)) == day


@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from(sorted(cells.REASONS)), written=st.text(max_size=20))
def test_any_text_is_a_value_or_nothing_or_refused(kind, written):
    found = understood(kind, written)
    says_nothing = written.strip(" \t\r\n\u3000") in cells.BLANKS
    assert (found is None) == says_nothing
