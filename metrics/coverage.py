"""Coverage: of what was to be reported in a span, how much came. Value, zero and not reported stay apart."""

import numpy as np
import pandas as pd

OK, PARTIAL, NOT_REPORTED, SUPPRESSED = "ok", "partial", "not_reported", "suppressed"


def over_spans(reports: pd.DataFrame) -> pd.DataFrame:
    """Sum rows of (source area span month reported expected) over spans.

    Returns source area span reported expected months (those in which anything was expected).
    """
    return reports.groupby(["source", "area", "span"], as_index=False).agg(
        reported=("reported", "sum"), expected=("expected", "sum"), months=("month", "nunique")
    )


def statuses(frame: pd.DataFrame) -> pd.Series:
    """The status of each row with reported, expected, months, span_months, counted (whether it has counts).

    ok: all expected reports of all months came (or reports are not tracked and there are counts);
    not_reported: none came and nothing is counted; partial: some.
    """
    tracked = frame["expected"].fillna(0) > 0
    complete = (frame["reported"] == frame["expected"]) & (frame["months"].fillna(0) >= frame["span_months"])
    # Cases of a place whose report is missing are still cases: then part of it is known.
    nothing = (frame["reported"].fillna(0) == 0) & ~frame["counted"]
    return pd.Series(
        np.select([nothing, ~tracked | complete], [NOT_REPORTED, OK], default=PARTIAL),
        index=frame.index,
        dtype=object,
    )
