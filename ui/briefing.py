"""The choice of a document and the document itself: its template, its form on paper, its check."""

from dataclasses import replace

import streamlit as st

from data.history import edits
from data.problem import Problem
from i18n.translate import mark as _
from metrics.period import parse
from metrics.scoring import reading
from reports import composing, editing, template
from reports.checking import Checked, Known, check_document
from reports.document import Bulletin
from reports.template import Template
from ui import address, cached, periods, switch
from ui.view import View

FORMS = {"plain": _("Plain"), "briefing": _("Briefing (简报)"), "official": _("Official document (文件)")}

NONE = _("This document cannot be made for the chosen area and period.")


def choose(view: View) -> Template:
    """The template that the reader chose, among those that fit the level of the area."""
    level = view.areas.level(view.area)
    fitting = {name: one for name, one in template.read().items() if one.fits(level)}
    names = list(fitting)
    chosen = address.param("template", names, names[0])
    st.session_state["template"] = chosen
    st.selectbox(
        view._("Document"),
        names,
        format_func=lambda name: fitting[name].name[view.lang],
        key="template",
        filter_mode=None,
        label_visibility="collapsed",
        on_change=lambda: address.change(template=st.session_state["template"]),
        width=260,
    )
    return fitting[chosen]


def document(view: View, chosen: Template) -> Bulletin | None:
    """The document as it stands, edited where people edited it; None and a line why where there is none.

    A ranking is of the period of its scheme's rhythm that holds the end of the view's period.
    """
    period = view.period
    if chosen.scheme:
        rhythm = reading.find(chosen.scheme).rhythm
        period = parse(periods.as_kind(view.period, rhythm, view.reach[1]))
    try:
        made = _made(view, chosen, period.code)
    except Problem as problem:
        st.html(f'<p class="text">{view._(NONE)}</p>')
        st.code(str(problem), language=None)
        return None
    form = switch.choose(view, "form", FORMS, _("Form on paper"), chosen.form)
    return replace(made, letterhead=replace(made.letterhead, form=form))


def _made(view: View, chosen: Template, period: str) -> Bulletin:
    """Made once per version; the edits are laid over it each time."""

    def ask() -> Bulletin:
        return composing.compose(view.connection, chosen, view.area, parse(period), view.lang)

    made = cached.shared(view.store, ("document", chosen.id, view.area, period, view.lang), ask)
    return editing.edited(made, edits.standing(chosen.id, view.area, period, view.lang))


def checked(view: View, shown: Bulletin) -> Checked:
    """The number check of the document, made once per text."""
    text = shown.as_text()

    def ask() -> Checked:
        known = Known(view.connection, view.areas, view.definitions, shown.area, parse(shown.period))
        return check_document(shown, known)

    return cached.shared(view.store, ("checked", hash(text)), ask)
