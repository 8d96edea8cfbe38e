"""Services and rounds of visits: what was done, for how many, how soon, and whether they were satisfied."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, plan, spread

COLUMNS = ["record", "area", "done_on", "kind", "households", "people", "requested_on", "satisfied"]
OPEN_DAYS = 12  # what was asked for in the last days may not be done yet
OPEN_SHARE = 0.4


@cache
def services() -> pd.DataFrame:
    """The services table in order of record; see data/schema.sql for the columns.

    Households, people, the day of the request and satisfaction are empty where the kind does not have them.
    """
    lines = [line | {"kind": kind} for line in plan.read("rounds")["services"] for kind in line["kinds"]]
    frame = spread.table(lines, _rows, "FW", "begun_on", "record")
    return frame[COLUMNS].astype({"households": "Int64", "people": "Int64"})


def _rows(line: dict) -> pd.DataFrame:
    frame, rng = spread.scattered("services", line)
    size = len(frame)
    rated = rng.random(size) < line.get("rated", 0)
    good = rng.random(size) < line.get("satisfied", 1)
    frame = frame.rename(columns={"day": "begun_on"}).assign(
        kind=line["kind"],
        households=_shared(rng, line, "households", size),
        people=_shared(rng, line, "people", size),
        **_course(rng, line, frame["day"]),
    )
    satisfied = pd.array(good, dtype="boolean")
    return frame.assign(satisfied=pd.Series(satisfied).where(rated & frame["done_on"].notna().to_numpy()))


def _shared(rng: np.random.Generator, line: dict, name: str, size: int) -> object:
    """A total shared out, at least one for each row; nothing where the line has none."""
    if name not in line:
        return np.nan
    return 1 + draws.apportion(rng.gamma(3, 1, size), line[name] - size)


def _course(rng: np.random.Generator, line: dict, day: pd.Series) -> dict[str, pd.Series]:
    """The days of request and of service: where nothing is asked for, the day is that of the service."""
    if "pace" not in line:
        return {"requested_on": pd.Series(pd.NaT, day.index), "done_on": day}
    left = spread.days_left(line, day)
    is_open = (left < OPEN_DAYS) & (rng.random(len(day)) < OPEN_SHARE)
    done = spread.later(day, spread.drawn_days(rng, tuple(line["pace"]), left))
    return {"requested_on": day, "done_on": done.mask(is_open)}
