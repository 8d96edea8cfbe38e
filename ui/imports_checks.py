"""What was refused, row by row, and every rule that rows and tables are held to."""

import pandas as pd
import streamlit as st

from data import checking, loads, reasons
from data.sheets import column_words
from i18n import format
from i18n.translate import mark as _
from ui import cached, finding, tables
from ui.plain_table import Cell, Heading, markup
from ui.tables import Column
from ui.view import View

MEANINGS = {
    "refuse": _("The row is refused"),
    "error": _("Nothing is loaded"),
    "warning": _("A warning is shown"),
}


def show(view: View) -> None:
    """Refused rows with their place in the file, then the rules with how many rows broke each."""
    refused = cached.remember(view.store, ("refusals",), lambda: loads.refusals(view.store.connection))
    title = view._("Refused rows")
    finding.heading(title)
    if refused.empty:
        finding.paragraph(view._("None."))
    else:
        finding.small(view._("Cells that may be personal are not kept, here or anywhere."))
        columns = (
            Column("file", view._("File")),
            Column("row_no", view._("Row in the file"), "count"),
            Column("column", view._("Column")),
            Column("reason", view._("Reason")),
            Column("value", view._("Cell")),
        )
        tables.show(view, _told(view, refused), columns, "refused_rows", title)
    finding.heading(view._("Rules"))
    for warning in cached.load(view.store)["warnings"]:
        finding.paragraph(reasons.words(warning, view.lang))
    finding.small(view._("Counted over every load that this version holds."))
    st.html(f'<div class="scrolled">{_rules(view, refused)}</div>')


def _told(view: View, refused: pd.DataFrame) -> pd.DataFrame:
    return refused.assign(
        column=[
            column_words.column(source, name, view.lang)
            for source, name in zip(refused["source"], refused["column_name"], strict=True)
        ],
        reason=[reasons.words(reason, view.lang) for reason in refused["reason"]],
    )


def _rules(view: View, refused: pd.DataFrame) -> str:
    broken = refused["reason"].value_counts()
    headings = [
        Heading(view._("Kind"), False),
        Heading(view._("Rule"), False),
        Heading(view._("What happens"), False),
        Heading(view._("Number of rows")),
    ]
    rows = [
        [
            Cell(column_words.source(rule.source or "areas", view.lang)),
            Cell(reasons.words(rule.words, view.lang)),
            Cell(view._(MEANINGS[rule.meaning])),
            Cell(format.number(broken.get(rule.words, 0), view.lang) if rule.meaning == "refuse" else ""),
        ]
        for rule in sorted(checking.read(), key=lambda rule: (rule.meaning, rule.source))
    ]
    return markup(headings, rows)
