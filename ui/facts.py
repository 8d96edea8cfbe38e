"""The basic facts of an area in a row: people, households, towns, villages, grids."""

import html

import streamlit as st

from i18n import format
from ui import cached, finding, wording
from ui.view import View

IDS = ("population", "households", "towns", "villages", "grids", "households_per_grid")
ONLY_ABOVE = {"towns": ("city", "county"), "villages": ("city", "county", "town")}  # levels that have them


def show(view: View) -> None:
    """The facts that are known, and under them those that are not, with the reason."""
    level = view.areas.level(view.area)
    ids = [name for name in IDS if level in ONLY_ABOVE.get(name, (level,))]
    rows = cached.over(view.store, ids, (view.area,), {"now": view.period}).to_dict("records")
    known = [row for row in rows if row["value"] > 0]
    facts = "".join(_fact(view, row) for row in known)
    st.html(f'<dl class="facts">{facts}</dl>')
    unknown = [_why(view, row) for row in rows if format.is_missing(row["value"])]
    if unknown:
        finding.small(view._("; ").join(unknown))


def _fact(view: View, row: dict) -> str:
    definition = view.definitions[row["indicator"]]
    title, text = definition.title[view.lang], wording.full(row, definition, view.lang)
    return f"<div><dt>{html.escape(title)}</dt><dd>{html.escape(text)}</dd></div>"


def _why(view: View, row: dict) -> str:
    title = view.definitions[row["indicator"]].title[view.lang]
    return view._("{title} ({reason})").format(title=title, reason=wording.reason(row, view.lang))
