"""The wall screen: one view at a time, turning by itself, and what a person may do at it.

Without a `view` in its address the wall turns; a view that the address names stands still.
"""

import datetime as dt
import html
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from i18n.translate import mark as _
from i18n.translate import translator
from ui import address, cached, menu, signals, store, wall_figures, wall_map, wall_ranking, wall_signals
from ui.view import View
from ui.wall_rules import Wall, wall

SHEET = Path(__file__).with_name("wall.css")
TITLES = {
    "headlines": _("Headline figures"),
    "bottom_line": _("Bottom line"),
    "map": _("Map of the areas"),
    "signals": _("Signals"),
    "ranking": _("Published ranking"),
}
SHOWN: dict[str, Callable[[Wall], str]] = {
    "headlines": wall_figures.headlines,
    "bottom_line": wall_figures.bottom_line,
    "map": wall_map.show,
    "signals": wall_signals.show,
    "ranking": wall_ranking.show,
}
TURN, HELD = "wall_turn", "wall_held"  # how often this screen has turned; the next run is no turn
SECONDS_WITHOUT_DATA = 20


def show(view: View) -> None:
    """The wall of a screen; from here on it runs by itself."""
    st.html(f"<style>{SHEET.read_text('utf-8')}</style>")
    hung = wall(view)
    st.session_state[HELD] = True
    st.fragment(_turn, run_every=hung.office.turn_seconds)(hung)


def wait(lang: str) -> None:
    """Where nothing has been loaded yet: looks again by itself."""

    def look() -> None:
        if store.current():
            st.rerun()
        text = translator(lang)(_("This screen looks again every {seconds} seconds."))
        st.html(f'<p class="text">{html.escape(text.format(seconds=SECONDS_WITHOUT_DATA))}</p>')

    st.fragment(look, run_every=SECONDS_WITHOUT_DATA)()


def _turn(hung: Wall) -> None:
    """Draw the view whose turn it is; a new version of the data starts the page anew."""
    now = store.current()
    if now is None or now.key != hung.view.store.key:
        st.rerun()
    turning = _turning(hung)
    chosen = address.param("view", hung.views, "")
    if not chosen and not st.session_state.pop(HELD, False):
        st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    name = chosen or turning[st.session_state.get(TURN, 0) % len(turning)]
    st.html(_markup(hung, name))
    _controls(hung, name, is_still=bool(chosen))


def _turning(hung: Wall) -> tuple[str, ...]:
    """The views that take turns: no ranking where none was published."""
    has_ranking = bool(wall_ranking.published(hung.view))
    return tuple(name for name in hung.views if name != "ranking" or has_ranking)


def _markup(hung: Wall, name: str) -> str:
    view = hung.view
    where = f"<h1>{html.escape(view.place)}<span>{html.escape(view.time)}</span></h1>"
    titles = "".join(_title(view, one, is_now=one == name) for one in _stations(hung, name))
    header = f"<header>{where}<ol>{titles}</ol></header>"
    main = f"<main>{_body(hung, name)}</main>"
    return f'<div class="wall wall_{view.lang}">{header}{main}{_footer(hung)}</div>'


def _title(view: View, name: str, is_now: bool) -> str:
    kind = ' class="wall_now"' if is_now else ""
    return f"<li{kind}>{html.escape(view._(TITLES[name]))}</li>"


def _stations(hung: Wall, name: str) -> tuple[str, ...]:
    """The views that take turns, and the one that is shown."""
    turning = _turning(hung)
    return tuple(one for one in hung.views if one in turning or one == name)


def _body(hung: Wall, name: str) -> str:
    """A view, drawn once per version for all screens of an area; the ranking rests on records, not on it."""
    view, draw = hung.view, SHOWN[name]
    if name == "ranking":
        return draw(hung)
    asked = ("wall", name, view.area, view.period.code, hung.indicator, view.lang, view.mode)
    settled = (hung.office.shows_sensitive, signals.standing())
    return cached.remember(view.store, (*asked, *settled), lambda: draw(hung))


def _footer(hung: Wall) -> str:
    view = hung.view
    looked = view._(_("Refreshed {time}")).format(time=f"{dt.datetime.now():%H:%M}")
    told = (hung.office.word("letterhead", "marking", view.lang), view.source_line, looked, hung.fault)
    return f"<footer>{html.escape('　'.join(filter(None, told)))}</footer>"


def _controls(hung: Wall, name: str, is_still: bool) -> None:
    """Step, stop and go on by mouse or keyboard, and the way back."""
    view, say = hung.view, hung.view._
    stations = _stations(hung, name)
    place = stations.index(name)
    before, after = (stations[(place + step) % len(stations)] for step in (-1, 1))
    stop = say(_("Go on turning") if is_still else _("Stop here"))
    with st.container(horizontal=True, gap="xsmall", key="wall_controls"):
        _control(say(_("View before")), before, "Left")
        _control(stop, "" if is_still else name, "S")
        _control(say(_("Next view")), after, "Right")
        codes = {"area": view.area, "period": view.period.code, "lang": view.lang}
        st.page_link(menu.entry("overview").file, label=say(_("Back to the overview")), query_params=codes)


def _control(label: str, name: str, key: str) -> None:
    """A button that holds a view still, or lets the wall go on where it names none."""
    st.button(label, key=f"wall_{key}", shortcut=key, type="tertiary", on_click=_hold, args=(name,))


def _hold(name: str) -> None:
    st.session_state[HELD] = True
    address.change(view=name)
