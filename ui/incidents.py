"""Incidents against other times: the counts of the goals and all categories, as differences and percentages."""

import html

import pandas as pd
import streamlit as st

from data import codes
from i18n import format
from metrics.categories import categories, with_percents
from metrics.period import Period
from ui import cached, finding, tables
from ui.tables import Column
from ui.view import View

ALL, BREAKDOWN, UNIT = "incidents", "category", "incidents"
IDS = (ALL, "preventable_incidents", "property_incidents", "civil_to_criminal", "homicides")


def show(view: View, rows: pd.DataFrame) -> None:
    """Two tables with the same columns, of headline rows by indicator and of the categories."""
    say = view._
    what = {"area": view.place, "period": view.time}
    name = say("{area} incidents {period}").format(area=view.place, period=view.period.code)
    _heading(say("Incidents, {area}, {period}, in number").format(**what))
    tables.show(view, of_indicators(view, rows), columns(view, say("Incidents")), "incidents", name)
    _heading(say("Incidents by category, {area}, {period}, in number").format(**what))
    name = say("{area} incidents by category {period}").format(area=view.place, period=view.period.code)
    tables.show(view, of_categories(view), columns(view, say("Category")), "categories", name)
    finding.small(
        say("No percentage where either count is below 10; no change where many reports are missing.")
    )


def of_indicators(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The goals' counts with their names; a count that is not shown says why."""
    chosen = rows.loc[list(IDS)]
    names = [_name(view, row) for row in chosen.to_dict("records")]
    return with_percents(chosen.assign(name=names))


def of_categories(view: View) -> pd.DataFrame:
    """All categories with their names, the most frequent first."""
    spans = _spans(view.period)
    wholes = cached.over(view.store, (ALL,), (view.area,), spans)
    parts = {
        name: cached.parts(view.store, ALL, (view.area,), period, BREAKDOWN) for name, period in spans.items()
    }
    names = codes.read()["incident_category"]
    found = categories(parts, wholes)
    return with_percents(found.assign(name=[names.label(part, view.lang) for part in found["part"]]))


def columns(view: View, first: str) -> tuple[Column, ...]:
    """The comparisons that say something: none that repeats another."""
    say, spans = view._, _spans(view.period)
    told = [Column("name", first), Column("value", say("This period"), "count")]
    if "previous" in spans:
        before = say("On the month before") if view.period.is_month else say("On the period before")
        told += _compared("previous", before)
    told += [Column("year_before_value", say("Year before"), "count")]
    told += _compared("year_before", say("On the year before"))
    if "ytd" in spans:
        told += [Column("ytd_value", say("Year to date"), "count")]
        told += _compared("ytd_year_before", say("To date, on the year before"))
    return tuple(told)


def _spans(period: Period) -> dict[str, Period]:
    """The spans to compare: the year to date only where it is longer than the period."""
    previous, year_before, to_date = period.previous(), period.year_before(), period.year_to_date()
    spans = {"now": period, "year_before": year_before}
    if previous and previous.months != year_before.months:
        spans["previous"] = previous
    if to_date.first < period.first:
        spans |= {"ytd": to_date, "ytd_year_before": to_date.year_before()}
    return spans


def _compared(name: str, label: str) -> list[Column]:
    """The absolute change, and the percentage beside it."""
    return [
        Column(f"{name}_difference", label, "change", unit=UNIT),
        Column(f"{name}_percent", f"{label} %", "percent"),
    ]


def _name(view: View, row: dict) -> str:
    title = view.definitions[row["indicator"]].title[view.lang]
    if not format.is_missing(row["value"]):
        return title
    return view._("{title} ({reason})").format(title=title, reason=finding.reason(row, view.lang))


def _heading(title: str) -> None:
    st.html(f'<h2 class="heading">{html.escape(title)}</h2>')
