"""The harness itself: a small app is served, waited for and listened to."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.driver import Server, foreign_requests, open_page, requests, wait_until_idle

APP = """
import time
import streamlit as st

st.title("治理指标")
time.sleep(0.5)
presses = st.session_state.setdefault("presses", 0)
if st.button("再算一次"):
    time.sleep(0.5)
    st.session_state.presses += 1
    st.rerun()
st.write(f"第{presses}次")
if "away" in st.query_params:
    st.html('<img src="http://192.0.2.1/dot.png">')  # an address reserved for documentation
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    script: Path = tmp_path_factory.mktemp("small") / "app.py"
    script.write_text(APP, encoding="utf-8")
    with Server(app=script) as running:
        yield running


def test_an_opened_page_has_finished_running(page, small):
    seen = open_page(page(at=small))
    assert seen.get_by_text("第0次").is_visible()


def test_a_press_is_waited_for_through_its_reruns(page, small):
    seen = open_page(page(at=small))
    seen.get_by_role("button", name="再算一次").click()
    wait_until_idle(seen)
    assert seen.get_by_text("第1次").is_visible()


def test_nothing_leaves_the_machine_and_a_leak_would_be_seen(page, small):
    at_home = open_page(page(at=small))
    assert any(url.startswith("ws://127.0.0.1") for url in requests(at_home))
    assert foreign_requests(at_home) == []
    away = open_page(page(at=small), "/?away=1")
    assert foreign_requests(away) == ["http://192.0.2.1/dot.png"]


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(17, 24, 39)")])
def test_the_theme_follows_the_reader_and_names_chinese_fonts(page, small, scheme, paper):
    seen = open_page(page(scheme=scheme, at=small))
    style = seen.get_by_test_id("stApp").evaluate(
        "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).fontFamily, navigator.language]"
    )
    assert style[0] == paper  # .streamlit/config.toml
    assert "Noto Sans CJK SC" in style[1]
    assert style[2] == "zh-CN"


def test_a_server_that_cannot_start_says_why(tmp_path):
    with pytest.raises(RuntimeError, match=r"nowhere\.py"), Server(app=tmp_path / "nowhere.py"):
        pass


def test_a_stopped_server_is_gone(small):
    with Server(app=small.app) as other:
        assert other.url != small.url
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{other.url}/_stcore/health", timeout=2)
