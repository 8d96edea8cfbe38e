"""Counts as pages read them: the only questions that are put to the warehouse after a load."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

QUERIES = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class Asked:
    """Which counts: indicators, areas and months (first and last included), whole or by a break-down."""

    indicators: tuple[str, ...]
    areas: tuple[str, ...]
    first: dt.date
    last: dt.date
    breakdown: str = ""


def read(connection: duckdb.DuckDBPyConnection, asked: Asked) -> pd.DataFrame:
    """Columns indicator month area part numerator denominator squares bin hidden; only what was counted.

    hidden is 1 for what may not be told, with a row of its own where nothing was counted.
    """
    return _frame(connection, "counts", **_window(asked), breakdown=asked.breakdown)


def coverage(connection: duckdb.DuckDBPyConnection, asked: Asked) -> pd.DataFrame:
    """Columns source month area reported expected (communities)."""
    window = _window(asked)
    window.pop("indicators")
    return _frame(connection, "coverage", **window)


def zero_shares(
    connection: duckdb.DuckDBPyConnection, asked: Asked, spans: dict[str, tuple[dt.date, dt.date]]
) -> pd.DataFrame:
    """Columns indicator span area numerator denominator with_events not_known (communities)."""
    return _frame(
        connection,
        "zero_share",
        **_window(asked),
        spans=list(spans),
        firsts=[first for first, _ in spans.values()],
        lasts=[last for _, last in spans.values()],
    )


def histories(
    connection: duckdb.DuckDBPyConnection, indicators: Sequence[str], areas: Sequence[str], last: dt.date
) -> pd.DataFrame:
    """Columns indicator area month events gaps, from the start of the data to the last month."""
    return _frame(connection, "histories", indicators=list(indicators), areas=list(areas), last=last)


def communities(connection: duckdb.DuckDBPyConnection, asked: Asked) -> pd.DataFrame:
    """One row per community below the one area asked about; see queries/communities.sql."""
    (indicator,), (area,) = asked.indicators, asked.areas
    return _frame(
        connection, "communities", indicator=indicator, area=area, first=asked.first, last=asked.last
    )


def counted(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The indicators that the version holds counts of; one that was defined since is not among them."""
    return frozenset(_frame(connection, "counted")["indicator"])


def follow_ups(connection: duckdb.DuckDBPyConnection, area: str) -> pd.DataFrame:
    """Disputes within an area to be followed up: kind (due_soon, overdue, revisit) case_id area due_on."""
    return _frame(connection, "follow_ups", area=area)


def sentinels(
    connection: duckdb.DuckDBPyConnection, areas: Sequence[str], first: dt.date, last: dt.date
) -> pd.DataFrame:
    """What the sentinels counted in the areas' whole cities; see queries/sentinel_counts.sql."""
    return _frame(connection, "sentinel_counts", areas=list(areas), first=first, last=last)


def breaks(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The months in which series of areas break; see queries/breaks.sql."""
    return _frame(connection, "breaks")


def arrivals(
    connection: duckdb.DuckDBPyConnection, areas: Sequence[str], first: dt.date, last: dt.date
) -> pd.DataFrame:
    """Which reports of areas were expected and came, and when; see queries/arrivals.sql."""
    return _frame(connection, "arrivals", areas=list(areas), first=first, last=last)


def handed_in(
    connection: duckdb.DuckDBPyConnection, areas: Sequence[str], first: dt.date, last: dt.date
) -> pd.DataFrame:
    """What areas handed in, by month and kind of export; see queries/handed_in.sql."""
    return _frame(connection, "handed_in", areas=list(areas), first=first, last=last)


def score_events(
    connection: duckdb.DuckDBPyConnection, areas: Sequence[str], first: dt.date, last: dt.date
) -> pd.DataFrame:
    """Columns unit event area happened_on rule points reason matter circumstance; None where not given.

    `unit` is an asked area, `area` where the event is registered: there or below it; an event that belongs to
    several of the asked areas stands once for each. First and last are days, both included.
    """
    return _frame(connection, "score_events", areas=list(areas), first=first, last=last)


def areas(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The unit table; see queries/areas.sql."""
    return _frame(connection, "areas")


def _window(asked: Asked) -> dict[str, object]:
    return {
        "indicators": list(asked.indicators),
        "areas": list(asked.areas),
        "first": asked.first,
        "last": asked.last,
    }


def _frame(connection: duckdb.DuckDBPyConnection, query: str, **parameters: object) -> pd.DataFrame:
    return connection.cursor().execute(_sql(query), parameters).df()


@cache
def _sql(query: str) -> str:
    return (QUERIES / f"{query}.sql").read_text("utf-8")
