"""The second opinion: each indicator of an area and a period, counted from the rows of the exports."""

import statistics
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from tests.second_opinion import words
from tests.second_opinion.naive import Exports

SOURCES = ("disputes", "incidents", "grids")
NOT_SHOWN_UP_TO = 5  # homicides below county level, from 1


@dataclass(frozen=True)
class Answer:
    """What `python -m metrics.value` should print; None is null."""

    status: str
    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None


@cache
def months(period: str) -> tuple[date, ...]:
    """The first days of the months of 2020, 2020Q3 or 2020-10."""
    year, rest = int(period[:4]), period[4:]
    numbers = range(1, 13)
    if rest.startswith("Q"):
        numbers = range(3 * int(rest[1]) - 2, 3 * int(rest[1]) + 1)
    elif rest:
        numbers = [int(rest[1:])]
    return tuple(date(year, number, 1) for number in numbers)


def before(month: date) -> date:
    """The month before."""
    return date(month.year - 1, 12, 1) if month.month == 1 else date(month.year, month.month - 1, 1)


def share(numerator: int, denominator: int) -> float | None:
    """Nothing to divide by is missing, not zero."""
    return numerator / denominator if denominator else None


class Opinion:
    """Counts over exports that have been read once."""

    def __init__(self, exports: Exports) -> None:
        self.places = exports.places
        self._by_area: dict[tuple[str, str], list[dict]] = defaultdict(list)
        for table in SOURCES:
            for row in exports.tables[table]:
                for area in self.places.path(row["area"]):
                    self._by_area[table, area].append(row)
        self.reports = {  # a town's report is that of all its communities
            (row["source"], village, row["month"])
            for row in exports.tables["reporting"]
            for village in self.places.below(row["area"], "village")
        }
        self.covered = defaultdict(set)
        for source, village, month in self.reports:
            self.covered[source, self.places.path(village)[0]].add(month)
        # Asked again and again: each works out the same area and months once.
        self._months, self._dated = cache(self._months_of), cache(self._dated_rows)
        self.as_of, self.status = cache(self._as_of), cache(self._status)

    def answer(self, indicator: str, area: str, period: str) -> Answer:
        """The indicator of an area, by the kind of its definition."""
        kinds = {
            **dict.fromkeys(words.COUNTS, self._count),
            **dict.fromkeys(words.RATES, self._rate),
            **dict.fromkeys(words.MEDIANS, self._median),
            **dict.fromkeys(words.MEANS, self._mean),
            **dict.fromkeys([*words.STOCKS, *words.STOCK_RATES], self._stock),
            **dict.fromkeys(words.ZERO_SHARES, self._zero_share),
            **dict.fromkeys(words.STREAKS, self._streak),
            words.REPORTS: self._completeness,
        }
        return kinds[indicator](indicator, area, period)

    def rows(self, asked: words.Rows, area: str, period: str) -> list[dict]:
        """The rows of the period; of those by due date, only what has fallen due by the as-of day."""
        by_month = self._dated(asked.table, asked.date, area)
        dated = [row for month in months(period) for row in by_month[month]]
        if asked.date == "due_on":
            dated = [row for row in dated if self._is_due(row, self.as_of(area))]
        return [row for row in dated if asked.among(row)]

    def _dated_rows(self, table: str, column: str, area: str) -> dict[date, list[dict]]:
        by_month = defaultdict(list)
        for row in self._by_area[table, area]:
            if row[column]:
                by_month[row[column].replace(day=1)].append(row)
        return by_month

    def _is_due(self, row: dict, as_of: date) -> bool:
        """An open case has its due day to the end, so it is overdue from the day after."""
        return row["due_on"] < as_of or (row["due_on"] == as_of and row["outcome"] != "ongoing")

    def exists(self, area: str, period: str) -> bool:
        """Whether the area was there before the period ended."""
        founded = self.places.areas[area]["valid_from"]
        return founded is None or founded <= months(period)[-1]

    def _as_of(self, area: str) -> date:
        """The last day of the last month that the area's city reported."""
        root = self.places.path(area)[0]
        last = max(month for source in SOURCES for month in self.covered[source, root])
        return last.replace(day=monthrange(last.year, last.month)[1])

    def expected(self, source: str, area: str, wanted: tuple[date, ...]) -> list[tuple[str, str, date]]:
        """The monthly reports that the communities of an area owe, while their city sends any."""
        root = self.places.path(area)[0]
        covered = self.covered[source, root]
        since, until = min(covered), max(covered)
        return [
            (source, village, month)
            for village in self.places.below(area, "village")
            for month in wanted
            if since <= month <= until and (self.places.areas[village]["valid_from"] or month) <= month
        ]

    def _status(self, source: str, area: str, wanted: tuple[date, ...]) -> str:
        """ok when all expected reports came, partial when some did, not_reported when none did."""
        expected = self.expected(source, area, wanted)
        came = sum(report in self.reports for report in expected)
        if not came:
            return "not_reported"
        return "ok" if came == len(expected) else "partial"

    def _answer(self, source: str, area: str, wanted: tuple[date, ...], **figures: float | None) -> Answer:
        """The figures with their status; the cases of a place that sent no report are cases all the same."""
        status = self.status(source, area, wanted)
        if status == "not_reported":
            return Answer("partial", **figures) if any(figures.values()) else Answer(status)
        return Answer(status, **figures)

    def _count(self, indicator: str, area: str, period: str) -> Answer:
        asked = words.COUNTS[indicator]
        count = sum(asked.counted(row) for row in self.rows(asked, area, period))
        is_small = 0 < count <= NOT_SHOWN_UP_TO and self.places.level(area) in ("town", "village")
        if indicator == "homicides" and is_small:
            return Answer("suppressed")
        return self._answer(asked.table, area, months(period), value=count, numerator=count)

    def _rate(self, indicator: str, area: str, period: str) -> Answer:
        asked = words.RATES[indicator]
        rows = self.rows(asked, area, period)
        counted = sum(asked.counted(row) for row in rows)
        figures = {"value": share(counted, len(rows)), "numerator": counted, "denominator": len(rows)}
        return self._answer(asked.table, area, months(period), **figures)

    def _median(self, indicator: str, area: str, period: str) -> Answer:
        asked = words.MEDIANS[indicator]
        rows = [row for row in self.rows(asked, area, period) if asked.counted(row)]
        days = [(row["closed_on"] - row["reported_on"]).days for row in rows]
        figures = {"value": statistics.median(days) if days else None, "denominator": len(days)}
        return self._answer(asked.table, area, months(period), **figures)

    def _mean(self, indicator: str, area: str, period: str) -> Answer:
        asked = words.MEANS[indicator]
        people = [row["people_involved"] for row in self.rows(asked, area, period) if asked.counted(row)]
        figures = {"value": share(sum(people), len(people)), "numerator": sum(people)}
        return self._answer(asked.table, area, months(period), **figures, denominator=len(people))

    def _stock(self, indicator: str, area: str, period: str) -> Answer:
        end = months(period)[-1:]
        grids = self._dated("grids", "month", area)[end[0]]
        if indicator in words.STOCKS:
            figures = {"value": len(grids), "numerator": len(grids)}
        else:
            total = sum(words.STOCK_RATES[indicator](row) for row in grids)
            figures = {"value": share(total, len(grids)), "numerator": total, "denominator": len(grids)}
        return self._answer("grids", area, end, **figures)

    def _zero_share(self, indicator: str, area: str, period: str) -> Answer:
        known, zero = 0, 0
        for village in self.places.below(area, "village"):
            expected = self.expected("incidents", village, months(period))
            if expected and all(report in self.reports for report in expected):
                known += 1
                zero += not any(month in self._months(indicator, village) for month in months(period))
        figures = {"value": share(zero, known), "numerator": zero, "denominator": known}
        return self._answer("incidents", area, months(period), **figures)

    def _months_of(self, indicator: str, area: str) -> set[date]:
        """The months in which something happened that a zero share or a streak does not allow."""
        breaks = {**words.ZERO_SHARES, **words.STREAKS}[indicator]
        return {row["occurred_on"].replace(day=1) for row in self._by_area["incidents", area] if breaks(row)}

    def _streak(self, indicator: str, area: str, period: str) -> Answer:
        if indicator == "months_without_homicide" and self.places.level(area) == "village":
            return Answer("suppressed")  # shown from town level up
        month, count = months(period)[-1], 0
        while month not in self._months(indicator, area):
            if self.status("incidents", area, (month,)) != "ok":
                return Answer("partial", value=count)
            month, count = before(month), count + 1
        return Answer("ok", value=count)

    def _completeness(self, indicator: str, area: str, period: str) -> Answer:
        expected = [report for source in SOURCES for report in self.expected(source, area, months(period))]
        if not expected:
            return Answer("not_reported")
        came = sum(report in self.reports for report in expected)
        return Answer("ok", value=share(came, len(expected)), numerator=came, denominator=len(expected))
