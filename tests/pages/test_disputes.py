"""The page of disputes: its sentence, the way of a dispute, and its sections, in every state."""

import json
import re

import pytest

from tests.pages.reading import words

PUBLISHED = {"area": "610330", "period": "2020"}  # 凤县 2020: 2,920 of 2,980 settled (bao-20)
PARTS = ("levels", "limits", "kinds", "why", "bodies", "areas")
LUOYAN = {"area": "530623202", "period": "2022"}


def notes(app, place: int) -> list[str]:
    """The words in a figure of a page."""
    spec = json.loads(app.get("plotly_chart")[place].proto.spec)
    return [note["text"] for note in spec["layout"]["annotations"]]


def counted(texts: list[str], pattern: str) -> list[int]:
    """The counts that a pattern finds in texts."""
    found = [re.search(pattern, text) for text in texts]
    return [int(match[1].replace(",", "")) for match in found if match]


def test_the_sentence_repeats_the_published_figures_of_feng_county(visit):
    said = words(visit("disputes", **PUBLISHED))
    assert "2020年，凤县排查矛盾纠纷2,980件，其中调解成功2,920件，调解成功率98.0%" in said
    assert "目标96%，达到。" in said


def test_the_sentence_claims_no_significance(visit):
    said = words(visit("disputes", **PUBLISHED))
    assert not any(word in said for word in ("显著", "明显", "significant"))


def test_the_same_in_english(visit):
    said = words(visit("disputes", **PUBLISHED, lang="en"))
    assert "2020, 凤县: 2,980 disputes found, 2,920 settled, success rate 98.0%" in said
    assert "do not subtract across them" in said


def test_the_three_date_bases_are_named_with_their_cases(visit):
    app = visit("disputes", **PUBLISHED)
    texts = notes(app, 0)
    assert "按登记日期统计" in texts
    assert any(text.startswith("按时限：到期应化解") for text in texts)
    assert any(text.startswith("按办结日期统计：调解成功") for text in texts)
    assert "对象不同，件数不能互相加减" in words(app)


def test_the_levels_add_up_to_the_settled(visit):
    app = visit("disputes", **PUBLISHED)
    (settled,) = counted(notes(app, 0), r"^按办结日期统计：调解成功([\d,]+)件")
    levels = counted(notes(app, 1), r"^([\d,]+)件（")
    assert len(levels) == 6
    assert sum(levels) == settled


def test_the_handled_stand_between_the_found_and_the_settled(visit):
    texts = notes(visit("disputes", **PUBLISHED), 0)
    assert [texts.index(name) for name in ("排查", "调处", "调解成功")] == sorted(
        texts.index(name) for name in ("排查", "调处", "调解成功")
    )


def test_four_brackets_say_how_far_disputes_went(visit):
    texts = notes(visit("disputes", **PUBLISHED), 1)
    shares = [
        float(re.search(rf"{name} <b><span[^>]*>([\d.]+)%", " ".join(texts))[1])
        for name in ("不出楼宇", "不出网格", "不出村", "不出镇")
    ]
    assert shares == sorted(shares)


def test_the_table_of_towns_adds_up_to_the_county(visit):
    app = visit("disputes", **PUBLISHED, part="areas")
    table = app.dataframe[0].value
    assert table["found"].sum() == 2980
    assert table["settled"].sum() == 2920
    assert table["found"].is_monotonic_decreasing


def test_types_and_channels_add_up_to_the_found(visit):
    app = visit("disputes", **PUBLISHED, part="kinds")
    for table in (app.dataframe[0].value, app.dataframe[1].value):
        assert table["count"].sum() == 2980
        assert table["share"].sum() == pytest.approx(1)


def test_a_town_lists_no_sensitive_types_and_says_so(visit):
    town = visit("disputes", area="610330100", period="2020", part="kinds")
    assert not {"涉组织涉纪检纠纷", "涉民族宗教纠纷"} & set(town.dataframe[0].value["name"])
    assert "县级以下不单列个别敏感类型" in words(town)
    assert "县级以下不单列" not in words(visit("disputes", **PUBLISHED, part="kinds"))


def test_the_due_table_has_five_cells_that_add_up(visit):
    said = words(visit("disputes", **PUBLISHED, part="limits"))
    heads = re.search(r"<th[^>]*>按期办结.*?</tr>.*?<tr>(.*?)</tr>", said, re.DOTALL)
    *cells, whole = [int(text.replace(",", "")) for text in re.findall(r">([\d,]+)</td>", heads[1])]
    assert len(cells) == 5
    assert sum(cells) == whole


@pytest.mark.parametrize("by", ["area", "major_type", "channel"])
def test_the_change_of_the_rate_is_split_and_adds_up(visit, by):
    app = visit("disputes", **PUBLISHED, part="why", by=by)
    frame = json.loads(app.get("plotly_chart")[1].proto.spec)["layout"]["annotations"]
    texts = [note["text"] for note in frame]
    before, after = (float(text.strip("<b>/%")) for text in texts if text.startswith("<b>9"))
    assert after == 97.99
    said = words(app)
    assert f"由{before:.2f}%变为97.99%（+{after - before:.2f}个百分点）" in said
    assert "分解是算术拆分，不等于原因" in said


def test_the_split_compares_with_the_period_before_where_it_is_asked_to(visit):
    said = words(visit("disputes", area="610300", period="2020-10", part="why", against="previous"))
    assert "2020年9月至2020年10月" in said
    assert "2019年10月至2020年10月" in words(visit("disputes", area="610300", period="2020-10", part="why"))


def test_a_year_without_a_year_before_says_that_it_cannot_be_split(visit):
    said = words(visit("disputes", area="330402", period="2018", part="why"))
    assert "无法分解变化：南湖区矛盾纠纷调解成功率在2017年或2018年没有数据。" in said


def test_personal_studios_are_counted_and_never_compared(visit):
    app = visit("disputes", **LUOYAN, part="bodies")
    said = words(app)
    assert "个人调解工作室即一个人" in said
    assert "committee" not in said
    assert len(app.dataframe) == 1  # committees by village
    assert set(app.dataframe[0].value) == {"name", "value", "interval", "numerator", "denominator"}


def test_a_choice_of_the_page_is_kept_in_its_address(visit):
    app = visit("disputes", **PUBLISHED)
    app.segmented_control(key="switch_part").select("limits").run()
    assert app.query_params["part"] == "limits"
    assert "时限五分表" in words(app)


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({"area": "610300"}, "宝鸡市排查矛盾纠纷"),
        ({"area": "610330100"}, "双石铺镇排查矛盾纠纷"),
        ({"area": "610330100001"}, "排查矛盾纠纷"),  # nothing below a village
        ({"area": "330400", "period": "2018Q2"}, "2018年二季度，嘉兴市排查矛盾纠纷"),
        ({"area": "610330", "period": "2020-10ytd"}, "2020年1—10月，凤县排查矛盾纠纷"),
        ({"area": "610330", "period": "2018-03"}, "2018年3月，凤县矛盾纠纷：未报送。"),
    ],
)
def test_every_state_looks_intended(visit, codes, said):
    app = visit("disputes", **codes)
    assert said in words(app)
    assert len(app.get("plotly_chart")) == 3  # the way, levels, channels


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("area", ["610900", "623023208", "610330100001"])
def test_every_section_opens_from_city_to_village(visit, area, part):
    app = visit("disputes", area=area, period="2020", part=part)
    assert app.query_params["part"] == part
    assert app.get("plotly_chart")


def test_a_period_out_of_reach_offers_the_way_back(visit):
    app = visit("disputes", area="610330", period="2021-05")
    app.button(key="go_to_data").click().run()
    assert app.query_params["period"] == "2020-12"
    assert "go_to_data" not in [button.key for button in app.button]


def test_a_definition_opens_with_its_counts(visit):
    app = visit("disputes", **PUBLISHED)
    app.button(key="open_mediation_success_rate").click().run()
    assert "调解成功 2,920 ÷ 排查 2,980 = 97.99%" in words(app)
