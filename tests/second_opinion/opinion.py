"""The second opinion: each indicator of an area and a period, counted from the rows of the exports."""

import statistics
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from tests.second_opinion.meaning import UNTRACKED, Meaning, Sum, end
from tests.second_opinion.naive import Exports
from tests.second_opinion.reports import Reports
from tests.second_opinion.words import INDICATORS, POPULATION, REPORTS, TRACKED, part

AT_THE_END = ("stock", "stock_rate")
SHARES = ("rate", "mean", "stock_rate", "completion", "per_10k")
BELOW_TOWN_HIDDEN = ("village",)  # streaks of protected events are shown from town level up
PER = 10_000
KEPT = 24  # indicators whose cells are remembered (more than are protected); all fill three gigabytes


@dataclass(frozen=True)
class Answer:
    """What `python -m metrics.value` should print; None is null."""

    status: str
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None


@dataclass(slots=True)
class Cell:
    """What an area and month, or several, add up to; `known`: what rows were about."""

    top: float = 0
    bottom: float = 0
    known: set[str] = field(default_factory=set)
    values: list[int] = field(default_factory=list)

    def take(self, weight: float, role: str, kind: str) -> None:
        """Add a row: to the top or the bottom, or just know of it."""
        self.known.add(role)
        if role == "bottom":
            self.bottom += weight
        elif role == "top" and kind == "median":
            self.values.append(weight)
        elif role == "top":
            self.top += weight

    def add(self, other: "Cell") -> None:
        """Take another in."""
        self.top += other.top
        self.bottom += other.bottom
        self.known |= other.known
        self.values += other.values


Cells = dict[str | tuple[str, str], dict[date, Cell]]


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


def share(numerator: float, denominator: float) -> float | None:
    """Nothing to divide by is missing, not zero."""
    return numerator / denominator if denominator else None


class Opinion:
    """Counts over exports that have been read once."""

    def __init__(self, exports: Exports) -> None:
        self.places = exports.places
        self.reports = Reports(exports, TRACKED)
        self.tables: dict[tuple[str, str], list[dict]] = defaultdict(list)
        for table, rows in exports.tables.items():
            for row in rows:
                self.tables[table, row.get("item", "")].append({"area": row.get("code"), **row})
        self.cells = lru_cache(KEPT)(self._cells)
        self.people, self.as_of = cache(self._people), cache(self._as_of)

    def answer(self, name: str, area: str, period: str) -> Answer:
        """The indicator of an area, by its kind."""
        meaning = INDICATORS[name]
        if name == REPORTS:
            return self._completeness(area, months(period))
        if meaning.kind == "zero_share":
            return self._zero_share(name, area, months(period))
        if meaning.kind == "streak":
            return self._streak(name, area, months(period)[-1])
        wanted = months(period)[-1:] if meaning.kind in AT_THE_END else months(period)
        found = Cell()
        for month in wanted:
            found.add(self.cells(name).get(area, {}).get(month, Cell()))
        return self._answer(meaning, area, wanted, found)

    def parts(self, name: str, area: str, period: str, breakdown: str) -> dict[str, Cell]:
        """What the parts of a break-down add up to; parts without any row are left out."""
        kind, found = INDICATORS[name].kind, defaultdict(Cell)
        wanted = months(period)[-1:] if kind in AT_THE_END else months(period)
        if name == REPORTS:
            for source in TRACKED:
                owed = self.reports.expected(source, area, wanted)
                found[source] = Cell(sum(report in self.reports.came for report in owed), len(owed))
        for own, by_month in self.cells(name, breakdown).items() if name != REPORTS else ():
            if area in self.places.path(own[0]):
                for month in by_month.keys() & set(wanted):
                    found[own[1]].add(by_month[month])
        return found

    def exists(self, area: str, period: str) -> bool:
        """Whether the area was there before the period ended."""
        founded = self.places.areas[area]["valid_from"]
        return founded is None or founded <= months(period)[-1]

    def _as_of(self, area: str) -> date:
        """The last day of the last month that the area's city reported."""
        return end(self.reports.last_month(self.places.path(area)[0]))

    def _own(self, name: str, breakdown: str) -> Cells:
        """By area (with a break-down: area and part) and month, where the rows themselves lie."""
        meaning, own = INDICATORS[name], defaultdict(lambda: defaultdict(Cell))
        tell = part(name, breakdown) if breakdown else None
        for total, role in ((meaning.top, "top"), (meaning.bottom, "bottom"), (meaning.about, "about")):
            for row in self._rows(total):
                weight, as_of = total.weight(row), self.as_of(row["area"])
                for month in total.months(row, as_of) if weight is not None else ():
                    where = (row["area"], tell(row, month, as_of)) if tell else row["area"]
                    own[where][month].take(weight, role, meaning.kind)
        return own

    def _rows(self, total: Sum | None) -> Iterable[dict]:
        if total is not None and total is not POPULATION:
            for item in total.items or ("",):
                yield from self.tables[total.table, item]

    def _cells(self, name: str, breakdown: str = "") -> Cells:
        """By area and month: first where the rows lie, then all areas above; parts where the rows lie."""
        own = self._own(name, breakdown)
        if breakdown:
            return own
        is_paired = INDICATORS[name].kind == "stock_rate" and INDICATORS[name].bottom is not POPULATION
        whole: Cells = defaultdict(lambda: defaultdict(Cell))
        for area, by_month in own.items():
            for month, cell in by_month.items():
                if is_paired and len(cell.known) < 2:
                    continue  # one without the other is no rate
                for above in self.places.path(area):
                    whole[above][month].add(cell)
        return whole

    def _people(self, area: str, month: date) -> float:
        """Residents, in ten thousands, of the villages that are there in the month."""
        cell = self.cells("population").get(area, {}).get(month, Cell())
        return cell.top / PER

    def _exposure(self, source: str, area: str, wanted: tuple[date, ...]) -> float:
        """Residents, in ten thousands, times years: a month that a village did not report is left out."""
        told = (
            self.people(village, month)
            for village in self.places.below(area, "village")
            for month in wanted
            if (source, village, month) in self.reports.came
        )
        return sum(told) / 12

    def _answer(self, meaning: Meaning, area: str, wanted: tuple[date, ...], found: Cell) -> Answer:
        """The figures with their status; the cases of a place that sent no report are cases all the same."""
        source, bottom = meaning.top.table, found.bottom
        if meaning.kind == "per_10k":
            bottom = self._exposure(source, area, wanted)
        elif meaning.bottom is POPULATION:
            bottom = self.people(area, wanted[-1])
        status = ("ok" if found.known else "not_reported") if source in UNTRACKED else ""
        status = status or self.reports.status(source, area, wanted)
        if status == "not_reported":
            if not (found.top or found.bottom or found.values):
                return Answer(status)
            status = "partial"
        if meaning.kind == "median":
            return Answer(status, statistics.median(found.values) if found.values else None, None, bottom)
        if meaning.kind in SHARES:
            return Answer(status, share(found.top, bottom), found.top, bottom)
        return Answer(status, found.top, found.top)

    def _zero_share(self, name: str, area: str, wanted: tuple[date, ...]) -> Answer:
        known, zero = 0, 0
        for village in self.places.below(area, "village"):
            expected = self.reports.expected("incidents", village, wanted)
            if expected and all(report in self.reports.came for report in expected):
                known += 1
                zero += not any(self._happened(name, village, month) for month in wanted)
        status = self.reports.status("incidents", area, wanted)
        return Answer(status) if status == "not_reported" else Answer(status, share(zero, known), zero, known)

    def _happened(self, name: str, area: str, month: date) -> bool:
        return self.cells(name).get(area, {}).get(month, Cell()).top > 0

    def _streak(self, name: str, area: str, month: date) -> Answer:
        source, count = INDICATORS[name].top.table, 0
        while not self._happened(name, area, month):
            if source in UNTRACKED:
                is_known = self.cells(name).get(area, {}).get(month, Cell()).known
            else:
                is_known = self.reports.status(source, area, (month,)) == "ok"
            if not is_known:
                is_silent = source in UNTRACKED and not count
                return Answer("not_reported") if is_silent else Answer("partial", value=count)
            month, count = before(month), count + 1
        return Answer("ok", value=count)

    def _completeness(self, area: str, wanted: tuple[date, ...]) -> Answer:
        expected = [report for source in TRACKED for report in self.reports.expected(source, area, wanted)]
        if not expected:
            return Answer("not_reported")
        came = sum(report in self.reports.came for report in expected)
        return Answer("ok", share(came, len(expected)), came, len(expected))
