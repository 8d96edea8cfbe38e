"""A server and a browser for the tests that look at real pages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.driver import ARGUMENTS, BROWSERS, Server, answers, watch


@pytest.fixture(scope="session")
def server(warehouse: Path) -> Iterator[Server]:
    """The dashboard over the sample."""
    with Server(warehouse) as running:
        yield running


# Not for the session: playwright's event loop would stay in the way of tests that run one of their own.
@pytest.fixture(scope="module")
def browser(tool: Callable[..., str]) -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    path = tool(*BROWSERS, works=answers)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """`page(width, height, scheme, at)` → a fresh visitor's page; give it to `driver.open_page`.

    `scheme` is light or dark; `at` is a running Server, by default the session's.
    """
    contexts = []

    def visit(width: int = 1366, height: int = 768, scheme: str = "light", at: Server | None = None) -> Page:
        context = browser.new_context(
            base_url=(at or request.getfixturevalue("server")).url,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
        )
        contexts.append(context)
        return watch(context).new_page()

    yield visit
    for context in contexts:
        context.close()
