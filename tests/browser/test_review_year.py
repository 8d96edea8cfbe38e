"""A year of monthly reviews: published, revised, published again, the ladder, an appeal, verified.

What was published never changes: every line of the record stays as it was written, and each table can be made
again from its version.
"""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data import warehouse as warehouses
from metrics import rank
from tests.browser.driver import Server, foreign_requests, open_page, wait_until_idle

SCHEME, CITY = "monthly_bulletin", "610300"
LONG_XIAN = "610327"  # 陇县: among the last two in August, September and October 2020
MONTHS = [f"2020-{month:02d}" for month in range(1, 13)]
REVISED = {"2020-09": "JF610327-2020-00627"}  # before this month is published, a case of August is corrected
STEPS = {"2020-08": "督办", "2020-09": "约谈", "2020-10": "问责"}
PATIENCE = 60_000  # ms


@pytest.fixture
def office(tmp_path, warehouse, monkeypatch):
    """The sample's warehouse and records of one's own."""
    shutil.copytree(warehouse, tmp_path / "warehouse")
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path / "records"))
    return tmp_path


def go(seen: Page, step: str, month: str) -> Page:
    return open_page(seen, f"/ranking?area={CITY}&period={month}&scheme={SCHEME}&step={step}&lang=zh")


def write(seen: Page, key: str, text: str) -> None:
    seen.locator(f".st-key-{key} input").fill(text)


def press(seen: Page, key: str) -> None:
    seen.locator(f".st-key-{key} button").click()
    wait_until_idle(seen)


def publish(seen: Page, month: str) -> None:
    go(seen, "publish", month)
    write(seen, "publish_note", f"月通报{month}")
    write(seen, "publish_by", "督查科")
    press(seen, "publish_go")
    expect(seen.get_by_text("SHA-256").first).to_be_visible(timeout=PATIENCE)


def decide(seen: Page, month: str) -> None:
    """Take the step that the rule proposes for 陇县, and see what stands behind it."""
    go(seen, "ladder", month)
    key = f"ladder_{LONG_XIAN}_{month}"
    expect(seen.get_by_text(f"陇县：建议{STEPS[month]}")).to_be_visible(timeout=PATIENCE)
    assert seen.get_by_text("在随机波动范围内").count() + seen.get_by_text("证据支持").count() > 0
    seen.locator(f".st-key-{key}_decision").get_by_text("启动", exact=True).click()
    write(seen, f"{key}_reason", "连续靠后，研究后采取")
    write(seen, f"{key}_who", "考评组")
    press(seen, f"{key}_go")
    expect(seen.get_by_text("已作的决定")).to_be_visible(timeout=PATIENCE)


def revise(run_module, case: str) -> None:
    """A settled case turns out not to be: a correction, and a new version of the data."""
    done = run_module(
        *("data.corrections", "--correct", "disputes", f"case_id={case}"),
        *("--set", "outcome=failed", "--reason", "复核后改为未成功", "--by", "督查科"),
    )
    assert done.returncode == 0, done.stdout + done.stderr


def lines(records: Path) -> list[str]:
    return (records / "rankings.jsonl").read_text("utf-8").splitlines()


def test_a_year_of_reviews_changes_nothing_that_was_published(page, office, run_module, capsys):
    written: list[str] = []
    with Server(office / "warehouse", env={"ZHILI_RECORDS": str(office / "records")}) as server:
        seen = page(at=server, height=1200)
        for month in MONTHS:
            if case := REVISED.get(month):
                revise(run_module, case)
            publish(seen, month)
            now = lines(office / "records")
            assert now[: len(written)] == written and len(now) == len(written) + 1
            written = now
            if month in STEPS:
                decide(seen, month)
        _look_at_what_was_revised(seen)
        _appeal(seen)
        _verify_on_the_page(seen)
        assert foreign_requests(seen) == []

    assert lines(office / "records") == written
    ladder = [
        json.loads(line) for line in (office / "records" / "ladder.jsonl").read_text("utf-8").splitlines()
    ]
    assert [one["kind"] for one in ladder if one["action"] == "decided"] == ["supervise", "summon", "account"]
    assert [one["action"] for one in ladder][-1] == "appealed"
    assert warehouses.version() == 2
    for month in MONTHS:
        assert rank.main([SCHEME, "--area", CITY, "--period", month, "--verify"]) == 0, month
    assert "DIFFERS" not in capsys.readouterr().out


def _look_at_what_was_revised(seen: Page) -> None:
    """August as published stands beside August as known now."""
    go(seen, "publish", "2020-08")
    said = seen.locator("p.text").filter(has_text="会不同").inner_text()
    assert "12行中有0行" not in said


def _appeal(seen: Page) -> None:
    go(seen, "ladder", "2020-10")
    seen.get_by_role("button", name="登记申诉").first.click()
    wait_until_idle(seen)
    box = seen.locator('[data-testid="stPopoverBody"]').last
    for field in box.locator("input").all():
        field.fill("县政法委申诉")
    box.locator("button").last.click()
    wait_until_idle(seen)


def _verify_on_the_page(seen: Page) -> None:
    go(seen, "publish", "2020-08")
    press(seen, "ranking_verify")
    expect(seen.get_by_text("重新计算结果一致")).to_be_visible(timeout=PATIENCE)
    assert seen.get_by_text("不一致").count() == 0
