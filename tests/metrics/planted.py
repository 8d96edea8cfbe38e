"""Ten towns of an honest simulated city are tampered with, each in another way: see PLANTS."""

from collections.abc import Callable

import numpy as np
import pandas as pd

Tables = dict[str, pd.DataFrame]
LAST = pd.Timestamp("2022-12-01")
YEAR = pd.Timestamp("2022-01-01")


def plant(tables: Tables) -> dict[str, str]:
    """Change the tables in place; sentinel → the town it must name, a busy one, so that n suffices."""
    towns = tables["disputes"]["area"].str[:9].value_counts().index[: len(PLANTS)]
    for town, change in zip(towns, PLANTS.values(), strict=True):
        change(tables, town)
    return dict(zip(PLANTS, towns, strict=True))


def _of(rows: pd.DataFrame, town: str, column: str, first: pd.Timestamp = LAST) -> pd.Series:
    return rows["area"].str.startswith(town) & (rows[column] >= first)


def _nothing_fails(tables: Tables, town: str) -> None:
    cases = tables["disputes"]
    cases.loc[_of(cases, town, "reported_month", YEAR), "outcome"] = "settled"


def _last_months_form(tables: Tables, town: str) -> None:
    figures = tables["monthly_figures"]
    before = figures["month"].eq(LAST - pd.DateOffset(months=1)) & figures["area"].eq(town)
    figures.loc[_of(figures, town, "month"), "value"] = figures.loc[before, "value"].to_numpy()


def _closed_at_the_end(tables: Tables, town: str) -> None:
    cases = tables["requests"]
    chosen = cases.index[_of(cases, town, "closed_month")]
    cases.loc[chosen[::2], "closed_on"] = pd.Timestamp("2022-12-30")


def _closed_at_once(tables: Tables, town: str) -> None:
    cases = tables["disputes"]
    chosen = cases.index[_of(cases, town, "closed_month")][::2]
    cases.loc[chosen, "reported_on"] = cases.loc[chosen, "closed_on"]


def _a_week_or_a_fortnight(tables: Tables, town: str) -> None:
    cases = tables["hazards"]
    chosen = cases.index[_of(cases, town, "fixed_month", pd.Timestamp("2022-06-01"))]
    days = pd.to_timedelta(np.where(np.arange(len(chosen)) % 2, 7, 15), "D")
    cases.loc[chosen, "found_on"] = cases.loc[chosen, "fixed_on"] - days


def _easy_cases_only(tables: Tables, town: str) -> None:
    cases = tables["requests"]
    late = _of(cases, town, "received_month", pd.Timestamp("2022-10-01"))
    gone = late & ((np.arange(len(cases)) % 4 > 0) | ~cases["resolved"])
    tables["requests"] = cases[~gone].reset_index(drop=True)


def _under_a_new_number(tables: Tables, town: str) -> None:
    cases = tables["disputes"]
    closed = cases[_of(cases, town, "closed_month", pd.Timestamp("2022-06-01"))]
    closed = closed[closed["closed_on"] < "2022-11-20"]
    again = closed.assign(
        case_id="N" + closed["case_id"], reported_on=closed["closed_on"] + pd.Timedelta(days=2)
    )
    again = again.assign(reported_month=again["reported_on"].dt.to_period("M").dt.to_timestamp())
    again = again.assign(closed_on=pd.NaT, closed_month=pd.NaT)
    tables["disputes"] = pd.concat([cases, again], ignore_index=True)


def _gone(tables: Tables, town: str) -> None:
    cases = tables["disputes"]
    chosen = _of(cases, town, "reported_month") & (np.arange(len(cases)) % 3 == 0)
    tables["disputes"] = cases[~chosen].reset_index(drop=True)
    earlier = [tables["disputes_earlier"], cases[chosen].assign(replaced_by=9)]
    tables["disputes_earlier"] = pd.concat(earlier, ignore_index=True)


def _nothing_to_report(tables: Tables, town: str) -> None:
    cases = tables["petitions"]
    tables["petitions"] = cases[~_of(cases, town, "received_month", YEAR)].reset_index(drop=True)


def _on_two_platforms(tables: Tables, town: str) -> None:
    cases = tables["disputes"]
    both = cases[_of(cases, town, "reported_month", pd.Timestamp("2022-11-01"))]
    names = {"reported_on": "received_on", "reported_month": "received_month"}
    columns = ["case_id", "area", *names, "closed_on", "closed_month", "due_on", "due_month"]
    copies = both[columns].rename(columns=names).assign(source="grid", resolved=True, batch=1)
    copies["case_id"] = "C" + copies["case_id"]
    tables["requests"] = pd.concat([tables["requests"], copies], ignore_index=True)


PLANTS: dict[str, Callable[[Tables, str], None]] = {
    "full_marks": _nothing_fails,
    "repeated_figures": _last_months_form,
    "month_end": _closed_at_the_end,
    "same_day": _closed_at_once,
    "round_durations": _a_week_or_a_fortnight,
    "collapsing_finds": _easy_cases_only,
    "reopened": _under_a_new_number,
    "deletions": _gone,
    "zero_reports": _nothing_to_report,
    "duplicates": _on_two_platforms,
}
