"""Periods: what each code stands for, what lies before it, and which codes are refused."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.period import Period, latest, months_between, parse, shift

# code, first month, last month, last day, the period before, the same a year before (all from the calendar)
EXAMPLES = [
    ("2020-10", (2020, 10), (2020, 10), 31, "2020-09", "2019-10"),
    ("2020-01", (2020, 1), (2020, 1), 31, "2019-12", "2019-01"),
    ("2020-02", (2020, 2), (2020, 2), 29, "2020-01", "2019-02"),
    ("2020Q1", (2020, 1), (2020, 3), 31, "2019Q4", "2019Q1"),
    ("2020Q4", (2020, 10), (2020, 12), 31, "2020Q3", "2019Q4"),
    ("2020H1", (2020, 1), (2020, 6), 30, "2019H2", "2019H1"),
    ("2020H2", (2020, 7), (2020, 12), 31, "2020H1", "2019H2"),
    ("2020", (2020, 1), (2020, 12), 31, "2019", "2019"),
    ("2020-08..2020-11", (2020, 8), (2020, 11), 30, "2020-04..2020-07", "2019-08..2019-11"),
    ("2019-11..2020-02", (2019, 11), (2020, 2), 29, "2019-07..2019-10", "2018-11..2019-02"),
    ("2020-08..2020-08", (2020, 8), (2020, 8), 31, "2020-07..2020-07", "2019-08..2019-08"),
    ("2020-10ytd", (2020, 1), (2020, 10), 31, None, "2019-10ytd"),
    ("2020-01ytd", (2020, 1), (2020, 1), 31, None, "2019-01ytd"),
]
REFUSED = [
    "", " ", "202", "20200", "2020-00", "2020-13", "2020-1", "2020-10-01", "202010", "2020/10", "2020-10 ",
    " 2020-10", "2020-10\n", "2020Q0", "2020Q5", "2020q4", "2020-Q4", "2020H0", "2020H3", "2020-11..2020-08",
    "2020-08...2020-11", "2020-08..2020-13", "2020-08..", "..2020-11", "2020Q1..2020Q2", "2020..2021",
    "2020-10YTD", "2020ytd", "2020Q3ytd", "2020-13ytd", "２０２０-10", "2020-1０", "٢٠٢٠", "2020年10月",
    "0000", "0000-01", "1899", "2100-01", "0001-01..9999-12", "-2020", "+2020", "2020-10;DROP", None, 2020,
]  # fmt: skip

months = st.dates(date(1980, 1, 1), date(2050, 12, 31)).map(lambda day: day.replace(day=1))
codes = st.one_of(
    months.map("{:%Y-%m}".format),
    months.map("{:%Y}".format),
    st.builds("{:%Y}Q{}".format, months, st.integers(1, 4)),
    st.builds("{:%Y}H{}".format, months, st.integers(1, 2)),
    st.builds("{0:%Y-%m}ytd".format, months),
    st.tuples(months, months).map(lambda ends: "{:%Y-%m}..{:%Y-%m}".format(*sorted(ends))),
)


@pytest.mark.parametrize(("code", "first", "last", "end", "previous", "year_before"), EXAMPLES)
def test_a_code_gives_its_months_and_the_periods_before(code, first, last, end, previous, year_before):
    period = parse(code)
    assert period == Period(code, date(*first, 1), date(*last, 1))
    assert period.end == date(*last, end)
    assert period.previous() == (parse(previous) if previous else None)
    assert period.year_before() == parse(year_before)


@pytest.mark.parametrize("text", REFUSED)
def test_anything_else_is_refused_with_the_known_forms(text):
    with pytest.raises(ValueError) as refusal:
        parse(text)
    assert str(refusal.value) == (
        f"period {text!r} is not known; write 2020-10, 2020Q4, 2020H2, 2020, 2020-08..2020-11 or 2020-10ytd"
    )


def test_the_months_of_a_range_cross_the_new_year():
    assert parse("2019-11..2020-02").months == (
        date(2019, 11, 1), date(2019, 12, 1), date(2020, 1, 1), date(2020, 2, 1),
    )  # fmt: skip


def test_only_the_form_of_a_month_is_a_month():
    assert parse("2020-10").is_month
    assert not any(parse(code).is_month for code in ("2020-08..2020-08", "2020-01ytd", "2020Q4", "2020"))


def test_year_to_date_starts_in_the_year_of_the_last_month():
    assert parse("2020-10").year_to_date() == parse("2020-10ytd")
    assert parse("2020Q3").year_to_date() == parse("2020-09ytd")
    assert parse("2020").year_to_date() == parse("2020-12ytd")
    assert parse("2019-11..2020-02").year_to_date() == parse("2020-02ytd")
    assert parse("2020-10ytd").year_to_date() == parse("2020-10ytd")


def test_a_period_contains_its_months_and_every_day_of_them():
    period = parse("2020-08..2020-11")
    assert period.contains(date(2020, 8, 1)) and period.contains(date(2020, 11, 30))
    assert not period.contains(date(2020, 7, 31)) and not period.contains(date(2020, 12, 1))
    assert period.contains(datetime(2020, 11, 30, 23, 59))


def test_latest_is_the_month_a_date_lies_in():
    assert latest(date(2020, 10, 31)) == parse("2020-10")
    assert latest(datetime(2020, 10, 31, 12)) == parse("2020-10")


def test_months_are_shifted_over_the_new_year():
    assert shift(date(2020, 1, 31), -1) == date(2019, 12, 1)
    assert shift(date(2020, 12, 1), 1) == date(2021, 1, 1)
    assert shift(date(2020, 10, 1), -22) == date(2018, 12, 1)


def test_no_month_lies_between_a_month_and_an_earlier_one():
    assert months_between(date(2020, 10, 5), date(2020, 10, 1)) == (date(2020, 10, 1),)
    assert months_between(date(2020, 10, 1), date(2020, 9, 1)) == ()


@given(codes)
def test_the_periods_around_a_period_can_be_read_back(code):
    period = parse(code)
    around = (period, period.previous() or period, period.year_before(), period.year_to_date())
    assert all(parse(other.code) == other for other in around)


@given(codes)
def test_the_period_before_is_as_long_and_ends_where_this_one_starts(code):
    period = parse(code)
    before = period.previous()
    if before is not None:
        assert len(before.months) == len(period.months)
        assert shift(before.last, 1) == period.first
        assert not before.contains(period.first)


@given(codes)
def test_a_period_contains_exactly_its_months(code):
    period = parse(code)
    inside = [month for month in months_between(shift(period.first, -2), shift(period.last, 2))
              if period.contains(month)]  # fmt: skip
    assert tuple(inside) == period.months


@given(months, st.integers(-500, 500), st.integers(-500, 500))
def test_shifts_add_up(month, one, other):
    assert shift(shift(month, one), other) == shift(month, one + other)


@given(st.text())
def test_any_text_is_read_or_refused_and_nothing_else(text):
    try:
        assert parse(text).code == text
    except ValueError as refusal:
        assert "is not known; write 2020-10" in str(refusal)
