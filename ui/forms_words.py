"""What is wrong with a form or its map, in the reader's language, and what was not found in it."""

import html

import streamlit as st

from data import reasons
from data.problem import Problem
from reports.forms.fault import FormFault


def told(problem: Problem, lang: str) -> str:
    """The one line of a fault."""
    return problem.words(lang) if isinstance(problem, FormFault) else reasons.words(str(problem), lang)


def note(text: str) -> None:
    """A line that stands out; words of a form in it are never taken for a picture or a link."""
    st.html(f'<p class="note" role="alert">{html.escape(text)}</p>')
