"""An analyst drops exports on the page: asked, answered, loaded, sent back, undone; in both languages."""

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import Server, foreign_requests, open_page, wait_until_idle
from tests.data.office import CASES, INCIDENTS, REPORTS, Office, as_csv, dispute, disputes, units

PATIENCE = 60_000  # ms for a load
PLANTED = "欧阳样例"
WORDS = {
    "zh": {
        "forbidden": "严禁导入涉密数据",
        "load": "导入",
        "remember": "记住答案",
        "answer": "调解中",
        "done": "导入完成",
        "refused": "退回清单",
        "not a date": "不是日期",
        "versions": "版本与批次",
        "undo": "撤销",
        "undone": "已撤销",
    },
    "en": {
        "forbidden": "Never import classified data",
        "load": "Load",
        "remember": "Remember the answers",
        "answer": "Ongoing",
        "done": "Loaded: version",
        "refused": "Refused rows",
        "not a date": "not a date",
        "versions": "Versions and batches",
        "undo": "Undo",
        "undone": "Undone.",
    },
}


def written(folder: Path, **files: list) -> list[str]:
    """Exports as files, named as offices name them."""
    paths = []
    for name, rows in files.items():
        path = folder / f"{name}.csv"
        path.write_bytes(as_csv(rows))
        paths.append(str(path))
    return paths


def drop(seen: Page, files: list[str]) -> None:
    seen.set_input_files("input[type=file]", files)
    wait_until_idle(seen)


def press(seen: Page, name: str) -> None:
    seen.get_by_role("button", name=name, exact=True).last.click()
    wait_until_idle(seen)


def choose(seen: Page, key: str, answer: str) -> None:
    seen.locator(f'[class*="st-key-{key}"] input').first.click()
    seen.get_by_role("option", name=answer).first.click()


@pytest.mark.parametrize("lang", WORDS)
def test_a_month_is_dropped_answered_loaded_sent_back_and_undone(page, tmp_path, lang):
    say, office = WORDS[lang], Office(tmp_path)
    office.warehouse.mkdir()
    records = {"ZHILI_RECORDS": str(tmp_path / "records"), "TMPDIR": str(tmp_path)}
    with Server(office.warehouse, env=records) as server:
        seen = open_page(page(height=1600, at=server), f"/imports?lang={lang}")
        expect(seen.locator(".forbidden")).to_contain_text(say["forbidden"])

        # A first month, where nothing is there yet.
        drop(seen, written(tmp_path, units=units(), cases=CASES, incidents=INCIDENTS, reports=REPORTS))
        press(seen, say["load"])
        expect(seen.get_by_text(say["done"])).to_be_visible(timeout=PATIENCE)

        # The next month: an unknown word, a day that does not exist, a name that stays outside.
        headings, *_ = disputes()
        rows = [
            [*headings, "当事人姓名"],
            [*dispute("E1", "2020-10-20", "快好了"), PLANTED],
            [*dispute("E2", "2020-10-35"), PLANTED],
            [*dispute("E3", "2020-10-21", "调解成功"), PLANTED],
        ]
        drop(seen, written(tmp_path, 凤县_十月=rows))
        expect(seen.get_by_text("当事人姓名").first).to_be_visible()
        assert seen.get_by_role("button", name=say["load"], exact=True).count() == 0
        choose(seen, "imports_questions_0_0", say["answer"])
        press(seen, say["remember"])
        press(seen, say["load"])
        expect(seen.get_by_text(say["done"])).to_be_visible(timeout=PATIENCE)
        assert office.version == 2
        assert dict(office.ask("SELECT case_id, outcome FROM disputes WHERE case_id LIKE 'E%'")) == {
            "E1": "ongoing",
            "E3": "settled",
        }

        # What was refused goes back to the office, by its row number.
        with seen.expect_download() as download:
            seen.locator('[class*="st-key-imports_refused"] button').click()
        download.value.save_as(tmp_path / "refused.xlsx")
        sheet = openpyxl.load_workbook(tmp_path / "refused.xlsx")[say["refused"]]
        _, (file, row, _, reason, _) = sheet.iter_rows(values_only=True)
        assert (file, row) == ("凤县_十月.csv", 3) and reason.startswith(say["not a date"])

        # The batch is undone: its cases leave, and the page says so.
        open_page(seen, f"/imports?lang={lang}&part=versions")
        choose(seen, "batches_undo_which", "凤县_十月.csv")
        press(seen, say["undo"])
        expect(seen.get_by_text(say["undone"])).to_be_visible(timeout=PATIENCE)
        assert office.version == 3
        assert office.ask("SELECT count(*) FROM disputes WHERE case_id LIKE 'E%'") == [(0,)]
        assert foreign_requests(seen) == []
        assert PLANTED not in server.log()

    # Nothing of the raw exports is left behind, and the name is nowhere.
    assert list(tmp_path.glob("zhili-inbox-*")) == []
    kept = [*office.warehouse.rglob("*"), *(tmp_path / "records").rglob("*")]
    assert not any(PLANTED.encode() in file.read_bytes() for file in kept if file.is_file())
