"""Empty forms are read as grids, and what is no form is refused in one line."""

import io
import zipfile

import pytest

from data.problem import Problem
from reports.forms import blank, filling, package
from tests.corpus.workbooks import Leaf, xlsx
from tests.reports.forms.office_forms import FIRST_ROW, SHEET, TITLE, monthly_form, old_form

DAMAGED = monthly_form()[:900]


@pytest.fixture(scope="module")
def form() -> blank.Blank:
    """The form of the counties."""
    return blank.read("县区月报.xlsx", monthly_form())


def test_the_grid_is_as_large_as_the_form_with_its_empty_cells(form):
    sheet = form.sheet(SHEET)
    assert (sheet.size, sheet.extent) == ((8, 5), "A1:E8")
    assert sheet.text((3, 0)) == "凤县" and sheet.text((3, 1)) == ""
    assert [one.name for one in form.sheets] == [SHEET, "填表说明"] and form.is_xlsx


def test_a_merged_area_is_one_cell_with_one_text(form):
    sheet = form.sheet(SHEET)
    assert sheet.first((0, 4)) == (0, 0) and sheet.text((0, 4)) == TITLE
    assert sheet.first((3, 1)) == (3, 1)


def test_cells_of_formulas_are_known(form):
    assert form.sheet(SHEET).formulas == {(row, 4) for row in range(FIRST_ROW - 1, FIRST_ROW + 4)}


def test_an_xls_has_a_few_more_rows_because_it_does_not_tell_its_empty_cells():
    form = blank.read("县区月报.xls", old_form())
    assert not form.is_xlsx and form.sheets[0].size == (7 + blank.MORE_ROWS, 4 + blank.MORE_COLUMNS)


def test_what_stands_first_in_c5_stands_in_c5():
    form = blank.read("a.xlsx", xlsx(Leaf("一", ((), (), (), (), ("", "", "数")))))
    assert form.sheets[0].text((4, 2)) == "数"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("表.docx", b"PK", "only XLSX and XLS forms"),
        ("表.xlsx", b"", "it is empty"),
        ("表.xlsx", b"%PDF-1.7 ", "it holds a PDF"),
        ("表.xlsx", b"just some text", "cannot be read as a workbook"),
        ("表.xlsx", DAMAGED, "cannot be read as a workbook"),
        ("表.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "cannot be read as a workbook"),
        ("表.xlsx", bytes(blank.BIGGEST + 1), "larger than 20 MB"),
        ("表.xlsx", xlsx(Leaf("空", ())), "no visible sheet holds anything"),
        ("表.xlsx", xlsx(Leaf("一", (("联系人", "13800138000"),))), "B1 looks like a number"),
    ],
)
def test_what_is_no_form_is_refused_in_one_line(name, content, told):
    with pytest.raises(Problem) as refused:
        blank.read(name, content)
    assert told in str(refused.value) and "\n" not in str(refused.value)
    assert "13800138000" not in str(refused.value)


def test_notes_that_speak_of_cells_are_no_addresses():
    blank.read("a.xlsx", xlsx(Leaf("一", (("8.请勿修改A1单元格的版本号",),))))


def test_a_package_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(package, "UNPACKED_BYTES", 100)
    with pytest.raises(Problem, match="too large"):
        package.unpack(monthly_form())


def test_entities_of_a_hostile_sheet_are_not_followed():
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(monthly_form())) as given, zipfile.ZipFile(content, "w") as made:
        for info in given.infolist():
            text = given.read(info)
            if info.filename == "xl/workbook.xml":
                text = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + text
            made.writestr(info, text)
    with pytest.raises(Problem, match="damaged"):
        package.unpack(content.getvalue())


@pytest.mark.parametrize(
    ("good", "bad"),
    [(b'<row r="4"', b'<row r="vier"'), (b"<sheetData", b"<sheetDate"), (b'r="B4"', b'r="4B"')],
)
def test_a_sheet_that_makes_no_sense_is_one_line(good, bad):
    content, part = io.BytesIO(), "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(monthly_form())) as given, zipfile.ZipFile(content, "w") as made:
        for info in given.infolist():
            text = given.read(info)
            made.writestr(info, text.replace(good, bad) if info.filename == part else text)
    with pytest.raises(Problem):
        filling.fill(content.getvalue(), {(SHEET, (3, 1)): 1.0})
