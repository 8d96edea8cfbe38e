"""Kinds of disputes and levels at which they ended: the parts of a whole, cases without a part included."""

import math
from collections.abc import Sequence

import pandas as pd

from metrics.change import PERCENT_FROM

UNSTATED = ""  # the part of cases for which none was given
STEP = 0.05  # of an axis of rates
HIGHEST_START = 0.8  # so that an axis of rates is never a sliver


def kinds(found: pd.DataFrame, success: pd.DataFrame, total: float) -> pd.DataFrame:
    """One row per part of one area, the largest first: part count share value low high.

    `found` and `success` are metrics.series.parts of a count and of a rate for the same area and period;
    count and share (0 to 1, of `total`) come from the first, the rate and its 95 % interval from the second.
    Cases without a part are a last row, UNSTATED, without a rate.
    """
    rates = success.set_index("part")[["value", "low", "high"]]
    rows = _with_rest(found, total).join(rates, on="part")
    return rows.sort_values(["is_rest", "count"], ascending=[True, False], kind="stable").drop(
        columns="is_rest"
    )


def levels(settled: pd.DataFrame, total: float, order: Sequence[str]) -> pd.DataFrame:
    """One row per level in the order given, those without a case included: part count share.

    `settled` is metrics.series.parts of a count by level; cases without a level are a last row, UNSTATED.
    """
    rows = _with_rest(settled, total).set_index("part")
    parts = [*order, *(part for part in rows.index if part not in order)]
    return rows.reindex(parts).drop(columns="is_rest").fillna(0).reset_index()


def axis_start(rows: pd.DataFrame) -> float:
    """Where an axis of the rates of `kinds` may start so that every rate and the intervals of parts of ten or
    more cases are on it: a multiple of STEP. Intervals of smaller parts would squeeze all others.
    """
    large = rows["low"].where(rows["count"] >= PERCENT_FROM)
    least = pd.concat([rows["value"], large]).min()
    return 0.0 if pd.isna(least) else min(math.floor(least / STEP) * STEP, HIGHEST_START)


def _with_rest(parts: pd.DataFrame, total: float) -> pd.DataFrame:
    """part count share is_rest, with what the parts leave of the total."""
    rest = total - parts["numerator"].sum()
    rows = pd.DataFrame({"part": parts["part"], "count": parts["numerator"], "is_rest": False})
    if rest > 0:
        rows = pd.concat([rows, pd.DataFrame({"part": [UNSTATED], "count": [rest], "is_rest": [True]})])
    return rows.assign(share=rows["count"] / total if total else float("nan")).reset_index(drop=True)
