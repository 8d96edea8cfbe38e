"""Rounding never crosses a threshold: examples first, then any counts against any target."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import format

TEN_THOUSANDTHS = 10_000  # targets are set with at most two decimals of a percent

counts = st.integers(1, 1_000_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
targets = st.integers(0, TEN_THOUSANDTHS)


def as_fraction(printed: str) -> Fraction:
    """The number a reader sees, with a percent sign resolved."""
    bare = printed.replace(",", "").replace("−", "-")
    return Fraction(bare.removesuffix("%")) / (100 if bare.endswith("%") else 1)


def side(x: Fraction, threshold: Fraction) -> int:
    return (x > threshold) - (x < threshold)


@pytest.mark.parametrize(
    ("x", "near", "printed"),
    [
        (179 / 185, None, "96.8%"),
        (2920 / 2980, None, "98.0%"),
        (2920 / 2980, 0.98, "97.99%"),
        (0.98, 0.98, "98.0%"),
        (0.97, 0.98, "97.0%"),
        (0.9804, 0.98, "98.04%"),
        (0.9799999999, 0.98, "97.9999%"),
        (0.9800000001, 0.98, "98.0001%"),
        (0.9825, 0.9825, "98.3%"),
        (2 / 3, 2 / 3, "66.7%"),
        (0.0125, None, "1.3%"),
    ],
)
def test_a_share_has_one_decimal_unless_that_crosses_the_threshold(x, near, printed):
    assert format.share(x, "zh", near) == printed
    assert format.share(x, "en", near) == printed


@pytest.mark.parametrize(
    ("x", "printed"),
    [
        (0, "0.0%"),
        (0.0004, "0.04%"),
        (1e-9, "0.0001%"),
        (1, "100.0%"),
        (0.9996, "99.96%"),
        (1 - 1e-9, "99.9999%"),
        (1.0004, "100.04%"),
        (1.25, "125.0%"),
    ],
)
def test_only_nothing_prints_as_zero_and_only_all_as_a_hundred(x, printed):
    assert format.share(x, "zh") == printed


@pytest.mark.parametrize("noise", [1e-17, -1e-17, 2e-16])
def test_floating_point_noise_is_not_a_side_of_a_threshold(noise):
    assert format.share(1 - noise, "zh") == "100.0%"
    assert format.share(noise, "zh") == "0.0%"
    assert format.share(0.98 + noise, "zh", near=0.98) == "98.0%"


@given(counts, targets)
def test_a_printed_share_stays_on_its_side_of_the_target_and_of_nothing_and_all(count, target):
    events, trials = count
    printed = as_fraction(format.share(events / trials, "zh", near=target / TEN_THOUSANDTHS))
    true = Fraction(events, trials)
    for threshold in (Fraction(target, TEN_THOUSANDTHS), Fraction(0), Fraction(1)):
        assert side(true, threshold) in (0, side(printed, threshold))


@given(counts, targets)
def test_a_printed_share_is_as_short_and_as_close_as_rounding_allows(count, target):
    events, trials = count
    text = format.share(events / trials, "zh", near=target / TEN_THOUSANDTHS)
    decimals = len(text.removesuffix("%").partition(".")[2])
    assert 1 <= decimals <= 4
    last_digit = Fraction(1, 100 * 10**decimals)
    farthest = last_digit if decimals == 4 else last_digit / 2  # the fourth may move away from a target
    assert abs(as_fraction(text) - Fraction(events, trials)) <= farthest + Fraction(1, 10**15)


@given(st.integers(0, 10_000_000), st.integers(1, 10_000), st.integers(0, 6_000))
def test_a_printed_mean_stays_on_its_side_of_the_target(days, cases, target):
    true, threshold = Fraction(days, cases), Fraction(target, 100)
    printed = as_fraction(format.value(days / cases, "days", "zh", near=target / 100))
    assert side(true, threshold) in (0, side(printed, threshold))
    assert side(true, Fraction(0)) == side(printed, Fraction(0))


def test_a_mean_of_whole_things_is_never_rounded_to_none():
    assert format.value(0.3, "cases", "zh") == "0.3"
