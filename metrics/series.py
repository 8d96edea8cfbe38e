"""Series: an indicator's figures over months, over whole periods and by part, always with their status.

A frame of figures has the columns indicator, area, month (or span, or part) and COLUMNS. Shares are 0 to 1.
A value is NaN where nothing was due (status ok, denominator 0), where nobody reported (not_reported) and
where a small count is protected (suppressed). partial: some reports are missing, the value is of what is
known; of a streak: at least so many months.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from data import counts, sources
from data.connection import Connection
from data.definitions import Definition
from data.small_counts import EVERYWHERE, OPEN_LEVELS
from metrics import coverage, figures, remarks, stocks, streaks, sums
from metrics.coverage import NOT_REPORTED, OK, SUPPRESSED
from metrics.period import Period, latest, months_between
from metrics.question import KEYS, Question

COLUMNS = ["numerator", "denominator", "value", "low", "high", "status"]
COMMUNITIES = ["with_events", "not_known"]
PROTECTED = ["numerator", "denominator", "value", "low", "high"]
STREAK_LEVELS = (*OPEN_LEVELS, "town")  # protected streaks may be told here


def monthly(
    connection: Connection, definition: Definition, areas: Sequence[str], first: date, last: date
) -> pd.DataFrame:
    """One row per month and area, gaps included: month area and COLUMNS."""
    spans = {month.isoformat(): latest(month) for month in months_between(first, last)}
    found = over(connection, {definition.id: definition}, areas, spans)
    return found.assign(month=pd.to_datetime(found["span"]))[["month", "area", *COLUMNS]]


def whole(
    connection: Connection, definition: Definition, areas: Sequence[str], period: Period
) -> pd.DataFrame:
    """One row per area for the whole period: area, COLUMNS and (zero_share only) COMMUNITIES."""
    found = over(connection, {definition.id: definition}, areas, {"now": period})
    return found[["area", *COLUMNS, *(COMMUNITIES if definition.kind == "zero_share" else [])]]


def parts(
    connection: Connection,
    definition: Definition,
    areas: Sequence[str],
    period: Period,
    breakdown: str,
    statuses: pd.Series | None = None,
) -> pd.DataFrame:
    """One row per area and part of a declared break-down that occurs in the period: area part and COLUMNS.

    Cases without a part are the part not_stated. The status is that of the area's whole: where not all was
    reported, the parts are not complete either. `statuses` gives it by area where it is known already.
    """
    question = Question(connection, {definition.id: definition}, tuple(areas), {"now": period})
    raw = counts.read(connection, replace(question.asked([definition.id]), breakdown=breakdown))
    if definition.kind in sums.STOCKS:
        raw = stocks.at_the_end(raw.assign(source=definition.source, span="now"), question.reports)
    added = figures.values(sums.added_up(raw, ["indicator", "area", "part"]), question.definitions)
    if statuses is None:
        statuses = whole(connection, definition, areas, period).set_index("area")["status"]
    status = added["area"].map(statuses.replace(SUPPRESSED, OK))
    found = _protected(question, added.assign(status=status, streak_status=None))
    return found[["area", "part", *COLUMNS]]


def communities(connection: Connection, definition: Definition, area: str, period: Period) -> pd.DataFrame:
    """One row per community of a zero_share or streak indicator; see streaks.of_communities.

    ValueError for an indicator with protected small counts: those are never told community by community.
    """
    if definition.small_count_limit:
        raise ValueError(f"{definition.id}: small counts are protected; it is not told by community")
    asked = counts.Asked((definition.id,), (area,), period.first, period.last)
    return streaks.of_communities(counts.communities(connection, asked), period)


def over(
    connection: Connection, definitions: dict[str, Definition], areas: Sequence[str], spans: dict[str, Period]
) -> pd.DataFrame:
    """One row per indicator, area and span: KEYS, COLUMNS, COMMUNITIES, reported_share and corrections.

    reported_share is the share of the reports of the whole span that came, those of months that the data do
    not reach among the missing; NaN where reports are not tracked. corrections are the numbers of those by
    hand that changed the figure; see metrics.remarks.
    """
    question = Question(connection, definitions, tuple(areas), spans)
    frame = question.skeleton().merge(sums.known(question), on=KEYS, how="left")
    frame = _protected(question, _with_status(question, frame))
    found = remarks.corrected(connection, definitions, areas, spans)
    return remarks.with_numbers(frame[[*KEYS, *COLUMNS, *COMMUNITIES, "reported_share"]], found)


def _with_status(question: Question, frame: pd.DataFrame) -> pd.DataFrame:
    """The status by the reports that came; a count or sum of nothing that was reported is zero."""
    judged = frame.merge(_reports(question), on=KEYS, how="left").assign(counted=_counted(question, frame))
    # An indicator defined since the load has no counts at all: that is no zero.
    never = ~frame["indicator"].isin(counts.counted(question.connection))
    status = coverage.statuses(judged).mask(never, NOT_REPORTED)
    # A streak is told as of the end: where the last month is silent it is at least 0, in any period.
    status = status.where(frame["streak_status"].isna(), frame["streak_status"])
    kinds = frame["indicator"].map(
        {name: definition.kind for name, definition in question.definitions.items()}
    )
    silent = (status != NOT_REPORTED) & frame["numerator"].isna() & kinds.isin((*sums.SUMMED, *sums.STOCKS))
    totals = silent & kinds.isin(figures.TOTALS)
    undue = (silent & ~totals) | (kinds.eq("median") & frame["denominator"].isna())
    frame = frame.assign(
        status=status,
        reported_share=judged["reported"] / judged["expected"] * judged["months"] / judged["span_months"],
        numerator=frame["numerator"].mask(silent, 0).mask(status == NOT_REPORTED),
        denominator=frame["denominator"].mask(undue, 0).mask(status == NOT_REPORTED),
        value=frame["value"].mask(totals, 0).mask(status == NOT_REPORTED),
    )
    zeros = figures.values(frame[totals].assign(squares=np.nan), question.definitions)
    frame.loc[totals, ["low", "high"]] = zeros[["low", "high"]]
    return frame


def _counted(question: Question, frame: pd.DataFrame) -> pd.Series:
    """Whether anything is known of a row; an event that stopped a streak is, though nobody reported it.

    Where a kind of export writes its zeros down, a zero is known too.
    """
    told = (frame[["numerator", "denominator", "value", "with_events"]].fillna(0) > 0).any(axis=1)
    writes_zeros = frame["source"].isin([name for name, source in sources.read().items() if source.zeros])
    return told.where(~writes_zeros, frame["numerator"].notna()) | frame["streak_status"].eq(OK)


def _reports(question: Question) -> pd.DataFrame:
    """Reports expected and come for each row of a question: KEYS reported expected months span_months."""
    reports = question.reports
    ends = reports.merge(stocks.last_months(reports), on=["source", "area", "span", "month"])
    lengths = question.membership.groupby("span").size()
    found = []
    for rows, stock in ((reports, False), (ends, True)):
        names = [name for name, d in question.definitions.items() if (d.kind in sums.STOCKS) == stock]
        wanted = question.skeleton()
        wanted = wanted[wanted["indicator"].isin(names)]
        wanted = wanted.merge(coverage.over_spans(rows), on=["source", "area", "span"], how="left")
        found.append(wanted.assign(span_months=1 if stock else wanted["span"].map(lengths)))
    return pd.concat(found)[[*KEYS, "reported", "expected", "months", "span_months"]]


def _protected(question: Question, frame: pd.DataFrame) -> pd.DataFrame:
    """Hide what a version may not tell (data.hiding), small counts, and streaks below town; zeros show."""
    limits = {name: d.small_count_limit for name, d in question.definitions.items() if d.small_count_limit}
    if not limits:
        return frame
    levels = frame["area"].map(counts.areas(question.connection).set_index("code")["level"])
    limit = frame["indicator"].map(limits)
    everywhere = [name for name, d in question.definitions.items() if d.small_counts == EVERYWHERE]
    shown = levels.isin(OPEN_LEVELS) & ~frame["indicator"].isin(everywhere)
    is_streak = frame["streak_status"].notna()
    small = (frame["hidden"].fillna(0) > 0) | frame["numerator"].between(1, limit) & ~shown
    small = small.where(~is_streak, ~levels.isin(STREAK_LEVELS)) & limit.notna()
    return frame.assign(
        **{column: frame[column].mask(small) for column in PROTECTED},
        status=frame["status"].mask(small, SUPPRESSED),
    )
