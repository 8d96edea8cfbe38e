"""One page's data three ways: from the counts as pages ask for them, by a scan of the rows, and by pandas.

An answer has a row per indicator, area and span with the columns of ANSWER. The indicators are the headlines
that count cases. Those that count reports and communities are no plain scan: only their counts are timed.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pandas as pd

from data import warehouse
from data.connection import Connection
from data.definitions import Definition
from metrics import areas as area_tree
from metrics import catalog, headline, series
from metrics.period import Period, latest, months_between, shift
from tests.benchmarks import page_rows

SCAN = Path(__file__).with_name("page_data.sql")
CASE_KINDS = ("count", "rate")
CASE_SOURCES = ("disputes", "incidents")
TREND_MONTHS = 24  # of a sparkline
KEYS = ["indicator", "area", "span"]
ANSWER = [*KEYS, "numerator", "value"]
# What a headline calls the numerator and the value of each span.
SPANS = {
    "now": ("numerator", "value"),
    "previous": ("previous_numerator", "previous_value"),
    "year_before": ("year_before_numerator", "year_before_value"),
    "ytd": ("ytd_numerator", "ytd_value"),
    "ytd_year_before": ("ytd_year_before_numerator", "ytd_year_before_value"),
}
TIMES = {"counts": 9, "every_headline": 9, "scan": 5, "pandas": 3}


@dataclass(frozen=True)
class Page:
    """What an overview asks: cards for a city and its counties in one month, and the city's last months."""

    definitions: dict[str, Definition]
    city: str
    counties: tuple[str, ...]
    period: Period

    @property
    def areas(self) -> tuple[str, ...]:
        """The city first."""
        return self.city, *self.counties

    @property
    def trend(self) -> dict[str, Period]:
        """The months of a sparkline by their first day."""
        first = shift(self.period.last, 1 - TREND_MONTHS)
        return {month.isoformat(): latest(month) for month in months_between(first, self.period.last)}

    @property
    def wanted(self) -> pd.DataFrame:
        """Every area and span that is shown: area span first last."""
        now, to_date = self.period, self.period.year_to_date()
        periods = (now, now.previous(), now.year_before(), to_date, to_date.year_before())
        cards = dict(zip(SPANS, periods, strict=True))
        rows = [(area, span, p.first, p.last) for area in self.areas for span, p in cards.items()]
        rows += [(self.city, span, p.first, p.last) for span, p in self.trend.items()]
        return pd.DataFrame(rows, columns=["area", "span", "first", "last"])


def page(connection: Connection, every_headline: bool = False) -> Page:
    """The page that a reader sees first, with the indicators that rows can tell or with every headline."""
    areas = area_tree.read(connection)
    city = areas.roots[0]
    chosen = {
        definition.id: definition
        for definition in catalog.headlines()
        if every_headline or (definition.source in CASE_SOURCES and definition.kind in CASE_KINDS)
    }
    return Page(chosen, city, areas.children(city), latest(areas.as_of(city)))


def ask(connection: Connection, asked: Page) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The page's data as pages get them: cards and trends, with intervals, changes and statuses."""
    cards = headline.headline(connection, asked.definitions, asked.areas, asked.period)
    return cards, series.over(connection, asked.definitions, (asked.city,), asked.trend)


def from_counts(connection: Connection, asked: Page) -> pd.DataFrame:
    """The answer from the counts."""
    cards, trends = ask(connection, asked)
    spans = [
        cards.assign(span=span, numerator=cards[numerator], value=cards[value])[ANSWER]
        for span, (numerator, value) in SPANS.items()
    ]
    return pd.concat([*spans, trends[ANSWER]], ignore_index=True)


def from_scan(connection: Connection, asked: Page) -> pd.DataFrame:
    """The answer by one hand-written query over the rows."""
    wanted = asked.wanted
    parameters = {
        "areas": list(wanted["area"]),
        "spans": list(wanted["span"]),
        "firsts": list(wanted["first"]),
        "lasts": list(wanted["last"]),
        "first": wanted["first"].min(),
        "last": wanted["last"].max(),
        "indicators": list(asked.definitions),
        "are_counts": [definition.kind == "count" for definition in asked.definitions.values()],
    }
    return connection.cursor().execute(SCAN.read_text("utf-8"), parameters).df()[ANSWER]


def from_pandas(rows: page_rows.Rows, asked: Page) -> pd.DataFrame:
    """The answer by pandas over the rows."""
    counts = [name for name, definition in asked.definitions.items() if definition.kind == "count"]
    return page_rows.answer(rows, asked.wanted, counts)[ANSWER]


def same(answers: dict[str, pd.DataFrame]) -> int:
    """The number of figures, if all answers agree on each; an AssertionError shows the first that differs."""
    ordered = {way: frame.sort_values(KEYS, ignore_index=True) for way, frame in answers.items()}
    first, *others = ordered.values()
    for other in others:
        pd.testing.assert_frame_equal(first, other, check_dtype=False, rtol=1e-12)
    return len(first)


def measure(folder: Path, times: Mapping[str, int] = TIMES) -> dict[str, object]:
    """Median seconds of each way after a first time, of reading the rows once, and how many figures agree."""
    with warehouse.reading(folder) as connection:
        asked, every = page(connection), page(connection, every_headline=True)
        ways: dict[str, Callable[[], object]] = {
            "counts": lambda: ask(connection, asked),
            "every_headline": lambda: ask(connection, every),
            "scan": lambda: from_scan(connection, asked),
        }
        seconds = {way: _median(ask_once, times[way]) for way, ask_once in ways.items()}
        began = time.perf_counter()
        rows = page_rows.read(connection)
        seconds["reading_rows"] = time.perf_counter() - began
        seconds["pandas"] = _median(lambda: from_pandas(rows, asked), times["pandas"])
        answers = {"counts": from_counts(connection, asked), "scan": from_scan(connection, asked)}
        figures = same(answers | {"pandas": from_pandas(rows, asked)})
    left_out = sorted(set(every.definitions) - set(asked.definitions))
    return {"seconds": seconds, "figures": figures, "asked": list(asked.definitions), "left_out": left_out}


def _median(ask_once: Callable[[], object], times: int) -> float:
    ask_once()
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        ask_once()
        seconds.append(time.perf_counter() - began)
    return median(seconds)


if __name__ == "__main__":
    print(json.dumps(measure(warehouse.folder()), allow_nan=False))
