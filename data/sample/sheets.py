"""Rows of cells to files: CSV in an encoding, or a workbook. The same rows give the same bytes."""

import csv
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

MADE_ON = datetime(2021, 1, 5)  # a fixed day, so that a second run writes the same workbook
DATE_FORMAT = "yyyy-mm-dd"


def write_csv(path: Path, rows: list[list], encoding: str) -> None:
    """A text file as offices save it, with Windows line ends."""
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file).writerows(rows)


def write_workbook(path: Path, rows: list[list], has_title: bool) -> None:
    """One sheet; dates become true dates, numbers numbers, everything else text."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"title": "样例数据（合成）", "created": MADE_ON})
    sheet = book.add_worksheet("样例")
    day = book.add_format({"num_format": DATE_FORMAT})
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            _write(sheet, at, column, value, day)
    if has_title:
        width = max(len(row) for row in rows)
        sheet.merge_range(0, 0, 0, width - 1, rows[0][0], book.add_format({"bold": True, "align": "center"}))
    book.close()


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object, day: object) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value != "":
        sheet.write_string(row, column, value)
