"""Days, months and period codes as printed, in both languages."""

import datetime

import pandas as pd
import pytest

from i18n import format


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("2020-10", "2020年10月", "October 2020"),
        ("2020Q1", "2020年一季度", "Q1 2020"),
        ("2020Q3", "2020年三季度", "Q3 2020"),
        ("2020H1", "2020年上半年", "first half of 2020"),
        ("2020H2", "2020年下半年", "second half of 2020"),
        ("2020", "2020年", "2020"),
        ("2020-08..2020-11", "2020年8—11月", "August–November 2020"),
        ("2019-11..2020-02", "2019年11月—2020年2月", "November 2019–February 2020"),
        ("2020-08..2020-08", "2020年8月", "August 2020"),
        ("2020-10ytd", "2020年1—10月", "January–October 2020"),
        ("2020-01ytd", "2020年1月", "January 2020"),
    ],
)
def test_a_period_is_given_in_words(code, zh, en):
    assert format.period(code, "zh") == zh
    assert format.period(code, "en") == en


NO_PERIODS = ("", "2020-13", "2020Q5", "2020H3", "20-10", "2020-1", "2020-10..", "２０２０", "2020-10\n")


@pytest.mark.parametrize("code", NO_PERIODS)
def test_a_code_of_no_known_form_is_named_with_the_forms(code):
    with pytest.raises(ValueError, match=r"(?s)period is .*2020-10ytd"):
        format.period(code, "zh")


def test_a_span_that_runs_backwards_is_refused():
    with pytest.raises(ValueError, match="back from 2020-11 to 2020-08"):
        format.period("2020-11..2020-08", "zh")


def test_a_day_and_its_month_are_written_in_the_order_of_the_language():
    on = datetime.date(2020, 10, 3)
    assert format.day(on, "zh") == "2020年10月3日"
    assert format.day(on, "en") == "3 October 2020"
    assert format.month(pd.Timestamp(on), "zh") == "2020年10月"
    assert format.month(on, "en") == "October 2020"
