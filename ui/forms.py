"""Forms for higher offices: which one is shown, a shipped table, a saved form, or a new one to be mapped."""

import streamlit as st

from data.problem import Problem
from i18n.translate import mark as _
from reports.forms import layout, shelf
from ui import address, finding, forms_map, forms_saved, forms_survey, forms_words
from ui.view import View

NEW, PARAMETER = "new", "form"
KEY = "forms_chosen"
ADD = _("+ A form that an office has sent (XLSX, XLS) …")


def choose(view: View) -> str:
    """The form that the address names, the statutory table at first."""
    shipped, saved = layout.read(), shelf.names()
    options = [*shipped, *saved, NEW]
    chosen = address.param(PARAMETER, options, options[0])
    titles = {name: one.title[view.lang] for name, one in shipped.items()} | {NEW: view._(ADD)}
    st.session_state[KEY] = chosen
    st.selectbox(
        view._(_("Form")),
        options,
        format_func=lambda name: titles.get(name, name),
        key=KEY,
        label_visibility="collapsed",
        on_change=lambda: address.change(**{PARAMETER: st.session_state[KEY]}),
    )
    return chosen


def show(view: View, chosen: str) -> None:
    """The form, or one line that says why it cannot be shown."""
    try:
        if chosen in layout.read():
            forms_survey.show(view, layout.read()[chosen])
        elif chosen == NEW:
            forms_map.show(view)
        else:
            forms_saved.show(view, chosen)
    except Problem as problem:
        finding.show(view, forms_words.told(problem, view.lang))
