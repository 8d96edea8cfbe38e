"""Against a benchmark: is an area better or worse than the whole it belongs to, beyond chance?"""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from data.definitions import Definition

BETTER, SIMILAR, WORSE = "better", "similar", "worse"
HIGHER, LOWER, NOT_COMPARED = "higher", "lower", "not compared"
# A count depends on the size of its area, a streak on its number of communities: neither has a benchmark.
COMPARABLE = ("rate", "mean", "median", "stock_rate", "zero_share")
FEWEST = 5  # cases or communities; below, a single one decides
GOOD = {"higher": (BETTER, WORSE), "lower": (WORSE, BETTER)}  # what above and below the benchmark mean


def against_benchmark(
    value: ArrayLike, low: ArrayLike, high: ArrayLike, benchmark: ArrayLike, better: str
) -> np.ndarray:
    """The verdict on each value: its own interval (low to high) against the benchmark.

    "similar" where the interval holds the benchmark; else "better" or "worse" by the declared direction, or
    "higher" or "lower" for an indicator without one (none, band); "not compared" where a number is missing
    (OHID Fingertips guidance). An area is never to be compared with itself: give it a missing benchmark.
    """
    numbers = [np.asarray(given, dtype=float) for given in (value, low, high, benchmark)]
    _value, low, high, benchmark = np.broadcast_arrays(*numbers)
    above, below = GOOD.get(better, (HIGHER, LOWER))
    known = ~np.isnan(np.sum(np.broadcast_arrays(*numbers), axis=0))
    return np.select(
        [~known, low > benchmark, high < benchmark], [NOT_COMPARED, above, below], default=SIMILAR
    )


def against_parent(rows: pd.DataFrame, definitions: Mapping[str, Definition], parent: str) -> pd.DataFrame:
    """Add benchmark (the parent's value) and verdict to rows of figures that hold the parent's too.

    The parent itself, rows of fewer than FEWEST and indicators that are not COMPARABLE are "not compared".
    """
    whole = rows[rows["area"] == parent].set_index("indicator")["value"]
    comparable = rows["indicator"].map({name: d.kind in COMPARABLE for name, d in definitions.items()})
    judgeable = comparable & (rows["area"] != parent) & (rows["denominator"] >= FEWEST)
    benchmark = rows["indicator"].map(whole).where(judgeable)
    judged = rows.assign(benchmark=benchmark, verdict=NOT_COMPARED)
    direction = judged["indicator"].map({name: d.better for name, d in definitions.items()})
    for better, part in judged.groupby(direction):
        figures = (part[column] for column in ("value", "low", "high", "benchmark"))
        judged.loc[part.index, "verdict"] = against_benchmark(*figures, better)
    return judged


def by_concern(judged: pd.DataFrame) -> list[str]:
    """The areas of judged rows: most often worse first, then least often better, then in the given order."""
    counted = judged.groupby("area", sort=False)["verdict"].agg(
        worse=lambda verdicts: (verdicts == WORSE).sum(), better=lambda verdicts: (verdicts == BETTER).sum()
    )
    return list(counted.sort_values(["worse", "better"], ascending=[False, True], kind="stable").index)
