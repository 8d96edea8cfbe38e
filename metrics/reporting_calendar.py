"""The calendar of reports: who has reported what for which month, in time or not; and reminders (催报)."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from data import counts
from data.connection import Connection
from data.reporting_days import LEVELS, ReportingDays
from metrics.period import Period, months_between, shift

ON_TIME, LATE, UNDATED, PARTIAL = "on_time", "late", "undated", "partial"
NOT_YET_DUE, MISSING, NOT_EXPECTED = "not_yet_due", "missing", "not_expected"
STATUSES = (ON_TIME, LATE, UNDATED, PARTIAL, NOT_YET_DUE, MISSING, NOT_EXPECTED)
PATIENCE = 12  # months without any report after which a kind of export is expected no more
KEYS = ["area", "month", "source"]
COLUMNS = [*KEYS, "status", "due_on", "reported_on", "expected", "reported", "days_late"]
REMINDER = ["area", "source", "month", "due_on", "days_late", "expected", "reported"]


def reporting_calendar(
    connection: Connection, areas: Sequence[str], period: Period, days: ReportingDays, today: date
) -> pd.DataFrame:
    """One row per area, month of the period and kind of export that the areas ever report in it: COLUMNS.

    expected and reported count communities: a report covers its area and all below it. on_time, late: all
    came (reported_on is the last day); undated: all came, a day is not known; partial: some are missing and
    the day has passed; not_yet_due, missing: none (or, before the day, not all) came; not_expected: the area
    had none to send. days_late are whole days after due_on, up to the report or to today; 0 where in time.
    """
    found = counts.arrivals(connection, areas, shift(period.first, -PATIENCE), period.last)
    found = _with_silence(found.astype({"month": "datetime64[s]"}), period, today)
    names = sorted(found["source"].unique())
    months = pd.DatetimeIndex(period.months).astype("datetime64[s]")
    index = pd.MultiIndex.from_product([areas, months, names], names=KEYS)
    rows = index.to_frame(index=False).merge(found, on=KEYS, how="left")
    rows = rows.assign(**{name: rows[name].fillna(0).astype(int) for name in ("expected", "reported")})
    levels = counts.areas(connection).set_index("code")["level"]
    due = [
        days.due_on(row["month"].date(), row["source"], _sender(levels[row["area"]], row["sent_by"]))
        for row in rows.to_dict("records")
    ]
    rows = rows.assign(due_on=pd.to_datetime(due))
    status = _status(rows, today)
    end = rows["reported_on"].where(status.isin([ON_TIME, LATE]), pd.Timestamp(today))
    waited = (end - rows["due_on"]).dt.days.clip(lower=0)
    late = waited.where(status.isin([LATE, MISSING, PARTIAL]), 0).astype(int)
    return rows.assign(status=status, days_late=late)[COLUMNS]


def reminders(rows: pd.DataFrame) -> pd.DataFrame:
    """Of a calendar, the reports missing or incomplete past their day: REMINDER, the longest first."""
    open_ = rows[rows["status"].isin([MISSING, PARTIAL])]
    order = ["days_late", "area", "source", "month"]
    return open_.sort_values(order, ascending=[False, True, True, True])[REMINDER].reset_index(drop=True)


def _sender(level: str, sent_by: object) -> str:
    """The level whose day counts: a town whose county reports for it has the county's day."""
    return min((one for one in (level, sent_by) if one in LEVELS), key=LEVELS.index, default=level)


def _status(rows: pd.DataFrame, today: date) -> pd.Series:
    all_came = (rows["reported"] == rows["expected"]) & (rows["expected"] > 0)
    passed = rows["due_on"] < pd.Timestamp(today)
    undated = rows["is_undated"].astype("boolean").fillna(True).astype(bool)
    conditions = [
        rows["expected"] == 0,
        all_came & (undated | rows["reported_on"].isna()),
        all_came & (rows["reported_on"] <= rows["due_on"]),
        all_came,
        ~passed,
        rows["reported"] > 0,
    ]
    choices = [NOT_EXPECTED, UNDATED, ON_TIME, LATE, NOT_YET_DUE, PARTIAL]
    return pd.Series(np.select(conditions, choices, default=MISSING), rows.index, dtype=object)


def _with_silence(found: pd.DataFrame, period: Period, today: date) -> pd.DataFrame:
    """Add the months that are over and of which nobody has sent anything: as much is due as in the last.

    The warehouse expects a kind of export from a city's first report to its last; it does not see a silence
    after that. A kind of which nothing came for PATIENCE months is expected no more.
    """
    last = found.sort_values("month").drop_duplicates(["area", "source"], keep="last")
    end = min(period.last, shift(today, -1))
    silent = [
        row | {"month": pd.Timestamp(month)}
        for row in last.to_dict("records")
        for month in months_between(shift(row["month"].date(), 1), end)
    ]
    added = pd.DataFrame(silent, columns=found.columns).assign(
        reported=0, reported_on=pd.NaT, is_undated=True
    )
    rows = pd.concat([found, added.astype({"month": found["month"].dtype})]) if silent else found
    return rows[rows["month"] >= pd.Timestamp(period.first)]
