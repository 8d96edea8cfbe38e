"""The way from the numbers of a page to their definitions: a line of indicators, each opens its card."""

import html
from collections.abc import Iterable

import streamlit as st

from ui import definition_card
from ui.view import View


def show(view: View, ids: Iterable[str]) -> None:
    """The names of the indicators in a line that wraps."""
    with st.container(horizontal=True, gap="small", key="sources"):
        words = html.escape(view._("Definitions:"))
        st.html(f'<p class="small">{words}</p>', width="content")
        for name in ids:
            if st.button(view.definitions[name].title[view.lang], key=f"open_{name}", type="tertiary"):
                definition_card.open_dialog(view, name)
