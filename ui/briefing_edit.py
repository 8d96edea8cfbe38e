"""Edit a sentence of the document: the rule's words stay beside the person's, and the numbers are checked."""

import streamlit as st

from data.history import edits
from data.problem import Problem
from metrics.period import parse
from reports.checking import WRONG, Known, check
from reports.document import Bulletin, Sentence
from ui.view import View

SHOWN = 40  # characters of a sentence in the list
LONGEST = 1000
WIDTH = 560  # px
SAID = "briefing_said"


def show(view: View, shown: Bulletin) -> None:
    """A list of the sentences, the words of the chosen one, and a name; folded up until it is wanted."""
    with st.popover(view._("Edit a sentence"), key="edit_sentence"), st.container(width=WIDTH):
        sentences = shown.paragraphs
        chosen = st.selectbox(
            view._("Sentence"),
            range(len(sentences)),
            format_func=lambda number: _short(sentences[number]),
            key="edit_which",
        )
        _form(view, shown, sentences[chosen])


def told() -> None:
    """What the last edit did, once."""
    if said := st.session_state.pop(SAID, ""):
        st.success(said)


def _short(sentence: Sentence) -> str:
    text = sentence.text
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _form(view: View, shown: Bulletin, sentence: Sentence) -> None:
    written = sentence.written or sentence.text
    with st.form("edit"):
        text = st.text_area(
            view._("In other words"),
            sentence.text,
            max_chars=LONGEST,
            height=160,
            key=f"edit_{abs(hash((shown.title, written, sentence.text)))}",
        )
        who = st.text_input(view._("Your name or post, for the record"), max_chars=LONGEST, key="edit_by")
        kept = st.form_submit_button(view._("Keep these words"), key="edit_keep")
        back = st.form_submit_button(view._("Back to the rule's"), key="edit_back")
    if kept or back:
        _write(view, shown, (written, written if back else text), who)


def _write(view: View, shown: Bulletin, words: tuple[str, str], who: str) -> None:
    written, text = words
    place = (shown.template, shown.area, shown.period, shown.lang)
    try:
        edits.edit(place, written, text, who)
    except Problem:
        st.error(view._("Not kept: the words or the name are missing, unchanged, or look personal."))
        return
    known = Known(view.connection, view.areas, view.definitions, shown.area, parse(shown.period))
    wrong = check(text, known).of(WRONG)
    said = view._("Kept; its numbers hold or cannot be checked.")
    if wrong:
        says = view._("; ").join(one.says(view.lang) for one in wrong)
        said = view._("Kept, but a number is wrong: {says}").format(says=says)
    st.session_state[SAID] = said
    st.rerun()
