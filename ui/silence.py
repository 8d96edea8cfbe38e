"""Who has not reported: how many reports are missing, from where, and the way to the table."""

import pandas as pd
import streamlit as st

from i18n import format
from metrics.gaps import gaps
from ui import cached, finding, menu
from ui.view import View

COMPLETENESS = "reporting_completeness"
MOST_NAMES = 8


def show(view: View) -> None:
    """A sentence, the areas with gaps, and a link to all of them."""
    _ = view._
    finding.heading(_("Reports received"))
    whole = cached.whole(view.store, COMPLETENESS, (view.area,), view.period)
    finding.paragraph(sentence(view, whole))
    parts = gaps(cached.whole(view.store, COMPLETENESS, view.children, view.period)) if view.children else ()
    if len(parts):
        finding.paragraph(_("Missing from: {areas}.").format(areas=_listed(view, parts)))
    entry = menu.entry("explorer")
    if entry.file.exists():
        codes = {"area": view.area, "period": view.period.code, "indicator": COMPLETENESS, "lang": view.lang}
        st.page_link(entry.file, label=_("Table of all reports"), query_params=codes)


def sentence(view: View, rows: pd.DataFrame) -> str:
    """How many reports were due and how many came, from the one row of the area."""
    _, row, lacking = view._, rows.iloc[0], gaps(rows)
    if format.is_missing(row["value"]) or not row["denominator"]:
        return _("{period}: {reason}.").format(period=view.time, reason=finding.reason(row, view.lang))
    counts = {name: format.number(row[name], view.lang) for name in ("numerator", "denominator")}
    if lacking.empty:
        return _("{period}: all {denominator} reports due were received.").format(period=view.time, **counts)
    text = _("{period}: {denominator} reports were due, {numerator} received, {lacking} missing.")
    return text.format(
        period=view.time, lacking=format.number(lacking["missing"].iloc[0], view.lang), **counts
    )


def _listed(view: View, parts: pd.DataFrame) -> str:
    """Names with their numbers, the most first; the rest as a number of areas."""
    _ = view._
    named = [
        _("{area} {missing}").format(area=view.areas.name(area), missing=format.number(missing, view.lang))
        for area, missing in zip(parts["area"], parts["missing"], strict=True)
    ]
    rest = len(named) - MOST_NAMES
    text = _(", ").join(named[:MOST_NAMES])
    return _("{areas} and {count} more").format(areas=text, count=rest) if rest > 0 else text
