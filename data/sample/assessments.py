"""Decisions and the assessment of their risks, which comes before the decision."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import plan, spread

COLUMNS = ["case_id", "area", "decided_on", "assessed_on", "required", "warned", "prevented"]
DAYS_BEFORE = 25


@cache
def assessments() -> pd.DataFrame:
    """The assessments table in order of case number; see data/schema.sql for the columns.

    A warning, and whether the risk was prevented, are empty where nothing was assessed.
    """
    return spread.table(plan.read("cases")["assessments"], _rows, "WP", "decided_on")[COLUMNS]


def _rows(line: dict) -> pd.DataFrame:
    frame, rng = spread.scattered("assessments", line)
    size, day = len(frame), frame["day"]
    required = spread.exactly(rng, np.ones(size), line["required"])
    assessed = spread.exactly(rng, required, line["assessed"])
    warned = spread.exactly(rng, assessed, line["warned"])
    year_begins = day.dt.to_period("Y").dt.start_time
    before = spread.later(day, -rng.integers(0, DAYS_BEFORE, size)).clip(lower=year_begins)
    return (
        frame.rename(columns={"day": "decided_on"})
        .assign(
            assessed_on=before.where(assessed),
            required=required,
            warned=pd.array(warned, dtype="boolean"),
            prevented=pd.array(warned, dtype="boolean"),
        )
        .assign(
            warned=lambda rows: rows["warned"].where(assessed),
            prevented=lambda rows: rows["prevented"].where(warned),
        )
    )
