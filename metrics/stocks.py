"""Stocks: a month's end figure is taken at the last month of a span that the data reach, never added up."""

import pandas as pd


def at_the_end(raw: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Rows of `raw` (source area span month …) that lie in the last month of their span.

    `reports` (source area span month expected) says up to where reports were to be expected; where none
    are tracked, the last counted month stands in.
    """
    ends = last_months(reports).rename(columns={"month": "end"})
    joined = raw.merge(ends, on=["source", "area", "span"], how="left")
    counted = joined.groupby(["indicator", "area", "span"])["month"].transform("max")
    return joined[joined["month"] == joined["end"].fillna(counted)].drop(columns="end")


def last_months(reports: pd.DataFrame) -> pd.DataFrame:
    """The last month of each source, area and span in which a report was to be expected."""
    due = reports[reports["expected"] > 0]
    return due.groupby(["source", "area", "span"], as_index=False)["month"].max()
