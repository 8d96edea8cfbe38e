"""Numbers, units and missing values as printed, in both languages."""

from decimal import Decimal

import pandas as pd
import pytest

from i18n import format
from i18n.format import DASH, UNITS


@pytest.mark.parametrize(
    ("x", "decimals", "printed"),
    [
        (0, 0, "0"),
        (1234, 0, "1,234"),
        (1234567.891, 2, "1,234,567.89"),
        (2.5, 0, "3"),
        (0.145, 2, "0.15"),
        (-1234, 0, "−1,234"),
        (-0.4, 0, "0"),
        (Decimal("12.30"), 1, "12.3"),
    ],
)
def test_a_number_has_thousands_separators_and_rounds_halves_up(x, decimals, printed):
    assert format.number(x, "zh", decimals) == printed
    assert format.number(x, "en", decimals) == printed


@pytest.mark.parametrize(
    ("x", "zh", "en"),
    [
        (99_999, "99,999", "99,999"),
        (100_000, "10.0万", "100k"),
        (123_456, "12.3万", "123k"),
        (-123_456, "−12.3万", "−123k"),
        (4_567_890, "456.8万", "4.6M"),
        (123_456_789, "1.2亿", "123.5M"),
    ],
)
def test_a_headline_is_shortened_from_a_hundred_thousand_on(x, zh, en):
    assert format.headline_number(x, "zh") == zh
    assert format.headline_number(x, "en") == en


@pytest.mark.parametrize(
    ("difference", "size", "signed"),
    [
        (0.004, "0.4个百分点", "+0.4个百分点"),
        (-0.004, "0.4个百分点", "−0.4个百分点"),
        (0, "0.0个百分点", "0.0个百分点"),
        (0.00004, "0.004个百分点", "+0.004个百分点"),
        (0.968 - 0.868 - 0.1, "0.0个百分点", "0.0个百分点"),
    ],
)
def test_a_difference_of_shares_is_in_points_not_percent(difference, size, signed):
    assert format.points(difference, "zh") == size
    assert format.signed_points(difference, "zh") == signed


def test_points_read_as_points_in_english():
    assert format.points(-0.004, "en") == "0.4 points"
    assert format.signed_points(-0.004, "en") == "−0.4 points"


@pytest.mark.parametrize(
    ("ratio", "printed"),
    [
        (-0.527, "−52.7%"),
        (0.123, "+12.3%"),
        (0, "0.0%"),
        (-0.0002, "−0.02%"),
        (-0.9998, "−99.98%"),
        (12.5, "+1,250.0%"),
    ],
)
def test_a_relative_change_carries_its_sign(ratio, printed):
    assert format.percent_change(ratio, "zh") == printed


@pytest.mark.parametrize(
    ("x", "unit", "zh", "en"),
    [
        (185, "cases", "185件", "185 cases"),
        (1, "incidents", "1起", "1 incident"),
        (0, "people", "0人", "0 people"),
        (12, "count", "12个", "12"),
        (4.62, "days", "4.6天", "4.6 days"),
        (1, "days", "1.0天", "1.0 days"),
        (14, "months", "14个月", "14 months"),
        (287, "households_per_grid", "287户/格", "287 households per grid"),
        (0.968, "share", "96.8%", "96.8%"),
    ],
)
def test_a_value_carries_its_unit(x, unit, zh, en):
    assert format.value_with_unit(x, unit, "zh") == zh
    assert format.value_with_unit(x, unit, "en") == en


def test_a_value_without_its_unit_keeps_only_the_percent_sign():
    assert format.value(1234, "households", "zh") == "1,234"
    assert format.value(0.968, "share", "zh") == "96.8%"


@pytest.mark.parametrize(
    ("x", "unit", "printed"),
    [
        (0.96, "share", "96%"),
        (0.9725, "share", "97.25%"),
        (1, "share", "100%"),
        (7, "days", "7天"),
        (1000, "cases", "1,000件"),
    ],
)
def test_a_target_is_printed_as_it_was_set(x, unit, printed):
    assert format.target(x, unit, "zh") == printed


def test_an_interval_names_its_unit_once_unless_it_is_a_percentage():
    # The Wilson interval of 179 of 185, by the formula of Wilson (1927), at 95 %.
    assert format.interval(0.93106, 0.98505, "share", "zh") == "93.1%—98.5%"
    assert format.interval(0.93106, 0.98505, "share", "en") == "93.1%–98.5%"
    assert format.interval(3.21, 4.58, "days", "zh") == "3.2—4.6天"
    assert format.interval(3.21, 4.58, "days", "en") == "3.2–4.6 days"
    assert format.interval(0.931, 0.9798, "share", "zh", near=0.98) == "93.1%—97.98%"


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, pd.NaT, float("inf"), Decimal("NaN")])
def test_a_missing_number_is_a_dash_in_every_function(nothing):
    numbers = ("number", "headline_number", "share", "points", "signed_points", "percent_change")
    plain = (*numbers, "day", "month", "period")
    assert {name: getattr(format, name)(nothing, "zh") for name in plain} == dict.fromkeys(plain, DASH)
    with_unit = ("value", "value_with_unit", "target")
    for unit in UNITS:
        assert {getattr(format, name)(nothing, unit, "zh") for name in with_unit} == {DASH}
        assert format.interval(nothing, 1, unit, "zh") == format.interval(0, nothing, unit, "zh") == DASH


def test_a_missing_threshold_does_not_matter():
    assert format.share(2920 / 2980, "zh", near=float("nan")) == "98.0%"
    assert format.value(2.96, "days", "zh", near=pd.NA) == "3.0"


@pytest.mark.parametrize(
    ("reason", "zh"),
    [
        ("not_reported", "未报送"),
        ("suppressed", "数值过小，不予显示"),
        ("nothing_due", "无应办结件"),
        ("too_small", "基数过小，不参加排名"),
        ("partial", "部分未报送"),
        ("no_data", "暂无数据"),
    ],
)
def test_a_reason_is_given_in_words(reason, zh):
    assert format.missing(reason, "zh") == zh
    assert format.missing(reason, "en").isascii()


def test_an_unknown_reason_unit_or_language_is_named_with_the_choices():
    with pytest.raises(ValueError, match=r"reason is 'lost'.*not_reported"):
        format.missing("lost", "zh")
    with pytest.raises(ValueError, match=r"unit is 'percent'.*share, count"):
        format.value(1, "percent", "zh")
    with pytest.raises(ValueError, match=r"language is 'fr'.*zh, en"):
        format.headline_number(123_456, "fr")


def test_every_unit_prints_words_its_indicators_can_use():
    assert set(UNITS) >= {
        "share",
        "count",
        "cases",
        "incidents",
        "places",
        "households",
        "people",
        "days",
        "months",
    }
    assert set(UNITS) >= {"households_per_grid", "people_per_case"}
    assert [unit.id for unit in UNITS.values() if unit.is_share] == ["share"]
    assert UNITS["cases"].suffix("zh") == "件"
    assert UNITS["cases"].suffix("en", one=True) == "case"
