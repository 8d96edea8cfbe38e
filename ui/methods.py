"""The working methods of a document, each with its figures, its indicators and the way to its screen."""

import html

import streamlit as st

from i18n.translate import mark as _
from metrics import methods, published
from metrics.methods import Method
from metrics.published import DOUBTFUL, Figure
from ui import address, cached, menu, quotes, topics
from ui.view import View

ALL = "all"
KEY = "document"
HEADINGS = (_("Method"), _("What is measured"), _("Published figures"), _("Indicators"), _("Screen"))
TO_COME = {"ranking": _("ranking page")}


def choose(view: View) -> list[Method]:
    """The methods of the chosen document; the first choice is the document about the view's area."""
    places = {seed: document.place for seed, document in methods.documents().items()}
    names = {ALL: view._("All documents"), **places}
    chosen = address.param(KEY, names, _own(view))
    st.session_state[KEY] = chosen
    st.segmented_control(
        view._("Document"),
        list(names),
        format_func=names.get,
        key=KEY,
        label_visibility="collapsed",
        required=True,
        on_change=lambda: address.change(document=st.session_state[KEY]),
    )
    return [method for method in methods.read() if chosen in (ALL, method.seed)]


def sentence(view: View, found: list[Method]) -> str:
    """How many methods, figures and indicators there are."""
    places = list(dict.fromkeys(methods.documents()[method.seed].place for method in found))
    text = view._(
        "{places}: {methods} working methods, {figures} published figures, {indicators} indicators."
    )
    return text.format(
        places=view._(", ").join(places),
        methods=len(found),
        figures=len({name for method in found for name in method.figures}),
        indicators=len({name for method in found for name in method.indicators}),
    )


def show(view: View, found: list[Method]) -> None:
    """The methods as a table."""
    names = tuple(method.id for method in found)
    asked = ("methods", names, view.lang, view.area, view.period.code, view.indicator)
    st.html(cached.remember(view.store, asked, lambda: markup(view, found)))


def markup(view: View, found: list[Method]) -> str:
    """The table as HTML; every text in it is escaped."""
    figures = {figure.id: figure for figure in published.figures()}
    head = "".join(f"<th>{html.escape(view._(text))}</th>" for text in HEADINGS)
    rows = "".join(_row(view, method, [figures[name] for name in method.figures]) for method in found)
    return f'<table class="plain methods"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _own(view: View) -> str:
    path = view.areas.path(view.area)
    return next((seed for seed, document in methods.documents().items() if document.area in path), ALL)


def _row(view: View, method: Method, figures: list[Figure]) -> str:
    name = f"<b>{method.id}</b> {html.escape(method.method[view.lang])}"
    cells = (
        name,
        html.escape(method.measured[view.lang]),
        "<br>".join(_figure(view, figure) for figure in figures),
        "<br>".join(_indicator(view, method, indicator) for indicator in method.indicators),
        _screen(view, method),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _figure(view: View, figure: Figure) -> str:
    """The subject and the number as printed, the quote on pointing at it, and doubts by name."""
    told = html.escape(f"{figure.subject} {quotes.printed(figure)}")
    words = f'<span title="{html.escape(figure.quote)}">{told}</span>'
    if figure.account != DOUBTFUL:
        return words
    doubt = html.escape(view._("doubtful in the text"))
    return f'{words} <b class="missed">{doubt}</b>'


def _indicator(view: View, method: Method, name: str) -> str:
    link = topics.address(view, "explorer", method.area, method.period, name)
    return _link(link, view.definitions[name].title[view.lang])


def _screen(view: View, method: Method) -> str:
    """The screen of the method at its own place and time."""
    page = method.page if method.page not in TO_COME else method.near
    first = next(iter(method.indicators), "")
    link = _link(
        topics.address(view, page, method.area, method.period, first), view._(menu.entry(page).title)
    )
    if method.page not in TO_COME:
        return link
    return f"{link}<br><small>{html.escape(view._(TO_COME[method.page]))}</small>"


def _link(link: str, words: str) -> str:
    return f'<a href="{html.escape(link)}" target="_self">{html.escape(words)}</a>'
