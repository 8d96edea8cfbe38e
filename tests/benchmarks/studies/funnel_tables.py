"""What the studies of the funnel and of the twelve equal towns found, as tables in words."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from tests.benchmarks.report import Table
from tests.benchmarks.studies import equal_towns, funnel_alarms
from tests.benchmarks.studies.notes import percent, table

OUTSIDE = {
    "plain95": "outside 95 %, plain",
    "plain998": "outside 99.8 %, plain",
    "adjusted95": "outside 95 %, adjusted",
    "adjusted998": "outside 99.8 %, adjusted",
}


def tables(rng: np.random.Generator, effort: float) -> Iterator[Table]:
    """The published areas, areas that are alike, a planted one, the twelve towns."""
    yield published()
    rounds = {areas: max(1, round(effort * times)) for areas, times in funnel_alarms.ROUNDS.items()}
    yield _alike(funnel_alarms.of_alike(rng, rounds))
    yield _planted(funnel_alarms.of_planted(rng, max(1, round(effort * funnel_alarms.PLANTED_ROUNDS))))
    yield _towns(rng, round(effort * equal_towns.YEARS))


def published() -> Table:
    """The 303 areas of tests/reference/03_funnel: no chance in it."""
    found = funnel_alarms.of_published()
    rows = (
        ("areas", f"{found['units']}"),
        ("outside 99.8 %, before the adjustment", f"{found['plain']}"),
        ("outside 99.8 %, after the adjustment", f"{found['overdispersed']}"),
    )
    return table("published", ("", "number"), rows)


def _alike(found: pd.DataFrame) -> Table:
    first, last = funnel_alarms.CASES
    rows = (
        (
            f"{row['areas']:.0f}",
            f"{row['tau']:g}",
            f"{row['tau_found']:.3f}",
            *map(percent, row[list(OUTSIDE)]),
        )
        for _, row in found.iterrows()
    )
    heading = ("areas", "τ", "τ as seen", *OUTSIDE.values())
    target = f"{100 * funnel_alarms.TARGET:.0f} %"
    return table("alike", heading, rows, first=first, last=f"{last:,}", target=target)


def _planted(found: pd.DataFrame) -> Table:
    shares = found.pivot(index="areas", columns="tau", values="found")
    rows = ((f"{areas} areas", *map(percent, row)) for areas, row in shares.iterrows())
    heading = ("", *(f"τ = {tau:g}" for tau in shares.columns))
    return table("planted", heading, rows, away=funnel_alarms.AWAY)


def _towns(rng: np.random.Generator, years: int) -> Table:
    year = equal_towns.study(rng, years)
    rows = (
        ("years in which some town is last two months running", percent(year.last_twice)),
        ("years in which some town is last three months running", percent(year.last_thrice)),
        ("last places that the four smallest take", percent(year.smallest_last)),
        ("first places that the four smallest take", percent(year.smallest_first)),
    )
    cases = ", ".join(map(str, equal_towns.CASES))
    rate = f"{100 * equal_towns.RATE:.0f} %"
    return table("towns", ("", "share"), rows, rate=rate, cases=cases, years=f"{years:,}")
