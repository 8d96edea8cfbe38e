"""Kinds of disputes: how many of each were found, and how many of them were settled."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.parts import Headings
from charts.parts import parts as chart
from data import codes
from data.definitions import breakdowns
from i18n import format
from metrics.coverage import NOT_REPORTED
from metrics.kinds import UNSTATED, axis_start, kinds
from ui import cached, figure, finding, tables, wording
from ui.tables import Column
from ui.view import View

FOUND, SUCCESS = "disputes_found", "mediation_success_rate"
BREAKDOWNS = ("major_type", "channel")


def show(view: View, breakdown: str, found: pd.Series) -> None:
    """The parts of a break-down of the disputes found, of which `found` is the figure; see metrics.kinds."""
    title = view._("Disputes by {breakdown}, {area}, {period}").format(
        breakdown=label(view, breakdown), area=view.place, period=view.time
    )

    def draw() -> Any:
        rows = table(view, breakdown, found["value"])
        look = figure.look(view, None, title, axis_format=figure.SHARES, empty=_why_none(view, found))
        return chart(frame(view, rows), look, _headings(view, rows))

    figure.draw(view, draw, key=f"kinds_{breakdown}", alt=title)


def downloads(view: View, found: pd.Series) -> None:
    """The same parts as tables, closed until asked for."""
    for breakdown in BREAKDOWNS:
        kind = label(view, breakdown)
        with st.expander(view._("Table: disputes by {breakdown}").format(breakdown=kind)):
            rows = table(view, breakdown, found["value"])
            name = view._("{area} disputes by {breakdown} {period}")
            name = name.format(area=view.place, breakdown=kind, period=view.period.code)
            tables.show(view, rows, columns(view, breakdown), f"table_{breakdown}", name)


def columns(view: View, breakdown: str) -> tuple[Column, ...]:
    """The columns of the table of a break-down."""
    near = view.definitions[SUCCESS].target
    return (
        Column("name", breakdowns()[breakdown][view.lang]),
        Column("count", view._("Found (cases)"), "count"),
        Column("share", view._("Share of all"), "value", unit="share"),
        Column("value", view._("Success rate"), "value", unit="share", near=near),
        Column("interval", view._("95% interval")),
    )


def table(view: View, breakdown: str, total: float) -> pd.DataFrame:
    """metrics.kinds with the names of the parts and the interval in words."""
    if not total > 0:
        return pd.DataFrame(columns=["part", "count", "share", "value", "low", "high", "name", "interval"])
    found, success = (
        cached.parts(view.store, name, (view.area,), view.period, breakdown) for name in (FOUND, SUCCESS)
    )
    rows = kinds(found, success, total)
    names = codes.read()[breakdowns()[breakdown]["codes"]]
    return rows.assign(
        name=[
            view._("Not stated") if part == UNSTATED else names.label(part, view.lang)
            for part in rows["part"]
        ],
        interval=[
            format.interval(low, high, "share", view.lang)
            for low, high in zip(rows["low"], rows["high"], strict=True)
        ],
    )


def frame(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as charts.parts takes them."""
    near = view.definitions[SUCCESS].target
    texts = [format.share(value, view.lang, near=near) for value in rows["value"]]
    counts = [format.number(count, view.lang) for count in rows["count"]]
    return rows.assign(count_text=counts, value_text=texts, hover=_hovers(rows, counts, texts))


def _headings(view: View, rows: pd.DataFrame) -> Headings:
    definition = view.definitions[SUCCESS]
    return Headings(
        view._("Found (cases)"),
        view._("Success rate and 95% interval"),
        axis_start(rows),
        definition.target,
        wording.goal(definition, view.lang),
    )


def _why_none(view: View, found: pd.Series) -> str:
    if found["status"] == NOT_REPORTED:
        return format.missing(NOT_REPORTED, view.lang)
    return view._("No dispute was found in this period.")


def label(view: View, breakdown: str) -> str:
    """The break-down in words."""
    return (
        breakdowns()[breakdown][view.lang].lower()
        if view.lang == "en"
        else breakdowns()[breakdown][view.lang]
    )


def note(view: View) -> None:
    """Why two types stand in no row below county level."""
    if view.areas.level(view.area) not in ("city", "county"):
        finding.small(view._("Below county level some sensitive types are counted among the others."))


def _hovers(rows: pd.DataFrame, counts: list[str], texts: list[str]) -> list[str]:
    told = zip(rows["name"], counts, texts, rows["interval"], strict=True)
    return [f"{name}<br>{count}<br>{text} ({interval})" for name, count, text, interval in told]
