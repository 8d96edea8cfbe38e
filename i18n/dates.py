"""Days, months and period codes in words."""

import re
from datetime import date

from babel.dates import format_date, format_skeleton

from i18n.numbers import DASH, is_missing
from i18n.translate import locale, translator
from i18n.translate import mark as _

FORMS = "2020-10, 2020Q3, 2020H2, 2020, 2020-08..2020-11 or 2020-10ytd"
QUARTERS = (_("Q1 {year}"), _("Q2 {year}"), _("Q3 {year}"), _("Q4 {year}"))
HALVES = (_("first half of {year}"), _("second half of {year}"))
WITHIN_A_YEAR = _("{first}–{last} {year}")
ACROSS_YEARS = _("{first}–{last}")
MONTH_ALONE = {"zh": "M", "en": "MMMM"}  # the first month of 8—11月 and of August–November


def day(on: date | None, lang: str) -> str:
    """A day: "2020年10月3日", "3 October 2020"."""
    return DASH if is_missing(on) else format_date(on, "long", locale(lang))


def month(on: date | None, lang: str) -> str:
    """The month of a day: "2020年10月", "October 2020"."""
    return DASH if is_missing(on) else format_skeleton("yMMMM", on, locale=locale(lang))


def period(code: str | None, lang: str) -> str:
    """A period code in words: "2020年三季度", "2020年1—10月"; ValueError names a code of no known form."""
    if is_missing(code):
        return DASH
    for form, words in _WORDS:
        if found := form.fullmatch(code):
            return words(lang, *(int(group) for group in found.groups()))
    raise ValueError(f"period is {code!r}; use a form such as {FORMS}.")


def _year(lang: str, year: int) -> str:
    return format_skeleton("y", date(year, 1, 1), locale=locale(lang))


def _quarter(lang: str, year: int, quarter: int) -> str:
    return translator(lang)(QUARTERS[quarter - 1]).format(year=year)


def _half(lang: str, year: int, half: int) -> str:
    return translator(lang)(HALVES[half - 1]).format(year=year)


def _month(lang: str, year: int, number: int) -> str:
    return month(date(year, number, 1), lang)


def _year_to_date(lang: str, year: int, number: int) -> str:
    return _span(lang, year, 1, year, number)


def _span(lang: str, *ends: int) -> str:
    first, last = date(ends[0], ends[1], 1), date(ends[2], ends[3], 1)
    if first > last:
        raise ValueError(
            f"period runs back from {first:%Y-%m} to {last:%Y-%m}; name the earlier month first."
        )
    if first == last:
        return month(first, lang)
    if first.year < last.year:
        return translator(lang)(ACROSS_YEARS).format(first=month(first, lang), last=month(last, lang))
    names = {"first": _month_alone(first, lang), "last": _month_alone(last, lang)}
    return translator(lang)(WITHIN_A_YEAR).format(year=first.year, **names)


def _month_alone(on: date, lang: str) -> str:
    rules = locale(lang)
    return format_date(on, MONTH_ALONE[rules.language], rules)


_YEAR = "([12][0-9]{3})"
_YEAR_MONTH = f"{_YEAR}-(0[1-9]|1[0-2])"
_WORDS = (
    (re.compile(_YEAR), _year),
    (re.compile(f"{_YEAR}Q([1-4])"), _quarter),
    (re.compile(f"{_YEAR}H([12])"), _half),
    (re.compile(_YEAR_MONTH), _month),
    (re.compile(rf"{_YEAR_MONTH}\.\.{_YEAR_MONTH}"), _span),
    (re.compile(f"{_YEAR_MONTH}ytd"), _year_to_date),
)
