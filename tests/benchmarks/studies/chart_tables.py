"""What the studies of the control charts found, as tables in words."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from tests.benchmarks.report import Table
from tests.benchmarks.studies import control_alarms as study
from tests.benchmarks.studies import drift_alarms
from tests.benchmarks.studies.notes import table
from tests.benchmarks.studies.stable_months import MONTHS

ALARMS = ("months like", "chart chosen", "false alarms", "outside the limits")
FORCED = {"p": "p forced", "p'": "p′ forced", "xmr": "XmR forced"}


def tables(rng: np.random.Generator, effort: float) -> Iterator[Table]:
    """False alarms of rates, uneven rates, counts and figures, by length, then shifts, rare events, drift."""
    series = round(effort * study.SERIES)
    yield from alarms(rng, series)
    found = study.of_lengths(rng, series)
    heading = ("months like", *(f"{length} months" for length in found.columns))
    yield table("lengths", heading, _rows(found, ".1f"))
    found = study.of_shifts(rng, series)
    heading = ("months like", *(f"{size} sd" for size in found.columns))
    yield table("shifts", heading, _rows(found, ".0f"), months=MONTHS, watched=study.WATCHED)
    found = study.of_rare(rng, series)
    heading = ("a month", *("as before" if times == 1 else f"× {times}" for times in found.columns))
    yield table("rare", heading, _rows(found, ".0f"), watched=study.WATCHED)
    found = drift_alarms.of_drifts(rng, max(1, round(effort * drift_alarms.SERIES)))
    heading = ("normal months with", *(f"{size:g} sd" for size in found.columns))
    yield table("drift", heading, _rows(found, ".0f"), series=drift_alarms.SERIES)


def alarms(rng: np.random.Generator, series: int) -> Iterator[Table]:
    """False alarms of places where nothing changes."""
    gaps = {"months": MONTHS, "series": f"{series:,}", "spread": study.SPREAD}
    for name, places, forced in (
        ("rates", study.RATES, ("p'", "xmr")),
        ("uneven", study.UNEVEN, ("p",)),
        ("rare_counts", study.COUNTS, ("xmr",)),
        ("figures", (*study.FIGURES, *study.NOT_STABLE), ()),
    ):
        found = study.of_stable(rng, places, forced, series)
        yield table(name, (*ALARMS, *(FORCED[kind] for kind in forced)), _alarms(found, forced), **gaps)


def _alarms(found: pd.DataFrame, forced: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for _, row in found.iterrows():
        yield row["place"], row["chart"], *(f"{row[column]:.1f}" for column in ("auto", "outside", *forced))


def _rows(found: pd.DataFrame, digits: str) -> Iterator[tuple[str, ...]]:
    for name, row in found.iterrows():
        yield name, *(format(number, digits) for number in row)
