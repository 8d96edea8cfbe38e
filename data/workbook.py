"""Workbooks (xlsx, xls, xlsb, ods): the visible sheets as rows of text."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from data.problem import Problem


def sheets(file: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Name and rows of each visible sheet that holds anything; every cell as text, empty where it is."""
    try:
        workbook = CalamineWorkbook.from_path(str(file))
        for sheet in workbook.sheets_metadata:
            if sheet.visible != SheetVisibleEnum.Visible:
                continue
            rows = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            if rows:
                yield sheet.name, [[_text(cell) for cell in row] for row in rows]
    except Problem:
        raise
    # The reader raises whatever a damaged file provokes; for the person it is one thing.
    except Exception as error:
        raise Problem(
            f"{file.name}: cannot be read as a workbook ({type(error).__name__}); save it again."
        ) from error


def table(rows: list[list[str]], width: int) -> pa.Table:
    """Rows of text as a table with columns c0, c1, …; missing where a cell is empty."""
    columns = {f"c{i}": pa.array([_cell(row, i) for row in rows], pa.string()) for i in range(width)}
    return pa.table(columns)


def _cell(row: list[str], position: int) -> str | None:
    return (row[position] or None) if position < len(row) else None


def _text(cell: object) -> str:
    """A cell as an export in text would hold it: no '.0' after whole numbers, dates in ISO form."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        return cell.isoformat()
    return str(cell)
