"""Which periods can be chosen, and what becomes of one when the kind or the area changes."""

import datetime as dt

import pytest

from metrics.period import parse
from ui import periods

FIRST, LAST = dt.date(2019, 1, 1), dt.date(2020, 10, 1)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("2020-10", "month"),
        ("2020Q4", "quarter"),
        ("2020H2", "half"),
        ("2020", "year"),
        ("2020-10ytd", "ytd"),
        ("2020-08..2020-11", "range"),
    ],
)
def test_the_kind_of_each_form_is_known(code, kind):
    assert periods.kind(code) == kind


def test_choices_run_from_the_newest_to_the_oldest_and_all_can_be_parsed():
    assert periods.choices("quarter", FIRST, LAST)[:2] == ["2020Q4", "2020Q3"]
    assert periods.choices("year", FIRST, LAST) == ["2020", "2019"]
    assert len(periods.choices("month", FIRST, LAST)) == 22
    for kind in periods.CODES:
        assert [parse(code).code for code in periods.choices(kind, FIRST, LAST)]


def test_a_span_has_no_list_of_choices():
    assert periods.choices("range", FIRST, LAST) == []


def test_another_kind_keeps_the_end_of_the_period():
    assert periods.as_kind(parse("2020Q3"), "month", LAST) == "2020-09"
    assert periods.as_kind(parse("2020"), "month", LAST) == "2020-10"  # the data end in October
    assert periods.as_kind(parse("2020-05"), "half", LAST) == "2020H1"


def test_a_period_outside_the_data_becomes_the_newest_of_its_kind():
    assert periods.within("2022-12", FIRST, LAST) == "2020-10"
    assert periods.within("2022Q1", FIRST, LAST) == "2020Q4"
    assert periods.within("2019H1", FIRST, LAST) == "2019H1"
    assert periods.within("2021-01..2021-03", FIRST, LAST) == "2020-10"
