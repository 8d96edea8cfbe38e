"""The workbook: valid, true numbers, sums and rates worked out by the spreadsheet, charts over its cells."""

import re
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from charts import theme
from reports import to_xlsx
from reports.document import Cell, Column, Pointer, Table
from reports.workbook.book import HEAD_ROW
from reports.workbook.formulas import formulas
from tests.ooxml.validate import faults
from tests.reports import made_up

FIRST = HEAD_ROW + 2  # row of the first numbers, counted from 1
CACHED = re.compile(rb"(</f>)<v>[^<]*</v>")
SHEETS = re.compile(r"xl/worksheets/sheet\d+\.xml")


@pytest.fixture(scope="module", params=["zh", "en"])
def bulletin(request):
    return made_up.bulletin(request.param)


@pytest.fixture(scope="module")
def content(bulletin) -> bytes:
    """The file."""
    return to_xlsx.write(bulletin)


@pytest.fixture(scope="module")
def book(content) -> openpyxl.Workbook:
    """The workbook with its formulas."""
    return openpyxl.load_workbook(BytesIO(content))


@pytest.fixture(scope="module")
def shown(content) -> openpyxl.Workbook:
    """The workbook with the numbers that stand beside the formulas."""
    return openpyxl.load_workbook(BytesIO(content), data_only=True)


def numbers(table: Table, sheet: Worksheet) -> list[tuple[object, Cell]]:
    """What stands in a sheet for each cell of a table that holds a number."""
    return [
        (sheet.cell(line, place).value, cell)
        for line, row in enumerate(table.rows, FIRST)
        for place, cell in enumerate(row, 1)
        if cell.value is not None
    ]


def test_the_package_is_valid(content):
    assert faults(content) == []


def test_every_table_and_chart_has_a_sheet_and_the_definitions_are_the_last(bulletin, book):
    word = {"zh": "图 ", "en": "Chart "}[bulletin.lang]
    assert [name for name in book.sheetnames if not name.startswith(word)] == [
        table.name for table in (*bulletin.tables, bulletin.definitions)
    ]
    assert len(book.sheetnames) == len(bulletin.tables) + len(bulletin.charts) + 1
    last = [cell.value for cell in book.worksheets[-1]["A"]]
    assert all(f"{n}. {note}" in last for n, note in enumerate(bulletin.notes, 1))


def test_every_number_of_a_table_is_a_number(bulletin, shown):
    for table in bulletin.tables:
        for found, cell in numbers(table, shown[table.name]):
            assert found == pytest.approx(cell.value)


def test_sums_and_rates_are_formulas_and_nothing_else_is(bulletin, book):
    units, wide = (book[table.name] for table in bulletin.tables)
    last = FIRST + made_up.UNITS
    assert units.cell(FIRST, 4).value == f"=C{FIRST}/B{FIRST}"
    assert units.cell(last, 4).value == f"=C{last}/B{last}"
    assert units.cell(last, 2).value == f"=SUM(B{FIRST}:B{last - 1})"
    assert units.cell(last, 3).value == f"=SUM(C{FIRST}:C{last - 1})"
    of_formulas = [cell for row in units for cell in row if cell.data_type == "f"]
    assert len(of_formulas) == made_up.UNITS + 1 + 2
    assert {cell.data_type for row in wide for cell in row} <= {"s", "n"}


def test_a_spreadsheet_works_out_the_printed_numbers(bulletin, content, tool, tmp_path):
    file, made = tmp_path / "made_up.xlsx", tmp_path / "again"
    file.write_bytes(_without_cached(content))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    order = [tool("soffice"), home, "--headless", "--convert-to", "xlsx", "--outdir", str(made), str(file)]
    subprocess.run(order, check=True, capture_output=True, timeout=180)
    again = openpyxl.load_workbook(made / file.name, data_only=True)
    assert again.sheetnames == openpyxl.load_workbook(BytesIO(content)).sheetnames
    for table in bulletin.tables:
        for found, cell in numbers(table, again[table.name]):
            assert found == pytest.approx(cell.value, abs=1e-12)


def _without_cached(content: bytes) -> bytes:
    """The workbook as it would be if nobody had worked out its formulas yet."""
    stream, dropped = BytesIO(), 0
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if SHEETS.fullmatch(name):
                part, number = CACHED.subn(rb"\1", part)
                dropped += number
            new.writestr(name, part)
    assert dropped == made_up.UNITS + 3
    return stream.getvalue()


def _row(numerator: float | None, denominator: float, value: float, scale: int = 1) -> Table:
    at = {part: Pointer("one", "area", "2020", part) for part in ("numerator", "denominator", "value")}
    cells = (
        Cell("", numerator, at["numerator"]),
        Cell("", denominator, at["denominator"]),
        Cell("", value, at["value"], scale),
    )
    return Table("", "", (Column("", 1),) * 3, (cells,))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (_row(3, 4, 0.75), {(7, 4): "=C8/D8"}),
        (_row(3, 4, 0.75, scale=100), {(7, 4): "=C8/D8*100"}),
        (_row(3, 4, 0.76), {}),  # weighted, or otherwise no quotient
        (_row(None, 4, 0.75), {}),  # the numerator is not shown
        (_row(0, 0, 0), {}),
    ],
)
def test_a_rate_is_a_formula_only_where_it_gives_the_printed_number(table, expected):
    assert formulas(table, (7, 2)) == expected


@pytest.mark.parametrize(("total", "expected"), [(3, {(2, 0): "=SUM(A1:A2)"}), (4, {})])
def test_a_sum_is_a_formula_only_where_it_gives_the_printed_number(total, expected):
    rows = tuple((Cell("", value),) for value in (1, 2, total))
    assert formulas(Table("", "", (Column("", 1),), rows, sums=(0,)), (0, 0)) == expected


def test_a_rate_of_another_part_or_area_is_no_formula():
    (row,) = _row(3, 4, 0.75).rows
    other = replace(row[0], pointer=replace(row[0].pointer, area="other"))
    part = replace(row[0], pointer=replace(row[0].pointer, part="type=05"))
    for cell in (other, part):
        assert formulas(replace(_row(3, 4, 0.75), rows=((cell, *row[1:]),)), (0, 0)) == {}


def test_every_chart_draws_the_numbers_beside_it(bulletin, book):
    sheets = [sheet for sheet in book.worksheets if sheet._charts]
    assert len(sheets) == len(bulletin.charts)
    for chart, sheet in zip(bulletin.charts, sheets, strict=True):
        last = FIRST + len(chart.categories) - 1
        assert [sheet.cell(row, 1).value for row in range(FIRST, last + 1)] == list(chart.categories)
        for column, line in enumerate(chart.lines, 2):
            assert sheet.cell(FIRST - 1, column).value == line.name
            cells = [sheet.cell(row, column) for row in range(FIRST, last + 1)]
            assert tuple(cell.value for cell in cells) == line.values
            assert {cell.number_format for cell in cells} <= {chart.number_format, "General"}
        drawn = [one for part in sheet._charts[0]._charts for one in part.series]
        found = {one.tx.strRef.f.split("!")[1]: one.val.numRef.f.split("!")[1] for one in drawn}
        columns = "BCDEFG"[: len(chart.lines)]
        assert found == {f"${c}${FIRST - 1}": f"${c}${FIRST}:${c}${last}" for c in columns}


def test_charts_have_our_colours_and_a_target_is_dashed(bulletin, book):
    sheets = [sheet for sheet in book.worksheets if sheet._charts]
    for chart, sheet in zip(bulletin.charts, sheets, strict=True):
        drawn = [one for part in sheet._charts[0]._charts for one in part.series]
        are_dashed = [one.spPr.ln is not None and one.spPr.ln.prstDash == "dash" for one in drawn]
        assert sum(are_dashed) == sum(line.role == "target" for line in chart.lines)
        looks = [one.spPr for one, is_dashed in zip(drawn, are_dashed, strict=True) if not is_dashed]
        painted = {(look.solidFill or look.ln.solidFill).srgbClr for look in looks}
        assert theme.COLOURS["light"]["value"].lstrip("#") in painted


def test_no_words_of_a_chart_are_a_formula():
    made, trap = made_up.bulletin(), "=1+1\x0b<&"
    (chart,) = made.sections[0].charts
    lines = tuple(replace(line, name=trap) for line in chart.lines)
    categories = (trap,) * len(chart.categories)
    chart = replace(chart, name=trap, title=trap, remark=trap, lines=lines, categories=categories)
    content = to_xlsx.write(replace(made, sections=(replace(made.sections[0], charts=(chart,)),)))
    assert faults(content) == []
    (sheet,) = [one for one in openpyxl.load_workbook(BytesIO(content)) if one._charts]
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
    title = sheet._charts[0].title
    assert title.tx.strRef is None


def test_every_sheet_prints_on_a4_with_its_head_marking_and_page(bulletin, book):
    for sheet in book:
        assert sheet.freeze_panes == f"B{FIRST}"
        assert sheet.print_title_rows == f"${FIRST - 1}:${FIRST - 1}"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.oddHeader.right.text == bulletin.marking
        assert "&P" in sheet.oddFooter.center.text.replace("&[Page]", "&P")


def test_the_same_bulletin_gives_the_same_bytes(bulletin, content):
    assert to_xlsx.write(bulletin) == content
