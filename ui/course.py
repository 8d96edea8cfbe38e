"""The course of an indicator: its months up to the end of the period, with interval and target."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from charts.control import control
from data.definitions import Definition
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics.period import shift
from metrics.signals import BEYOND
from reports import verdicts
from ui import address, baselines, breaks, cached, figure, signals
from ui.view import View
from ui.wording import explained, full, goal, note

SPANS = {"24": _("24 months"), "all": _("All months")}
JUDGED = ["limit_low", "limit_high", "centre", "segment", "verdict", "signal", "rising", "chart", "trial"]
FROM_ZERO = ("count", "stock", "streak")


def show(view: View) -> None:
    """The chart of the view's indicator and area; all months on demand where there are more than 24."""
    say, definition, first = view._, view.definition, view.reach[0]
    last, short = view.period.last, shift(view.period.last, -23)
    span = address.param("months", SPANS, "24") if first < short else "24"
    start = first if span == "all" or short < first <= last else short
    title = say(_("{indicator}, {area}, month by month"))
    title = title.format(indicator=definition.title[view.lang], area=view.place)

    def draw() -> Any:
        rows = months(view, definition, start, last)
        look = figure.look(view, definition, title, **_why(view, rows))
        marks = baselines.marks(view, definition, start, last)
        return control(
            frame(rows, definition, view.lang), look, marks, words(view.lang), definition.kind in FROM_ZERO
        )

    figure.draw(view, draw, key="course", alt=title, asked=signals.standing())
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if first < short:
            _choose_span(view, span)
        baselines.show(view)
    baselines.told(view)
    breaks.told(view, start)


def months(view: View, definition: Definition, start: date, last: date) -> pd.DataFrame:
    """The months of the view's area with what metrics.signals says of them; earlier ones are not judged."""
    rows = cached.monthly(view.store, (definition.id,), (view.area,), start, last)
    judged = signals.months(view, (definition.id,), (view.area,))[["month", *JUDGED]]
    return rows.merge(judged, on="month", how="left")


def words(lang: str) -> dict[str, str]:
    """What the band and the signals are called in the key of a chart."""
    say = translator(lang)
    return {"band": say(_("range of normal variation")), "partial": format.missing("partial", lang)} | {
        name: say(verdicts.VARIATION[name]) for name in BEYOND
    }


def frame(rows: pd.DataFrame, definition: Definition, lang: str) -> pd.DataFrame:
    """The months as charts.control takes them: the band are the limits, the interval is told on hover."""
    return told(rows, definition, lang).assign(low=rows["limit_low"], high=rows["limit_high"])


def told(rows: pd.DataFrame, definition: Definition, lang: str) -> pd.DataFrame:
    """The months as charts.trend takes them, without a band."""
    records = rows.to_dict("records")
    line = {}
    if definition.target is not None:
        line = {"target": definition.target, "target_text": goal(definition, lang)}
    return rows.assign(
        low=float("nan"),
        high=float("nan"),
        text=[full(row, definition, lang) for row in records],
        hover=[_hover(row, definition, lang) for row in records],
        month_text=[format.month(row["month"].date(), lang) for row in records],
        status_text=["" if not format.is_missing(row["value"]) else note(row, lang) for row in records],
        **line,
    )


def _hover(row: dict, definition: Definition, lang: str) -> str:
    """The month in lines."""
    month, known = format.month(row["month"].date(), lang), not format.is_missing(row["value"])
    lines = [
        month,
        full(row, definition, lang),
        explained(row, definition, lang),
        _verdict(row, lang),
        note(row, lang) if known else "",
    ]
    return "<br>".join(filter(None, lines))


def _verdict(row: dict, lang: str) -> str:
    """Which rule a signal broke."""
    broken = row.get("signal")
    known = (broken, row.get("rising")) in verdicts.RULES
    return verdicts.told(broken, row["rising"], row["chart"], lang) if known else ""


def _why(view: View, rows: pd.DataFrame) -> dict[str, str]:
    """Under the unit: how the limits were found, as the reader may ask; see verdicts.CHARTS."""
    unit = figure.look(view, view.definition).unit
    charts = rows["chart"].dropna()
    said = verdicts.chart(charts.iloc[-1], bool(rows["trial"].iloc[-1]), view.lang) if len(charts) else ""
    return {"unit": view._(_("; ")).join(filter(None, (unit, said)))}


def _choose_span(view: View, span: str) -> None:
    say = view._
    st.session_state["months"] = span
    st.segmented_control(
        say(_("Months shown")),
        list(SPANS),
        format_func=lambda name: say(SPANS[name]),
        key="months",
        label_visibility="collapsed",
        required=True,
        on_change=lambda: address.change(months=st.session_state["months"]),
    )
