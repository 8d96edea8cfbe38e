"""From a figure before to a figure after, part by part: the largest effects first, small ones together."""

import pandas as pd

from metrics.decompose import EFFECTS

MOST = 8  # parts with a step of their own
BEFORE, PART, OTHER, AFTER = "before", "part", "other", "after"


def waterfall(table: pd.DataFrame, part: str, most: int = MOST) -> pd.DataFrame:
    """One row per step: part kind start end length and the effects; see metrics.decompose for `table`.

    The first row is the figure before, the last the figure after (kind before and after, start equal to end).
    The parts beyond `most` with the smallest effects make one step of kind other. Empty where nothing is
    known. A count has no effects but `effect`.
    """
    effects = [name for name in EFFECTS if name in table]
    known = table.dropna(subset=["effect"])
    if known.empty:
        return pd.DataFrame(columns=["part", "kind", "start", "end", "length", *effects])
    steps = _steps(known.rename(columns={part: "part"}), effects, most)
    before = known["before"].sum()
    ends = before + steps["effect"].cumsum()
    steps = steps.assign(start=ends - steps["effect"], end=ends)
    whole = ends.iloc[-1] - before
    sums = {name: [float("nan"), known[name].sum()] for name in effects}
    totals = pd.DataFrame({"part": "", "kind": [BEFORE, AFTER], "start": [before, before + whole], **sums})
    totals = totals.assign(end=totals["start"])
    found = pd.concat([totals.head(1), steps, totals.tail(1)], ignore_index=True)
    return found.assign(length=found["end"] - found["start"])


def _steps(table: pd.DataFrame, effects: list[str], most: int) -> pd.DataFrame:
    """part kind and the effects, the largest first; one part alone is never called the others."""
    order = table["effect"].abs().sort_values(ascending=False, kind="stable").index
    ordered = table.loc[order, ["part", *effects]].assign(kind=PART)
    if len(ordered) <= most + 1:
        return ordered
    rest = ordered.iloc[most:]
    other = pd.DataFrame([{"part": "", "kind": OTHER, **rest[effects].sum()}])
    return pd.concat([ordered.head(most), other], ignore_index=True)
