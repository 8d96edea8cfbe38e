"""The periods a reader can choose: kinds, and those of each kind that the data reach."""

from collections.abc import Callable
from datetime import date

from i18n.translate import mark as _
from metrics.period import Period, months_between, parse

MONTHS_IN_A_QUARTER, MONTHS_IN_A_HALF = 3, 6
KINDS = {
    "month": _("Month"),
    "quarter": _("Quarter"),
    "half": _("Half-year"),
    "year": _("Year"),
    "ytd": _("Year to date"),
    "range": _("Span"),
}
CODES: dict[str, Callable[[date], str]] = {
    "month": lambda on: f"{on:%Y-%m}",
    "quarter": lambda on: f"{on:%Y}Q{(on.month - 1) // MONTHS_IN_A_QUARTER + 1}",
    "half": lambda on: f"{on:%Y}H{(on.month - 1) // MONTHS_IN_A_HALF + 1}",
    "year": lambda on: f"{on:%Y}",
    "ytd": lambda on: f"{on:%Y-%m}ytd",
}
MARKS = {"..": "range", "ytd": "ytd", "Q": "quarter", "H": "half", "-": "month"}


def kind(code: str) -> str:
    """Which of KINDS a period code is written as."""
    return next((name for mark, name in MARKS.items() if mark in code), "year")


def choices(of_kind: str, first: date, last: date) -> list[str]:
    """The codes of a kind from the newest to the oldest; a period that has begun counts."""
    codes = [CODES[of_kind](month) for month in months_between(first, last)] if of_kind in CODES else []
    return list(dict.fromkeys(reversed(codes)))


def as_kind(period: Period, wanted: str, last: date) -> str:
    """The code of another kind for the same time: the one that holds the end of the period."""
    return CODES[wanted](min(period.last, last)) if wanted in CODES else period.code


def within(code: str, first: date, last: date) -> str:
    """The code itself where the data reach it, else the newest of its kind."""
    period = parse(code)
    if period.first <= last and period.last >= first:
        return code
    return (choices(kind(code), first, last) or [CODES["month"](last)])[0]
