"""Planned work: how much of each programme was planned where, by when, and how much is done."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, plan, spread

COLUMNS = ["task_id", "area", "programme", "field", "planned", "done", "due_on", "done_on"]
LAG = 0.35  # of the planned: the most that a row lags behind
LATE_SHARE, LATE_DAYS, EARLY_DAYS = 0.09, 20, 45


@cache
def tasks() -> pd.DataFrame:
    """The tasks table in order of number; see data/schema.sql for the columns."""
    book = plan.read("works")
    lines = [
        shared | {"programme": name} | item
        for shared in book["tasks"]
        for name, item in shared["programmes"].items()
    ]
    return spread.table(lines, _rows, "RW", "due_on", "task_id")[COLUMNS]


def _rows(line: dict) -> pd.DataFrame:
    """One row per unit and field with its part of the sums, or (`single`) one row per piece of work."""
    rng = draws.generator("tasks", line)
    fields = plan.read("works")["fields"] if line.get("by_field") else [None]
    frame = _planned(rng, line, fields)
    done = _done(rng, frame["planned"].to_numpy(dtype=float), line["done"])
    year = line["year"]
    month_ends = pd.date_range(f"{year}-03-01", f"{year}-12-31", freq="ME", unit="s")
    due = pd.Series(month_ends[np.sort(rng.integers(0, len(month_ends), len(frame)))])
    shift = np.where(
        rng.random(len(frame)) < LATE_SHARE,
        rng.integers(1, LATE_DAYS, len(frame)),
        -rng.integers(0, EARLY_DAYS, len(frame)),
    )
    finished = spread.later(due, shift).clip(upper=pd.Timestamp(year, 12, 31))
    return frame.assign(
        programme=line["programme"],
        done=done,
        due_on=due,
        done_on=finished.where(done >= frame["planned"]),
    )


def _done(rng: np.random.Generator, planned: np.ndarray, total: int) -> np.ndarray:
    """What is done: more than planned everywhere, or all of it but for a few rows that lag behind."""
    short = planned.sum() - total
    if short <= 0:
        return draws.apportion(planned, total).astype(float)
    lagging = rng.permutation(len(planned))
    most = np.ceil(planned[lagging] * LAG)
    lag = np.minimum(most, np.maximum(short - np.cumsum(most) + most, 0))
    done = planned.copy()
    done[lagging] -= lag
    return done


def _planned(rng: np.random.Generator, line: dict, fields: list) -> pd.DataFrame:
    known = spread.units(line["area"], line.get("level", "self"))
    codes, people = known.index.to_numpy(dtype=object), known["population"].to_numpy(dtype=float)
    if line.get("single"):
        at = rng.choice(len(codes), line["planned"], p=people / people.sum())
        return pd.DataFrame({"area": codes[at], "field": None, "planned": 1.0})
    weights = np.repeat(people, len(fields)) * rng.uniform(0.5, 1.5, len(codes) * len(fields))
    frame = pd.DataFrame(
        {
            "area": np.repeat(codes, len(fields)),
            "field": np.tile(np.array(fields, dtype=object), len(codes)),
            "planned": draws.apportion(weights, line["planned"]).astype(float),
        }
    )
    return frame[frame["planned"] > 0].reset_index(drop=True)
