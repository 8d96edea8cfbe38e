"""Deductions, bonuses and vetoes by town, under the rules of an invented scheme."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, plan, spread

COLUMNS = ["event", "area", "happened_on", "rule", "points", "reason"]


@cache
def score_events() -> pd.DataFrame:
    """The score_events table in order of number; see data/schema.sql for the columns."""
    return spread.table(plan.read("works")["score_events"], _rows, "KH", "happened_on", "event")[COLUMNS]


def _rows(line: dict) -> pd.DataFrame:
    frame, rng = spread.scattered("score_events", line)
    rules = pd.DataFrame(plan.read("works")["rules"]).set_index("rule")
    rule = draws.pick(rng, rules["share"].to_dict(), len(frame))
    times = np.where(rules["times"].loc[rule], rng.integers(1, 4, len(frame)), 1)
    return frame.rename(columns={"day": "happened_on"}).assign(
        rule=rule,
        points=(rules["points"].loc[rule].to_numpy() * times).round(1),
        reason=rules["reason"].loc[rule].to_numpy(dtype=object),
    )
