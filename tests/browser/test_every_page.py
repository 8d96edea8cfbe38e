"""Every page in both languages: drawn without an error, its state in the address, nothing from outside."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.driver import Server, foreign_requests, open_page, wait_until_idle
from ui.menu import sections

PAGES = tuple(entry.name for entries in sections().values() for entry in entries)
IN_ENGLISH = ("overview", "disputes", "rectification")
STATE = "area=610330&period=2020-10"
ERRORS = "[data-testid=stException], [data-testid=stAlertContentError]"


def codes(page: Page) -> dict[str, str]:
    """The state in the address."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


# Both languages of every page are asked for in tests/pages; a browser is dear.
@pytest.mark.parametrize(
    ("name", "lang"), [*((name, "zh") for name in PAGES), *((name, "en") for name in IN_ENGLISH)]
)
def test_a_page_is_drawn_without_an_error_and_asks_nobody_outside(page, name, lang):
    seen = open_page(page(), f"/{name}?{STATE}&lang={lang}")
    seen.locator("h1").first.wait_for()
    assert seen.locator(ERRORS).count() == 0
    assert codes(seen) | {"area": "610330", "period": "2020-10", "lang": lang} == codes(seen)
    assert foreign_requests(seen) == []


def test_the_bare_address_opens_the_overview_in_chinese(page):
    seen = open_page(page(), "/")
    seen.wait_for_url("**/overview?**")
    assert "总览" in seen.inner_text("body")


def test_the_language_switch_keeps_the_place_and_the_period(page):
    seen = open_page(page(), f"/overview?{STATE}&lang=zh")
    seen.get_by_text("English", exact=True).first.click()
    wait_until_idle(seen)
    assert codes(seen) | {"area": "610330", "period": "2020-10", "lang": "en"} == codes(seen)


def test_nonsense_in_the_address_falls_back_without_an_error(page):
    seen = open_page(page(), "/overview?area=';DROP TABLE counts;--&period=2020-13&lang=xx&indicator=nothing")
    seen.locator("h1").first.wait_for()
    assert seen.locator(ERRORS).count() == 0
    assert codes(seen)["area"].isdigit()


def test_an_empty_warehouse_says_what_to_do(tmp_path, page):
    with Server(tmp_path) as empty:
        seen = open_page(page(at=empty), "/overview")
        assert "data.load" in seen.inner_text("body")
        assert seen.locator("[data-testid=stException]").count() == 0
