"""The box in which an indicator is chosen; typing searches it, the choice goes to the address."""

from collections.abc import Iterable

import streamlit as st

from ui import address, definition_card
from ui.view import View


def choose(view: View, ids: Iterable[str] = (), key: str = "indicator") -> str:
    """The chosen indicator, of these or of all, in the order of lists; the first of them if it is another."""
    _, ids = view._, list(ids) or list(view.definitions)
    chosen = view.indicator if view.indicator in ids else ids[0]
    st.session_state[key] = chosen
    st.selectbox(
        _("Indicator"),
        ids,
        format_func=lambda name: label(view, name),
        key=key,
        label_visibility="collapsed",
        filter_mode="contains",
        on_change=lambda: address.change(indicator=st.session_state[key]),
    )
    return chosen


def label(view: View, name: str) -> str:
    """The indicator's title behind the kind of report it is counted from."""
    definition = view.definitions[name]
    return f"{definition_card.source(definition, view.lang)} · {definition.title[view.lang]}"
