"""Forms of the review: a decision with its reason and a name, written down once and told in one line."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from data import reasons
from data.problem import Problem
from i18n.translate import mark as _
from ui.view import View

Known = TypeVar("Known")
LONGEST = 200  # characters of a reason
SAID = "ranking_said"
REFUSED = _("Not done: a word is missing or looks personal, or it was decided or published already.")


def told(view: View) -> None:
    """What the last form did, once."""
    if said := st.session_state.pop(SAID, ""):
        st.success(view._(said))


def read(view: View, ask: Callable[[], Known]) -> Known | None:
    """What the records say; None, and one line that says so, where they cannot be read."""
    try:
        return ask()
    except Problem as problem:
        text = view._(_("The records cannot be read, so nothing is decided here: {problem}"))
        st.error(text.format(problem=reasons.words(str(problem), view.lang)))
        return None


def text(view: View, label: str, key: str) -> str:
    """A line of words."""
    return st.text_input(view._(label), max_chars=LONGEST, key=key).strip()


def name(view: View, key: str) -> str:
    """Who decides, for the record."""
    return text(view, _("Your name or post, for the record"), key)


def submit(view: View, label: str, key: str) -> bool:
    """The button of a form."""
    return st.form_submit_button(view._(label), key=key)


def done(view: View, deed: Callable[[], object], said: str, *words: str) -> None:
    """Do it and draw the page anew; or say that a word is missing, or that it could not be done."""
    if not all(words):
        st.error(view._(_("Please fill in every line.")))
        return
    try:
        deed()
    except Problem:
        st.error(view._(REFUSED))
        return
    st.session_state[SAID] = said
    st.rerun()
