"""A filled form has its values and keeps everything else: openpyxl reads it back."""

import io
import re
import zipfile

import pytest
from openpyxl import load_workbook

from reports.forms import blank, filling
from reports.forms.relaid import relaid
from tests.reports.forms.office_forms import SHEET, TITLE, monthly_form, old_form

VALUES = {(SHEET, (3, 1)): 285.0, (SHEET, (3, 3)): 0.968, (SHEET, (4, 1)): "— 未报送", (SHEET, (9, 6)): 7.0}
UNTOUCHED = ("xl/styles.xml", "xl/theme/theme1.xml", "xl/worksheets/sheet2.xml", "[Content_Types].xml")


@pytest.fixture(scope="module")
def content() -> bytes:
    """The form of the counties with four values."""
    return filling.fill(monthly_form(), VALUES)


@pytest.fixture(scope="module")
def sheet(content):
    """Its first sheet as openpyxl reads it."""
    return load_workbook(io.BytesIO(content))[SHEET]


def test_values_stand_in_their_cells_as_numbers_and_texts(sheet):
    assert (sheet["B4"].value, sheet["D4"].value, sheet["B5"].value) == (285, 0.968, "— 未报送")
    assert sheet["B6"].value is None  # what nobody maps stays empty


def test_a_cell_beyond_the_form_is_added_in_its_place(sheet):
    assert sheet["G10"].value == 7 and sheet.dimensions == "A1:G10"


def test_fonts_borders_widths_merged_areas_and_formats_stay(sheet):
    before = load_workbook(io.BytesIO(monthly_form()))[SHEET]
    assert sheet.merged_cells.ranges == before.merged_cells.ranges and sheet["A1"].value == TITLE
    assert sheet.column_dimensions["A"].width == 27.5 and sheet.row_dimensions[1].height == 41
    assert sheet.freeze_panes == "B4" and sheet["D4"].number_format == "0.00%"
    for cell in ("A1", "B3", "B4", "D4", "B6"):
        looks = [
            [repr(one[cell].font), repr(one[cell].border), repr(one[cell].fill)] for one in (sheet, before)
        ]
        assert looks[0] == looks[1]


def test_every_part_that_is_not_filled_has_its_bytes(content):
    with zipfile.ZipFile(io.BytesIO(monthly_form())) as before, zipfile.ZipFile(io.BytesIO(content)) as after:
        assert before.namelist() == after.namelist()
        assert [name for name in UNTOUCHED if before.read(name) != after.read(name)] == []


def test_sums_are_computed_anew_when_the_form_opens(content, sheet):
    assert sheet["E4"].value == "=B4+C4"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert b'fullCalcOnLoad="1"' in package.read("xl/workbook.xml")
        assert b"</f><v>" not in package.read("xl/worksheets/sheet1.xml").replace(b"<v/>", b"").replace(
            b"<v></v>", b""
        )


def test_a_text_is_never_a_formula():
    made = filling.fill(monthly_form(), {(SHEET, (3, 1)): "=1+1"})
    assert load_workbook(io.BytesIO(made))[SHEET]["B4"].data_type == "s"


def test_rows_and_cells_that_do_not_say_where_they_are_are_counted():
    with zipfile.ZipFile(io.BytesIO(monthly_form())) as package:
        given = {name: package.read(name) for name in package.namelist()}
    part = "xl/worksheets/sheet2.xml"
    given[part] = re.sub(rb' r="[A-Z]*[0-9]+"', b"", given[part])
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, text in given.items():
            made.writestr(name, text)
    filled = filling.fill(content.getvalue(), {("填表说明", (0, 1)): 5.0})
    told = load_workbook(io.BytesIO(filled))["填表说明"]
    assert (told["A1"].value, told["B1"].value) == ("每月5日前报送", 5)


def test_an_old_form_is_laid_out_anew_with_its_texts_and_merged_areas():
    made = relaid(blank.read("a.xls", old_form()), {(SHEET, (3, 1)): 285.0})
    sheet = load_workbook(io.BytesIO(made))[SHEET]
    assert (sheet["A1"].value, sheet["A4"].value, sheet["B4"].value) == (TITLE, "凤县", 285)
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A1:D1"]
