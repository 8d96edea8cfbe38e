"""Tables: numbers printed and right-aligned on screen, safe in Excel when downloaded, ready to paste."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from i18n import format
from i18n.numbers import MINUS
from ui import change, copy, printed_table
from ui.view import View

LEADS_TO_A_FORMULA = tuple("=+-@\t\r＝＋－＠")  # a cell that begins so is run by spreadsheets
NUMBERS = ("value", "count", "change", "percent")
MOST_ROWS = 14  # on screen at once; more are scrolled to
LEAST_THOUSAND = 1000  # from here on a count is printed with a separator
ROW, HEAD = 31, 34  # px at the theme's 14 px


@dataclass(frozen=True)
class Column:
    """A column of a frame: its heading and how it is printed.

    kind: text; value (in `unit`, never rounded across `near`); count; change (a signed difference in `unit`,
    shares in points; the unit belongs into the heading); percent (a signed relative change); time.
    """

    name: str
    label: str
    kind: str = "text"
    unit: str = ""
    near: float | None = None


def show(view: View, frame: pd.DataFrame, columns: Sequence[Column], key: str, name: str) -> None:
    """The table, and under it a download (CSV, for Excel too) called `name` and a copy for pasting."""
    plain(view, frame, columns, key)
    tools(view, frame, columns, key, name)


def tools(view: View, frame: pd.DataFrame, columns: Sequence[Column], key: str, name: str) -> None:
    """The download and the copy button of a table alone."""
    _ = view._
    with st.container(horizontal=True, gap="xsmall", key=f"{key}_tools"):
        st.download_button(
            _("Download CSV"),
            data=lambda: csv(frame, columns),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"{key}_csv",
            on_click="ignore",
        )
        copy.button(tsv(printed(frame, columns, view.lang)), _("Copy table"), _("Copied"), key=f"{key}_copy")


def plain(
    view: View,
    frame: pd.DataFrame,
    columns: Sequence[Column],
    key: str,
    most: int = MOST_ROWS,
    **more: Any,
) -> None:
    """The table alone; a click on a heading sorts by the numbers behind what is printed.

    At most so many rows are seen at once. `more` goes to st.dataframe.
    """
    shown = frame[[column.name for column in columns]].reset_index(drop=True)
    st.dataframe(
        _cells(shown, columns, view.lang),
        column_config={column.name: _config(column) for column in columns},
        hide_index=True,
        height=HEAD + ROW * min(max(len(shown), 1), most),
        placeholder=format.DASH,
        key=key,
        **more,
    )
    printed_table.show(printed(shown.head(printed_table.MOST), columns, view.lang), len(shown), view.lang)


def printed(frame: pd.DataFrame, columns: Sequence[Column], lang: str) -> pd.DataFrame:
    """The table as the reader sees it: every cell a text, the labels as headings."""
    printers = {column: _printer(column, lang) for column in columns}
    return pd.DataFrame(
        {column.label: [say(cell) for cell in frame[column.name]] for column, say in printers.items()}
    )


def csv(frame: pd.DataFrame, columns: Sequence[Column]) -> bytes:
    """The table as a file: numbers in full (a share as 0 to 1), texts made harmless, readable by Excel."""
    kept = {column.label: frame[column.name] for column in columns}
    cells = pd.DataFrame(kept).map(neutral).rename(columns=neutral)
    return cells.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def tsv(texts: pd.DataFrame) -> str:
    """Cells between tabs, as spreadsheets and Word take them from the clipboard."""
    rows = [texts.columns, *texts.itertuples(index=False)]
    return "".join("\t".join(map(_pasted, row)) + "\n" for row in rows)


def neutral(cell: Any) -> Any:
    """The cell with an apostrophe in front where a spreadsheet would run it; numbers stay numbers."""
    if not isinstance(cell, str) or not cell.startswith(LEADS_TO_A_FORMULA) or _is_number(cell):
        return cell
    return "'" + cell


def _pasted(cell: Any) -> str:
    """A cell for the clipboard: one line, no quotes to be doubled, harmless, a minus sign of the keyboard."""
    return neutral(" ".join(str(cell).split()).replace(MINUS, "-"))


def _cells(shown: pd.DataFrame, columns: Sequence[Column], lang: str) -> Any:
    """What st.dataframe takes; texts and small whole numbers go over as they are, which is quicker."""
    if all(_speaks_for_itself(shown[column.name], column.kind) for column in columns):
        counts = [column.name for column in columns if column.kind == "count"]
        return shown.astype(dict.fromkeys(counts, "Int64"))
    return shown.style.format({column.name: _printer(column, lang) for column in columns})


def _speaks_for_itself(cells: pd.Series, kind: str) -> bool:
    """Whether a cell reads the same unprinted; a missing one is the placeholder of the table."""
    if kind != "count":
        return kind == "text"
    known = cells.dropna()
    return bool((known.between(0, LEAST_THOUSAND, inclusive="left") & (known % 1 == 0)).all())


def _is_number(text: str) -> bool:
    """Signed numbers and percentages as they are printed: -3.2, +1,234, +5.1%."""
    body = text[1:].removesuffix("%").replace(",", "")
    return text[0] in "+-" and body.replace(".", "", 1).isdecimal() and body.isascii()


def _printer(column: Column, lang: str) -> Callable[[Any], str]:
    return {
        "text": lambda x: format.DASH if format.is_missing(x) else str(x),
        "value": lambda x: format.value(x, column.unit, lang, near=column.near),
        "count": lambda x: format.number(x, lang),
        "change": lambda x: change.bare(x, column.unit, lang),
        "percent": lambda x: format.percent_change(x, lang),
        "time": lambda x: format.DASH if format.is_missing(x) else f"{x:%Y-%m-%d %H:%M}",
    }[column.kind]


def _config(column: Column) -> Any:
    if column.kind in NUMBERS:
        return st.column_config.NumberColumn(column.label, alignment="right")
    return st.column_config.TextColumn(column.label) if column.kind == "text" else column.label
