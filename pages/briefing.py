"""What do we say? The bulletin as it will read, to be copied sentence by sentence or taken as a file."""

import streamlit as st

from reports.bulletin import WRITERS, build
from reports.document import Sentence, Table
from ui import cached, copy, finding
from ui.frame import open_page

PAPER = 920  # px

view = open_page("briefing")
_ = view._
place = view.area, view.period, view.lang
bulletin = cached.remember(view.store, ("bulletin", *place), lambda: build(view.connection, *place))


def say(sentence: Sentence, key: str) -> None:
    """A paragraph, and a button that copies it with its time and place."""
    with st.container(horizontal=True, vertical_alignment="top", gap="small", wrap=False):
        st.text(sentence.text, width="stretch")
        copy.button(sentence.alone, _("Copy"), _("Copied"), key=f"copy_{key}")


def show(table: Table) -> None:
    """A table as it is printed; what is copied are its rows one below the other."""
    st.text(table.caption)
    st.markdown(table.printed().as_markdown(), width="stretch")
    with st.container(horizontal=True, vertical_alignment="top", gap="small", wrap=False):
        finding.small(table.remark)
        copy.button(table.as_text(), _("Copy table"), _("Copied"), key=f"copy_{table.name}")


finding.show(view, bulletin.finding.alone)
with st.container(horizontal=True, gap="small", key="take"):
    for ending, writer in WRITERS.items():
        st.download_button(
            _("Download {kind}").format(kind=ending.lstrip(".").upper()),
            data=lambda writer=writer: writer(bulletin),
            file_name=bulletin.file_stem + ending,
            on_click="ignore",
            key=f"take_{ending}",
        )
    copy.button(bulletin.as_text(), _("Copy all"), _("Copied"), key="copy_all")

with st.container(border=True, width=PAPER, key="paper"):
    st.title(bulletin.title, anchor=False, text_alignment="center")
    st.text(bulletin.subtitle, width="stretch", text_alignment="center")
    for number, part in enumerate((None, *bulletin.sections)):
        if part:
            st.subheader(part.heading, anchor=False)
        for index, sentence in enumerate(part.paragraphs if part else bulletin.lead):
            say(sentence, f"{number}_{index}")
        for table in part.tables if part else ():
            show(table)
    st.subheader(bulletin.notes_heading, anchor=False)
    st.text("\n".join(f"{number}. {note}" for number, note in enumerate(bulletin.notes, 1)))
    show(bulletin.definitions)
