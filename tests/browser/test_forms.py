"""An empty form is mapped by clicking its cells and comes out filled."""

import io

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.driver import Server, open_page, wait_until_idle
from tests.reports.forms.office_forms import SHEET, monthly_form

ROW, HEAD, NUMBERS = 31, 34, 45  # px: a row, the letters above, the numbers at the left
COLUMNS = 5
PATIENCE = 20_000  # ms


def test_a_cell_is_chosen_by_a_click_and_the_saved_form_comes_out_filled(page, warehouse, tmp_path):
    file = tmp_path / "县区月报.xlsx"
    file.write_bytes(monthly_form())
    with Server(warehouse, env={"ZHILI_RECORDS": str(tmp_path / "records")}) as own:
        seen = open_page(page(at=own), "/forms?area=610300&period=2020-10&lang=zh&form=new")
        seen.set_input_files("input[type=file]", file)
        wait_until_idle(seen)
        _click(seen, 1, 3)
        expect(seen.locator(".st-key-forms_cell input")).to_have_value("B4", timeout=PATIENCE)
        wait_until_idle(seen)
        for name in ("按表头向右填充", "按单位向下填充", "保存报表及对应关系"):
            seen.get_by_role("button", name=name).click()
            wait_until_idle(seen)
        assert "12个单元格中12个有数" in seen.inner_text("h1")
        with seen.expect_download() as taken:
            seen.get_by_role("button", name="下载报表").click()
        filled = load_workbook(io.BytesIO(taken.value.path().read_bytes()))[SHEET]
    assert filled["B8"].value > filled["B4"].value > 0 and filled["E4"].value == "=B4+C4"


def _click(seen: Page, column: int, row: int) -> None:
    """Click a cell of the grid once it has come to rest."""
    room = None
    grid = seen.locator("[data-testid=stDataFrame] canvas").first
    grid.scroll_into_view_if_needed()
    while room != (room := grid.bounding_box()):
        seen.wait_for_timeout(500)
    width = (room["width"] - NUMBERS) / COLUMNS
    seen.mouse.click(room["x"] + NUMBERS + (column + 0.5) * width, room["y"] + HEAD + (row + 0.5) * ROW)
