"""A cell of text becomes a value, nothing, or a reason to refuse; never a guess."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.sources import Column
from data.staging import cells
from tests.data.reading import CONNECTION, REFUSED, told, understood


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
        "'2020-10-05",
        "2020年10月5日9时32分",
        "2020年10月5日 上午9时32分09秒",
        "2020-10-05 下午3:20",
        "2020年10月5日 星期一 9:32",
        "20201005093209",
        "20201005 9:32:09",
        "20201005.0",
        "２０２０－１０－０５",
        "２０２０年１０月５日",
        "2020-10-05T09:32:09.000",
        "2020-10-05T09:32:09+08:00",
        "2020-10-05T01:32:09Z",
        "2020-10-04T16:00:00.000Z",  # midnight in China, in world time
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
        "0000-00-00",
        "2020-10-05 25:00",
        "202010051",
        "05/10/2020",
    ],
)
def test_what_is_no_date_is_refused(written):
    assert understood("date", written) == REFUSED


@pytest.mark.parametrize(
    ("kind", "written", "reason"),
    [
        ("date", "03/04/2025", "not a date: day and month could be swapped"),
        ("date", "13/04/2025", "not a date: day and month could be swapped"),  # or only late days came in
        ("date", "25-04-03", "not a date: the year has two digits"),
        ("date", "4月3日", "not a date: the year is missing"),
        ("date", "2025-02-30", "not a date: no such day"),
        ("date", "20250230", "not a date: no such day"),
        ("date", "1989-12-31", "not a date: before 1990 or after 2099"),
        ("date", "不详", "not a date"),
        ("month", "4月份", "not a month: the year is missing"),
        ("month", "2025.1", "not a month: January, or October without its zero"),
        ("whole", "约30", "not a whole number: only an estimate"),
        ("whole", "30余人", "not a whole number: only an estimate"),
        ("whole", "96.8%", "not a whole number: a percentage where a number is counted"),
        ("decimal", "百分之九十六点八", "not a number: a percentage where a number is counted"),
        ("decimal", "96,8", "not a number: the comma could be a decimal point"),
        ("decimal", "1,2345", "not a number: the comma could be a decimal point"),
        ("decimal", "3户", "not a number: the unit does not fit"),
        ("decimal", "1.23457E+12", cells.LOST),
        ("whole", "1.23457E+12", cells.LOST),
    ],
)
def test_a_refused_cell_says_why(kind, written, reason):
    assert told(kind, written)[1] == reason


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
        "２０２０年１０月",
        "202010.0",
    ],
)
def test_a_month_is_its_first_day(written):
    assert understood("month", written) == dt.date(2020, 9 if "9月" in written else 10, 1)


@pytest.mark.parametrize("written", ["10月", "2020", "2020-13", "第三季度", "202013"])
def test_what_is_no_month_is_refused(written):
    assert understood("month", written) == REFUSED


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
@given(
    day=st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)),
    form=st.sampled_from(
        ["%Y-%m-%d", "%Y/%m/%d %H:%M", "%Y年%m月%d日", "%Y.%m.%d", "%Y%m%d", "%Y-%m-%dT%H:%M:%S"]
    ),
)
def test_every_form_of_date_gives_back_its_day(day, form):
    assert understood("date", day.strftime(form)) == day


@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from(sorted(cells.REASONS)), written=st.text(max_size=20))
def test_any_text_is_a_value_or_nothing_or_refused(kind, written):
    found = understood(kind, written)
    bare = written.strip(" \t\r\n\u3000\u00a0\u200b\ufeff'")
    says_nothing = bare in cells.BLANKS
    assert (found is None) == says_nothing
