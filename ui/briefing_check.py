"""The number check of a document before it is taken: how many figures, which are wrong or unclear."""

import streamlit as st

from i18n.translate import mark as _
from reports.checking import UNCLEAR, WRONG, Checked, Finding
from ui.view import View

LINES = {
    WRONG: _("✗ Wrong: {quote}. {says}"),
    UNCLEAR: _("? Cannot be checked: {quote}. {says}"),
}
COUNTS = _("Number check: {wrong} of {figures} wrong")


def show(view: View, found: Checked) -> None:
    """A button with the count, and what is wrong or unclear behind it; what is wrong is told at once."""
    wrong, unclear = found.of(WRONG), found.of(UNCLEAR)
    told = view._(COUNTS).format(figures=found.figures, wrong=len(wrong))
    with st.popover(told, key="number_check"):
        for one in (*wrong, *unclear):
            st.text(_line(view, one))
        st.text(view._("Every other figure follows from its counts or from the warehouse."))


def warn(view: View, found: Checked) -> None:
    """A line for each figure that is wrong."""
    for one in found.of(WRONG):
        st.error(_line(view, one))


def _line(view: View, one: Finding) -> str:
    return view._(LINES[one.verdict]).format(quote=one.quote, says=one.says(view.lang))
