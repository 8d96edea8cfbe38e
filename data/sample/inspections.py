"""Batches of inspections: how many units each saw and how many hazards it found."""

from functools import cache

import pandas as pd

from data.sample import draws, plan, spread

COLUMNS = ["record", "area", "inspected_on", "kind", "units", "hazards_found"]
KINDS = {"town": 0.44, "department": 0.28, "team": 0.14, "third_party": 0.09, "leader": 0.05}


@cache
def inspections() -> pd.DataFrame:
    """The inspections table in order of record; see data/schema.sql for the columns."""
    lines = plan.read("rounds")["inspections"]
    return spread.table(lines, _rows, "DC", "inspected_on", "record")[COLUMNS]


def _rows(line: dict) -> pd.DataFrame:
    frame, rng = spread.scattered("inspections", line)
    size = len(frame)
    seen = 1 + draws.apportion(rng.gamma(1.2, 1, size), line["units"] - size)
    return frame.rename(columns={"day": "inspected_on"}).assign(
        kind=draws.pick(rng, KINDS, size),
        units=seen,
        hazards_found=draws.apportion(seen * rng.gamma(1, 1, size), line["hazards"]),
    )
