"""A bulletin as a workbook: true numbers, a sheet per table and chart, definitions and notes on the last."""

import re
from io import BytesIO
from math import ceil
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from reports.document import Bulletin, Cell, Column, Table
from reports.workbook import chart
from reports.workbook.book import A4, HEAD_ROW, LINE_POINTS, OPTIONS, Book, sheet_name
from reports.workbook.formulas import formulas

__all__ = ["A4", "HEAD_ROW", "LINE_POINTS", "OPTIONS", "lines", "number_format", "sheet_name", "write"]

CHARACTERS_PER_MM = 0.6
LEAST_CHARACTERS = 10
NOTE_ROOM, NOTE_GAP = 0.95, 0.25  # of the width, as words stay whole; of a line, between notes
BOLD = 1.5  # characters by which a head needs more room than its letters
WIDE = ("W", "F", "A")  # East Asian widths that take two characters' room
NUMBER = re.compile(r"[\d,]+(?:\.(\d+))?(%?)")
SIGN = {"+": ("+", "-"), "\N{MINUS SIGN}": ("+", "-")}


def write(bulletin: Bulletin) -> bytes:
    """The content of an .xlsx file."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as file:
        file.set_properties({"title": bulletin.title, "created": bulletin.version.made_at})
        book = Book(file, bulletin)
        for section in (*bulletin.sections, *bulletin.annexes):
            for table in section.tables:
                _sheet(book, table)
            for drawn in section.charts:
                chart.sheet(book, drawn)
        last = _sheet(book, bulletin.definitions)
        _notes(book, last)
    return stream.getvalue()


def number_format(text: str) -> str:
    """The number format that prints a number as this text: "97.99%" gives 0.00%, "level" gives itself."""
    found = NUMBER.search(text)
    if not found:
        return f'"{text}"'
    decimals, percent = found.groups()
    digits = ("0" if percent else "#,##0") + ("." + "0" * len(decimals) if decimals else "") + percent
    before, after = text[: found.start()], text[found.end() :]
    pattern = digits + (f'"{after}"' if after else "")
    return "{0}{2};{1}{2}".format(*SIGN[before], pattern) if before in SIGN else pattern


def _sheet(book: Book, table: Table) -> Worksheet:
    sheet = book.sheet(table.name, table.caption)
    for place, column in enumerate(table.columns):
        sheet.write_string(HEAD_ROW, place, column.title, book.head)
        sheet.set_column(place, place, _characters(column))
    sheet.set_row(HEAD_ROW, LINE_POINTS * max(map(_head_lines, table.columns)))
    worked_out = formulas(table, (HEAD_ROW + 1, 0))
    for line, row in enumerate(table.rows, HEAD_ROW + 1):
        sheet.set_row(line, LINE_POINTS * max(map(_lines, row, table.columns)))
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _write(book, sheet, (line, place), cell, column.is_number, worked_out.get((line, place), ""))
    _remark(book, sheet, table)
    return sheet


def _remark(book: Book, sheet: Worksheet, table: Table) -> None:
    """The remark under the table, wrapped across its columns."""
    line, last, style = (
        HEAD_ROW + 1 + len(table.rows),
        len(table.columns) - 1,
        book.style(text_wrap=True, valign="top"),
    )
    if last:
        sheet.merge_range(line, 0, line, last, "", style)
    sheet.write_string(line, 0, table.remark, style)
    whole = Column("", sum(map(_characters, table.columns)) / CHARACTERS_PER_MM)
    sheet.set_row(line, LINE_POINTS * _lines(Cell(table.remark), whole))


def _write(
    book: Book, sheet: Worksheet, at: tuple[int, int], cell: Cell, is_number: bool, formula: str
) -> None:
    align = "right" if is_number else "left"
    if cell.value is None:
        sheet.write_string(*at, cell.text, book.style(border=1, align=align, text_wrap=not is_number))
        return
    style = book.style(border=1, align=align, num_format=number_format(cell.text))
    if formula:
        sheet.write_formula(*at, formula, style, cell.value * cell.scale)
    else:
        sheet.write_number(*at, cell.value * cell.scale, style)


def _characters(column: Column) -> float:
    return max(LEAST_CHARACTERS, column.width * CHARACTERS_PER_MM)


def lines(text: str, characters: float) -> int:
    """The lines that a text takes: not every program finds a row's height by itself."""
    room = sum(2 if east_asian_width(character) in WIDE else 1 for character in text)
    return ceil(room / characters) or 1


def _lines(cell: Cell, column: Column) -> int:
    return lines(cell.text, _characters(column))


def _head_lines(column: Column) -> int:
    """The lines of a head: bold, and broken between words, so that a line holds less than there is room."""
    lines = _lines(Cell(column.title), Column("", column.width - BOLD / CHARACTERS_PER_MM))
    return lines + (lines > 1 and " " in column.title)


def _notes(book: Book, sheet: Worksheet) -> None:
    """The notes below the definitions, each across the table."""
    columns = book.bulletin.definitions.columns
    line, width = HEAD_ROW + len(book.bulletin.definitions.rows) + 2, len(columns)
    wrapped, room = book.style(text_wrap=True, valign="top"), sum(map(_characters, columns))
    sheet.write_string(line, 0, book.bulletin.notes_heading, book.style(bold=True))
    for number, note in enumerate(book.bulletin.notes, 1):
        said = f"{number}. {note}"
        if width > 1:
            sheet.merge_range(line + number, 0, line + number, width - 1, "", wrapped)
        sheet.write_string(line + number, 0, said, wrapped)
        sheet.set_row(line + number, LINE_POINTS * (lines(said, room * NOTE_ROOM) + NOTE_GAP))
