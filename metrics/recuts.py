"""Re-cuts of grids: months in which an area's number of grids jumps; before and after do not compare."""

import pandas as pd

JUMP = 0.05  # of the grids of the month before; ours: less is the ordinary coming and going


def recuts(months: pd.DataFrame) -> pd.DataFrame:
    """One row per re-cut, in order: month before after change (relative, signed).

    `months` has month, value and status, one row per month; only two complete months that follow each other
    are compared.
    """
    rows = months.sort_values("month", kind="stable")
    complete = rows["value"].where(rows["status"].eq("ok"))
    before = complete.shift()
    change = (complete - before) / before.where(before > 0)
    found = rows.assign(before=before, after=complete, change=change)
    return found.loc[change.abs() > JUMP, ["month", "before", "after", "change"]].reset_index(drop=True)
