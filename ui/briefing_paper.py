"""A document on the screen as it will be printed: head, sentences, tables, charts, notes."""

import html

import pandas as pd
import streamlit as st

from charts.printed import printed
from reports.document import Bulletin, Chart, Section, Sentence, Table
from ui import copy, figure, finding
from ui.view import View

WIDTH = 920  # px
SHARES, NUMBERS = ".0%", ",~f"  # d3 formats of an axis


def show(view: View, shown: Bulletin) -> None:
    """The whole document."""
    with st.container(border=True, width=WIDTH, key="paper"):
        _head(view, shown)
        st.title(shown.title, anchor=False, text_alignment="center")
        st.text(shown.subtitle, width="stretch", text_alignment="center")
        for index, sentence in enumerate(shown.lead):
            _say(view, sentence, f"lead_{index}")
        for number, section in enumerate((*shown.sections, *shown.annexes)):
            _section(view, section, number)
        for index, sentence in enumerate(shown.closing):
            _say(view, sentence, f"closing_{index}")
        st.subheader(shown.notes_heading, anchor=False)
        st.text("\n".join(f"{number}. {note}" for number, note in enumerate(shown.notes, 1)))
        _table(view, shown.definitions, "definitions")


def _head(view: View, shown: Bulletin) -> None:
    """What stands above the title on paper; number and signatures stay blank in a draft."""
    head = shown.letterhead
    if head.form == "plain":
        return
    marking, draft = html.escape(shown.marking), html.escape(head.draft)
    st.html(f'<p class="red-top"><span>{marking}</span><span>{draft}</span></p>')
    name = head.series if head.form == "briefing" else head.issuer
    number = view._("No. __") if head.form == "briefing" else view._("〔    〕 No. __")
    st.html(f'<p class="red-head">{html.escape(name)}</p><p class="red-number">{number}</p>')


def _section(view: View, section: Section, number: int) -> None:
    st.subheader(section.heading, anchor=False)
    for index, sentence in enumerate(section.paragraphs):
        _say(view, sentence, f"{number}_{index}")
    for index, table in enumerate(section.tables):
        _table(view, table, f"{number}_{index}")
    for index, chart in enumerate(section.charts):
        _chart(view, chart, f"{number}_{index}")


def _say(view: View, sentence: Sentence, key: str) -> None:
    """A paragraph, whether it was edited, and a button that copies it with its time and place."""
    with st.container(horizontal=True, vertical_alignment="top", gap="small", wrap=False):
        st.text(sentence.text, width="stretch")
        if sentence.is_edited:
            st.badge(view._("edited"), color="violet", help=sentence.written)
        copy.button(sentence.alone, view._("Copy"), view._("Copied"), key=f"copy_{key}")


def _table(view: View, table: Table, key: str) -> None:
    """A table as it is printed; what is copied are its rows one below the other."""
    st.text(table.caption)
    st.markdown(table.printed().as_markdown(), width="stretch")
    with st.container(horizontal=True, vertical_alignment="top", gap="small", wrap=False):
        finding.small(table.remark)
        copy.button(table.as_text(), view._("Copy table"), view._("Copied"), key=f"copy_table_{key}")


def _chart(view: View, chart: Chart, key: str) -> None:
    rows = [
        (line.name, line.role, category, value)
        for line in chart.lines
        for category, value in zip(chart.categories, line.values, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["name", "role", "category", "value"])
    axis = SHARES if "%" in chart.number_format else NUMBERS
    look = figure.look(view, None, chart.title, source=chart.remark, axis_format=axis, width=WIDTH - 60)
    drawn = printed(frame.astype({"value": float}), chart.kind, look)
    figure.draw(view, drawn, key=f"chart_{key}", alt=chart.title)
