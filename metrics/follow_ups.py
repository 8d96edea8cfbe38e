"""Disputes to be followed up: their kinds in the order of urgency, and how many of each an area has."""

from collections.abc import Mapping, Sequence

import pandas as pd

KINDS = ("overdue", "due_soon", "revisit")


def tally(found: pd.DataFrame, owners: Mapping[str, str], order: Sequence[str]) -> pd.DataFrame:
    """One row per area of `order` that has any: area, KINDS, all.

    `found` has a row per dispute with kind and area (data.counts.follow_ups); `owners` gives the area of
    `order` that an area belongs to, and those it does not name are left out.
    """
    told = pd.DataFrame({"area": found["area"].map(owners), "kind": found["kind"]}).dropna()
    counts = pd.crosstab(told["area"], told["kind"]).reindex(columns=list(KINDS), fill_value=0)
    counts = counts.reindex([code for code in order if code in counts.index])
    counts.columns.name = None
    return counts.assign(all=counts.sum(axis=1)).rename_axis("area").reset_index()
