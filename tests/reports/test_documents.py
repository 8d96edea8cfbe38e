"""The files: read back they hold the bulletin, number by number, and an office program opens them."""

import re
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from metrics import value
from metrics.period import parse
from reports import to_docx, to_xlsx
from reports.bulletin import build
from reports.document import Bulletin, Cell, Column, Table
from reports.to_xlsx import HEAD_ROW, number_format

ASKED = [("610300", "2020-10", "zh"), ("610330", "2020", "en"), ("610300", "2018-03", "zh")]


@pytest.fixture(scope="module", params=ASKED, ids="-".join)
def bulletin(connection, request) -> Bulletin:
    area, period, lang = request.param
    return build(connection, area, parse(period), lang)


@pytest.fixture(scope="module")
def word(bulletin):
    """The Word document, read back."""
    return docx.Document(BytesIO(to_docx.write(bulletin)))


@pytest.fixture(scope="module")
def book(bulletin):
    """The workbook, read back."""
    return openpyxl.load_workbook(BytesIO(to_xlsx.write(bulletin)), data_only=True)


def texts(rows: tuple) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


def test_the_document_holds_every_sentence_note_and_cell_in_order(bulletin, word):
    told = [paragraph.text for paragraph in word.paragraphs]
    said = [sentence.text for sentence in bulletin.paragraphs]
    assert [text for text in told if text in said] == said
    title = told.index(bulletin.title)
    assert told[title + 1] == bulletin.subtitle
    assert [text for text in told if re.match(r"\d\. ", text)][-len(bulletin.notes) :] == [
        f"{n}. {note}" for n, note in enumerate(bulletin.notes, 1)
    ]
    tables = [*bulletin.tables, bulletin.definitions]
    for drawn, table in zip(word.tables, tables, strict=True):
        printed = table.printed()
        assert texts([row.cells for row in drawn.rows][1:]) == texts(printed.rows)
        assert [cell.text for cell in drawn.rows[0].cells] == [column.title for column in printed.columns]


def test_the_workbook_holds_true_numbers(bulletin, book):
    names = [table.name for table in (*bulletin.tables, bulletin.definitions)]
    assert [name for name in book.sheetnames if name in names] == names
    for table in bulletin.tables:
        for line, row in enumerate(table.rows, HEAD_ROW + 2):
            for place, cell in enumerate(row, 1):
                found = book[table.name].cell(line, place)
                if cell.value is None:
                    assert (found.value, found.data_type) == (cell.text, "s")
                else:
                    assert found.value == pytest.approx(cell.value * cell.scale)


def test_the_workbook_agrees_with_metrics_value(connection, bulletin, book):
    for table in bulletin.tables:
        for line, row in enumerate(table.rows, HEAD_ROW + 2):
            for place, cell in enumerate(row, 1):
                if cell.pointer and cell.pointer.field == "value":
                    pointer = cell.pointer
                    asked = pointer.indicator, (pointer.area,), parse(pointer.period)
                    (answer,) = value.values(connection, *asked)
                    assert book[table.name].cell(line, place).value == pytest.approx(answer["value"])


def test_sheets_freeze_their_head_and_print_across_one_page(book):
    for sheet in book:
        assert sheet.freeze_panes == f"B{HEAD_ROW + 2}"
        assert sheet.print_title_rows == f"${HEAD_ROW + 1}:${HEAD_ROW + 1}"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(connection):
    traps = ("=1+1", "+1", "@SUM(A1)", "https://example.org", "{=1}")
    rows = tuple((Cell(trap),) for trap in traps)
    built = build(connection, "610330", parse("2020"), "zh")
    section = type(built.sections[0])("x", (), (Table("表", "=2+2", (Column("=3", 20, False),), rows),))
    content = to_xlsx.write(type(built)(**{**vars(built), "sections": (section,)}))
    sheet = openpyxl.load_workbook(BytesIO(content))["表"]
    assert [sheet.cell(HEAD_ROW + 2 + n, 1).value for n in range(len(traps))] == list(traps)
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
    assert not any(cell.hyperlink for row in sheet for cell in row)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,124", "#,##0"),
        ("97.2%", "0.0%"),
        ("97.99%", "0.00%"),
        ("92*", '#,##0"*"'),
        ("−51.8%", "+0.0%;-0.0%"),
        ("+3 incidents", '+#,##0" incidents";-#,##0" incidents"'),
        ("持平", '"持平"'),
    ],
)
def test_the_number_format_prints_what_the_document_prints(text, expected):
    assert number_format(text) == expected


def test_the_page_is_that_of_an_official_document(bulletin, word):
    section = word.sections[0]
    sides = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    for found, wanted in zip(
        (section.page_width, section.page_height, *sides), (210, 297, 37, 35, 28, 26), strict=True
    ):
        assert found == pytest.approx(Mm(wanted), abs=Mm(0.1))
    body, title = word.styles["Body Text"], word.styles["Title"]
    is_chinese = bulletin.lang == "zh"
    assert (body.font.size, title.font.size) == ((Pt(16), Pt(22)) if is_chinese else (Pt(14), Pt(20)))
    assert body.paragraph_format.line_spacing == pytest.approx(Pt(28.95 if is_chinese else 22), abs=1)
    for style, font in ((body, "仿宋_GB2312"), (title, "方正小标宋简体"), (word.styles["Heading 1"], "黑体")):
        assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert word.styles["Heading 1"].element.xpath("w:pPr/w:outlineLvl/@w:val") == ["0"]
    assert section.footer.paragraphs[0]._p.xpath(".//w:fldSimple[@w:instr='PAGE']")


def test_a_table_repeats_its_head_and_keeps_its_rows_together(word):
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows[1:])
        assert table._tbl.tblPr.find(qn("w:tblBorders")) is not None


def test_the_same_bulletin_is_dated_by_its_data_and_not_by_the_clock(bulletin, word, book):
    made = bulletin.version.made_at.replace(microsecond=0)
    assert word.core_properties.created.replace(tzinfo=None, microsecond=0) == made
    assert book.properties.created.replace(tzinfo=None, microsecond=0) == made


def test_an_office_program_opens_and_prints_both(bulletin, tool, tmp_path):
    files = []
    for ending, writer in ((".docx", to_docx.write), (".xlsx", to_xlsx.write)):
        file = tmp_path / ending.strip(".") / f"{bulletin.file_stem}{ending}"
        file.parent.mkdir()
        file.write_bytes(writer(bulletin))
        files.append(_page_text(file, tool))
    word, book = files
    for sentence in bulletin.paragraphs:
        assert _bare(sentence.text)[:40] in word
    for table in bulletin.tables:
        for cell in (cell for row in table.rows for cell in row):
            assert _bare(cell.text) in word
            assert _bare(cell.text).replace("−", "-") in book


def _page_text(file: Path, tool) -> str:
    """The text of the printed pages, without spaces."""
    home = f"-env:UserInstallation=file://{file.parent}/profile"
    order = [
        tool("soffice"),
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(file.parent),
        str(file),
    ]
    subprocess.run(order, check=True, capture_output=True, timeout=180)
    pdf = file.with_suffix(".pdf")
    printed = subprocess.run([tool("pdftotext"), str(pdf), "-"], check=True, capture_output=True, timeout=60)
    return _bare(printed.stdout.decode("utf-8"))


def _bare(text: str) -> str:
    """Without spaces and hyphens within words: pdftotext drops one at the end of a line."""
    return re.sub(r"(?<=[a-z])-(?=[a-z])", "", re.sub(r"\s", "", text))
