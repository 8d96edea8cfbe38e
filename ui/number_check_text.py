"""The checked text with its verdicts in it: a colour, a shape and a word for each."""

import html
from collections.abc import Iterator

import streamlit as st

from i18n.translate import mark as _
from i18n.translate import translator
from reports.checking import RIGHT, UNCLEAR, WRONG, Checked, Finding
from reports.checking.result import VERDICTS

SHAPES = {RIGHT: "✓", WRONG: "✕", UNCLEAR: "?"}
WORDS = {RIGHT: _("right"), WRONG: _("wrong"), UNCLEAR: _("cannot be checked")}
HEIGHT = 560  # px; a longer text is scrolled
LONG = 1500  # characters


def show(checked: Checked, lang: str) -> None:
    """The text; a verdict can be reached with the keyboard and says its reason on pointing."""
    with st.container(
        border=True, height=HEIGHT if len(checked.text) > LONG else "content", key="checked_text"
    ):
        st.html(f'<div class="checked">{"".join(_paragraphs(checked, lang))}</div>')


def word(verdict: str, lang: str) -> str:
    """Shape and word of a verdict."""
    form = WORDS[verdict]
    return f"{SHAPES[verdict]} {translator(lang)(form)}"


def _paragraphs(checked: Checked, lang: str) -> Iterator[str]:
    marked = "".join(_pieces(checked, lang))
    for line in marked.split("\n"):
        if "\t" in line:
            cells = "".join(f"<td>{cell}</td>" for cell in line.split("\t"))
            yield f"<table><tr>{cells}</tr></table>"
        elif line.strip():
            yield f"<p>{line}</p>"


def _pieces(checked: Checked, lang: str) -> Iterator[str]:
    """The text, escaped, with the strongest finding at each place around its words."""
    place = 0
    for found in _outermost(checked):
        yield html.escape(checked.text[place : found.start])
        yield _mark(found, checked, lang)
        place = found.end
    yield html.escape(checked.text[place:])


def _outermost(checked: Checked) -> list[Finding]:
    """One finding for each place: what is wrong before what is unclear, and that before what is right."""
    kept: list[Finding] = []
    for found in sorted(checked.findings, key=lambda one: (VERDICTS.index(one.verdict), one.start)):
        if all(found.end <= one.start or one.end <= found.start for one in kept):
            kept.append(found)
    return sorted(kept, key=lambda one: one.start)


def _mark(found: Finding, checked: Checked, lang: str) -> str:
    says, text = html.escape(found.says(lang)), html.escape(checked.text[found.start : found.end])
    small = f"<small>{html.escape(word(found.verdict, lang))}</small>"
    return f'<mark class="{found.verdict}" tabindex="0" title="{says}">{text}{small}</mark>'
