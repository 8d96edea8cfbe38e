"""Surveys: which places answer otherwise than the whole they belong to, beyond sampling error."""

import numpy as np
import pandas as pd

Z = 3  # standard errors; with two, one of twenty places would stand out by chance (Spiegelhalter 2005)
FEWEST = 5  # expected answers of either kind; below, the normal limits do not hold
HIGHER, LOWER, SIMILAR, NOT_COMPARED = "higher", "lower", "similar", "not compared"


def against_whole(rows: pd.DataFrame, whole: str) -> pd.DataFrame:
    """Add benchmark (the whole's value) and verdict to rows of metrics.series that hold the whole's, too.

    A place is "higher" or "lower" where its share lies more than Z standard errors of its own sample from
    the whole's; else "similar"; "not compared" without an answer, with too few, and the whole itself.
    """
    of_whole = rows[rows["area"] == whole].set_index("indicator")["value"]
    benchmark = rows["indicator"].map(of_whole).astype(float)
    sample = rows["denominator"].astype(float)
    error = Z * np.sqrt(benchmark * (1 - benchmark) / sample.where(sample > 0))
    enough = sample * np.minimum(benchmark, 1 - benchmark) >= FEWEST
    gap = rows["value"].astype(float) - benchmark
    known = gap.notna() & enough & (rows["area"] != whole)
    verdict = np.select([~known, gap > error, gap < -error], [NOT_COMPARED, HIGHER, LOWER], default=SIMILAR)
    return rows.assign(benchmark=benchmark, verdict=verdict)
