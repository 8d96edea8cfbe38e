"""The frame around every page: its language, the menu and the page itself. No numbers."""

import logging

import streamlit as st

from i18n.translate import translator
from ui import frame, menu
from ui.logo import ICON, logo

SIDEBAR_WIDTH = 200  # px, the least that Streamlit allows

st.set_page_config(page_icon=str(ICON), layout="wide", initial_sidebar_state=SIDEBAR_WIDTH)
lang = frame.begin()
_ = translator(lang)
st.logo(logo(_("Zhili"), frame.mode()), size="large")
page = st.navigation(menu.pages(lang))
try:
    page.run()
except Exception:
    if st.get_option("client.showErrorDetails") != "none":
        raise
    logging.getLogger("zhili").exception("page %s", page.url_path)
    st.error(_("This page could not be drawn. The server's log says why."))
