"""A bulletin as a workbook: true numbers, a sheet per table, the definitions and notes on the last."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from i18n.translate import translator
from reports.document import Bulletin, Cell, Column, Table

A4 = 9
HEAD_ROW = 3
CHARACTERS_PER_MM = 0.6
LEAST_CHARACTERS = 10
LINE_POINTS = 16
BOLD = 1.5  # characters by which a head needs more room than its letters
LONGEST_NAME = 31  # of a sheet
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
WIDE = ("W", "F", "A")  # East Asian widths that take two characters' room
# A cell is never a formula or a link, whatever its text begins with.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
NUMBER = re.compile(r"[\d,]+(?:\.(\d+))?(%?)")
SIGN = {"+": ("+", "-"), "\N{MINUS SIGN}": ("+", "-")}


@dataclass(frozen=True)
class Book:
    """An open workbook and the bulletin that goes into it."""

    file: Workbook
    bulletin: Bulletin

    def style(self, **properties: object) -> Format:
        """A cell format on top of the font of all cells."""
        return self.file.add_format({"font_name": "宋体", "font_size": 11, "valign": "vcenter"} | properties)


def write(bulletin: Bulletin) -> bytes:
    """The content of an .xlsx file."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as file:
        file.set_properties({"title": bulletin.title, "created": bulletin.version.made_at})
        book = Book(file, bulletin)
        for table in bulletin.tables:
            _sheet(book, table)
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


def sheet_name(name: str, taken: Iterable[str]) -> str:
    """A name that spreadsheets allow: 31 characters, none of []:*?/\\, and not that of another sheet."""
    allowed = NOT_IN_SHEET_NAMES.sub(" ", name).strip(" '")[:LONGEST_NAME] or "1"
    others, found, number = {one.lower() for one in taken}, allowed, 1
    while found.lower() in others:
        number += 1
        tail = f" {number}"
        found = allowed[: LONGEST_NAME - len(tail)] + tail
    return found


def _sheet(book: Book, table: Table) -> Worksheet:
    sheet = book.file.add_worksheet(sheet_name(table.name, book.file.sheetnames))
    sheet.write_string(0, 0, book.bulletin.title, book.style(bold=True, font_size=14))
    sheet.write_string(1, 0, book.bulletin.subtitle, book.style(font_color="#4B5563"))
    sheet.write_string(2, 0, table.caption, book.style(bold=True))
    head = book.style(bold=True, border=1, bg_color="#F4F6F9", align="center", text_wrap=True)
    for place, column in enumerate(table.columns):
        sheet.write_string(HEAD_ROW, place, column.title, head)
        sheet.set_column(place, place, _characters(column))
    sheet.set_row(HEAD_ROW, LINE_POINTS * max(map(_head_lines, table.columns)))
    for line, row in enumerate(table.rows, HEAD_ROW + 1):
        sheet.set_row(line, LINE_POINTS * max(map(_lines, row, table.columns)))
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _write(book, sheet, (line, place), cell, column.is_number)
    _remark(book, sheet, table)
    _set_up_print(book, sheet)
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


def _write(book: Book, sheet: Worksheet, at: tuple[int, int], cell: Cell, is_number: bool) -> None:
    align = "right" if is_number else "left"
    if cell.value is None:
        sheet.write_string(*at, cell.text, book.style(border=1, align=align, text_wrap=not is_number))
        return
    style = book.style(border=1, align=align, num_format=number_format(cell.text))
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


def _set_up_print(book: Book, sheet: Worksheet) -> None:
    _ = translator(book.bulletin.lang)
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&R{book.bulletin.marking}")
    sheet.set_footer("&C" + _("Page {page} of {pages}").format(page="&P", pages="&N"))


def _notes(book: Book, sheet: Worksheet) -> None:
    """The notes below the definitions, each across the table."""
    line, width = HEAD_ROW + len(book.bulletin.definitions.rows) + 2, len(book.bulletin.definitions.columns)
    wrapped = book.style(text_wrap=True)
    sheet.write_string(line, 0, book.bulletin.notes_heading, book.style(bold=True))
    for number, note in enumerate(book.bulletin.notes, 1):
        sheet.merge_range(line + number, 0, line + number, width - 1, "", wrapped)
        sheet.write_string(line + number, 0, f"{number}. {note}", wrapped)
        sheet.set_row(line + number, 32)
