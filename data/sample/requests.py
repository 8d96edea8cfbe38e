"""Residents' requests: where each came from, and whether it was closed and resolved."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, plan, spread

COLUMNS = [
    *("case_id", "area", "received_on", "due_on", "closed_on"),
    *("source", "resolved", "satisfied"),
]
SOURCES = {"hotline": 0.52, "online": 0.14, "visit": 0.12, "grid": 0.18, "meeting": 0.04}
DAYS_ALLOWED = {5: 0.45, 15: 0.45, 30: 0.1}
RATINGS = {"satisfied": 0.78, "fairly": 0.17, "dissatisfied": 0.05}
RATED_SHARE, CLOSED_SHARE, RESOLVED_SHARE = 0.62, 0.965, 0.93
PACE = (1.25, 0.8)


@cache
def requests() -> pd.DataFrame:
    """The requests table in order of case number; see data/schema.sql for the columns."""
    return spread.table(plan.read("cases")["requests"], _rows, "SQ", "received_on")[COLUMNS]


def _rows(line: dict) -> pd.DataFrame:
    frame, rng = spread.scattered("requests", line)
    size, left = len(frame), spread.days_left(line, frame["day"])
    closed = spread.exactly(rng, left + 1.0, line.get("closed", round(size * CLOSED_SHARE)))
    resolved = spread.exactly(rng, closed, line.get("resolved", round(size * RESOLVED_SHARE)))
    days = spread.drawn_days(rng, PACE, left)
    allowed = draws.pick(rng, DAYS_ALLOWED, size).astype(int)
    rated = closed & (rng.random(size) < RATED_SHARE)
    return frame.rename(columns={"day": "received_on"}).assign(
        due_on=spread.later(frame["day"], allowed),
        closed_on=spread.later(frame["day"], days).where(closed),
        source=draws.pick(rng, SOURCES, size),
        resolved=resolved,
        satisfied=np.where(rated, draws.pick(rng, RATINGS, size), None),
    )
