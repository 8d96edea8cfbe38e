"""What the sample shall hold, read from plan.toml, volumes.toml and figures.toml."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

HERE = Path(__file__).parent
SOURCES = ("disputes", "incidents", "grids")


@dataclass(frozen=True)
class Place:
    """A part of the country in the sample, and the first and last month of what it sends."""

    root: str
    disputes: tuple[date, date]
    incidents: tuple[date, date]
    grids: tuple[date, date]

    @property
    def end(self) -> pd.Timestamp:
        """The last day of the last month: nothing happened later."""
        last = max(getattr(self, source)[1] for source in SOURCES)
        return pd.Timestamp(last) + pd.offsets.MonthEnd(0)

    def months(self, source: str) -> pd.DatetimeIndex:
        """The months that this place sends for one kind of export."""
        return months(*getattr(self, source))


@cache
def read(name: str) -> dict:
    """One of the plan's TOML files by its stem."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def figure(key: str) -> dict:
    """A published figure by its id, such as luo-01."""
    found = [table[key] for table in read("figures").values() if isinstance(table, dict) and key in table]
    if not found:
        raise KeyError(f"figures.toml has no figure {key!r}; add it under its table.")
    return found[0]


@cache
def places() -> tuple[Place, ...]:
    """The five places of the sample."""
    return tuple(
        Place(row["root"], **{source: tuple(row[source]) for source in SOURCES})
        for row in read("plan")["place"]
    )


def place_of(area: str) -> Place:
    """The place that an area belongs to; each has a city of its own."""
    return next(place for place in places() if place.root[:4] == area[:4])


def months(first: date, last: date) -> pd.DatetimeIndex:
    """First days of the months from first to last."""
    return pd.date_range(first, last, freq="MS", unit="s")
