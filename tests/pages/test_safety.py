"""The page of zero-incident communities: its arithmetic, its three states, streaks and comparisons."""

import base64
import json

import numpy as np
import pytest

BAOJI = {"area": "610300", "period": "2020"}  # 632 zero-incident communities (bao-09)
SILENT = "610303003001"  # has not reported December 2020


def words(app) -> str:
    """All the HTML of a page, one after the other."""
    return "\n".join(block.value for block in app.html)


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
    app = visit("safety", **BAOJI, state="not_known")
    listed = table(app, "state_word")
    assert len(listed) == 18
    assert (listed["months_reported"] < listed["months_expected"]).all()
    app.segmented_control(key="community_state").select("zero").run()
    assert app.query_params["state"] == "zero"
    assert len(table(app, "state_word")) == 632


def test_a_state_without_communities_is_said_in_words(visit):
    app = visit("safety", area="610330", period="2020-12", state="not_known")
    assert "没有处于此状态的社区（村）。" in words(app)
    assert not [frame for frame in app.dataframe if "state_word" in frame.value]


def test_changes_are_absolute_and_percentages_only_from_ten_on(visit):
    counts = table(visit("safety", **BAOJI), "year_before_percent").set_index("name")
    preventable = counts.loc["可防性案件数（部分未报送）"]
    assert preventable[["value", "year_before_value"]].tolist() == [946, 2000]
    assert round(preventable["year_before_percent"], 3) == -0.527  # bao-05
    small = counts[counts["value"] < 10]
    assert len(small) and small["year_before_percent"].isna().all()
    assert small["year_before_difference"].notna().all()


def test_categories_add_up_to_all_incidents(visit):
    app = visit("safety", **BAOJI)
    counts, categories = (f.value for f in app.dataframe if "year_before_percent" in f.value)
    for column in ("value", "year_before_value", "year_before_difference"):
        assert categories[column].sum() == counts[column].iloc[0]


def test_a_year_is_compared_once_and_a_month_with_the_month_before_too(visit):
    of_year = table(visit("safety", **BAOJI), "year_before_percent")
    of_month = table(visit("safety", area="610300", period="2020-10"), "year_before_percent")
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
    ("codes", "said", "tables"),
    [
        ({"area": "610330", "period": "2020-12"}, "凤县72个社区（村）逐月报送", 4),
        ({"area": "610330100", "period": "2020-12"}, "双石铺镇14个社区（村）逐月报送", 3),
        ({"area": "610330100001", "period": "2020-11"}, "逐月报送，未发生可防性案件", 2),
        ({"area": "610330100001", "period": "2020-12"}, "发生可防性案件1起", 2),
        ({"area": "610900", "period": "2020H1"}, "2020年上半年，安康市", 4),
        ({"area": "610300", "period": "2021-05"}, "零发案社区（村）占比：未报送。", 3),
        ({"area": SILENT, "period": "2021-05"}, "未报送。", 2),
    ],
)
def test_every_state_looks_intended(visit, codes, said, tables):
    app = visit("safety", **codes)
    assert said in words(app)
    assert len(app.get("plotly_chart")) == 1
    assert len(app.dataframe) == tables
