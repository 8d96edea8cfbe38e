"""Imports and quality: every part draws in both languages, and tells what the sample holds."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.data.office import DISPUTE_HEADINGS, Office, as_csv, units
from tests.pages.conftest import ROOT
from tests.pages.test_overview import words
from ui.imports import PARTS

SAID = {
    "load": ("严禁导入涉密数据", "Never import classified data"),
    "reporting": ("催报清单", "Reports to ask for"),
    "checks": ("调解成功的纠纷应有办结日期", "A settled case needs a close date"),
    "sentinels": ("数据上的误报", "False alarms on clean simulated data"),
    "corrections": ("没有人工更正或补录", "Nothing was corrected or supplied by hand"),
    "versions": ("首次公布与现在对照", "As first published against now"),
    "burden": ("重复填报", "Asked for twice"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_draws_in_both_languages(visit, part, lang):
    app = visit("imports", part=part, lang=lang, area="610300", period="2020-10")
    assert SAID[part][lang == "en"] in words(app)


def test_the_sentence_tells_what_the_last_load_refused(visit):
    assert "退回29行" in words(visit("imports", area="610300"))


def test_a_figure_that_a_sentinel_asks_about_says_so_on_its_card(visit):
    assert "待核实：百分之百" in words(visit("petitions", area="330402", period="2018-10"))
    assert "待核实" not in words(visit("petitions", area="610330", period="2020-10"))


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The page over an empty warehouse."""
    office = Office(tmp_path)
    office.warehouse.mkdir()
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(office.warehouse))
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path / "records"))
    return office


def dropped(*files: tuple[str, bytes]) -> AppTest:
    """The page with files dropped onto it."""
    app = AppTest.from_file(str(ROOT / "pages" / "imports.py"), default_timeout=60)
    app.run()
    kind = "application/octet-stream"
    app.file_uploader[0].set_value([(name, content, kind) for name, content in files])
    return app.run()


def test_bad_files_of_every_kind_are_one_line_each_and_nothing_is_loaded(empty):
    files = [
        ("leer.csv", b""),
        ("bild.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 100),
        ("nul.csv", b"a,b\0c\n1,2,3\n"),
        ("cut.xlsx", b"PK\x03\x04half"),
        ("units.csv", as_csv(units())),
        ("no.csv", as_csv([DISPUTE_HEADINGS])),
    ]
    app = dropped(*files)
    assert not app.exception
    assert len(app.error) == 4 and all("\n" not in error.value for error in app.error)
    assert "表头以下没有数据" in words(app)
    assert not [button for button in app.button if button.key == "imports_go"]
    assert empty.version == 0
