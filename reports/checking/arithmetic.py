"""Arithmetic of printed figures: exact decimals, halves up, and a range where a figure is not exact."""

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import product

from i18n.numbers import MINUS
from reports.checking.figures import Figure

HUNDRED = Decimal(100)
MOST_DECIMALS = 2  # more are shown only where fewer would stand on a whole percentage


def quotient(part: Figure, whole: Figure) -> Decimal:
    """Part ÷ whole in percent."""
    return part.value / whole.value * HUNDRED


def rounded(number: Decimal, decimals: int, way: str = ROUND_HALF_UP) -> Decimal:
    """With so many decimals, halves up."""
    return number.quantize(Decimal(1).scaleb(-decimals), way)


def fits(printed: Figure, low: Decimal, high: Decimal) -> bool:
    """Whether a printed figure is what a number between low and high rounds to.

    Just below 100 a figure may be held on its side: 99.996 printed as 99.99.
    """
    value, decimals = printed.value, printed.decimals
    if rounded(low, decimals) <= value <= rounded(high, decimals):
        return True
    crosses = low == high and rounded(low, decimals) == HUNDRED != low
    return crosses and value == rounded(low, decimals, ROUND_DOWN)


def is_cut_off(printed: Figure, exact: Decimal) -> bool:
    """Whether the digits behind were cut off instead of rounded."""
    return printed.value == rounded(exact, printed.decimals, ROUND_DOWN)


def span(formula: Callable[..., Decimal], *given: Figure) -> tuple[Decimal, Decimal]:
    """The lowest and the highest result of a formula, each figure being anywhere in its range."""
    ends = [(figure.low, figure.high) for figure in given]
    results = [formula(*chosen) for chosen in product(*ends)]
    return min(results), max(results)


def percent(number: Decimal, decimals: int) -> str:
    """A percentage with the decimals of the print; with two where it would stand on a whole one that it
    is not: 97.987 is 97.99%, not 98%."""
    shown = rounded(number, decimals)
    if shown == shown.to_integral_value() and shown != number:
        shown = rounded(number, max(decimals, MOST_DECIMALS))
    return f"{shown:,}%"


def number(value: Decimal) -> str:
    """A number with thousands separators and without idle zeros."""
    whole = value.to_integral_value()
    shown = f"{whole:,}" if value == whole else f"{value.normalize():,f}"
    return shown.replace("-", MINUS)


def division(part: Figure, whole: Figure, decimals: int) -> str:
    """The arithmetic of a rate: "2,920 ÷ 2,980 = 97.99%"."""
    exact = quotient(part, whole)
    return f"{number(part.value)} ÷ {number(whole.value)} = {percent(exact, decimals)}"
