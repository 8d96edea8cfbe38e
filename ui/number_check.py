"""The number check on the page: a text pasted or dropped, its verdicts in it, and the list of findings."""

import hashlib
import html
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from reports.checking import Checked, Known, check
from reports.checking.reading import Unusable, text_of, usable
from reports.checking.result import RULES
from reports.figure import MARKS
from ui import copy, finding, number_check_list, number_check_text
from ui.view import View

TEXT, FILE, RESULT = "number_check_text", "number_check_file", "number_check_result"
EXAMPLE = _(
    "The county has found 2,980 disputes and settled 2,920, a success rate of over 98%. There were 70 "
    "incidents, 8 more than a year earlier, up 13.9%."
)
ASK = _("Are the numbers right? Paste any bulletin or report, or drop a Word file.")
ALL_RIGHT = _("{figures} figures found: nothing wrong; {right} right, {unclear} cannot be checked.")
SOME_WRONG = _("{figures} figures found: {wrong} wrong; {right} right, {unclear} cannot be checked.")
NO_FIGURES = _("No figure was found in this text.")
SHEET = Path(__file__).with_name("number_check.css")
HEIGHT, MOST_CHARACTERS = 150, 100_000  # px of the field


def show(lang: str, view: View | None = None) -> None:
    """The whole page; without a view only what the text itself says is checked."""
    say = translator(lang)
    st.html(f"<style>{_limits(say)}{SHEET.read_text('utf-8')}</style>")
    head = st.container()
    text = _asked(say)
    checked = _checked(text, view, lang) if text else None
    with head:
        _sentence(checked, say, lang)
    if checked is None:
        if not text:
            _empty(say, lang)
            st.button(
                say(_("Try it with an example")), key="number_check_example", on_click=_example, args=(say,)
            )
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        number_check_text.show(checked, lang)
    with right:
        number_check_list.show(checked, lang)


def _empty(say: Callable[[str], str], lang: str) -> None:
    """What is looked at, and that nothing is kept."""
    names = MARKS[lang].between_names.join(say(words) for rule, words in RULES.items() if rule != "alone")
    finding.small(say(_("What is checked: {rules}.")).format(rules=names))
    finding.small(say(_("The text stays in this visit; nothing of it is stored or logged.")))


def _asked(say: Callable[[str], str]) -> str | UploadedFile:
    """What was pasted, or else dropped; nothing of it is kept beyond this visit."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        pasted = st.text_area(
            say(_("The text to be checked")),
            key=TEXT,
            height=HEIGHT,
            max_chars=MOST_CHARACTERS,
            placeholder=say(_("Paste the text here")),
        )
    with right, st.container(key=FILE + "_box"):
        file = st.file_uploader(say(_("or a Word or text file")), type=["docx", "txt"], key=FILE)
        st.button(say(_("Check the numbers")), type="primary", key="number_check_go")
    return file or pasted


def _checked(given: str | UploadedFile, view: View | None, lang: str) -> Checked | None:
    """The check, done once for a text, a place and a time; None where it cannot be read, and why."""
    try:
        text = usable(given) if isinstance(given, str) else text_of(given.getvalue(), given.name)
    except Unusable as problem:
        st.error(problem.told(lang))
        return None
    place = (view.version, view.area, view.period.code) if view else ()
    asked = (hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), *place)
    kept = st.session_state.get(RESULT)
    if not kept or kept[0] != asked:
        known = Known(view.connection, view.areas, view.definitions, view.area, view.period) if view else None
        st.session_state[RESULT] = kept = (asked, check(text, known))
    return kept[1]


def _sentence(checked: Checked | None, say: Callable[[str], str], lang: str) -> None:
    """What was found, in one sentence; a button copies it."""
    said = say(ASK)
    if checked is not None and not checked.figures and not checked.findings:
        said = say(NO_FIGURES)
    elif checked is not None:
        numbers = {name: format.number(len(checked.of(name)), lang) for name in ("wrong", "right", "unclear")}
        form = SOME_WRONG if checked.is_wrong else ALL_RIGHT
        gaps = numbers if checked.is_wrong else {name: numbers[name] for name in ("right", "unclear")}
        said = say(form).format(figures=format.number(checked.figures, lang), **gaps)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key="finding"):
        st.html(f'<h1 class="finding">{html.escape(said)}</h1>')
        if checked is not None:
            copy.button(said, say(_("Copy")), say(_("Copied")), key="copy_finding")


def _example(say: Callable[[str], str]) -> None:
    st.session_state[TEXT] = say(EXAMPLE)


def _limits(say: Callable[[str], str]) -> str:
    """The words of the uploader for this page: one file."""
    words = say(_("or drop it here; 20 MB at most"))
    return f'.st-key-{FILE}_box{{--upload-limits:"{words}";}}'
