"""A table in Word: thin rules, a head that repeats on each page, rows that stay together."""

import math
from collections.abc import Sequence

from reports.document import Cell, Column, Table
from reports.word import text

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
RULE = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'  # eighths of a point
BETWEEN_HALVES = '<w:tcBorders><w:left w:val="double" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>'
PADDING_TWIPS = 57  # 1 mm at the left and right of a cell
HEAD_ROW, ROW = "<w:cantSplit/><w:tblHeader/>", "<w:cantSplit/>"
KEPT = "<w:keepNext/>"
SHORT = 16  # lines that fit on a page together with some text
LETTER_TWIPS = 210  # 五号
MIDDLE = '<w:vAlign w:val="center"/>'


def table(shown: Table, width: int) -> str:
    """A table with its caption and remark, `width` twips wide."""
    printed = shown.printed()
    widths = _widths(printed.columns, width)
    # The rule between the halves of a table that is printed two up.
    middle = len(shown.columns) if shown.two_up else 0
    sizes = [_size(one, place == middle and place > 0) for place, one in enumerate(widths)]
    titles = [Cell(column.title) for column in printed.columns]
    head = _row(titles, ["Table Head"] * len(widths), sizes, HEAD_ROW)
    styles = ["Table Number" if column.is_number else "Table Text" for column in printed.columns]
    kept = _kept(printed, widths)
    rows = "".join(
        _row(row, styles, sizes, ROW, KEPT if nth in kept else "") for nth, row in enumerate(printed.rows)
    )
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    body = f"<w:tbl>{_properties(sum(widths))}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    # Word wants a paragraph between two tables, and after the last: a blank one takes no page of its own.
    below = text.paragraph("Table Remark", shown.remark) if shown.remark else text.paragraph("Table Gap")
    caption = text.caption("Caption", shown.caption) if shown.caption else ""
    return caption + body + below


def _kept(printed: Table, widths: Sequence[int]) -> set[int]:
    """The rows that stay with the next: all of a short table, else so many that none stands alone."""
    rows = len(printed.rows)
    lines = sum(
        max(
            math.ceil(text.width(cell.text) * LETTER_TWIPS / (width - 2 * PADDING_TWIPS))
            for cell, width in zip(row, widths, strict=True)
        )
        for row in printed.rows
    )
    return set(range(rows - 1)) if lines <= SHORT else {0, rows - 2}


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    total = sum(column.width for column in columns)
    return [int(width * column.width / total) for column in columns]


def _size(width: int, opens_half: bool) -> str:
    """A cell's properties; widths stand on the grid and on each cell: programs heed the one or the other."""
    rule = BETWEEN_HALVES if opens_half else ""
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{rule}{MIDDLE}</w:tcPr>'


def _row(
    cells: Sequence[Cell], styles: Sequence[str], sizes: Sequence[str], properties: str, kept: str = ""
) -> str:
    filled = "".join(
        f"<w:tc>{size}{text.paragraph(style, cell.text, kept)}</w:tc>"
        for cell, style, size in zip(cells, styles, sizes, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{filled}</w:tr>"


def _properties(width: int) -> str:
    rules = "".join(f"<w:{side} {RULE}/>" for side in SIDES)
    padding = "".join(f'<w:{side} w:w="{PADDING_TWIPS}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{rules}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{padding}</w:tblCellMar></w:tblPr>'
    )
