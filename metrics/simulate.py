"""python -m metrics.simulate: false alarms of the sentinels, counted on honest simulated cities."""

import sys
from argparse import ArgumentParser
from datetime import date

import numpy as np
import pandas as pd

from data import blank, sentinels
from data.problem import run
from metrics import intervals, simulated_city
from metrics.period import Period
from metrics.sentinels import ALARM, NOT_JUDGED, NOTICE, alarms, judged

SEED, CITIES = 20261122, 20
EVALUATED = Period("2022", date(2022, 1, 1), date(2022, 12, 1))  # 2021 is looked back at


def measure(seed: int, cities: int) -> pd.DataFrame:
    """Per sentinel: cells judged, alarms, rate with 95 % interval, notices, alarm lines per city and month.

    Cells of windows of several months are taken once per window, so that none is counted twice.
    """
    draws = np.random.default_rng(seed).spawn(cities)
    counted = pd.concat([_one(draw) for draw in draws])
    sums = counted.groupby(level=0).sum().reindex(sentinels.read(), fill_value=0)
    low, high = intervals.wilson(sums["alarms"], sums["cells"])
    rate, months = sums["alarms"] / sums["cells"], cities * len(EVALUATED.months)
    return sums.assign(rate=rate, low=low, high=high, per_city_month=sums.pop("lines") / months)


def _one(draw: np.random.Generator) -> pd.DataFrame:
    with blank.warehouse(simulated_city.tables(simulated_city.City(draw))) as connection:
        rows = judged(connection, [simulated_city.CITY], EVALUATED)
    rows = rows[rows["verdict"] != NOT_JUDGED]
    lines = pd.concat([alarms(month) for _, month in rows.groupby("month")])
    rows = rows[(rows["month"].dt.month % rows["window"]) == 0]
    alarmed = rows["verdict"].eq(ALARM).groupby(rows["sentinel"])
    return pd.DataFrame(
        {
            "cells": alarmed.size(),
            "alarms": alarmed.sum(),
            "notices": rows["verdict"].eq(NOTICE).groupby(rows["sentinel"]).sum(),
            "lines": lines.groupby("sentinel").size(),
        }
    ).fillna(0)


def as_toml(rows: pd.DataFrame, seed: int, cities: int) -> str:
    """What data/sentinels/measured/false_alarms.toml holds."""
    head = (
        "# False alarms on honest simulated cities, written by python -m metrics.simulate --write.\n"
        f"# Seed {seed}, {cities} cities of 44 towns and counties, twelve months; 95 % intervals.\n"
    )
    return head + "".join(
        f"\n[{name}]\ncells = {row.cells:.0f}\nalarms = {row.alarms:.0f}\nrate = {row.rate:.6f}\n"
        f"low = {row.low:.6f}\nhigh = {row.high:.6f}\nper_city_month = {row.per_city_month:.3f}\n"
        f"notices = {row.notices:.0f}\n"
        for name, row in rows.iterrows()
    )


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = ArgumentParser(prog="python -m metrics.simulate", description="Measure false alarms.")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--cities", type=int, default=CITIES)
    parser.add_argument("--write", action="store_true", help="keep the result for docs and pages")
    given = parser.parse_args(arguments)
    text = as_toml(measure(given.seed, given.cities), given.seed, given.cities)
    if given.write:
        sentinels.MEASURED.write_text(text, "utf-8")
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
