"""The frame around every page: its language, the menu and the page itself. No numbers."""

import logging

import streamlit as st

from i18n.translate import translator
from ui import frame, menu

SIDEBAR_WIDTH = 200  # px, the least that Streamlit allows

st.set_page_config(page_icon="ui/icon.svg", layout="wide", initial_sidebar_state=SIDEBAR_WIDTH)
lang = frame.begin()
_ = translator(lang)
page = st.navigation(menu.pages(lang))
st.set_page_config(page_title=_("{page} · Zhili").format(page=page.title))
try:
    page.run()
except Exception:
    if st.get_option("client.showErrorDetails") != "none":
        raise
    logging.getLogger("zhili").exception("page %s", page.url_path)
    st.error(_("This page could not be drawn. The server's log says why."))
