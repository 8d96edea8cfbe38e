"""Burden on the page: what offices are asked for, what is used by nobody, what is asked twice."""

import streamlit as st

from data import codes
from data.sheets import column_words
from i18n import format
from i18n.translate import mark as _
from metrics import burden, unmapped
from ui import cached, finding
from ui.plain_table import Cell, Heading, markup
from ui.view import View

NAMED = 12  # unused columns of a kind that are named
LEVELS = ("county", "town")


def show(view: View) -> None:
    """Kinds of export, offices, doubles, and words that say nothing."""
    finding.heading(view._("What every kind of export asks for, and how much of it is used"))
    st.html(markup(*_kinds(view)))
    twice = burden.asked_twice()
    if len(twice):
        finding.heading(view._("Asked for twice"))
        for row in twice.to_dict("records"):
            finding.paragraph(row[view.lang])
    _offices(view)
    _unmapped(view)


def _kinds(view: View) -> tuple[list[Heading], list[list[Cell]]]:
    rows = cached.remember(view.store, ("burden",), lambda: burden.kinds(view.definitions))
    words = (_("Columns"), _("Items"), _("Indicators that use it"), _("Not used by any"))
    headings = [Heading(view._(_("Kind of export")), False), *(Heading(view._(word)) for word in words)]
    headings.append(Heading(view._(_("Which are not used")), False))
    return headings, [_kind(view, row) for row in rows.to_dict("records")]


def _kind(view: View, row: dict) -> list[Cell]:
    unused = [_name(view, row["source"], name) for name in row["unused"]]
    more = view._("; ").join(unused[:NAMED]) + (" …" if len(unused) > NAMED else "")
    numbers = (row["columns"], row["items"], row["indicators"], len(unused))
    return [
        Cell(column_words.source(row["source"], view.lang)),
        *(Cell(format.number(number, view.lang)) for number in numbers),
        Cell(more, hover=view._("; ").join(unused)),
    ]


def _name(view: View, source: str, name: str) -> str:
    """A column, or an item of the monthly figures."""
    items = codes.read()["item"]
    known = name in items.labels
    return items.label(name, view.lang) if known else column_words.column(source, name, view.lang)


def _offices(view: View) -> None:
    """What the areas directly below handed in during the period."""
    codes = tuple(code for code in view.children if view.areas.level(code) in LEVELS) or (view.area,)
    asked = ("offices", view.area, view.period.code)
    rows = cached.remember(view.store, asked, lambda: burden.offices(view.connection, codes, view.period))
    if rows.empty:
        return
    finding.heading(view._("What the offices handed in for {period}").format(period=view.time))
    words = (_("Kinds of export"), _("Columns"), _("Items"), _("Files"))
    headings = [Heading(view._(_("Area")), False), *(Heading(view._(word)) for word in words)]
    largest = rows.groupby("area")[["exports", "columns", "items", "files"]].max()
    body = [
        [Cell(view.areas.name(code)), *(Cell(format.number(n, view.lang)) for n in largest.loc[code])]
        for code in codes
        if code in largest.index
    ]
    st.html(markup(headings, body))
    finding.small(view._("In the month with the most; rows with an area above belong to whoever sent them."))


def _unmapped(view: View) -> None:
    """The share of cells per code list that are empty or only say “other”."""
    rows = cached.remember(view.store, ("unmapped",), lambda: unmapped.unmapped_share(view.connection))
    finding.heading(view._("Words that say nothing: empty, or only “other”"))
    finding.small(
        view._("A word that is unknown stops a load with a question, so nothing is mapped by chance.")
    )
    words = (_("Number of rows"), _("Empty"), _("Other"), _("Share"))
    headings = [Heading(view._(_("Kind of export")), False), Heading(view._(_("Column")), False)]
    headings += [Heading(view._(word)) for word in words]
    table = markup(headings, [_share(view, row) for row in rows.to_dict("records")])
    st.html(f'<div class="scrolled">{table}</div>')


def _share(view: View, row: dict) -> list[Cell]:
    return [
        Cell(column_words.source(row["source"], view.lang)),
        Cell(column_words.column(row["source"], row["column"], view.lang)),
        *(Cell(format.number(row[name], view.lang)) for name in ("rows", "empty", "other")),
        Cell(format.value(row["unmapped_share"], "share", view.lang)),
    ]
