"""The one call that every page begins with: open_page gives the View and draws what stands above a page."""

import html
from collections.abc import Callable

import streamlit as st

from data.problem import Problem
from i18n.translate import mark as _
from i18n.translate import translator
from metrics.period import parse
from ui import address, cached, chooser, dress, menu, printed, store
from ui.address import Known, State
from ui.chooser import Chooser
from ui.store import Store
from ui.view import View

PRODUCT = _("Zhili")
FRAMED = "framed"  # app.py has drawn the frame in this visit
SAMPLE = "样例"  # in the name of every file that python -m data.sample writes
LOAD_COMMAND = "python -m data.load FOLDER"


def begin() -> str:
    """Called by app.py before anything else; gives the language of the frame."""
    st.session_state[FRAMED] = True
    lang = address.language(address.given())
    dress.put_on(mode(), lang)
    return lang


def open_page(name: str, first: Callable[[str], None] | None = None, follows: bool = False) -> View:
    """The View of a page; draws banner, chooser and notes. Ends the run where there is nothing to show.

    `first` draws, in a language, what the page shows where nothing has been loaded yet. A page that `follows`
    shows the newest month unless its address names a period.
    """
    if FRAMED not in st.session_state:
        _through_the_frame()
    opened = store.current()
    try:
        areas = cached.areas(opened) if opened else None
    except Problem as problem:
        _cannot_be_read(problem)
    if areas is None or not areas.roots:
        _nothing_loaded(name, address.language(address.given()), first)
    known = Known(areas, opened.definitions, cached.load(opened)["as_of"])
    state, notes = _settled(known, follows)
    _title(name, state.lang)
    _banner(opened, state.lang)
    chooser.show(Chooser(opened, areas, state))
    if notes:
        st.html(f'<p class="note">{html.escape(" ".join(notes))}</p>')
    view = View(opened, areas, state.area, parse(state.period), state.indicator, state.lang, mode())
    printed.show(view, name)
    return view


def mode() -> str:
    """light or dark, as the reader's screen is."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _settled(known: Known, follows: bool) -> tuple[State, list[str]]:
    """The state of the screen, written to its address, and what was wrong there."""
    is_newest = follows and "period" not in st.query_params
    codes = {**address.given(), "period": ""} if is_newest else address.given()
    state, notes = address.settle(codes, known)
    (address.follow if is_newest else address.write)(state)
    return state, notes


def _through_the_frame() -> None:
    """A link to a page on a freshly started server runs the page without app.py: start again with it."""
    st.session_state[FRAMED] = True
    st.navigation(menu.pages(address.language(address.given())), position="hidden")
    st.rerun()


def _title(name: str, lang: str) -> None:
    say = translator(lang)
    st.set_page_config(page_title=f"{say(menu.entry(name).title)} · {say(PRODUCT)}")


def _nothing_loaded(name: str, lang: str, first: Callable[[str], None] | None) -> None:
    _ = translator(lang)
    _title(name, lang)
    said = _("Nothing has been loaded yet.")
    st.html(f'<h1 class="finding">{html.escape(said)}</h1>')
    if first:
        first(lang)
    else:
        drop = menu.entry("imports")
        st.page_link(
            drop.file, label=_("Drop the exports of the platforms on a page"), query_params={"lang": lang}
        )
        st.write(_("Or load them on the server, then open this page again:"))
        st.code(LOAD_COMMAND, language=None)
        st.button(_("Look again"), key="look_again")
    st.stop()


def _cannot_be_read(problem: Problem) -> None:
    st.html(f'<h1 class="finding">{html.escape(str(problem))}</h1>')
    st.stop()


def _banner(opened: Store, lang: str) -> None:
    """Sample data are named as such on every screen."""
    if cached.batches(opened)["file"].str.contains(SAMPLE).any():
        _ = translator(lang)
        text = _("Sample data (synthetic), for demonstration only")
        st.html(f'<p class="banner">{html.escape(text)}</p>')
