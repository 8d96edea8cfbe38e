"""What an indicator means, as a small value: which rows, in which months, how much of each, out of what."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

Row = dict
Condition = Callable[[Row], object]
Weight = Callable[[Row], float | None]
Months = Callable[[Row, date], Iterable[date]]  # a row and the as-of day → the months in which the row counts
Part = Callable[[Row, date, date], str | None]  # a row, a month and the as-of day → the part of a break-down

UNTRACKED = ("monthly_figures", "tasks", "surveys", "score_events", "areas")  # nobody owes a report of these


@dataclass(frozen=True)
class Sum:
    """Rows of a table, the months in which each counts, and with how much; None: the row is not about it."""

    table: str
    months: Months
    weight: Weight
    items: tuple[str, ...] = ()  # of monthly figures


@dataclass(frozen=True)
class Meaning:
    """One indicator: its kind, what is added up, out of what, and the parts that have a meaning of their own.

    `about`: rows that make a figure known without adding to it.
    """

    kind: str
    top: Sum
    bottom: Sum | None = None
    parts: dict[str, Part] = field(default_factory=dict)
    about: Sum | None = None


def one(row: Row) -> int:
    """Each row is one; no condition."""
    return 1


def start(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


def end(month: date) -> date:
    """The last day of the month."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def following(month: date) -> date:
    """The next month."""
    return end(month) + timedelta(days=1)


def on(column: str) -> Months:
    """The month of a date; rows without it count nowhere."""
    return lambda row, as_of: [start(row[column])] if row[column] else []


def fallen_due(closing: str, days: int = 0, since: str = "due_on") -> Months:
    """The month of `since`, once the due day is over or the row closed; what is open has that day in full."""

    def months(row: Row, as_of: date) -> list[date]:
        if not row[since]:
            return []
        due = row[since] + timedelta(days=days)
        closed = row[closing] is not None
        return [start(row[since])] if due < as_of or (closed and (days or due <= as_of)) else []

    return months


def open_at_month_ends(begun: str, closing: str, past: str = "") -> Months:
    """Every month at whose end a row was open; with `past`, only where that date was over by then."""

    def months(row: Row, as_of: date) -> Iterable[date]:
        month = start(row[begun])
        while end(month) <= as_of and not (row[closing] and row[closing] <= end(month)):
            if not past or (row[past] and row[past] < end(month)):
                yield month
            month = following(month)

    return months


def ever_since(column: str) -> Months:
    """Every month from that of a date on."""

    def months(row: Row, as_of: date) -> Iterable[date]:
        month = start(row[column])
        while month <= as_of:
            yield month
            month = following(month)

    return months


def if_so(condition: Condition, weight: Weight = one) -> Weight:
    """The weight where the condition holds; else the row is not about it."""
    return lambda row: weight(row) if condition(row) else None


def number(column: str) -> Weight:
    """What a column says; nothing is nothing."""
    return lambda row: row[column] or 0


def count(table: str, months: Months, weight: Weight = one, **parts: Part) -> Meaning:
    """So many of the rows, or so much of a number in them."""
    return Meaning("count", Sum(table, months, weight), parts=parts)


def rate(table: str, months: Months, counted: Condition, among: Condition = one, **parts: Part) -> Meaning:
    """Of the rows `among`, how many are `counted`."""
    top = Sum(table, months, lambda row: int(bool(among(row) and counted(row))))
    return Meaning("rate", top, Sum(table, months, if_so(among)), parts)


def ratio(kind: str, table: str, months: Months, top: Weight, bottom: Weight) -> Meaning:
    """One number of the rows over another."""
    return Meaning(kind, Sum(table, months, top), Sum(table, months, bottom))


def reported(*items: str) -> Sum:
    """What was reported for items of the monthly figures."""
    return Sum("monthly_figures", on("month"), number("value"), items)


def stock(table: str, months: Months, weight: Weight = one, **parts: Part) -> Meaning:
    """So many at the end of the last month."""
    return Meaning("stock", Sum(table, months, weight), parts=parts)
