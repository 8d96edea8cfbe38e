"""Hazards: who found each, by when it was to be fixed, and whether it was."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, plan, spread

COLUMNS = ["case_id", "area", "found_on", "category", "found_by", "due_on", "fixed_on", "step"]
CATEGORIES = {
    **{"fire": 0.27, "traffic": 0.12, "work_safety": 0.16, "public_order": 0.07, "rental": 0.12},
    **{"electric": 0.13, "food": 0.06, "parcel": 0.02, "other": 0.05},
}
DAYS_ALLOWED = {7: 0.4, 15: 0.4, 30: 0.2}
STEPS = {"warning": 0.9, "fine": 0.085, "closure": 0.015}
STEP_SHARE = 0.8
PACE = (1.6, 0.8)


@cache
def hazards() -> pd.DataFrame:
    """The hazards table in order of case number; see data/schema.sql for the columns."""
    return spread.table(plan.read("cases")["hazards"], _rows, "YH", "found_on")[COLUMNS]


def _rows(line: dict) -> pd.DataFrame:
    frame, rng = spread.scattered("hazards", line)
    size, left = len(frame), spread.days_left(line, frame["day"])
    fixed = spread.exactly(rng, left + 1.0, line["fixed"])
    stepped = rng.random(size) < STEP_SHARE
    return frame.rename(columns={"day": "found_on"}).assign(
        category=draws.pick(rng, CATEGORIES, size),
        found_by=draws.pick(rng, line["found_by"], size),
        due_on=spread.later(frame["day"], draws.pick(rng, DAYS_ALLOWED, size).astype(int)),
        fixed_on=spread.later(frame["day"], spread.drawn_days(rng, PACE, left)).where(fixed),
        step=np.where(stepped, draws.pick(rng, STEPS, size), None),
    )
