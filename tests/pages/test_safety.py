"""The page of zero-incident communities: its arithmetic, its three states, streaks and comparisons."""

import base64
import json
import re

import numpy as np
import pytest

from tests.pages.reading import words

BAOJI = {"area": "610300", "period": "2020"}  # 632 zero-incident communities (bao-09)
SILENT = "610303003001"  # has not reported December 2020


def pictures(app) -> list[dict]:
    """The figures of a page."""
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def table(app, key: str):
    """A table of a page, with the numbers behind what is printed."""
    return next(frame.value for frame in app.dataframe if key in frame.value)


def test_the_sentence_counts_zero_reported_and_unknown(visit):
    said = words(visit("safety", **BAOJI))
    assert "2020年，宝鸡市1,346个社区（村）逐月报送，其中632个零发案，占47.0%" in said  # 632 / 1346 = 46.95 %
    assert "另有18个不详" in said
    assert "；6个有发案但未逐月报送" in said  # 1346 + 18 + 6 = 1370, all communities of the city


def test_the_same_in_english(visit):
    said = words(visit("safety", **BAOJI, lang="en"))
    assert "1,346 communities reported every month, 632 of them without a preventable incident, 47.0%" in said
    assert "18 more not known" in said


def test_the_stricter_count_stands_beside_it(visit):
    assert "无刑事治安案件社区（村）占比（更严，不论是否可防）：1,346个中有236个" in words(
        visit("safety", **BAOJI)
    )


def test_every_community_is_a_dot_and_the_dots_agree_with_the_sentence(visit):
    (roster,) = pictures(visit("safety", **BAOJI))
    assert [len(trace["customdata"]) for trace in roster["data"]] == [632, 720, 18]


def test_the_table_of_counties_adds_up_to_the_city(visit):
    counties = table(visit("safety", **BAOJI), "communities")
    sums = counties[["communities", "denominator", "numerator", "not_known"]].sum()
    assert sums.tolist() == [1370, 1346, 632, 18]


def test_the_list_filters_by_state_and_keeps_the_filter_in_the_address(visit):
    app = visit("safety", **BAOJI, part="list", state="not_known")
    listed = table(app, "state_word")
    assert len(listed) == 18
    assert (listed["months_reported"] < listed["months_expected"]).all()
    app.segmented_control(key="community_state").select("zero").run()
    assert app.query_params["state"] == "zero"
    assert len(table(app, "state_word")) == 632


def test_a_state_without_communities_is_said_in_words(visit):
    app = visit("safety", area="610330", period="2020-12", part="list", state="not_known")
    assert "没有处于此状态的社区（村）。" in words(app)
    assert not [frame for frame in app.dataframe if "state_word" in frame.value]


def test_changes_are_absolute_and_percentages_only_from_ten_on(visit):
    counts = table(visit("safety", **BAOJI, part="incidents"), "year_before_percent").set_index("name")
    preventable = counts.loc["可防性案件数（部分未报送）"]
    assert preventable[["value", "year_before_value"]].tolist() == [946, 2000]
    assert round(preventable["year_before_percent"], 3) == -0.527  # bao-05
    small = counts[counts["value"] < 10]
    assert len(small) and small["year_before_percent"].isna().all()
    assert small["year_before_difference"].notna().all()


def test_categories_add_up_to_all_incidents(visit):
    app = visit("safety", **BAOJI, part="incidents")
    counts, categories = (f.value for f in app.dataframe if "year_before_percent" in f.value)
    for column in ("value", "year_before_value", "year_before_difference"):
        assert categories[column].sum() == counts[column].iloc[0]


def test_a_year_is_compared_once_and_a_month_with_the_month_before_too(visit):
    of_year = table(visit("safety", **BAOJI, part="incidents"), "year_before_percent")
    of_month = table(
        visit("safety", area="610300", period="2020-10", part="incidents"), "year_before_percent"
    )
    assert not {"previous_difference", "ytd_value"} & set(of_year)
    assert {"previous_difference", "ytd_value"} <= set(of_month)


def test_a_town_shows_the_streaks_of_its_communities(visit):
    (bars,) = pictures(visit("safety", area="530623202", period="2022"))
    assert len(bars["data"][0]["customdata"]) == 7
    packed = bars["data"][0]["x"]
    lengths = np.frombuffer(base64.b64decode(packed["bdata"]), packed["dtype"]).tolist()
    assert lengths == sorted(lengths, reverse=True)
    assert max(lengths) == 23  # to December 2022, the last one in January 2021


def test_homicide_streaks_stop_at_the_town(visit):
    assert "连续无命案月数：96个月" in words(visit("safety", area="530623202", period="2022"))  # luo-02
    village = visit("safety", area="530623202201", period="2022")
    assert "连续无命案月数" not in words(village)
    assert "open_months_without_homicide" not in [button.key for button in village.button]


def test_a_community_without_a_report_is_not_known_never_zero(visit):
    app = visit("safety", area=SILENT, period="2020-12")
    assert "是否零发案不详：应报送1个月，已报送0个月。" in words(app)
    assert "零发案，" not in words(app)
    assert len(pictures(app)) == 1  # its months, the last one hatched
    assert pictures(app)[0]["data"][0]["fillpattern"]["shape"] == "/"


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({"area": "610330", "period": "2020-12"}, "凤县72个社区（村）逐月报送"),
        ({"area": "610330100", "period": "2020-12"}, "双石铺镇14个社区（村）逐月报送"),
        ({"area": "610330100001", "period": "2020-11"}, "逐月报送，未发生可防性案件"),
        ({"area": "610330100001", "period": "2020-12"}, "发生可防性案件1起"),
        ({"area": "610900", "period": "2020H1"}, "2020年上半年，安康市"),
        ({"area": "610300", "period": "2021-05"}, "零发案社区（村）占比：未报送。"),
        ({"area": SILENT, "period": "2021-05"}, "未报送。"),
    ],
)
def test_every_state_looks_intended(visit, codes, said):
    app = visit("safety", **codes)
    assert said in words(app)
    assert len(app.get("plotly_chart")) == 1


@pytest.mark.parametrize("part", ["zero", "goals", "incidents", "prevention", "list"])
@pytest.mark.parametrize("area", ["610900", "623023208", "610330100001"])
def test_every_section_opens_from_city_to_village(visit, area, part):
    assert "“八无”" not in words(visit("safety", area=area, period="2020", part=part)) or part == "goals"


def test_luoyan_met_its_eight_goals_and_held_homicide_for_eight_years(visit):
    app = visit("safety", area="530623202", period="2022", part="goals")
    assert "“八无”目标达标8项、未达标0项、不详0项" in words(app)  # luo-02
    (matrix,) = pictures(app)
    cells = [text for trace in matrix["data"] for text in trace.get("text", ())]
    assert "达标 8年" in cells
    assert len(cells) == 8
    assert "另列第九项，连续无精神障碍患者肇事肇祸月数：落雁乡 达标 6年。" in words(app)  # luo-03


def test_of_villages_only_their_number_is_told(visit):
    said = words(visit("safety", area="530623202", period="2022", part="goals"))
    row = re.search(r"无命案</td>(.*?)</tr>", said)[1]
    assert re.findall(r">([\d,]+)</td>", row) == ["7", "0", "0", "7"]
    village = visit("safety", area="530623202201", period="2022", part="goals")
    assert "八无" not in words(village)


def test_a_goal_has_a_word_and_a_sign_in_each_cell(visit):
    (matrix,) = pictures(visit("safety", **BAOJI, part="goals"))
    cells = next(trace["text"] for trace in matrix["data"] if trace.get("text"))
    assert len(cells) == 13 * 8  # the city and its counties
    assert {text.split()[0] for text in cells} == {"达标", "未达标", "不详", "有发生", "未发生"}


def test_a_cell_opens_its_counts_and_never_a_case(visit):
    app = visit("safety", **BAOJI, part="goals", goal="months_without_drug", of="610330")
    assert "凤县 · 2020年 · 无涉毒案件" in words(app)
    assert "12个月中12个月情况清楚" in words(app)
    assert "goal" not in app.query_params


def test_small_numbers_of_people_are_named_as_not_shown(visit):
    said = words(visit("safety", **BAOJI, part="prevention"))
    assert "数值过小，不予显示" in said
    assert "重点人群服务管理（仅汇总数）" in said


def test_further_zeros_of_a_village_are_facts_without_a_direction(visit):
    said = words(visit("safety", area="330402101204", period="2018"))  # nan-54
    assert "只列事实，不评高低）：信访总量：0件；在册社区矫正和安置帮教人数：0人" in said
    assert "只列事实" not in words(visit("safety", area="610330100001", period="2020-11"))
