"""Breaks: months from which an area is of other ground or has another name; nothing compares across."""

import pandas as pd

from data import counts
from data.connection import Connection
from metrics.period import Period
from metrics.recuts import recuts

GRIDS = (
    "grids"  # the kind of export, the indicator that counts them, and the kind of break where they are re-cut
)
COLUMNS = ["area", "month", "kind", "former"]


def breaks(connection: Connection) -> pd.DataFrame:
    """One row per area, first month of the new, kind and former area: area month kind former (its name).

    kind is code, name (the same ground), merged, split or recut (ground moved over the border).
    """
    return counts.breaks(connection)


def of_grids(connection: Connection, asked: counts.Asked) -> pd.DataFrame:
    """The re-cuts of grids in the same columns; only what is counted grid by grid breaks there."""
    asked = counts.Asked((GRIDS,), asked.areas, asked.first, asked.last)
    reports = counts.coverage(connection, asked).query("source == @GRIDS")
    rows = counts.read(connection, asked).merge(reports, on=["area", "month"], how="left")
    complete = rows["expected"].isna() | (rows["reported"] == rows["expected"])
    rows = rows.assign(value=rows["numerator"], status=complete.map({True: "ok", False: "partial"}))
    found = [recuts(months).assign(area=area) for area, months in rows.groupby("area", sort=False)]
    table = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=COLUMNS)
    return table.assign(kind=GRIDS, former="")[COLUMNS]


def crossed(marks: pd.DataFrame, now: Period, before: Period) -> pd.Series:
    """area → kind of the latest break between two periods, or within one of them; only areas that have one.

    A break in the first month of the earlier period is none between them.
    """
    between = (marks["month"] > pd.Timestamp(before.first)) & (marks["month"] <= pd.Timestamp(now.last))
    return marks[between].sort_values("month", kind="stable").groupby("area")["kind"].last()
