"""Workbooks as rows of text: what cells keep, what is hidden, and what a child process makes harmless."""

import datetime as dt
import struct
import zipfile

import pytest
import xlwt
from openpyxl import Workbook

from data.problem import Problem
from data.reading import biff, workbook
from tests.data import hostile
from tests.data.office import EAST, dispute, disputes, write_xlsx

TYPED = [
    [dt.datetime(2020, 10, 5, 9, 32, 9), dt.date(2020, 10, 5), dt.time(9, 32), dt.timedelta(hours=30)],
    [0.1 + 0.2, 12345678901234, True, "'001"],
    [96.8, 1e18, -1.5, 1e-7],
]
AS_TEXT = [
    ["2020-10-05T09:32:09", "2020-10-05", "09:32:00", "30:00:00"],
    ["0.3", "12345678901234", "1", "'001"],
    ["96.8", "1e+18", "-1.5", "1e-07"],
]


@pytest.fixture
def read(tmp_path):
    """`read(file)` → the workbook."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with workbook.reading(scratch) as reading:
        yield reading


def test_cells_keep_their_meaning_as_text(read, tmp_path):
    (sheet,) = read(write_xlsx(tmp_path / "a.xlsx", 表=TYPED)).sheets
    assert (sheet.name, sheet.rows) == ("表", AS_TEXT)


def test_error_cells_are_told_not_empty(read, tmp_path):
    book = Workbook()
    book.active.title = "甲&乙"
    for place, error in (("B2", "#REF!"), ("AB3", "#N/A"), ("A4", "#DIV/0!")):
        book.active[place].value, book.active[place].data_type = error, "e"
    book.active["C2"] = "x"
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read(tmp_path / "a.xlsx").sheets
    assert (sheet.rows[1][1:3], sheet.rows[2][27], sheet.rows[3][0]) == (["#REF!", "x"], "#N/A", "#DIV/0!")


def test_error_cells_of_the_older_kind_are_told_too(read, tmp_path):
    book = xlwt.Workbook()
    for name in ("一", "b"):
        sheet = book.add_sheet(name)
        sheet.write(1, 1, name)
        sheet.row(0).set_cell_error(0, "#DIV/0!")
        sheet.row(2).set_cell_error(2, 0x2A)
    book.save(str(tmp_path / "a.xls"))
    for sheet in read(tmp_path / "a.xls").sheets:
        assert sheet.rows == [["#DIV/0!", "", ""], ["", sheet.name, ""], ["", "", "#N/A"]]


OPEN = "urn:oasis:names:tc:opendocument:xmlns"
ODS = f"""<?xml version="1.0"?><office:document-content xmlns:office="{OPEN}:office:1.0"
xmlns:table="{OPEN}:table:1.0" xmlns:text="{OPEN}:text:1.0"
xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:body>
<office:spreadsheet><table:table table:name="表"><table:table-row table:number-rows-repeated="2">
<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>x</text:p>
</table:table-cell></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="2"/>
<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error">
<text:p>#N/A</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>
</office:document-content>"""


def test_error_cells_of_an_open_document_are_found_by_counting(read, tmp_path):
    file = tmp_path / "a.ods"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", "<manifest/>")
        made.writestr("content.xml", ODS.replace(">\n", ">"))
    assert read(file).sheets[0].rows == [["x", "x", ""], ["x", "x", ""], ["", "", "#N/A"]]


def test_error_cells_of_binary_workbooks_are_found_by_their_records():
    # By the published description of the format: a row's header, then its cells with column, style and error.
    row, plain = b"\x00\x04" + struct.pack("<L", 6), b"\x05\x10" + struct.pack("<LLd", 0, 0, 1.5)
    value, formula = (
        bytes([k, 9]) + struct.pack("<LLB", c, 0, e) for k, c, e in ((3, 1, 0x2A), (11, 27, 0x17))
    )
    assert biff.xlsb_errors(row + plain + value + formula) == {(6, 1): "#N/A", (6, 27): "#REF!"}
    texts = b"".join(struct.pack("<L", len(t)) + t.encode("utf-16-le") for t in ("rId1", "表"))
    sheet = b"\x9c\x01" + bytes([8 + len(texts)]) + bytes(8) + texts
    assert list(biff.xlsb_sheets(sheet)) == [("表", "rId1")]


def test_hidden_sheets_are_named_and_not_read_and_empty_ones_are_nothing(read, tmp_path):
    book = Workbook()
    book.active.title, book.active["A1"] = "台账", "x"
    for name, state in (("字典", "hidden"), ("bean", "veryHidden"), ("空", "visible")):
        book.create_sheet(name).sheet_state = state
    book["字典"]["A1"] = book["bean"]["A1"] = "secret"
    book.create_chartsheet("图")
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert ([sheet.name for sheet in found.sheets], found.hidden) == (["台账"], ("字典", "bean"))


def test_merged_cells_are_told_and_lie_within_the_rows(read, tmp_path):
    book = Workbook()
    book.active["A1"], book.active["B3"], book.active["A3"], book.active["D4"] = "标题", "县", "镇", "x"
    book.active.merge_cells("A1:Z1")
    book.active.merge_cells("A3:A4")
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read(tmp_path / "a.xlsx").sheets
    assert sheet.merged == (((0, 0), (0, 3)), ((2, 0), (3, 0)))
    assert sheet.rows[2:] == [["镇", "县", "", ""], ["", "", "", "x"]]


def test_the_older_kind_tells_merged_cells_too(read, tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.write_merge(0, 1, 0, 1, "组")
    sheet.write(2, 2, 7)
    hidden = book.add_sheet("bean")
    hidden.visibility = 2
    book.save(str(tmp_path / "a.xls"))
    found = read(tmp_path / "a.xls")
    assert found.hidden == ("bean",)
    assert found.sheets[0].merged == (((0, 0), (1, 1)),)
    assert found.sheets[0].rows[2] == ["", "", "7"]


def test_cells_that_look_like_formulas_stay_text_and_formulas_give_the_value_that_was_stored(read, tmp_path):
    leading = ["=1+1", "+1", "-1", "@sum(1)", '=HYPERLINK("http://example.org")']
    file = tmp_path / "a.xlsx"
    book = Workbook()
    for column, text in enumerate(leading, 1):
        book.active.cell(1, column, text).data_type = "s"
    book.save(file)
    assert read(file).sheets[0].rows == [leading]
    stored = hostile.workbook(
        tmp_path / "b.xlsx", '<row r="1"><c r="A1"><f>WEBSERVICE("http://example.org")</f><v>7</v></c></row>'
    )
    assert read(stored).sheets[0].rows == [["7"]]


def test_macros_and_links_to_other_workbooks_are_not_touched(read, tmp_path):
    file = write_xlsx(tmp_path / "a.xlsm", 表=disputes(dispute("D1")))
    with zipfile.ZipFile(file, "a") as opened:
        opened.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"Shell" * 100)
        opened.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    assert read(file).sheets[0].rows[1][:2] == ["D1", EAST]


def test_a_dimension_that_claims_everything_costs_nothing(read, tmp_path):
    assert read(hostile.workbook(tmp_path / "a.xlsx", hostile.ROW.format("x"))).sheets[0].rows == [["x"]]


def test_a_workbook_that_ends_the_reader_does_not_end_the_next_one(read, tmp_path):
    make, told = hostile.HEAVY["far.xlsx"]
    good = write_xlsx(tmp_path / "good.xlsx", 表=[["x"]])
    far = make(tmp_path / "far.xlsx")
    assert read(good).sheets[0].rows == [["x"]]
    for _ in range(2):
        with pytest.raises(Problem, match=told):
            read(far)
        assert read(good).sheets[0].rows == [["x"]]


def test_a_reader_that_never_answers_is_stopped(read, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "SECONDS", 0.001)
    with pytest.raises(Problem, match=r"^good.xlsx: cannot be read as a workbook: it takes too much time"):
        read(write_xlsx(tmp_path / "good.xlsx", 表=[["x"]]))
