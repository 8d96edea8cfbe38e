"""Every page on paper: area, period, filters, definitions and version are on it, and nothing to press."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from i18n.translate import translator
from metrics import catalog
from tests.browser.driver import Server, open_page, watch
from ui.menu import entry, sections
from ui.printed import declared

PAGES = tuple(one.name for entries in sections().values() for one in entries)
IN_ENGLISH = ("overview", "explorer")
STATE = "area=610330&period=2020-10"
# Words of what is pressed, on the screen above.
PRESSED = {
    "zh": (
        "复制",
        "下载CSV",
        "下载DOCX",
        "下载报表",
        "English",
        "设定新基线",
        "选择文件",
        "返回总览",
        "下一屏",
    ),
    "en": ("Copy", "Download", "中文", "New baseline", "Choose files", "Back to the overview"),
}
DRAWN = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')]
    .every(e => e.querySelector('.main-svg') !== null)"""
VERSION = {"zh": "数据版本1，数据截至2020年12月31日", "en": "Warehouse version 1, data to 31 December 2020"}
A4_ACROSS = "841.92 x 594.96 pts (A4)"


@pytest.fixture(scope="module")
def paper(browser: Browser, server: Server, tmp_path_factory, tool: Callable[..., str]) -> Iterator[Callable]:
    """`paper("/overview?…", scheme)` → the text of its sheets and the path of the PDF."""
    reader, folder = tool("pdftotext"), tmp_path_factory.mktemp("paper")
    screens = {}

    def printed(path: str, scheme: str = "light") -> tuple[str, Path]:
        if scheme not in screens:
            context = browser.new_context(base_url=server.url, viewport={"width": 1366, "height": 768})
            screens[scheme] = watch(context).new_page()
            screens[scheme].emulate_media(color_scheme=scheme)
        seen: Page = open_page(screens[scheme], path)
        seen.wait_for_function(DRAWN)
        file = folder / f"{len(list(folder.iterdir()))}.pdf"
        seen.pdf(path=file, prefer_css_page_size=True)
        told = subprocess.run(
            [reader, "-layout", file, "-"], capture_output=True, encoding="utf-8", check=True
        )
        return told.stdout, file

    yield printed
    for screen in screens.values():
        screen.context.close()


@pytest.mark.parametrize(
    ("name", "lang"), [*((name, "zh") for name in PAGES), *((name, "en") for name in IN_ENGLISH)]
)
def test_each_sheet_says_area_period_and_version_and_has_nothing_to_press(paper, name, lang):
    text, _file = paper(f"/{name}?{STATE}&lang={lang}")
    say = translator(lang)
    time = {"zh": "2020年10月", "en": "October 2020"}[lang]
    *sheets, rest = text.split("\f")
    assert rest == "" and sheets
    for sheet in sheets:
        last = sheet.strip().splitlines()[-1]
        assert all(words in last for words in ("凤县", time, say(entry(name).title), VERSION[lang]))
    assert not [word for word in PRESSED[lang] if word in text]


def test_the_definitions_of_the_cards_and_the_chosen_indicator_stand_on_the_overview(paper):
    text, _file = paper(f"/overview?{STATE}&indicator=on_time_settlement_rate")
    compact = "".join(text.split())
    assert "指标：按期化解率" in compact and "指标口径" in compact
    assert all("".join(one.definition["zh"].split())[:12] in compact for one in catalog.headlines())


def test_a_dark_screen_prints_dark_letters_on_white_across_an_a4_sheet(paper, tool):
    _text, file = paper(f"/overview?{STATE}&lang=en", "dark")
    told = subprocess.run([tool("pdfinfo"), file], capture_output=True, encoding="utf-8", check=True).stdout
    assert A4_ACROSS in told
    grey = subprocess.run(
        [tool("pdftoppm"), "-gray", "-r", "30", "-l", "1", file], capture_output=True, check=True
    ).stdout
    dots = grey.split(b"\n255\n", 1)[1]
    assert sum(dots) / len(dots) > 230  # of 255: white paper; the dark screen is 20


def test_a_table_to_scroll_through_is_printed_whole(paper):
    text, _file = paper(f"/explorer?{STATE}")
    assert all(f"610330{number}" in text for number in range(100, 108))  # the towns of 凤县


def test_every_page_of_the_menu_with_definitions_exists():
    assert set(declared()["definitions"]) <= set(PAGES)
