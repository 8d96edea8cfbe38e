"""A new indicator is a pair of files and nothing else: written, recounted, seen everywhere, and removed."""

import json
import shutil
from itertools import chain
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import counts, sample
from data.warehouse import reading, version
from metrics.period import parse
from tests.conftest import REFUSED_ROWS, ROOT, once, run

MANY_PEOPLE = 10
AREA, YEAR = "610330", 2020  # a county of the sample with a full year
# The unit table and what is asked about here: a recount of the whole sample takes a quarter of a minute.
EXPORTS = (
    "*.csv",
    "宝鸡市/02_凤县*",
    "宝鸡市/03_案件警情_2020*",
    "宝鸡市/05_报送情况*",
    "宝鸡市/09_矛盾纠纷*",
)
TITLE = "Big disputes"
MEANING = f"""
kind     = "count"
unit     = "cases"
better   = "none"
source   = "disputes"
owner    = "矛盾纠纷调处科"
reviewed = 2026-11-22

[title]
zh = "十人以上矛盾纠纷数"
en = "{TITLE}"

[definition]
zh = "当期登记的涉及十人及以上的矛盾纠纷件数。"
en = "Disputes registered in the period that involved ten people or more."

[[breaks]]
month = 2020-07-01
zh = "平台改用新表"
en = "new form of the platform"
"""
COUNTING = f"""-- Disputes found in each month that involved ten people or more.
SELECT
    reported_month AS month,
    area,
    count(*)       AS numerator
FROM disputes
WHERE people_involved >= {MANY_PEOPLE}
GROUP BY reported_month, area
"""
QUESTION = ("metrics.value", "big_disputes", "--area", AREA, "--period", str(YEAR), "--json")


@pytest.fixture(scope="session")
def one_county(shared: Path, exports: Path) -> Path:
    """A warehouse of those of the sample's exports that are asked about here."""

    def load(folder: Path) -> None:
        chosen = [sorted(exports.glob(pattern)) for pattern in EXPORTS]
        assert all(chosen)
        done = run("data.load", *chain.from_iterable(chosen), env={"ZHILI_WAREHOUSE": folder})
        assert done.returncode in (0, REFUSED_ROWS), done.stdout + done.stderr

    return once(shared / "one_county", load)


@pytest.fixture(scope="session")
def added(shared: Path, one_county: Path) -> dict[str, Path]:
    """The settings of a copy of that warehouse in which the new pair of files has been recounted."""

    def write(folder: Path) -> None:
        (folder / "definitions").mkdir(parents=True)
        (folder / "definitions/big_disputes.toml").write_text(MEANING, "utf-8")
        (folder / "definitions/big_disputes.sql").write_text(COUNTING, "utf-8")
        shutil.copytree(one_county, folder / "warehouse")
        _recount(settings(folder))

    return settings(once(shared / "new_indicator", write))


def settings(folder: Path) -> dict[str, Path]:
    """What the environment says about a folder that holds definitions and a warehouse."""
    return {"ZHILI_DEFINITIONS": folder / "definitions", "ZHILI_WAREHOUSE": folder / "warehouse"}


def _recount(env: dict[str, Path]) -> None:
    done = run("data.load", env=env)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def page(added, monkeypatch):
    """`page("explorer")` → that page, asked for the new indicator in English."""

    def visit(name: str) -> AppTest:
        for setting, folder in added.items():
            monkeypatch.setenv(setting, str(folder))
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        for key, code in {"area": AREA, "period": YEAR, "indicator": "big_disputes", "lang": "en"}.items():
            app.query_params[key] = str(code)
        app.switch_page(f"pages/{name}.py").run()
        assert not app.exception, app.exception
        return app

    return visit


@pytest.fixture(scope="module")
def expected() -> int:
    """How many of the disputes that were sent are big, by climbing from each village to its city."""
    above = sample.truth("areas").set_index("code")["parent"].dropna().to_dict()
    disputes = sample.truth("disputes")
    big = disputes[(disputes["people_involved"] >= MANY_PEOPLE) & (disputes["reported_on"].dt.year == YEAR)]
    assert MANY_PEOPLE in set(big["people_involved"])  # the boundary itself is among them
    return sum(AREA in _upwards(code, above) for code in big["area"])


def _upwards(code: str, above: dict[str, str]) -> list[str]:
    return [code, *_upwards(above[code], above)] if code in above else [code]


def test_it_is_in_the_catalogue_of_the_command_line(added):
    done = run("metrics.catalog", env=added)
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("big_disputes ")]
    assert line.split() == ["big_disputes", "count", "十人以上矛盾纠纷数", "Big", "disputes"]


def test_its_value_is_what_a_naive_count_of_the_exports_gives(added, expected):
    done = run(*QUESTION, env=added)
    (found,) = json.loads(done.stdout)
    assert found["value"] == found["numerator"] == expected > 0
    assert (done.returncode, found["status"], found["name"]) == (0, "ok", "凤县")


def test_the_explorer_offers_and_shows_it(page, expected):
    app = page("explorer")
    chooser = app.selectbox(key="indicator")
    assert chooser.value == "big_disputes"
    assert any(option.endswith(TITLE) for option in chooser.options)
    assert f"{TITLE}: {expected:,} cases" in _text(app)


def test_the_catalogue_page_lists_and_explains_it(page, expected):
    app = page("catalogue")
    assert any("big_disputes" in table.value.to_numpy() for table in app.dataframe)
    assert "that involved ten people or more" in _text(app)  # its card
    assert f"{expected:,} cases" in _text(app)


def test_a_change_of_its_definition_is_told_wherever_it_is_shown(added, page):
    (found,) = [
        one for one in json.loads(run("metrics.catalog", "--json", env=added).stdout)
        if one["id"] == "big_disputes"
    ]  # fmt: skip
    assert found["breaks"] == [
        {"month": "2020-07-01", "zh": "平台改用新表", "en": "new form of the platform"}
    ]
    app = page("explorer")
    assert "New form of the platform (from July 2020): months before and after" in _text(app)
    assert any("New form of" in chart.proto.spec for chart in app.get("plotly_chart"))  # the mark
    assert "new form of the platform (from July 2020)" in _text(page("catalogue"))


def _text(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def test_the_other_indicators_keep_their_counts(added, one_county):
    asked = counts.Asked(("disputes_found", "homicides"), (AREA,), parse("2020").first, parse("2020").last)
    with reading(one_county) as before, reading(added["ZHILI_WAREHOUSE"]) as after:
        earlier, later = counts.read(before, asked), counts.read(after, asked)
    assert len(earlier) and earlier.equals(later)


def test_without_its_files_a_recount_removes_it(added, one_county, tmp_path):
    (tmp_path / "definitions").mkdir()
    shutil.copytree(added["ZHILI_WAREHOUSE"], tmp_path / "warehouse")
    env = settings(tmp_path)
    _recount(env)
    assert version(env["ZHILI_WAREHOUSE"]) == version(added["ZHILI_WAREHOUSE"]) + 1 == version(one_county) + 2
    assert "big_disputes" not in run("metrics.catalog", env=env).stdout
    done = run(*QUESTION, env=env)
    assert (done.returncode, done.stdout) == (2, "") and "is no indicator" in done.stderr
    asked = counts.Asked(("big_disputes",), (AREA,), parse("2020").first, parse("2020").last)
    with reading(env["ZHILI_WAREHOUSE"]) as connection:
        assert counts.read(connection, asked).empty
        assert "big_disputes" not in counts.counted(connection)
