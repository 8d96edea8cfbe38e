"""The judge of packages: a good one passes, and each kind of fault is found and named."""

import zipfile
from io import BytesIO

import pytest
import xlsxwriter

from tests.ooxml.validate import faults

SHEET = "xl/worksheets/sheet1.xml"
DRAWING = "xl/drawings/drawing1.xml"
EXTENDED = (
    b'<sheetData xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    b'<mc:AlternateContent><mc:Choice Requires="x"><unheard/></mc:Choice>'
    b'<mc:Fallback><row r="9"/></mc:Fallback></mc:AlternateContent>'
)
PLANTED = [
    (SHEET, b"<sheetData>", b"<sheetDaten/><sheetData>", "sheetDaten"),
    (SHEET, b'r="1"', b'r="one"', "'one' is not a valid value"),
    (SHEET, b"</worksheet>", b"", "no XML"),
    ("xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"worksheets/sheet9.xml", "which is not there"),
    ("xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"styles.xml", "nothing leads there"),
    (SHEET, b'r:id="rId1"', b'r:id="rId7"', "rId7 has no relationship"),
    ("[Content_Types].xml", b"/xl/charts/chart1.xml", b"/xl/charts/chart7.xml", "is not there"),
    ("[Content_Types].xml", b'Extension="rels"', b'Extension="relations"', "has no content type"),
    ("docProps/core.xml", b"Z</dcterms:created>", b" o'clock</dcterms:created>", "o'clock"),
]


@pytest.fixture(scope="module")
def good() -> bytes:
    """A workbook with a number and a chart."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("a")
        sheet.write_number(0, 0, 1)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": ["a", 0, 0, 0, 0]})
        sheet.insert_chart(2, 2, chart)
    return stream.getvalue()


def changed(content: bytes, name: str, before: bytes, after: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part == name:
                assert before in text
                text = text.replace(before, after)
            new.writestr(part, text)
    return stream.getvalue()


def test_a_good_package_has_no_faults(good):
    assert faults(good) == []


@pytest.mark.parametrize(("name", "before", "after", "told"), PLANTED)
def test_each_kind_of_fault_is_found(good, name, before, after, told):
    found = faults(changed(good, name, before, after))
    assert any(told in fault for fault in found), found


def test_what_only_newer_readers_know_is_no_fault(good):
    assert faults(changed(good, SHEET, b"<sheetData>", EXTENDED)) == []


def test_what_is_no_package_is_said_to_be_none():
    assert faults(b"PK") == ["not a package: File is not a zip file"]
