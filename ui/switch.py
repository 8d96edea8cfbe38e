"""One of a few views at a time: a row of choices, the chosen one is a code in the address."""

from collections.abc import Mapping

import streamlit as st

from ui import address
from ui.view import View


def choose(view: View, name: str, labels: Mapping[str, str], meaning: str, default: str = "") -> str:
    """The code chosen for the parameter `name`, the first one unless a default is given.

    `labels` gives the words of each code as msgids, `meaning` what is chosen (for those who hear the screen).
    """
    key, codes = f"switch_{name}", list(labels)
    chosen = address.param(name, codes, default if default in labels else codes[0])
    st.session_state[key] = chosen
    st.segmented_control(
        view._(meaning),
        codes,
        format_func=lambda code: view._(labels[code]),
        key=key,
        label_visibility="collapsed",
        required=True,
        on_change=lambda: address.change(**{name: st.session_state[key]}),
    )
    return chosen
