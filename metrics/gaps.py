"""Gaps in reporting: how many reports are missing, and where."""

import pandas as pd


def gaps(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of a reporting rate from which reports are missing, most first, with their number as `missing`."""
    missing = (rows["denominator"] - rows["numerator"]).fillna(0)
    return rows.assign(missing=missing)[missing > 0].sort_values("missing", ascending=False, kind="stable")
