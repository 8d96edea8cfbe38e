"""The overview: its sentence, its cards, its pictures, in both languages and in every state."""

import re

import pytest

from metrics import catalog, control
from tests.pages.reading import words

PUBLISHED = {"area": "610330", "period": "2020-12ytd"}  # 凤县 2020: 2,920 of 2,980 settled, 97.99 % (bao-20)


def test_the_sentence_repeats_the_published_figures_of_feng_county(visit):
    sentence = words(visit("overview", **PUBLISHED))
    assert "2020年1—12月，凤县排查矛盾纠纷2,980件，调解成功率98.0%" in sentence
    assert "目标96%，达到。" in sentence


def test_the_same_in_english(visit):
    sentence = words(visit("overview", **PUBLISHED, lang="en"))
    assert "January–December 2020, 凤县: 2,980 disputes found, mediation success rate" in sentence
    assert "target 96%, met." in sentence


def test_there_is_a_card_for_each_headline_indicator_and_its_name_opens_the_definition(visit):
    app = visit("overview", **PUBLISHED)
    names = [definition.title["zh"] for definition in catalog.headlines()]
    assert [button.label for button in app.button if button.key.startswith("open_")] == names
    app.button(key="open_mediation_success_rate").click().run()
    assert "调解成功 2,920 ÷ 排查 2,980 = 97.99%" in words(app)


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({"area": "610300"}, "宝鸡市排查矛盾纠纷"),
        ({"area": "610330100"}, "双石铺镇排查矛盾纠纷"),
        ({"area": "610330100001"}, "排查矛盾纠纷"),
        ({"area": "330400", "period": "2018Q2"}, "2018年二季度，嘉兴市"),
        ({"area": "610330", "period": "2018-03"}, "2018年3月，凤县矛盾纠纷：未报送。"),
        ({"area": "610330", "period": "2020-08..2020-11"}, "2020年8—11月，凤县"),
    ],
)
def test_every_state_looks_intended(visit, codes, said):
    app = visit("overview", **codes)
    assert said in words(app)
    assert len(app.get("plotly_chart")) == 2


def test_unknown_codes_fall_back_and_are_named_harmlessly(visit):
    app = visit("overview", area="<b>99</b>", period="2020-13", indicator="none", lang="xx")
    notes = words(app)
    assert "没有代码为“&lt;b&gt;99&lt;/b&gt;”的地区，现显示宝鸡市。" in notes
    assert "“2020-13”不是可识别的报告期，现显示2020年12月。" in notes
    assert "没有名为“none”的指标" in notes
    assert app.query_params["area"] == "610300"
    assert app.query_params["period"] == "2020-12"


def test_choosing_a_county_and_a_kind_of_period_goes_to_the_address(visit):
    app = visit("overview", area="610300", period="2020-11")
    app.selectbox(key="area_county").select("610330").run()
    assert app.query_params["area"] == "610330"
    app.selectbox(key="period_kind").select("quarter").run()
    assert app.query_params["period"] == "2020Q4"
    app.selectbox(key="period").select("2020Q3").run()
    assert "2020年三季度，凤县" in words(app)
    app.button(key="language").click().run()
    assert "Q3 2020, 凤县" in words(app)


def test_going_to_a_city_whose_data_end_elsewhere_takes_the_period_along(visit):
    app = visit("overview", area="610300", period="2020-11")
    app.selectbox(key="area_city").select("330400").run()
    assert app.query_params["area"] == "330400"
    assert app.query_params["period"] == "2018-12"


def test_the_menu_leads_on_with_the_state_although_its_links_carry_none(visit):
    app = visit("overview", area="610330", period="2020-10", lang="en")
    app.query_params.clear()
    app.switch_page("pages/explorer.py").run()
    assert app.query_params["area"] == "610330"
    assert app.query_params["period"] == "2020-10"
    assert app.query_params["lang"] == "en"


def test_sample_data_are_named_on_every_screen(visit):
    assert "样例数据（合成），仅供演示" in words(visit("overview"))
    assert "Sample data (synthetic)" in words(visit("catalogue", lang="en"))


def test_what_to_look_at_first_is_said_with_its_reason(visit):
    said = words(visit("overview", area="330402", period="2018"))
    assert "优先关注" in said
    assert "按期化解率92.4%，未达到目标95%" in said
    assert "整体未达目标" in said
    assert '<b class="missed">◆ 未达标</b>' in said  # on the card of on-time settlement
    assert 'href="disputes?area=330402&amp;period=2018&amp;indicator=on_time_settlement_rate' in said


def test_at_most_six_things_are_to_be_looked_at(visit):
    said = words(visit("overview", area="610300", period="2020-10", lang="en"))
    assert "To look at first" in said
    assert 0 < said.count("<li>") <= 6


def test_the_signals_say_how_many_were_looked_at_and_how_many_chance_would_give(visit):
    told = words(visit("overview", area="610300", period="2020-10"))
    assert re.search(r"宝鸡市考察指标\d+项，\d+项超出正常波动（.*）；仅因偶然，预计约有\d+项。", told)
    assert "正常波动" in words(visit("overview", area="610330", period="2020-10"))
    english = words(visit("overview", area="610300", period="2020-10", lang="en"))
    assert re.search(r"of \d+ indicators looked at, \d+ are beyond normal variation", english)


def test_with_few_months_nothing_is_called_a_change(visit):
    told = words(visit("overview", area="610300", period="2019-03"))
    assert "月数不足，尚不能区分变化与偶然波动" in told


def test_nothing_is_judged_again_on_a_rerun(visit, monkeypatch):
    asked = []
    judge = control.control_charts
    monkeypatch.setattr(control, "control_charts", lambda panel: asked.append(panel) or judge(panel))
    app = visit("overview", area="610327", period="2020-09")
    assert 1 <= len(asked) <= 2  # all indicators of the area, and the headlines of the areas below
    app.run()
    assert len(asked) <= 2
