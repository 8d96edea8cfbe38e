"""The wall on real screens: no scroll bars, figures as large as promised, turning and refreshing."""

import shutil
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Page

from data import warehouse as versions
from tests.browser.driver import Server, foreign_requests, open_page

CITY = "area=610300&period=2020-10"
VIEWS = ("headlines", "map", "signals", "ranking")
NEVER = ("排名第", "第1名", "督办", "约谈", "问责")
TURN_SECONDS = 5  # the least that office.toml may say
# Of the document and of what scrolls in it: how much wider and higher than its place it is.
TOO_LARGE = """() => [document.documentElement, ...document.querySelectorAll(
        '[data-testid=stMain], .wall, .wall main, .wall_card, .wall_map > div')]
    .map(e => [e.className || e.tagName, e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight])
    .filter(([, wide, high]) => wide > 1 || high > 1)"""
OUTSIDE = """() => {
    const end = document.querySelector('.wall main').getBoundingClientRect().bottom + 1;
    return [...document.querySelectorAll('.wall main *')]
        .filter(e => e.getBoundingClientRect().bottom > end).map(e => e.textContent);
}"""
FIGURES = """() => [...document.querySelectorAll('.wall strong')]
    .map(e => parseFloat(getComputedStyle(e).fontSize))"""
COLOURS = """() => [...document.querySelectorAll('.wall, .wall *, .st-key-wall_controls *')]
    .flatMap(e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor])"""
CONCERN = {"light": "rgb(200, 89, 11)", "dark": "rgb(242, 166, 90)"}


def look(seen: Page, view: str, lang: str = "zh") -> None:
    """The wall held at a view."""
    open_page(seen, f"/wall?{CITY}&lang={lang}&view={view}")
    seen.locator(".wall main > div").wait_for()


@pytest.mark.parametrize(
    ("width", "height", "least", "lang", "scheme"),
    [(1920, 1080, 96, "zh", "light"), (1920, 1080, 96, "en", "dark"), (3840, 2160, 192, "en", "light")],
)
def test_every_view_fills_the_screen_without_scroll_bars_and_calmly(page, width, height, least, lang, scheme):
    seen = page(width, height, scheme)
    for view in VIEWS:
        look(seen, view, lang)
        assert seen.evaluate(TOO_LARGE) == [], view
        assert seen.evaluate(OUTSIDE) == [], view
        assert all(size >= least for size in seen.evaluate(FIGURES)), view
        assert CONCERN[scheme] not in seen.evaluate(COLOURS), view
        assert not any(word in seen.inner_text(".wall") for word in NEVER), view
        assert not seen.get_by_test_id("stSidebar").is_visible()
        assert not seen.locator(".st-key-chooser").is_visible()
    assert foreign_requests(seen) == []


def test_keys_step_stop_and_go_on_and_a_link_leads_back(page):
    seen = open_page(page(1920, 1080), f"/wall?{CITY}")
    seen.keyboard.press("ArrowRight")
    seen.locator(".wall_map").wait_for()
    assert "view=map" in seen.url
    seen.keyboard.press("ArrowLeft")
    seen.locator(".wall_figures").wait_for()
    seen.keyboard.press("s")
    seen.wait_for_url(lambda url: "view=" not in url)
    seen.get_by_text("返回总览").click()
    seen.wait_for_url("**/overview?**")
    assert CITY in seen.url


@pytest.fixture
def copied(warehouse: Path, tmp_path: Path) -> Path:
    """A warehouse of one's own with a second version, made later, beside the current first."""
    folder = tmp_path / "warehouse"
    shutil.copytree(warehouse, folder)
    shutil.copy(versions.path(1, folder), versions.path(2, folder))
    with duckdb.connect(str(versions.path(2, folder))) as second:
        second.execute("UPDATE versions SET version = 2")
    return folder


def test_the_wall_turns_by_itself_and_sees_a_new_version(page, copied, tmp_path):
    records = tmp_path / "records"
    records.mkdir()
    (records / "office.toml").write_text(f"[wall]\nturn_seconds = {TURN_SECONDS}\n", "utf-8")
    with Server(copied, env={"ZHILI_RECORDS": str(records)}) as hung:
        seen = open_page(page(1920, 1080, at=hung), "/wall?area=610300")
        assert "数据版本1" in seen.inner_text(".wall footer")
        seen.locator(".wall_map").wait_for()
        seen.locator(".wall_signals").wait_for()
        versions.choose(2, copied)
        seen.locator(".wall footer").filter(has_text="数据版本2").wait_for()
        assert "view=" not in seen.url and "period=" not in seen.url
