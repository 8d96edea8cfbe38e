"""The monthly review: every step opens in both languages; the table says what the board knows."""

import re
import shutil
from pathlib import Path

import pytest

from metrics import rank
from tests.pages.reading import row, words
from ui.ranking_steps import STEPS

CITY = {"area": "610300", "period": "2020-10", "scheme": "monthly_bulletin"}


@pytest.fixture(autouse=True)
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Records of one's own: nothing sent, published or promised yet."""
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path / "records"))
    return tmp_path / "records"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("step", STEPS)
def test_every_step_opens_in_both_languages(visit, step, lang):
    said = words(visit("ranking", **CITY, step=step, lang=lang))
    assert "宝鸡市" in said and "No place" not in said


@pytest.mark.parametrize("step", ["table", "ready", "publish"])
@pytest.mark.parametrize(
    "codes",
    [
        {"area": "610330", "period": "2020-10"},  # towns with few cases: nobody is ranked
        {"area": "330402", "period": "2020", "scheme": "annual_assessment"},  # nobody has reported
        {"area": "610300", "period": "2020Q4", "scheme": "quarterly_ranking"},
        {"area": "610300", "period": "2020", "scheme": "annual_assessment"},
    ],
)
def test_other_schemes_and_empty_tables_look_intended(visit, step, codes):
    assert "finding" in words(visit("ranking", **codes, step=step))


def test_at_a_village_there_is_a_sentence_and_no_step(visit):
    app = visit("ranking", area="610330100001", period="2020-10", step="table")
    assert "没有可排名的单位" in words(app)
    assert not [one for one in app.toggle if one.key == "ranking_annex"]


def test_the_first_of_october_has_its_place_score_grade_and_range(visit):
    """Numbers from python -m metrics.rank monthly_bulletin --area 610300 --period 2020-10."""
    line = row(words(visit("ranking", **CITY)), "麟游县")
    assert "麟游县<small> 部分未报送</small>" in line
    assert all(text in line for text in ("92.68", "92.677466140442", "绿", "1（1—12）", "前进8位"))


def test_a_move_within_chance_is_grey_and_says_so(visit):
    line = row(words(visit("ranking", **CITY)), "凤翔县")
    assert '<span class="within">前进2位</span><small> 在随机范围内</small>' in line


def test_without_the_annex_the_table_is_as_printed_in_two_halves(visit):
    app = visit("ranking", **CITY)
    assert 'class="tier"' in words(app) and 'places two_up"' not in words(app)
    app.toggle(key="ranking_annex").set_value(False).run()
    said = words(app)
    assert 'places two_up"' in said
    assert not any(text in said for text in ("在随机范围内</small>", "名次波动区间", 'class="tier"'))


def test_units_of_one_tier_are_told_in_a_sentence(visit):
    assert "全部单位同档" in words(visit("ranking", **CITY))


def test_every_step_to_the_points_is_shown_on_demand(visit):
    """陇县: requests in time 8 of 12, below the 70 % from which on there are points, and a bonus of 1."""
    app = visit("ranking", **CITY)
    assert "97 ÷ 108" not in words(app)
    app.toggle(key="ranking_items_open").set_value(True).run()
    table = words(app)[words(app).index('class="wide"') :]
    line = row(table, "陇县")
    assert "97\u00a0÷\u00a0108" in line  # settled
    assert "66.7% = 8\u00a0÷\u00a012" in line and "+1" in line
    assert "基数过小" in row(table, "太白县")


def test_vetoes_and_events_are_shown_on_demand(visit):
    app = visit("ranking", **CITY)
    app.toggle(key="ranking_events_open").set_value(True).run()
    assert "陈仓区：发生民转刑案件" in words(app)
    assert "KH610322-2020-00004" in words(app)


def test_each_rule_comes_with_its_worked_examples(visit):
    app = visit("ranking", **CITY)
    app.toggle(key="ranking_rules_open").set_value(True).run()
    examples = words(app)[words(app).index("计算示例") :]
    assert re.search(r"按期化解率</td><td[^>]*>92%</td>.*?>12</td>", examples)


@pytest.mark.parametrize(
    ("kind", "step"),
    [
        ("check_sheets", "check"),
        ("check_sheets", "publish"),
        ("commitments", "follow_up"),
        ("rankings", "publish"),
    ],
)
def test_broken_records_are_one_line_and_nothing_can_be_decided(visit, records, kind, step):
    records.mkdir()
    (records / f"{kind}.jsonl").write_text('{"number": 1}\n', "utf-8")
    app = visit("ranking", **CITY, step=step)
    assert any("记录无法读取" in one.value for one in app.error)
    assert [one.key for one in app.button] == ["language"]


@pytest.mark.parametrize("step", ["table", "ready", "why", "ladder"])
def test_broken_tables_of_before_stop_no_other_step(visit, records, step):
    records.mkdir()
    (records / "rankings.jsonl").write_text('{"number": 1}\n', "utf-8")
    assert "已发布的排名未能读取" in words(visit("ranking", **CITY, step=step))


def test_a_record_that_is_tampered_with_is_found_at_the_next_press(
    visit, records, tmp_path, monkeypatch, warehouse
):
    shutil.copytree(warehouse, tmp_path / "warehouse")
    publish = [
        "monthly_bulletin",
        "--area",
        "610300",
        "--period",
        "2020-10",
        "--publish",
        "--note",
        "月通报",
        "--by",
        "督查科",
    ]
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(tmp_path / "warehouse"))
    assert rank.main(publish) == 0
    app = visit("ranking", **CITY, step="publish")
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(tmp_path / "warehouse"))
    app.button(key="ranking_verify").click().run()
    assert "重新计算结果一致" in words(app) and "不一致" not in words(app)
    file = records / "rankings.jsonl"
    file.write_text(file.read_text("utf-8").replace("麟游县", "林游县", 1), "utf-8")
    app.button(key="ranking_verify").click().run()
    assert "重新计算结果一致" not in words(app)
    assert any("记录无法读取" in one.value for one in app.error)


def test_sheets_are_sent_to_those_who_have_none_yet(visit, records):
    app = visit("ranking", **CITY, step="check")
    for chosen, expected in ((["610327"], 1), ([], 12)):
        app.multiselect(key="check_units").set_value(chosen)
        app.text_input(key="check_send_by").set_value("督查科")
        app.button(key="check_send_go").click().run()
        assert (
            not app.exception
            and len((records / "check_sheets.jsonl").read_text("utf-8").splitlines()) == expected
        )
    app.text_input(key="check_send_by").set_value("督查科")
    app.button(key="check_send_go").click().run()
    assert any("已有本版数据的核对单" in one.value for one in app.error)
