"""A small table of finished words: printed like text, quick to draw, with links and marks in its cells."""

import html
from base64 import b64encode
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import streamlit as st

from ui import cached
from ui.marks import MET_CLASSES, MET_SIGNS
from ui.view import View


@dataclass(frozen=True)
class Cell:
    """The words of a cell, and what else may be in it."""

    text: str = ""
    hover: str = ""  # shown on pointing at the words
    link: str = ""  # an address of ours
    met: bool | None = None  # the mark of a target
    picture: str = ""  # an SVG document under the words
    icon: str = ""  # a small one before them
    small: str = ""  # small print after them
    role: str = ""  # a class of ui/style.css for the words


@dataclass(frozen=True)
class Heading:
    """A heading; columns of numbers are right-aligned."""

    text: str
    is_number: bool = True


Table = tuple[Sequence[Heading], Sequence[Sequence[Cell]]]


def show(view: View, title: str, asked: Hashable, rows: Callable[[], Table]) -> bool:
    """The heading and the table that `rows` makes, once for all readers of an area and period; `asked`
    names what else it depends on. A column without a word in any row is left out.

    Nothing, and False, where there are no rows.
    """

    def answer() -> str:
        headings, cells = rows()
        return f'<h2 class="heading">{html.escape(title)}</h2>{markup(headings, cells)}' if cells else ""

    key = ("plain_table", title, asked, view.area, view.period.code, view.lang)
    text = cached.remember(view.store, key, answer)
    if text:
        st.html(text)
    return bool(text)


def markup(headings: Sequence[Heading], rows: Sequence[Sequence[Cell]], roles: Sequence[str] = ()) -> str:
    """The table as HTML; every text in it is escaped. `roles` are classes of ui/style.css, one per row."""
    kept = [place for place in range(len(headings)) if any(row[place] != Cell() for row in rows)]
    kinds = [' class="number"' if heading.is_number else "" for heading in headings]
    head = "".join(f"<th{kinds[place]}>{html.escape(headings[place].text)}</th>" for place in kept)
    cells = ["".join(f"<td{kinds[place]}>{_inside(row[place])}</td>" for place in kept) for row in rows]
    starts = [f'<tr class="{role}">' for role in roles] or ["<tr>"] * len(cells)
    body = "".join(f"{start}{row}</tr>" for start, row in zip(starts, cells, strict=True))
    table = f'<table class="plain"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="plain_room">{table}</div>'


def _inside(cell: Cell) -> str:
    words = html.escape(cell.text)
    if cell.role:
        words = f'<span class="{cell.role}">{words}</span>'
    if cell.hover:
        words = f'<span title="{html.escape(cell.hover)}">{words}</span>'
    if cell.link:
        words = f'<a href="{html.escape(cell.link)}">{words}</a>'
    if cell.met is not None:
        words = f'<b class="{MET_CLASSES[cell.met]}">{MET_SIGNS[cell.met]}</b> {words}'
    if cell.small:
        words = f"{words}<small> {html.escape(cell.small)}</small>"
    before = image(cell.icon, "icon") if cell.icon else ""
    return before + words + image(cell.picture) * bool(cell.picture)


def image(svg: str, role: str = "") -> str:
    """As an image, of a class of ui/style.css: the sanitiser of Streamlit takes drawings out of HTML."""
    kind = f' class="{role}"' if role else ""
    return f'<img alt=""{kind} src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'
