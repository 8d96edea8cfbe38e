"""The style sheet of the shared parts, with the colours that charts.theme gives them."""

from functools import cache
from pathlib import Path

import streamlit as st

from charts.theme import COLOURS, GRID, QUIET, SURFACE
from i18n.translate import translator

SHEET, PAPER = (Path(__file__).with_name(name) for name in ("style.css", "print.css"))
# Pictures that were drawn for a dark screen: on paper light becomes dark, and each hue stays what it is.
TURNED = ".stPlotlyChart, .stHtml img, .stImage img { filter: invert(1) hue-rotate(180deg); }"


def put_on(mode: str, lang: str) -> None:
    """Send the style sheet to the browser; once a run."""
    st.html(f"<style>{colours(mode)}{words(lang)}{_sheet(SHEET)}{paper(mode)}</style>")


def colours(mode: str) -> str:
    """The colours of charts.theme as CSS variables: --value, --common-cause and so on."""
    named = {**COLOURS[mode], "quiet": QUIET[mode], "surface": SURFACE[mode], "grid": GRID[mode]}
    return ":root{" + "".join(f"--{name.replace('_', '-')}:{code};" for name, code in named.items()) + "}"


def paper(mode: str) -> str:
    """How pages are printed: in light colours, whatever the screen is."""
    turned = TURNED if mode == "dark" else ""
    return f"{_sheet(PAPER)}@media print {{ {colours('light')}{turned} }}"


def words(lang: str) -> str:
    """What Streamlit itself says in English, as CSS variables in the reader's language."""
    _ = translator(lang)
    said = {
        "no-results": _("No results"),
        "upload": _("Choose files"),
        "upload-limits": _("or drop them here; several at once, 1 GB each at most"),
    }
    return ":root{" + "".join(f'--{name}:"{text}";' for name, text in said.items()) + "}"


@cache
def _sheet(file: Path) -> str:
    return file.read_text("utf-8")
