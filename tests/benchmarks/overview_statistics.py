"""All statistics of one city's overview: what it costs to judge 12 counties × 100 indicators × 36 months.

The counts are there already (what reading them costs is measured with one page's data): intervals of every
figure, the control chart of every series with both icons, each county against the city, and a funnel of the
counties for every indicator. The figures are generated with a fixed seed: half rates, half counts.
"""

import datetime as dt
import json
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd

from data.definitions import Definition
from metrics import benchmark, cuts, figures, signals
from metrics.funnel import funnel

COUNTIES, INDICATORS, MONTHS = 12, 100, 36
TIMES, SEED = 9, 20201031
CITY = "city"
RATE, COUNT = "rate", "count"


def definitions() -> dict[str, Definition]:
    """As many indicators as an overview looks at, alternately rates and counts."""
    return dict(_definition(number) for number in range(INDICATORS))


def _definition(number: int) -> tuple[str, Definition]:
    name, kind = f"indicator_{number:03}", COUNT if number % 2 else RATE
    words = {"zh": name, "en": name}
    unit, target = ("incidents", None) if kind == COUNT else ("share", 0.9)
    file, day = Path(f"{name}.toml"), dt.date(2026, 11, 23)
    better = "lower" if kind == COUNT else "higher"
    return name, Definition(
        name, kind, unit, better, "disputes", "owner", day, words, words, "", file, target=target
    )


def counts() -> pd.DataFrame:
    """indicator area month numerator denominator squares of every series."""
    random = np.random.default_rng(SEED)
    names = [*definitions()]
    areas = [f"county_{number:02}" for number in range(COUNTIES)]
    months = pd.date_range("2018-01-01", periods=MONTHS, freq="MS")
    keys = pd.MultiIndex.from_product([names, areas, months], names=["indicator", "area", "month"])
    rows = keys.to_frame(index=False)
    is_rate = rows["indicator"].map({name: d.kind == RATE for name, d in definitions().items()})
    trials = random.poisson(60, len(rows)).astype(float)
    events = np.where(is_rate, random.binomial(trials.astype(int), 0.92), random.poisson(8, len(rows)))
    return rows.assign(
        numerator=events.astype(float), denominator=np.where(is_rate, trials, np.nan), squares=np.nan
    )


def steps() -> dict[str, Callable[[], object]]:
    """Each part of the statistics by name; a later one takes the figures that the first one gives."""
    known, sums = definitions(), counts()
    values = figures.values(sums, known).assign(reported_share=1.0, status="ok")
    none = pd.DataFrame(columns=cuts.COLUMNS).astype({"month": "datetime64[us]"})
    last = values[values["month"].eq(values["month"].max())]
    city = last.groupby("indicator", as_index=False)[["numerator", "denominator"]].sum(min_count=1)
    whole = figures.values(city.assign(area=CITY, squares=np.nan), known)
    beside = pd.concat([last, whole], ignore_index=True)
    rates = [part for name, part in last.groupby("indicator") if known[name].kind == RATE]
    return {
        "intervals of every figure": lambda: figures.values(sums, known),
        "control charts, icons": lambda: signals.last(signals.judge(values, known, none)),
        "counties against the city": lambda: benchmark.against_parent(beside, known, CITY),
        "funnels": lambda: [funnel(part["numerator"], part["denominator"]) for part in rates],
    }


def measure() -> dict[str, float]:
    """Median seconds of each part after a first time, and of all together."""
    found = {name: _median(step) for name, step in steps().items()}
    return found | {"all": sum(found.values())}


def _median(step: Callable[[], object]) -> float:
    step()
    seconds = []
    for _ in range(TIMES):
        began = time.process_time()
        step()
        seconds.append(time.process_time() - began)
    return median(seconds)


if __name__ == "__main__":
    print(json.dumps(measure()))
