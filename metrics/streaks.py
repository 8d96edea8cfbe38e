"""Streaks: whole months without an event, and what is known of each community.

A month without a report is not a month without events: it ends a count, which then reads "at least".
"""

import numpy as np
import pandas as pd

from metrics.period import Period

ZERO, EVENT, NOT_KNOWN = "zero", "event", "not_known"
OK, PARTIAL = "ok", "partial"


def at_ends(histories: pd.DataFrame, spans: dict[str, Period]) -> pd.DataFrame:
    """The streak at the end of each span, from rows of (indicator area month events gaps).

    Returns indicator area span value (months) streak_status; only areas that have any history by then.
    """
    rows = []
    for (indicator, area), history in histories.groupby(["indicator", "area"], sort=False):
        for span, period in spans.items():
            known = history[history["month"] <= pd.Timestamp(period.last)]
            if len(known) and known["month"].max() >= pd.Timestamp(period.first):
                rows.append((indicator, area, span, *_streak(known)))
    return pd.DataFrame(rows, columns=["indicator", "area", "span", "value", "streak_status"])


def of_communities(leaves: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Judge communities one by one; `leaves` comes from queries/communities.sql.

    Returns area events months_reported months_expected state (zero, event, not_known) last_event_month
    streak_months streak_status (ok, or partial for "at least").
    """
    complete = leaves["months_reported"] == leaves["months_expected"]
    state = np.select([leaves["events"] > 0, complete], [EVENT, ZERO], default=NOT_KNOWN)
    before_all = leaves["first_month"] - pd.DateOffset(months=1)
    stopped = leaves[["last_event_month", "last_gap_month"]].max(axis=1).fillna(before_all)
    by_event = leaves["last_event_month"].notna() & (leaves["last_event_month"] == stopped)
    return leaves.assign(
        state=state,
        streak_months=_months_apart(stopped, leaves["last_month"]),
        streak_status=np.where(by_event, OK, PARTIAL),
    ).drop(columns=["first_month", "last_month", "last_gap_month"])


def _streak(history: pd.DataFrame) -> tuple[int, str]:
    """(months, status) at the last month of one area's history."""
    end, start = history["month"].max(), history["month"].min()
    event = history.loc[history["events"] > 0, "month"].max()
    gap = history.loc[(history["gaps"] > 0) & (history["events"] == 0), "month"].max()
    stops = [month for month in (event, gap) if pd.notna(month)]
    stopped = max(stops) if stops else start - pd.DateOffset(months=1)
    status = OK if pd.notna(event) and event == stopped else PARTIAL
    return int((end.year - stopped.year) * 12 + end.month - stopped.month), status


def _months_apart(earlier: pd.Series, later: pd.Series) -> pd.Series:
    return (later.dt.year - earlier.dt.year) * 12 + later.dt.month - earlier.dt.month
