"""As first published against now: which figures of the period have changed since, and by how many cases."""

import pandas as pd
import streamlit as st

from data.sheets import column_words
from i18n import format
from i18n.translate import mark as _
from metrics import revisions
from ui import cached, finding
from ui.plain_table import Cell, Heading, markup
from ui.view import View

SUMS = {"added": _("Added"), "replaced": _("Replaced"), "retired": _("Retired")}


def show(view: View) -> None:
    """The first published version that reaches the period (or the oldest kept one) beside the current one."""
    asked = ("revisions", view.area, view.period.code)
    found = cached.remember(view.store, asked, lambda: _compared(view))
    finding.heading(view._("As first published against now"))
    number, figures, rows = found
    if not number:
        finding.paragraph(view._("There is no earlier version that reaches this period to compare with."))
        return
    what = {"version": number, "area": view.place, "period": view.time}
    if figures.empty:
        text = view._("{area}, {period}: no figure differs from version {version}.")
        finding.paragraph(text.format(**what))
        return
    text = view._("{area}, {period}: {count} figures differ from version {version}.")
    finding.paragraph(text.format(count=len(figures), **what))
    st.html(f'<div class="scrolled">{markup(*_figures(view, figures))}</div>')
    if len(rows):
        st.html(markup(*_rows(view, rows)))


def _compared(view: View) -> tuple[int, pd.DataFrame, pd.DataFrame]:
    return revisions.compare(view.definitions.values(), view.area, view.period)


def _figures(view: View, figures: pd.DataFrame) -> tuple[list[Heading], list[list[Cell]]]:
    words = (_("As first published"), _("Counts then"), _("Now"), _("Counts now"))
    headings = [Heading(view._(_("Indicator")), False), *(Heading(view._(word)) for word in words)]
    return headings, [_figure(view, row) for row in figures.to_dict("records")]


def _figure(view: View, row: dict) -> list[Cell]:
    definition = view.definitions[row["indicator"]]
    cells = [Cell(definition.title[view.lang])]
    for side in ("then", "now"):
        missing = format.is_missing(row[f"{side}_value"])
        why = format.missing(row[f"{side}_status"], view.lang) if row[f"{side}_status"] != "ok" else ""
        value = "" if missing else format.value_with_unit(row[f"{side}_value"], definition.unit, view.lang)
        cells += [Cell(value or why or format.DASH, hover=why), Cell(_counts(view, row, side))]
    return cells


def _counts(view: View, row: dict, side: str) -> str:
    pair = (row[f"{side}_numerator"], row[f"{side}_denominator"])
    told = [format.number(number, view.lang) for number in pair if not format.is_missing(number)]
    return " ÷ ".join(told)


def _rows(view: View, rows: pd.DataFrame) -> tuple[list[Heading], list[list[Cell]]]:
    headings = [Heading(view._(_("Kind of export")), False)]
    headings += [Heading(view._(word)) for word in SUMS.values()]
    body = [
        [
            Cell(column_words.source(row["source"], view.lang)),
            *(Cell(format.number(row[name], view.lang)) for name in SUMS),
        ]
        for row in rows.to_dict("records")
    ]
    return headings, body
