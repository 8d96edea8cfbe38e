"""A sheet of a form as a grid with the letters and numbers of its cells; a cell can be chosen by a click."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from reports.forms import reference
from reports.forms.blank import Sheet
from reports.forms.reference import Cell
from ui.tables import HEAD, ROW

MOST_HEIGHT, CELL_WIDTH = 420, 110  # px


def show(
    sheet: Sheet, texts: Mapping[Cell, str], key: str, choose: Callable[[str], None] | None = None
) -> None:
    """The grid with other texts in some of its cells; `choose` takes the reference of a clicked one."""
    height, width = sheet.size
    rows = [list(row) for row in sheet.rows]
    for (row, column), text in texts.items():
        if row < height and column < width:
            rows[row][column] = text
    letters = [reference.letters(column) for column in range(width)]
    frame = pd.DataFrame(rows, columns=letters, index=range(1, height + 1))
    st.dataframe(
        frame,
        key=key,
        selection_mode="single-cell",
        on_select=(lambda: _clicked(key, choose)) if choose else "ignore",
        height=min(MOST_HEIGHT, HEAD + ROW * height + 2),
        row_height=ROW,
        column_config={letter: st.column_config.TextColumn(width=CELL_WIDTH) for letter in letters},
    )


def _clicked(key: str, choose: Callable[[str], None]) -> None:
    if cells := st.session_state[key].selection.cells:
        row, letter = cells[0]
        choose(f"{letter}{row + 1}")
