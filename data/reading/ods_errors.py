"""Error cells of an ods, whose cells have no addresses: they are found by counting."""

import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, iterparse

Cell = tuple[int, int]  # row and column, from 0
PART = "content.xml"
MARK = b'calcext:value-type="error"'
PIECE_BYTES = 1 << 20
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
KIND = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


def find(opened: zipfile.ZipFile) -> dict[str, dict[Cell, str]]:
    """The error cells of each sheet, by name."""
    if PART not in opened.namelist() or not holds(opened, PART, (MARK,)):
        return {}
    found: dict[str, dict[Cell, str]] = {}
    name, row = "", 0
    with opened.open(PART) as content:
        for event, element in iterparse(content, ("start", "end")):
            if event == "start" and element.tag == f"{TABLE}table":
                name, row = element.get(f"{TABLE}name", ""), 0
            elif event == "end" and element.tag == f"{TABLE}table-row":
                found.setdefault(name, {}).update({(row, column): text for column, text in _errors(element)})
                row += int(element.get(f"{TABLE}number-rows-repeated", 1))
                element.clear()
    return found


def holds(opened: zipfile.ZipFile, part: str, marks: tuple[bytes, ...]) -> bool:
    """Whether any of these bytes stands in a part; read in pieces, for most have none."""
    end, kept = b"", max(map(len, marks)) - 1
    with opened.open(part) as source:
        while piece := source.read(PIECE_BYTES):
            if any(mark in end + piece for mark in marks):
                return True
            end = piece[-kept:]
    return False


def _errors(row: Element) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row:
        if cell.tag not in CELLS:
            continue
        if cell.get(KIND) == "error":
            yield column, "".join(cell.find(TEXT).itertext()) if cell.find(TEXT) is not None else "#ERROR!"
        column += int(cell.get(f"{TABLE}number-columns-repeated", 1))
