"""Periods of whole months and the codes they are written in: 2020-10, 2020Q4, 2020-10ytd and so on."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

# No export is older; the limit keeps a mistyped address from asking for ten thousand years.
_YEAR = "(?:19|20)[0-9]{2}"
_MONTH = f"{_YEAR}-(?:0[1-9]|1[0-2])"
_FORMS = {
    "month": re.compile(_MONTH),
    "quarter": re.compile(f"{_YEAR}Q[1-4]"),
    "half": re.compile(f"{_YEAR}H[12]"),
    "year": re.compile(_YEAR),
    "range": re.compile(rf"{_MONTH}\.\.{_MONTH}"),
    "ytd": re.compile(f"{_MONTH}ytd"),
}
KNOWN_FORMS = "2020-10, 2020Q4, 2020H2, 2020, 2020-08..2020-11 or 2020-10ytd"
_MONTHS_IN = {"quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True)
class Period:
    """Whole months from `first` to `last`, both given as the first day of their month, and the code.

    Made by `parse` or `latest`; the periods before it have a code of the same form.
    """

    code: str
    first: date
    last: date

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month, in order."""
        return months_between(self.first, self.last)

    @property
    def end(self) -> date:
        """The last calendar day."""
        return self.last.replace(day=monthrange(self.last.year, self.last.month)[1])

    @property
    def is_month(self) -> bool:
        """True for a period written as one month (2020-10); a range of one month is still a range."""
        return _form(self.code) == "month"

    def previous(self) -> "Period | None":
        """The period of the same length just before; None for a year to date, which has none."""
        return None if _form(self.code) == "ytd" else self._moved(-len(self.months))

    def year_before(self) -> "Period":
        """The same months one year earlier."""
        return self._moved(-12)

    def year_to_date(self) -> "Period":
        """January to the last month, in the year of the last month."""
        first = self.last.replace(month=1)
        return Period(_code("ytd", first, self.last), first, self.last)

    def contains(self, month: date) -> bool:
        """Whether the month (any day of it) lies in the period."""
        return self.first <= shift(month, 0) <= self.last

    def _moved(self, months: int) -> "Period":
        first, last = shift(self.first, months), shift(self.last, months)
        return Period(_code(_form(self.code), first, last), first, last)


def parse(text: str) -> Period:
    """The period a code stands for; the code is kept as written.

    Raises ValueError, naming the text and the known forms, for anything else, a backwards range included.
    """
    form = _form(text)
    first, last = _bounds(form, text) if form else (None, None)
    if form is None or first > last:
        raise ValueError(f"period {text!r} is not known; write {KNOWN_FORMS}")
    return Period(text, first, last)


def latest(month: date) -> Period:
    """The period of the one month a date lies in."""
    first = shift(month, 0)
    return Period(_code("month", first, first), first, first)


def months_between(first: date, last: date) -> tuple[date, ...]:
    """The first day of each month from that of `first` to that of `last`, both included."""
    count = 12 * (last.year - first.year) + last.month - first.month + 1
    return tuple(shift(first, step) for step in range(count))


def shift(month: date, n: int) -> date:
    """The first day of the month n months later (earlier when n is negative)."""
    year, index = divmod(12 * month.year + month.month - 1 + n, 12)
    return date(year, index + 1, 1)


def _form(code: str) -> str | None:
    if not isinstance(code, str):
        return None
    return next((name for name, pattern in _FORMS.items() if pattern.fullmatch(code)), None)


def _bounds(form: str, code: str) -> tuple[date, date]:
    january = date(int(code[:4]), 1, 1)
    if form in _MONTHS_IN:
        length = _MONTHS_IN[form]
        first = shift(january, length * (int(code[5:] or 1) - 1))
        return first, shift(first, length - 1)
    months = [date.fromisoformat(f"{month}-01") for month in re.findall(_MONTH, code)]
    return (january if form == "ytd" else months[0]), months[-1]


def _code(form: str, first: date, last: date) -> str:
    return {
        "month": f"{first:%Y-%m}",
        "quarter": f"{first:%Y}Q{(first.month + 2) // 3}",
        "half": f"{first:%Y}H{(first.month + 5) // 6}",
        "year": f"{first:%Y}",
        "range": f"{first:%Y-%m}..{last:%Y-%m}",
        "ytd": f"{last:%Y-%m}ytd",
    }[form]
