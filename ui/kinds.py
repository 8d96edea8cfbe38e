"""Kinds of disputes: how many of each were found, and how many of them were settled."""

import pandas as pd
import streamlit as st

from charts.parts import Headings
from charts.parts import parts as chart
from data import codes
from data.definitions import breakdowns
from i18n import format
from metrics.kinds import UNSTATED, kinds
from ui import cached, figure, finding, tables
from ui.tables import Column
from ui.view import View

FOUND, SUCCESS = "disputes_found", "mediation_success_rate"
BREAKDOWNS = ("major_type", "channel")


def show(view: View, breakdown: str, total: float) -> None:
    """The parts of a break-down of the disputes found, `total` in all; see metrics.kinds."""
    title = view._("Disputes by {breakdown}, {area}, {period}").format(
        breakdown=label(view, breakdown), area=view.place, period=view.time
    )
    definition = view.definitions[SUCCESS]
    rows = table(view, breakdown, total)
    target = format.target(definition.target, definition.unit, view.lang)
    headings = Headings(
        view._("Found (cases)"),
        view._("Success rate and 95% interval"),
        definition.target,
        view._("Target {target}").format(target=target),
    )
    look = figure.look(view, None, title, axis_format=figure.SHARES)
    figure.draw(view, chart(frame(view, rows), look, headings), key=f"kinds_{breakdown}", alt=title)


def downloads(view: View, total: float) -> None:
    """The same parts as tables, closed until asked for."""
    say = view._
    for breakdown in BREAKDOWNS:
        with st.expander(say("Table: disputes by {breakdown}").format(breakdown=label(view, breakdown))):
            rows = table(view, breakdown, total)
            columns = (
                Column("name", label(view, breakdown)),
                Column("count", say("Found (cases)"), "count"),
                Column("share", say("Share of all"), "value", unit="share"),
                Column(
                    "value", say("Success rate"), "value", unit="share", near=view.definitions[SUCCESS].target
                ),
                Column("interval", say("95% interval")),
            )
            name = say("{area} disputes by {breakdown} {period}").format(
                area=view.place, breakdown=label(view, breakdown), period=view.period.code
            )
            tables.show(view, rows, columns, f"table_{breakdown}", name)


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
