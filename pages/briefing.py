"""What do we say? A document as it will read: choose it, check it, edit it, take it as a file."""

import streamlit as st

from ui import briefing, briefing_check, briefing_edit, briefing_files, briefing_paper, finding
from ui.frame import open_page

view = open_page("briefing")
with st.container(horizontal=True, vertical_alignment="center", gap="small", key="choose_document"):
    chosen = briefing.choose(view)
    shown = briefing.document(view, chosen)

if shown:
    finding.show(view, shown.finding.alone)
    checked = briefing.checked(view, shown)
    with st.container(horizontal=True, gap="small", key="take"):
        briefing_files.show(view, shown)
        briefing_check.show(view, checked)
        briefing_edit.show(view, shown)
    briefing_edit.told()
    briefing_check.warn(view, checked)
    briefing_paper.show(view, shown)
