"""Deductions, bonuses and vetoes by town, under the rules of an invented scheme."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, plan, spread

COLUMNS = ["event", "area", "happened_on", "rule", "points", "reason", "matter", "circumstance"]


@cache
def score_events() -> pd.DataFrame:
    """The score_events table in order of number; see data/schema.sql for the columns."""
    return spread.table(plan.read("works")["score_events"], _rows, "KH", "happened_on", "event")[COLUMNS]


def _rows(line: dict) -> pd.DataFrame:
    frame, rng = spread.scattered("score_events", line)
    rules = pd.DataFrame(plan.read("works")["rules"]).set_index("rule")
    rule = draws.pick(rng, rules["share"].to_dict(), len(frame))
    times = np.where(rules["times"].loc[rule], rng.integers(1, 4, len(frame)), 1)
    frame = frame.rename(columns={"day": "happened_on"}).assign(
        rule=rule,
        points=(rules["points"].loc[rule].to_numpy() * times).round(1),
        reason=rules["reason"].loc[rule].to_numpy(dtype=object),
    )
    return frame.assign(matter=_matters(frame, line), circumstance=_circumstances(frame, line))


def _matters(frame: pd.DataFrame, line: dict) -> pd.Series:
    """The matter of a bonus, one of a few in its county and year; none for deductions."""
    rng, known = draws.generator("score_events", "matters", line), plan.read("works")["matters"]
    number = pd.Series(rng.integers(1, known["each"] + 1, len(frame)), frame.index).astype(str)
    is_told = (frame["points"] > 0) & (rng.random(len(frame)) >= known["unnumbered"])
    year = frame["happened_on"].dt.year.astype(str)
    return ("JF" + frame["area"].str[:6] + "-" + year + "-" + number).astype(object).where(is_told, None)


def _circumstances(frame: pd.DataFrame, line: dict) -> pd.Series:
    """What made a deduction weigh more or less; none for bonuses and vetoes."""
    rng, shares = draws.generator("score_events", "circumstances", line), plan.read("works")["circumstances"]
    found = draws.pick(rng, shares | {"": 1 - sum(shares.values())}, len(frame))
    is_told = (frame["points"] < 0) & frame["reason"].ne("veto") & (found != "")
    return pd.Series(found, frame.index, dtype=object).where(is_told, None)
