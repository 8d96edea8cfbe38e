"""Where and when: the rows of a plan's line, spread over the units of its area and the days of its months.

A line has area, first and last month, count (or each: for every unit and month), and may have level (village,
town, county or self), avoid (areas) and on (the same day of every month).
"""

from collections.abc import Callable
from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, places, plan, reporting

SIZE_POWER = 0.7  # a place twice as large has not quite twice as much


def table(lines: list[dict], rows: Callable, prefix: str, day: str, key: str = "case_id") -> pd.DataFrame:
    """The rows of all lines, numbered in order of the day: prefix, office, year and running number."""
    frame = pd.concat([rows(line) for line in lines], ignore_index=True)
    frame = frame.sort_values([day, "area"], kind="stable", ignore_index=True)
    office = frame["area"].str[:6] + "-" + frame[day].dt.year.astype(int).astype(str)
    number = (frame.groupby(office).cumcount() + 1).astype(str).str.zfill(5)
    frame.insert(0, key, prefix + office + "-" + number)
    dates = {name: "datetime64[s]" for name in frame if name.endswith("_on")}
    return frame.astype(dates).sort_values(key, ignore_index=True)


def scattered(name: str, line: dict) -> tuple[pd.DataFrame, np.random.Generator]:
    """`count` rows with area and day, none in a month that was not reported; and the line's generator."""
    rng = draws.generator(name, line)
    months = plan.months(line["first"], line["last"])
    known = units(line["area"], line.get("level", "village"), tuple(line.get("avoid", [])))
    season = np.array(plan.read("plan")["season"]["disputes"])[months.month - 1]
    size = known["population"].to_numpy(dtype=float) ** SIZE_POWER
    chances = size[:, None] * season * reporting.told(name, known.index, months)
    if "each" in line:
        drawn = np.where(chances > 0, line["each"], 0).ravel()
    else:
        drawn = rng.multinomial(line["count"], (chances / chances.sum()).ravel())
    unit, month = np.divmod(np.repeat(np.arange(drawn.size), drawn), len(months))
    date = (rng.random(len(unit)) * months.days_in_month.to_numpy()[month]).astype(int)
    date = np.full(len(unit), line["on"] - 1) if "on" in line else date
    area = known.index.to_numpy(dtype=object)[unit]
    return pd.DataFrame({"area": area, "day": later(months[month], date)}), rng


@cache
def units(area: str, level: str = "village", avoid: tuple[str, ...] = ()) -> pd.DataFrame:
    """The units of an area by code: population, households, and how many towns and villages they have."""
    below = places.below(area, plan.place_of(area).end)
    below = below[~below["village"].str.startswith(avoid)] if avoid else below
    unit = pd.Series(area, below.index) if level == "self" else below[level]
    return below.groupby(unit.rename("unit")).agg(
        population=("population", "sum"),
        households=("households", "sum"),
        towns=("town", "nunique"),
        villages=("village", "size"),
    )


def exactly(rng: np.random.Generator, weights: np.ndarray, count: int) -> np.ndarray:
    """True for exactly so many rows, rather for those of a heavy weight; weight 0 comes last."""
    chosen = np.zeros(len(weights), dtype=bool)
    chosen[draws.order(rng, np.asarray(weights, dtype=float))[:count]] = True
    return chosen


def drawn_days(rng: np.random.Generator, pace: tuple[float, float], left: np.ndarray) -> np.ndarray:
    """Days that something takes: log-normal by mean and spread, never beyond the days that are left."""
    days = np.exp(rng.normal(*pace, len(left))).astype(int)
    return np.where(days > left, (rng.random(len(left)) * (left + 1)).astype(int), days)


def days_left(line: dict, day: pd.Series) -> np.ndarray:
    """Days from each row's day to the last day of the line's place."""
    return (plan.place_of(line["area"]).end - day).dt.days.to_numpy()


def later(day: pd.Series | pd.DatetimeIndex, days: np.ndarray) -> pd.Series:
    """Each day and so many days more."""
    return day + pd.to_timedelta(days, unit="D")
