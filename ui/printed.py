"""What only the printed page carries: area, period, filters, definitions and version (ui/printed.toml)."""

import html
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import streamlit as st

from i18n.translate import mark as _
from metrics import catalog
from metrics.scoring import reading
from metrics.scoring.scheme import Scheme
from ui import menu
from ui.view import View

DECLARED = Path(__file__).with_name("printed.toml")
ACROSS = "size: A4 landscape;"
UPRIGHT = "size: A4 portrait;"
# As wide as a sheet of paper on the screen, so that letters are as large as across.
NARROW = "@media print { .stMainBlockContainer { width: 940px !important; zoom: 0.78 !important; } }"


def show(view: View, page: str) -> None:
    """Head, foot and the lines in the margins of each sheet; a screen shows none of them."""
    title = view._(menu.entry(page).title)
    st.html(f"<style>{_sheet(view, page, title)}</style>")
    st.html(f'<div class="printed printed_head">{_head(view, page, title)}</div>')
    st.html(f'<div class="printed printed_foot">{_foot(view, page)}</div>')


def filters(view: View, page: str) -> list[str]:
    """What is chosen beside area and period, in words; a row of choices shows its own on the page."""
    told = declared()
    found = []
    if page in told["by_indicator"]:
        title = view.definition.title[view.lang]
        found.append(view._(_("Indicator: {indicator}")).format(indicator=title))
    for name, code in st.query_params.to_dict().items():
        if name in told["schemes"] and (scheme := reading.read().get(code)):
            found.append(view._(_("Scheme: {scheme}")).format(scheme=scheme.title[view.lang]))
        if name in told["areas"] and code in view.areas:
            found.append(view._(_("Unit: {unit}")).format(unit=view.areas.name(code)))
    return found


def defined(view: View, page: str) -> list[str]:
    """The indicators whose definitions stand at the end of a page."""
    found: list[str] = []
    for name in declared()["definitions"].get(page, ()):
        found += _meant(view, name)
    return [name for name in dict.fromkeys(found) if name in view.definitions]


@cache
def declared() -> dict:
    """The lists of ui/printed.toml."""
    return tomllib.loads(DECLARED.read_text("utf-8"))


def _meant(view: View, name: str) -> list[str]:
    if name == "headlines":
        return [one.id for one in catalog.headlines()]
    if name == "indicator":
        return [view.indicator]
    if name == "scheme":
        return [indicator for scheme in _scheme() for indicator in scheme.indicators]
    return [name]


def _scheme() -> Iterator[Scheme]:
    """The scheme in the address, the first one where it names none."""
    schemes = reading.read()
    code = st.query_params.get("scheme", "")
    yield from [schemes.get(code) or next(iter(schemes.values()))] if schemes else []


def _head(view: View, page: str, title: str) -> str:
    where = view._(_("{area}, {period}: {title}")).format(area=view.place, period=view.time, title=title)
    chosen = view._(_("; ")).join(filters(view, page))
    line = f"<p>{html.escape(chosen)}</p>" if chosen else ""
    return f"<p><b>{html.escape(where)}</b></p>{line}"


def _foot(view: View, page: str) -> str:
    lines = []
    for name in defined(view, page):
        definition = view.definitions[name]
        title, meaning = (
            html.escape(words[view.lang]) for words in (definition.title, definition.definition)
        )
        lines.append(f"<li><b>{title}</b> {meaning}</li>")
    title = html.escape(view._(_("Definitions of these figures")))
    more = html.escape(view._(_("All others: see the catalogue of indicators.")))
    listed = f"<p><b>{title}</b></p><ul>{''.join(lines)}</ul><p>{more}</p>" if lines else ""
    return f"{listed}<p>{html.escape(view.source_line)}</p>"


def _sheet(view: View, page: str, title: str) -> str:
    """The paper, and in its lower margin what it shows on the left, version and page on the right."""
    narrow, size = (NARROW, UPRIGHT) if page in declared()["upright"] else ("", ACROSS)
    where = view._(_("{area}, {period}: {title}")).format(area=view.place, period=view.time, title=title)
    left, right = _string(where), _string(f"{view.source_line}　")
    return (
        f"{narrow}@page {{ {size} @bottom-left {{ content: {left} }} "
        f'@bottom-right {{ content: {right} counter(page) " / " counter(pages) }} }}'
    )


def _string(text: str) -> str:
    """A text as CSS takes it: names come from exports, so each sign of theirs is written by its number."""
    return '"' + "".join(f"\\{ord(sign):06x}" for sign in text) + '"'
