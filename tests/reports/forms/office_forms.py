"""Forms as a higher office might send them: with all that may be lost when one is filled."""

import io

from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Side

from tests.corpus.workbooks import Leaf, xls

SHEET = "县区月报"
HEADS = ("单位", "排查数", "调处数", "调解成功率", "合计")
UNITS = ("凤县", "陇县", "凤翔县", "无此县")
TITLE = "矛盾纠纷情况统计表"
FIRST_ROW = 4  # of the units, as a spreadsheet counts
THIN = Side(style="thin")


def monthly_form(units: tuple[str, ...] = UNITS, heads: tuple[str, ...] = HEADS) -> bytes:
    """A title over all columns, a line to fill in, heads, a row for each unit, a sum by a formula."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet["A1"] = TITLE
    sheet["A1"].font = Font(name="方正小标宋简体", size=20, bold=True, color="FF1F2A37")
    sheet.merge_cells("A1:E1")
    sheet["A2"] = "填报单位："
    for column, head in enumerate(heads, 1):
        cell = sheet.cell(FIRST_ROW - 1, column, head)
        cell.fill = PatternFill("solid", fgColor="FFD9D9D9")
    for row, unit in enumerate((*units, "合计"), FIRST_ROW):
        sheet.cell(row, 1, unit)
        for column in range(2, 6):
            sheet.cell(row, column).border = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
            sheet.cell(row, column).font = Font(name="仿宋_GB2312", size=12)
        sheet.cell(row, 4).number_format = "0.00%"
        sheet.cell(row, 5, f"=B{row}+C{row}")
    sheet.column_dimensions["A"].width = 27.5
    sheet.row_dimensions[1].height = 41
    sheet.freeze_panes = "B4"
    book.create_sheet("填表说明")["A1"] = "每月5日前报送"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def old_form() -> bytes:
    """The same as XLS, without styles."""
    rows = ((TITLE,), ("填报单位：",), HEADS[:4], *((unit,) for unit in UNITS))
    return xls(Leaf(SHEET, rows, ((0, 0, 0, 3),)))
