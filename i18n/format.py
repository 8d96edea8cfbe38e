"""How a value is printed: with its unit, its interval, or the reason why there is none.

Numbers and dates live in i18n.numbers and i18n.dates and are handed on from here.
"""

from i18n.dates import day, month, period
from i18n.numbers import (
    DASH,
    headline_number,
    is_missing,
    number,
    percent_change,
    points,
    printed,
    share,
    signed_points,
)
from i18n.rounding import exact, held, rounded
from i18n.translate import mark as _
from i18n.translate import translator
from i18n.units import UNITS, Unit, unit_named

__all__ = [
    "DASH",
    "REASONS",
    "UNITS",
    "Unit",
    "corrected",
    "day",
    "headline_number",
    "interval",
    "is_missing",
    "missing",
    "month",
    "number",
    "percent_change",
    "period",
    "points",
    "share",
    "signed_points",
    "target",
    "value",
    "value_with_unit",
]

RANGE = _("{low}–{high}")
CORRECTED = _("{value} [corrected]")
REASONS = {
    "not_reported": _("Not reported"),
    "suppressed": _("Small number, not shown"),
    "nothing_due": _("Nothing due"),
    "too_small": _("Too few to rank"),
    "partial": _("Partly not reported"),
    "no_data": _("No data yet"),
}


def value(x: float | None, unit: str, lang: str, near: float | None = None) -> str:
    """A value with the decimals of its unit; a share as a percentage, others without their unit.

    More decimals (up to four) keep it off zero and on its side of the threshold `near`.
    """
    declared = unit_named(unit)
    if declared.is_share:
        return share(x, lang, near)
    if is_missing(x):
        return DASH
    thresholds = [exact(threshold) for threshold in (0, near) if not is_missing(threshold)]
    return printed(held(exact(x), declared.decimals, thresholds), lang)


def value_with_unit(x: float | None, unit: str, lang: str, near: float | None = None) -> str:
    """A value followed by its unit: "185件", "185 cases", "96.8%"."""
    return _with_suffix(value(x, unit, lang, near), unit, lang)


def target(x: float | None, unit: str, lang: str) -> str:
    """A target as it was set, neither rounded nor padded: "96%", "97.25%", "7天"."""
    if is_missing(x):
        return DASH
    declared = unit_named(unit)
    as_set = exact(x) * (100 if declared.is_share else 1)
    decimals = max(0, -as_set.normalize().as_tuple().exponent)
    text = printed(rounded(as_set, decimals), lang)
    return text + "%" if declared.is_share else _with_suffix(text, unit, lang)


def interval(low: float | None, high: float | None, unit: str, lang: str, near: float | None = None) -> str:
    """The range from low to high with its unit: "93.1%—98.5%", "3.2–4.6 days"."""
    if is_missing(low) or is_missing(high):
        return DASH
    ends = {name: value(x, unit, lang, near) for name, x in (("low", low), ("high", high))}
    return _with_suffix(translator(lang)(RANGE).format(**ends), unit, lang)


def corrected(text: str, lang: str) -> str:
    """A printed value with the sign that it was corrected or supplied by hand: "96.8%〔更〕"."""
    return translator(lang)(CORRECTED).format(value=text)


def missing(reason: str, lang: str) -> str:
    """Why there is no number, in words; ValueError with the choices for an unknown status or reason."""
    if reason not in REASONS:
        raise ValueError(f"reason is {reason!r}; use one of {', '.join(REASONS)}.")
    return translator(lang)(REASONS[reason])


def _with_suffix(text: str, unit: str, lang: str) -> str:
    declared = unit_named(unit)
    if text == DASH or declared.is_share:
        return text
    word = declared.suffix(lang, one=text == "1")
    return text + word if lang == "zh" else f"{text} {word}".rstrip()
