"""A form that is being mapped, as it stands in a reader's visit: nothing of it is lost by a fault."""

from dataclasses import dataclass

import streamlit as st

from reports.forms.blank import Blank
from reports.forms.cell_map import CellMap

KEY, CELL = "forms_draft", "forms_cell"


@dataclass(frozen=True)
class Draft:
    """The empty form, its map so far, and the name it has on the shelf, if any."""

    blank: Blank
    map: CellMap
    name: str = ""


def now() -> Draft | None:
    """The form that this visit is at."""
    return st.session_state.get(KEY)


def keep(draft: Draft) -> None:
    """Go on with it."""
    st.session_state[KEY] = draft


def drop() -> None:
    """Leave it: it is saved, or another is taken."""
    st.session_state.pop(KEY, None)
    st.session_state.pop(CELL, None)
