"""Counts, shares and changes as printed; a missing number (None, NaN, NA) is a dash everywhere."""

from decimal import Decimal
from functools import lru_cache
from math import isfinite

from babel.numbers import format_decimal

from i18n.rounding import exact, held, rounded
from i18n.translate import locale, translator

DASH = "—"
MINUS = "\N{MINUS SIGN}"
PRINTED = 8192  # prints kept: tables repeat the same numbers
HEADLINE_FROM = 100_000
# Divisor, suffix and decimals, the largest first.
HEADLINE_SCALES = {
    "zh": ((100_000_000, "亿", 1), (10_000, "万", 1)),
    "en": ((1_000_000, "M", 1), (1_000, "k", 0)),
}


def is_missing(x: object) -> bool:
    """Whether there is nothing to print: None, NaN, NaT, NA or an infinite number."""
    try:
        return x is None or bool(x != x) or (isinstance(x, float) and not isfinite(x))
    except TypeError:  # the missing value of pandas refuses to be true or false
        return True


def number(x: float | None, lang: str, decimals: int = 0) -> str:
    """A number with thousands separators: "1,234"."""
    return DASH if is_missing(x) else printed(rounded(exact(x), decimals), lang)


def headline_number(x: float | None, lang: str) -> str:
    """A large count for a headline: "12.3万" or "123k" from 100,000 on, in full below."""
    if is_missing(x) or abs(x) < HEADLINE_FROM:
        return number(x, lang)
    scales = HEADLINE_SCALES[locale(lang).language]
    divisor, suffix, decimals = next(scale for scale in scales if abs(x) >= scale[0])
    return printed(rounded(exact(x) / divisor, decimals), lang) + suffix


def share(x: float | None, lang: str, near: float | None = None) -> str:
    """A share of 0–1 as a percentage with one decimal: "96.8%".

    It gets more decimals (up to four) where one would print it on or beyond the threshold `near`:
    2920/2980 near 0.98 is "97.99%". 0 and 1 are always thresholds: 0.9996 is "99.96%".
    """
    if is_missing(x):
        return DASH
    return printed(held(exact(x) * 100, 1, _percentages(0, 1, near)), lang) + "%"


def points(difference: float | None, lang: str) -> str:
    """The size of a difference of two shares, without its sign: 0.004 is "0.4个百分点"."""
    if is_missing(difference):
        return DASH
    _ = translator(lang)
    size = held(exact(abs(difference)) * 100, 1, _percentages(0))
    return _("{value} points").format(value=printed(size, lang))


def signed_points(difference: float | None, lang: str) -> str:
    """A difference of two shares with + or −; none at zero."""
    if is_missing(difference):
        return DASH
    return _sign(held(exact(difference) * 100, 1, _percentages(0))) + points(difference, lang)


def percent_change(ratio: float | None, lang: str) -> str:
    """A relative change with + or − and one decimal: −0.527 is "−52.7%".

    More decimals keep a small change from printing as none, and a near-total fall as a total one.
    """
    if is_missing(ratio):
        return DASH
    percent = held(exact(ratio) * 100, 1, _percentages(-1, 0))
    return _sign(percent) + printed(abs(percent), lang) + "%"


def printed(x: Decimal, lang: str) -> str:
    """A rounded number with all its decimals, thousands separators and a real minus sign."""
    # As text: 1.0 and 1.00 are equal numbers and two different prints.
    return _printed(str(x), lang)


@lru_cache(maxsize=PRINTED)
def _printed(x: str, lang: str) -> str:
    decimals = -Decimal(x).as_tuple().exponent
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    return format_decimal(Decimal(x), pattern, locale(lang)).replace("-", MINUS)


def _sign(x: Decimal) -> str:
    return "" if x.is_zero() else MINUS if x < 0 else "+"


def _percentages(*thresholds: float | None) -> list[Decimal]:
    return [exact(threshold) * 100 for threshold in thresholds if not is_missing(threshold)]
