"""An analyst's path: from what calls for attention to the file that says why, without leaving the screen."""

import csv
import re

from tests.browser.driver import open_page, wait_until_idle

CITY, MONTH = "610300", "2020-10"
COLUMN = "纠纷类型"
NUMBER = r"[+\u2212]?\d+\.\d+"


def heading(page) -> str:
    return page.locator("h1.finding").inner_text()


def follow(page, link) -> None:
    link.click()
    wait_until_idle(page)


def test_from_a_card_to_the_area_its_disputes_the_type_the_definition_the_load_and_the_file(page, tmp_path):
    seen = open_page(page(height=1400), f"/overview?area={CITY}&period={MONTH}")

    # A card misses its target and says how sure that is, and the list says why and where.
    card = seen.locator('[class*="st-key-card_"]').filter(has_text="未达标").first
    assert card.locator(".signs img").count() == 2 and "时达时不达" in card.inner_text()
    point = seen.locator(".points li").filter(has_text="差于宝鸡市整体").first
    assert "矛盾纠纷调解成功率" in point.inner_text()
    county = point.locator("a").inner_text().split("有")[0]
    follow(seen, point.locator("a"))
    assert county in heading(seen) and CITY not in seen.url

    # Its disputes, by the menu: the area and the month stay.
    follow(seen, seen.get_by_test_id("stSidebarNav").get_by_text("矛盾纠纷", exact=True))
    assert county in heading(seen) and f"period={MONTH}" in seen.url

    # Why the rate changed, by type: the parts add up to the change.
    follow(seen, seen.get_by_text("为什么变化", exact=True).first)
    follow(seen, seen.get_by_text("纠纷类型", exact=True).first)
    sentence = seen.locator("p.text").filter(has_text="影响最大的是").inner_text()
    change = float(re.search(rf"（({NUMBER})个百分点）", sentence)[1].replace("\u2212", "-"))
    largest = re.search(r"影响最大的是(.+?)（", sentence)[1]
    assert largest.endswith(("纠纷", "争议", "其他"))
    with seen.expect_download() as download:
        seen.get_by_role("button", name="下载CSV").first.click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    with file.open(encoding="utf-8-sig", newline="") as handle:
        parts = list(csv.DictReader(handle))
    effects = [float(row["合计影响"]) for row in parts]
    assert round(100 * sum(effects), 2) == change
    assert max(parts, key=lambda row: abs(float(row["合计影响"])))[COLUMN] == largest

    # The definition with its counts, and the loads that the numbers came from.
    follow(seen, seen.get_by_role("button", name="矛盾纠纷调解成功率", exact=True).last)
    card = seen.get_by_role("dialog")
    assert "调解成功" in card.inner_text() and "÷" in card.inner_text()
    assert "来自以下" in card.inner_text() or "载入" in card.inner_text()
    assert card.get_by_test_id("stDataFrame").count() == 1
