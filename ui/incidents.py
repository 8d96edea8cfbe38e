"""Incidents against other times: the goals' counts and all categories, as differences and percentages."""

import pandas as pd

from data import codes
from i18n import format
from metrics.categories import categories, with_percents
from metrics.coverage import OK
from metrics.period import Period
from ui import breaks, cached, finding, tables, wording
from ui.tables import Column
from ui.view import View

ALL, BREAKDOWN, UNIT = "incidents", "category", "incidents"
IDS = (ALL, "preventable_incidents", "property_incidents", "civil_to_criminal", "homicides")


def show(view: View, rows: pd.DataFrame) -> None:
    """Two tables with the same columns, of headline rows by indicator and of the categories."""
    what = {"area": view.place, "period": view.time}
    name = view._("{area} incidents {period}").format(area=view.place, period=view.period.code)
    finding.heading(view._("Incidents, {area}, {period}, in number").format(**what))
    asked = (view.area, view.period.code, view.lang)
    counts = cached.remember(view.store, ("incidents", *asked), lambda: of_indicators(view, rows))
    tables.show(view, counts, columns(view, view._("Incidents")), "incidents", name)
    finding.heading(view._("Incidents by category, {area}, {period}, in number").format(**what))
    name = view._("{area} incidents by category {period}").format(area=view.place, period=view.period.code)
    categories = cached.remember(view.store, ("categories", *asked), lambda: of_categories(view))
    tables.show(view, categories, columns(view, view._("Category")), "categories", name)
    finding.small(
        view._("No percentage where either count is below 10; no change where many reports are missing.")
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
    for name in {"previous", "year_before", "ytd_year_before"} & spans.keys():
        if breaks.crossed(view, ALL, spans[name], spans["ytd" if name.startswith("ytd") else "now"]):
            found[[f"{name}_difference", f"{name}_ratio"]] = float("nan")
    return with_percents(found.assign(name=[names.label(part, view.lang) for part in found["part"]]))


def columns(view: View, first: str) -> tuple[Column, ...]:
    """The comparisons that say something: none that repeats another."""
    spans = _spans(view.period)
    told = [Column("name", first), Column("value", view._("This period"), "count")]
    if "previous" in spans:
        before = view._("On the month before") if view.period.is_month else view._("On the period before")
        told += _compared("previous", before)
    told += [Column("year_before_value", view._("Year before"), "count")]
    told += _compared("year_before", view._("On the year before"))
    if "ytd" in spans:
        told += [Column("ytd_value", view._("Year to date"), "count")]
        told += _compared("ytd_year_before", view._("To date, on the year before"))
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
    if not format.is_missing(row["value"]) and row["status"] == OK:
        return title
    return view._("{title} ({reason})").format(title=title, reason=wording.reason(row, view.lang))
