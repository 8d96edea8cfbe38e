"""Error cells: where a workbook shows #REF! or #N/A. The reader of workbooks gives them as empty."""

import html
import re
import zipfile
from pathlib import Path, PurePosixPath

from data.reading import biff, ods_errors, ole

Cell = tuple[int, int]  # row and column, from 0
SHEETS = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
LINKS = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^>/])>(.*?)</(?:\w+:)?c>", re.S)
PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
MARKS = (b't="e"', b"t='e'")
XLSX, XLSB = "xl/workbook.xml", "xl/workbook.bin"
LINKS_OF = {XLSX: "xl/_rels/workbook.xml.rels", XLSB: "xl/_rels/workbook.bin.rels"}


def find(file: Path) -> dict[str, dict[Cell, str]]:
    """The error cells of each sheet, by name: what the cell shows."""
    with file.open("rb") as handle:
        is_xls = handle.read(len(ole.MARK)) == ole.MARK
    if is_xls:
        return biff.xls_errors(file.read_bytes())
    with zipfile.ZipFile(file) as opened:
        names = set(opened.namelist())
        book = next((book for book in LINKS_OF if {book, LINKS_OF[book]} <= names), None)
        if not book:
            return ods_errors.find(opened)
        read = biff.xlsb_errors if book == XLSB else _errors
        parts = _parts(book, opened.read(book), opened.read(LINKS_OF[book]))
        kept = {name: part for name, part in parts.items() if part in names}
        marked = {
            name: part for name, part in kept.items() if book == XLSB or ods_errors.holds(opened, part, MARKS)
        }
        return {name: read(opened.read(part)) for name, part in marked.items()}


def _parts(kind: str, book: bytes, links: bytes) -> dict[str, str]:
    """Sheet name → its file in the workbook."""
    targets = {told.get("Id", ""): told.get("Target", "") for told in map(_attributes, LINKS.findall(links))}
    if kind == XLSB:
        sheets = list(biff.xlsb_sheets(book))
    else:
        told = map(_attributes, SHEETS.findall(book))
        sheets = [(sheet.get("name", ""), sheet.get("id", "")) for sheet in told]
    return {name: str(PurePosixPath("/xl") / targets.get(link, ""))[1:] for name, link in sheets}


def _attributes(text: bytes) -> dict[str, str]:
    """By name without the prefix of its space."""
    found = ATTRIBUTE.findall(text)
    return {
        name.rpartition(b":")[2].decode(): html.unescape((one or other).decode("utf-8", "replace"))
        for name, one, other in found
    }


def _errors(sheet: bytes) -> dict[Cell, str]:
    found = {}
    for written, content in CELL.findall(sheet):
        if not any(mark in written for mark in MARKS):
            continue
        place, value = PLACE.fullmatch(_attributes(written).get("r", "")), VALUE.search(content)
        if place and value:
            found[int(place[2]) - 1, _number(place[1])] = html.unescape(value[1].decode("utf-8", "replace"))
    return found


def _number(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
