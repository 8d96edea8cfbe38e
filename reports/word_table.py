"""A table in Word: thin rules, a head that repeats on each page, rows that stay together."""

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from reports import word_page
from reports.document import Table

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
RULE_EIGHTHS = 4  # half a point
PADDING_TWIPS = 57  # 1 mm at the left and right of a cell


def table(document: Document, shown: Table) -> None:
    """Append a table with its caption and remark, as wide as the text."""
    word_page.write(document, "Caption", shown.caption)
    printed = shown.printed()
    grid = document.add_table(rows=0, cols=len(printed.columns))
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _rule(grid)
    _size(grid, printed, word_page.text_width(document))
    head, text = (document.styles[name].style_id for name in ("Table Head", "Table Text"))
    _head(grid.add_row(), printed, head)
    for row in printed.rows:
        cells = _row(grid).cells
        for cell, column, content in zip(cells, printed.columns, row, strict=True):
            align = word_page.RIGHT if column.is_number else word_page.LEFT
            _fill(cell, text, content.text, align)
    # Word wants a paragraph between two tables, and after the last: a blank one takes no page of its own.
    word_page.write(document, "Table Remark" if shown.remark else "Table Gap", shown.remark)


def _head(row: _Row, printed: Table, style: str) -> None:
    repeated = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(repeated)
    for cell, column in zip(row.cells, printed.columns, strict=True):
        _fill(cell, style, column.title, word_page.CENTRE)


def _row(grid: WordTable) -> _Row:
    row = grid.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return row


def _fill(cell: _Cell, style: str, text: str, align: word_page.WD_ALIGN_PARAGRAPH) -> None:
    """Put text into a cell. A style by its id: looking one up by name takes longer than all the rest."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style
    word_page.fill(paragraph, text, align)


def _rule(grid: WordTable) -> None:
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="{RULE_EIGHTHS}" w:space="0" w:color="000000"/>' for side in SIDES
    )
    padding = "".join(f'<w:{side} w:w="{PADDING_TWIPS}" w:type="dxa"/>' for side in ("left", "right"))
    layout = grid._tbl.tblPr.find(qn("w:tblLayout"))  # the schema has the rules before it, the padding after
    layout.addprevious(parse_xml(f"<w:tblBorders {nsdecls('w')}>{rules}</w:tblBorders>"))
    layout.addnext(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{padding}</w:tblCellMar>"))


def _size(grid: WordTable, printed: Table, width: Length) -> None:
    """Widths in proportion, on the grid and later on each cell: Word heeds the one, LibreOffice the other."""
    total = sum(column.width for column in printed.columns)
    for drawn, column in zip(grid.columns, printed.columns, strict=True):
        drawn.width = Length(int(width * column.width / total))
    grid._tbl.tblPr.find(qn("w:tblW")).set(qn("w:type"), "auto")
