"""The pages on a real screen: cold links, one line on top, nothing cut off, a click on a map leads on."""

import re

import pytest

from tests.browser.driver import Server, foreign_requests, open_page, wait_until_idle

PAGES = ("overview", "explorer", "catalogue")
STATE = "area=610330&period=2020-10&indicator=mediation_success_rate"
# Texts of cards that are wider than their place.
CUT_OFF = """() => [...document.querySelectorAll('.card, .card *')]
    .filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1)
    .filter(e => getComputedStyle(e).display !== 'inline')
    .map(e => e.textContent)"""
CARD_HEIGHTS = """() => [...document.querySelectorAll('[class*="st-key-card_"]')]
    .map(e => Math.round(e.getBoundingClientRect().height))"""


@pytest.mark.parametrize("name", ["explorer", "overview"])
def test_a_link_on_a_freshly_started_server_shows_what_its_sender_saw(page, warehouse, name):
    with Server(warehouse) as cold:
        seen = open_page(page(at=cold), f"/{name}?{STATE}&lang=en")
        assert re.search(rf"/{name}\?{STATE}&lang=en$", seen.url)
        assert seen.locator(".st-key-area_county input").input_value() == "凤县"
        assert "October 2020, 凤县" in seen.locator("h1.finding").inner_text()
        assert seen.get_by_test_id("stSidebar").get_by_text("Explorer").is_visible()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("lang", "scheme"), [("zh", "light"), ("en", "dark")])
def test_a_page_fits_the_width_of_a_small_screen_and_asks_nobody_else(page, name, lang, scheme):
    seen = open_page(page(scheme=scheme), f"/{name}?{STATE}&lang={lang}")
    main = seen.get_by_test_id("stMain")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    assert seen.locator(".st-key-chooser").bounding_box()["height"] < 50  # px: one line
    assert seen.evaluate(CUT_OFF) == []
    assert foreign_requests(seen) == []
    assert seen.get_by_test_id("stException").count() == 0


@pytest.mark.parametrize(("area", "lang"), [("610300", "en"), ("610330100001", "zh")])
def test_all_cards_are_seen_without_scrolling_and_are_of_one_height(page, area, lang):
    seen = open_page(page(), f"/overview?area={area}&lang={lang}")
    heights = seen.evaluate(CARD_HEIGHTS)
    assert len(heights) == 8
    assert len(set(heights)) == 1
    last = seen.locator('[class*="st-key-card_"]').last.bounding_box()
    assert last["y"] + last["height"] < 768
    assert seen.evaluate(CUT_OFF) == []


def test_a_click_on_the_map_goes_to_the_county_and_back_leads_back(page):
    seen = open_page(page(height=3000), "/overview?area=610300&period=2020-12")
    name = seen.locator(".st-key-place_map .textpoint").filter(has_text="太白县").bounding_box()
    seen.mouse.click(name["x"] + name["width"] / 2, name["y"] + name["height"] / 2)
    wait_until_idle(seen)
    assert "area=610331" in seen.url
    seen.go_back()
    wait_until_idle(seen)
    assert "area=610300" in seen.url
    assert "宝鸡市" in seen.locator("h1.finding").inner_text()


def test_a_sentence_is_copied_in_one_click(page):
    seen = open_page(page(), f"/overview?{STATE}")
    seen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    seen.locator(".st-key-copy_finding button").click()
    seen.get_by_role("button", name="已复制").wait_for()
    assert seen.evaluate("navigator.clipboard.readText()") == seen.locator("h1.finding").inner_text()


def test_the_colours_follow_the_readers_screen_from_the_first_run(page):
    seen = open_page(page(scheme="dark"), f"/overview?{STATE}")
    ink = seen.locator(".card strong").first.evaluate("e => getComputedStyle(e).color")
    assert ink == "rgb(229, 233, 240)"  # charts.theme.COLOURS["dark"]["value"]
