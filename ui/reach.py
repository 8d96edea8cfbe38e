"""Out of reach: a period that the data do not reach, and the button that leads back to one they do."""

import streamlit as st

from i18n import format
from ui import address
from ui.periods import within
from ui.view import View


def show(view: View) -> None:
    """The button, only where the view's period lies before or after the data of its area."""
    code = within(view.period.code, *view.reach)
    if code == view.period.code:
        return
    text = view._("Go to {period}, the latest with data").format(period=format.period(code, view.lang))
    st.button(text, key="go_to_data", on_click=address.change, kwargs={"period": code})
