"""Figures to be verified (待核实): a sentinel asks about what they are counted from. The figure stays."""

import streamlit as st

from data import sentinels
from i18n.translate import mark as _
from metrics import confidence
from ui import cached, finding
from ui.view import View

NOW = "now"
Doubts = dict[tuple[str, str], tuple[str, ...]]


def words(view: View, indicator: str, area: str) -> str:
    """What is said beside a figure: which sentinels ask; empty where none does."""
    asking = _all(view).get((indicator, area), ())
    if not asking:
        return ""
    known = sentinels.read()
    titles = view._(_(", ")).join(known[name].title[view.lang] for name in asking)
    return view._(_("To be verified: {sentinels}")).format(sentinels=titles)


def show(view: View, indicator: str) -> None:
    """On the card of a definition: what is asked, why it may be innocent, and where the sentinels stand."""
    known = sentinels.read()
    asking = _all(view).get((indicator, view.area), ())
    if not asking:
        return
    finding.paragraph(words(view, indicator, view.area))
    for name in asking:
        finding.small(f"{known[name].looks_at[view.lang]} {known[name].innocent[view.lang]}")
    st.page_link("pages/imports.py", label=view._(_("The sentinels")), query_params={"part": "sentinels"})


def _all(view: View) -> Doubts:
    """For the area and those directly below it: which sentinels ask about which indicator in the period."""
    codes = (view.area, *view.children)

    def ask() -> Doubts:
        rows = confidence.confidence(view.connection, view.definitions, codes, {NOW: view.period})
        rows = rows[rows["level"] == confidence.TO_VERIFY]
        return {(row.indicator, row.area): row.sentinels for row in rows.itertuples(index=False)}

    return cached.remember(view.store, ("doubts", view.area, view.period.code), ask)
