"""Reporting days: by which day of the next month each level must have reported, as two files say."""

import calendar
import datetime as dt
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from data import sources
from data.history import journal
from data.problem import Problem

FILE = Path(__file__).with_name("reporting_days.toml")
LEVELS = ("city", "county", "town", "village")
SECTIONS = ("days", "sources")


@dataclass(frozen=True)
class ReportingDays:
    """The due days: `days` by level, `sources` by kind of export and level where they differ."""

    days: dict[str, int]
    sources: dict[str, dict[str, int]] = field(default_factory=dict)

    def due_on(self, month: dt.date, source: str, level: str) -> dt.date:
        """The last day in time for the report of a month; the last of a month that is too short."""
        day = self.sources.get(source, {}).get(level, self.days.get(level, self.days["county"]))
        year, index = divmod(12 * month.year + month.month, 12)
        return dt.date(year, index + 1, min(day, calendar.monthrange(year, index + 1)[1]))


def read(folder: Path | None = None) -> ReportingDays:
    """The days of this office; a Problem names what is wrong in a file."""
    found = _checked(FILE)
    own = (folder or journal.folder()) / FILE.name
    if not own.exists():
        return found
    changed = _checked(own)
    return ReportingDays(found.days | changed.days, found.sources | changed.sources)


def _checked(file: Path) -> ReportingDays:
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem(f"{file.name}: {error}; correct the line.") from None
    if unknown := sorted(set(tables) - set(SECTIONS)):
        raise Problem(f"{file.name}: unknown section {unknown[0]!r}; use {', '.join(SECTIONS)}.")
    by_source = tables.get("sources", {})
    if unknown := sorted(set(by_source) - set(sources.read())):
        raise Problem(f"{file.name}: {unknown[0]!r} is no kind of export; use {', '.join(sources.read())}.")
    for days in (tables.get("days", {}), *by_source.values()):
        for level, day in days.items():
            if level not in LEVELS or not isinstance(day, int) or not 1 <= day <= 31:
                raise Problem(
                    f"{file.name}: {level} = {day!r}; write a day from 1 to 31 for {', '.join(LEVELS)}."
                )
    return ReportingDays(tables.get("days", {}), by_source)
