"""Numbers are read with what offices put around them, in the unit of their column or not at all."""

import pytest

from tests.data.reading import REFUSED, told, understood


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
        ("whole", "1，234", 1234),
        ("whole", "1 234", 1234),
        ("whole", "+5", 5),
        ("whole", "−5", -5),
        ("whole", "'12", 12),
        ("whole", '="12"', 12),
        ("whole", "1.2万", 12000),
        ("whole", "1.1万", 11000),
        ("decimal", "1.5亿", 150_000_000.0),
    ],
)
def test_a_number_is_read_with_separators_and_full_width_digits(kind, written, value):
    assert understood(kind, written) == value


@pytest.mark.parametrize(
    ("written", "unit", "factor", "value"),
    [
        ("12人", "people", 1, 12),
        ("0起", "cases", 1, 0),
        ("5户", "households", 1, 5),
        ("5户", "people", 1, REFUSED),
        ("1.23", "yuan", 10_000, 12_300),
        ("1.1", "yuan", 10_000, 11_000),
        ("1.23万元", "yuan", 1, 12_300),
        ("1.23万元", "yuan", 10_000, 12_300),  # the heading says it again
        ("￥1,200.50元", "yuan", 1, 1200.5),
        ("200元", "yuan", 10_000, 200),
        ("12元", "yuan", 10_000, 12),
        ("1.2万", "yuan", 10_000, 12_000),
        ("1.2亿", "yuan", 10_000, 120_000_000),
        ("5千元", "yuan", 10_000, 5_000),
        ("3元", "people", 1, REFUSED),
    ],
)
def test_a_unit_behind_a_number_must_be_that_of_its_column(written, unit, factor, value):
    assert understood("decimal", written, unit, factor) == value


@pytest.mark.parametrize("kind", ["whole", "decimal"])
@pytest.mark.parametrize(
    "written", ["3人", "12, 34", "九", "nan", "inf", "-Infinity", "1 2 x", "1 2", "96.8%"]
)
def test_what_is_no_number_is_refused(kind, written):
    assert understood(kind, written) == REFUSED


@pytest.mark.parametrize(
    ("kind", "most"),
    [("whole", "1000000000"), ("decimal", "10000000000000"), ("figure", "10,000,000,000,000")],
)
def test_a_number_within_bounds_is_read_and_none_beyond(kind, most):
    assert understood(kind, most) in (1e9, 1e13)
    general = "not a whole number" if kind == "whole" else "not a number"
    for larger in ("20000000000000", "-20000000000000", "9" * 20, "9" * 40):
        assert told(kind, larger)[1] == f"{general}: too large"


@pytest.mark.parametrize("kind", ["whole", "decimal", "figure"])
@pytest.mark.parametrize("written", ["1_000", "1e999", "1e400", "0x10", "1_0.5"])
def test_what_only_a_programmer_takes_for_a_number_is_refused(kind, written):
    assert understood(kind, written) == REFUSED


@pytest.mark.parametrize("written", ["3.5", "1e15", "1e300"])
def test_what_is_no_whole_number_is_refused(written):
    assert understood("whole", written) == REFUSED
