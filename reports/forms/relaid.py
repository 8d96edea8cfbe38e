"""An XLS form with its values, as XLSX: the same cells and merged areas; its fonts and widths are lost."""

import re
from collections.abc import Mapping
from io import BytesIO
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.forms.blank import Blank, Sheet
from reports.forms.filling import Value
from reports.forms.reference import Cell
from reports.to_xlsx import OPTIONS

NARROWEST, WIDEST = 9, 40  # characters
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,13})(?:\.[0-9]+)?")


def relaid(blank: Blank, values: Mapping[tuple[str, Cell], Value]) -> bytes:
    """The content of an .xlsx file."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as file:
        style = file.add_format({"font_name": "宋体", "border": 1, "text_wrap": True, "valign": "vcenter"})
        for sheet in blank.sheets:
            own = {cell: value for (name, cell), value in values.items() if name == sheet.name}
            _write(file.add_worksheet(sheet.name), sheet, own, style)
    return stream.getvalue()


def _write(made: Worksheet, sheet: Sheet, values: Mapping[Cell, Value], style: Format) -> None:
    for first, last in sheet.merged:
        made.merge_range(*first, *last, "", style)
    for row, texts in enumerate(sheet.rows):
        for column, text in enumerate(texts):
            if text and sheet.first((row, column)) == (row, column):
                _put(made, (row, column), float(text) if _NUMBER.fullmatch(text) else text, style)
    for cell, value in values.items():
        _put(made, cell, value, style)
    for column in range(sheet.size[1]):
        single = [
            sheet.rows[row][column] for row in range(sheet.size[0]) if (row, column) not in sheet.joined
        ]
        made.set_column(column, column, min(WIDEST, max([NARROWEST, *map(_room, single)])))


def _put(made: Worksheet, cell: Cell, value: Value, style: Format) -> None:
    if isinstance(value, str):
        made.write_string(*cell, value, style)
    else:
        made.write_number(*cell, value, style)


def _room(text: str) -> int:
    return 2 + sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in text)
