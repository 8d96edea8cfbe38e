"""Is the change of one figure more than chance explains? What every split of a change begins with."""

from collections.abc import Mapping

import pandas as pd

from metrics import benchmark, change

BEYOND, WITHIN, NOT_JUDGED = "beyond chance", "within normal variation", "not judged"
LIMITS = ("low", "high")


def verdict(kind: str, before: Mapping, now: Mapping) -> str:
    """BEYOND, WITHIN or NOT_JUDGED for two rows of figures (see metrics.series) of an indicator of a kind.

    Two counts by metrics.change.change_of_counts (Wheeler 2016); two ratios are beyond chance where their
    95 % intervals do not overlap, which errs on the side of chance. Not judged: a missing value, a ratio of
    fewer than benchmark.FEWEST, and what has no interval since chance has no part in it, such as money or a
    stock.
    """
    if any(pd.isna(row[limit]) for row in (before, now) for limit in LIMITS):
        return NOT_JUDGED
    if kind == "count":
        found = change.change_of_counts(before["value"], now["value"])["verdict"].item()
        return BEYOND if found == "signal" else WITHIN
    if min(before["denominator"], now["denominator"]) < benchmark.FEWEST:
        return NOT_JUDGED
    apart = now["low"] > before["high"] or now["high"] < before["low"]
    return BEYOND if apart else WITHIN
