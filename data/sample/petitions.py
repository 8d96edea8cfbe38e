"""Petitions: how each came, was accepted and answered, and which are on a backlog list."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, plan, spread

COLUMNS = [
    *("case_id", "area", "received_on", "accepted_on", "due_on", "closed_on", "channel", "repeat"),
    *("group_visit", "skip_level", "backlog", "listed_by", "leader_assigned", "outcome", "satisfied"),
]
DAYS_ALLOWED = 60  # Regulations on Letters and Visits, 2005
CHANNELS = {"visit": 0.38, "online": 0.34, "letter": 0.12, "telephone": 0.16}
OUTCOMES = {"resolved": 0.52, "replied": 0.37, "ongoing": 0.07, "rejected": 0.04}
RATINGS = {"satisfied": 0.71, "fairly": 0.2, "dissatisfied": 0.09}
REPEAT_SHARE, SKIP_SHARE, GROUP_SHARE, RATED_SHARE = 0.13, 0.035, 0.07, 0.68
ACCEPT_PACE, CLOSE_PACE = (1.7, 0.65), (3.1, 0.6)  # one in twenty is accepted after fifteen days


@cache
def petitions() -> pd.DataFrame:
    """The petitions table in order of case number; see data/schema.sql for the columns."""
    return spread.table(plan.read("cases")["petitions"], _rows, "XF", "received_on")[COLUMNS]


def _rows(line: dict) -> pd.DataFrame:
    frame, rng = spread.scattered("petitions", line)
    size, left = len(frame), spread.days_left(line, frame["day"])
    backlog = spread.exactly(rng, left, line.get("backlog", 0))
    resolved = spread.exactly(rng, backlog, line.get("backlog_resolved", 0))
    outcome = np.where(backlog, np.where(resolved, "resolved", "ongoing"), draws.pick(rng, OUTCOMES, size))
    closing = spread.drawn_days(rng, CLOSE_PACE, left)
    accepting = np.minimum(spread.drawn_days(rng, ACCEPT_PACE, left), closing)
    closed = spread.later(frame["day"], closing).mask(outcome == "ongoing")
    channel = draws.pick(rng, CHANNELS, size)
    groups = (channel == "visit") & (rng.random(size) < GROUP_SHARE) & line.get("groups", True)
    rated = np.isin(outcome, ["resolved", "replied"]) & (rng.random(size) < RATED_SHARE)
    return frame.rename(columns={"day": "received_on"}).assign(
        accepted_on=spread.later(frame["day"], accepting).mask(outcome == "rejected"),
        due_on=spread.later(frame["day"], np.full(size, DAYS_ALLOWED)),
        closed_on=closed,
        channel=channel,
        repeat=backlog | (rng.random(size) < REPEAT_SHARE),
        group_visit=groups,
        skip_level=rng.random(size) < SKIP_SHARE,
        backlog=backlog,
        listed_by=_listed(rng, line, backlog, resolved),
        leader_assigned=backlog & (rng.random(size) < line.get("led", 0.9)),
        outcome=outcome,
        satisfied=np.where(rated, draws.pick(rng, RATINGS, size), None),
    )


def _listed(rng: np.random.Generator, line: dict, backlog: np.ndarray, resolved: np.ndarray) -> np.ndarray:
    """Who keeps a backlog case on its list: so many of each, the resolved ones first for higher lists."""
    listed = np.full(len(backlog), None, dtype=object)
    free = list(draws.order(rng, np.where(resolved, 1e6, backlog.astype(float))))
    for by, count in line.get("listed", {}).items():
        listed[free[:count]] = by
        free = free[count:]
    return listed
