"""The findings of a number check as a list: wrong first, the right figure, the arithmetic, a copy button."""

import html
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from i18n.translate import mark as _
from i18n.translate import translator
from reports.checking import RIGHT, UNCLEAR, WRONG, Checked, Finding
from reports.figure import MARKS
from ui import copy, finding
from ui.number_check_text import word

MOST = 200  # of a kind; the text shows all
COPY, COPIED = _("Copy the right sentence"), _("Copied")
MORE = _("{n} more stand in the text.")
GROUPS = {UNCLEAR: _("Cannot be checked ({n})"), RIGHT: _("Right ({n})")}


def show(checked: Checked, lang: str) -> None:
    """What is wrong, open; what cannot be checked and what is right, folded."""
    say = translator(lang)
    if not checked.is_wrong:
        finding.paragraph(say(_("Nothing wrong was found.")))
    for place, found in enumerate(checked.of(WRONG)[:MOST]):
        st.html(_item(found, lang))
        if found.right:
            copy.button(checked.corrected(found), say(COPY), say(COPIED), key=f"copy_right_{place}")
    for verdict, form in GROUPS.items():
        listed = checked.of(verdict)
        if listed:
            with st.expander(
                say(form).format(n=len(listed)), expanded=verdict == UNCLEAR and len(listed) <= 6
            ):
                st.html(_list(listed, lang))


def _list(listed: Sequence[Finding], lang: str) -> str:
    items = "".join(_item(found, lang) for found in _together(listed[:MOST], lang))
    left = len(listed) - MOST
    more = translator(lang)(MORE).format(n=left) if left > 0 else ""
    return items + (f'<p class="small">{html.escape(more)}</p>' if more else "")


def _together(listed: Sequence[Finding], lang: str) -> list[Finding]:
    """Findings of which the same is said as one, with all their quotes."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for found in listed:
        groups.setdefault((found.rule, found.says(lang)), []).append(found)
    between = MARKS[lang].between_names
    return [
        replace(group[0], quote=between.join(dict.fromkeys(one.quote for one in group)))
        for group in groups.values()
    ]


def _item(found: Finding, lang: str) -> str:
    verdict = f'<span class="verdict {found.verdict}">{html.escape(word(found.verdict, lang))}</span>'
    quote, rule = html.escape(found.quote), html.escape(found.heading(lang))
    says = html.escape(found.says(lang))
    head = f'<p>{verdict}<b>{quote}</b> <span class="rule">{rule}</span></p>'
    return f'<div class="told">{head}<p>{says}</p></div>'
