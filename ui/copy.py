"""A button that puts a text onto the reader's clipboard in one click."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent


def button(text: str, label: str, done: str, key: str) -> None:
    """A small button `label` that copies `text` and then says `done` for a moment."""
    _mount()(data={"text": text, "label": label, "done": done}, key=key, width="content")


@st.cache_resource(show_spinner=False)
def _mount() -> Callable[..., Any]:
    """Registered once for the whole server."""
    script, style = ((HERE / f"copy.{kind}").read_text("utf-8") for kind in ("js", "css"))
    return st.components.v2.component("zhili_copy", html="<button></button>", css=style, js=script)
