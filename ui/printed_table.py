"""The table that is printed in place of one to scroll through, which no printer can."""

import html

import pandas as pd
import streamlit as st

from i18n.translate import mark as _
from i18n.translate import translator
from ui.plain_table import Cell, Heading, markup

MOST = 120  # rows; whoever wants more downloads the table


def show(texts: pd.DataFrame, rows: int, lang: str) -> None:
    """The first rows of a table of finished words; only paper shows them. `rows` is how many there are."""
    headings = [Heading(str(label), is_number=False) for label in texts.columns]
    cells = [[Cell(text) for text in row] for row in texts.itertuples(index=False)]
    text = translator(lang)(_("{number} further rows are in the file that the page downloads."))
    more = f"<p>{html.escape(text.format(number=rows - len(texts)))}</p>" if rows > len(texts) else ""
    st.html(f'<div class="printed printed_table">{markup(headings, cells)}{more}</div>')
