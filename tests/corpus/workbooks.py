"""Workbooks, by hand or by small libraries: XLSX, XLS, ODS, XLSB; hidden sheets, merged cells."""

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

import xlwt
from openpyxl import Workbook

Merge = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0


@dataclass(frozen=True)
class Leaf:
    """A sheet: rows of cells from the top, merged ranges, whether it is hidden."""

    name: str
    rows: tuple[tuple[object, ...], ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False

    @property
    def cells(self) -> Iterator[tuple[int, int, object]]:
        """Row, column and value of every cell that is not empty."""
        for at, row in enumerate(self.rows):
            for column, value in enumerate(row):
                if value is not None and value != "":
                    yield at, column, value


def xlsx(*leaves: Leaf) -> bytes:
    """A workbook of today."""
    book = Workbook()
    book.remove(book.active)
    for leaf in leaves:
        sheet = book.create_sheet(leaf.name)
        sheet.sheet_state = "hidden" if leaf.hidden else "visible"
        for row, column, value in leaf.cells:
            cell = sheet.cell(row + 1, column + 1, value)
            if isinstance(value, str):
                cell.data_type = "s"  # "=1+1" is a text here, no formula
        for first_row, first, last_row, last in leaf.merges:
            sheet.merge_cells(None, first_row + 1, first + 1, last_row + 1, last + 1)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def xls(*leaves: Leaf) -> bytes:
    """A workbook of the older kind (BIFF)."""
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    plain = xlwt.easyxf()
    for leaf in leaves:
        sheet = book.add_sheet(leaf.name, cell_overwrite_ok=True)
        sheet.visibility = 1 if leaf.hidden else 0
        heads = {merge[:2]: merge for merge in leaf.merges}
        for row, column, value in leaf.cells:
            style = day if isinstance(value, dt.date) else plain
            if (row, column) in heads:
                first_row, first, last_row, last = heads[row, column]
                sheet.write_merge(first_row, last_row, first, last, value, style)
            else:
                sheet.write(row, column, value, style)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


_ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def ods(*leaves: Leaf) -> bytes:
    """An OpenDocument workbook."""
    tables = "".join(map(_ods_table, leaves))
    hidden = (
        '<office:automatic-styles><style:style style:name="h" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS} office:version="1.2">{hidden}'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def _ods_table(leaf: Leaf) -> str:
    style = ' table:style-name="h"' if leaf.hidden else ""
    rows = (f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in leaf.rows)
    return f'<table:table table:name="{escape(leaf.name)}"{style}>{"".join(rows)}</table:table>'


def _ods_cell(value: object) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, dt.date):
        kind = f'"date" office:date-value="{value}"'
    elif isinstance(value, bool):
        kind = f'"boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, int | float):
        kind = f'"float" office:value="{value}"'
    else:
        kind = '"string"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f"<table:table-cell office:value-type={kind}>{lines}</table:table-cell>"


def xlsb(*leaves: Leaf) -> bytes:
    """A binary workbook of today: the few records of MS-XLSB that make a table."""
    kinds = {
        "bin": "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
    }
    defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in kinds.items())
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.bin" ContentType="application/vnd.ms-excel.worksheet"/>'
        for i in range(1, len(leaves) + 1)
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{sheets}</Types>',
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.bin")]),
        "xl/_rels/workbook.bin.rels": _relations(
            [("worksheet", f"worksheets/sheet{i}.bin") for i in range(1, len(leaves) + 1)]
        ),
    }
    bundle = b"".join(
        _record(156, struct.pack("<II", leaf.hidden, i) + _wide(f"rId{i}") + _wide(leaf.name))
        for i, leaf in enumerate(leaves, 1)
    )
    files["xl/workbook.bin"] = _record(131) + _record(143) + bundle + _record(144) + _record(132)
    for i, leaf in enumerate(leaves, 1):
        files[f"xl/worksheets/sheet{i}.bin"] = _xlsb_sheet(leaf)
    return packed(files)


def _xlsb_sheet(leaf: Leaf) -> bytes:
    width = max(map(len, leaf.rows), default=1)
    size = struct.pack("<IIII", 0, max(len(leaf.rows) - 1, 0), 0, max(width - 1, 0))
    rows = b""
    for at, row in enumerate(leaf.rows):
        rows += _record(0, struct.pack("<IIHBBBI", at, 0, 300, 0, 0, 0, 0))
        rows += b"".join(_xlsb_cell(column, value) for column, value in enumerate(row))
    return _record(129) + _record(148, size) + _record(145) + rows + _record(146) + _record(130)


def _xlsb_cell(column: int, value: object) -> bytes:
    if value is None or value == "":
        return b""
    head = struct.pack("<II", column, 0)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _record(5, head + struct.pack("<d", value))
    return _record(6, head + _wide(str(value)))


def _record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(body), b""
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 127 else 0)])
        size >>= 7
        if not size:
            return head + length + body


def _wide(text: str) -> bytes:
    coded = text.encode("utf-16-le")
    return struct.pack("<I", len(coded) // 2) + coded


def _relations(targets: list[tuple[str, str]]) -> str:
    base = "http://schemas.openxmlformats.org/"
    lines = "".join(
        f'<Relationship Id="rId{i}" Type="{base}officeDocument/2006/relationships/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    head = f'<?xml version="1.0"?><Relationships xmlns="{base}package/2006/relationships">'
    return f"{head}{lines}</Relationships>"


def packed(files: dict[str, str | bytes]) -> bytes:
    """An archive of these files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return content.getvalue()
