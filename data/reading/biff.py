"""BIFF: the binary records of xls and xlsb sheets, read for the cells that show an error."""

import struct
from collections.abc import Iterator

from data.reading.ole import Ole

Cell = tuple[int, int]  # row and column, from 0
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
OTHER_ERROR = "#ERROR!"
STREAM = "Workbook"  # of BIFF8; what is older has another name for it
# Kinds of records: of xls …
SHEET, BEGIN, END, FORMULA, VALUE = 0x85, 0x809, 0x0A, 0x06, 0x205
# … and of xlsb.
XLSB_ROW, XLSB_ERROR, XLSB_FORMULA_ERROR, XLSB_SHEET = 0, 3, 11, 156


def xls_errors(content: bytes) -> dict[str, dict[Cell, str]]:
    """The error cells of each sheet of an xls, by name."""
    stream, found = Ole(content).stream(STREAM), {}
    for kind, body in _records(stream, 0):
        if kind == END:
            break
        if kind == SHEET:
            (position,) = struct.unpack_from("<L", body)
            encoding = "utf-16-le" if body[7] & 1 else "latin-1"
            found[body[8:].decode(encoding)[: body[6]]] = dict(_xls_cells(stream, position))
    return found


def xlsb_errors(sheet: bytes) -> dict[Cell, str]:
    """The error cells of a sheet of an xlsb."""
    row, found = 0, {}
    for kind, body in _xlsb_records(sheet):
        if kind == XLSB_ROW:
            (row,) = struct.unpack_from("<L", body)
        elif kind in (XLSB_ERROR, XLSB_FORMULA_ERROR):
            (column,) = struct.unpack_from("<L", body)
            found[row, column] = ERRORS.get(body[8], OTHER_ERROR)
    return found


def xlsb_sheets(book: bytes) -> Iterator[tuple[str, str]]:
    """The name of each sheet of an xlsb, and the link to its part."""
    for kind, body in _xlsb_records(book):
        if kind == XLSB_SHEET:
            link, end = _text(body, 8)
            yield _text(body, end)[0], link


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _xls_cells(stream: bytes, at: int) -> Iterator[tuple[Cell, str]]:
    """The error cells up to the end of the sheet; charts in it have beginnings and ends of their own."""
    depth = 0
    for kind, body in _records(stream, at):
        depth += (kind == BEGIN) - (kind == END)
        if depth == 0:
            return
        if kind == VALUE and body[7]:
            yield struct.unpack_from("<HH", body), ERRORS.get(body[6], OTHER_ERROR)
        elif kind == FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff":
            yield struct.unpack_from("<HH", body), ERRORS.get(body[8], OTHER_ERROR)


def _xlsb_records(part: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(part):
        kind, at = _number(part, at, 2)
        size, at = _number(part, at, 4)
        yield kind, part[at : at + size]
        at += size


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits per byte, the last byte below 128, and the position after it."""
    number = 0
    for place in range(most):
        byte = part[at + place]
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            break
    return number, at + place + 1


def _text(body: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<L", body, at)
    end = at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le"), end
