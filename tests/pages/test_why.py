"""Why did it change, on four pages: the verdict first, a split that adds up, or the reason for none."""

import re

import pytest

from tests.pages.reading import charts, row, words

BAOJI = {"area": "610300", "period": "2020"}
PAGES = {
    "disputes": BAOJI | {"part": "why", "figure": "mediation_success_rate"},
    "petitions": BAOJI | {"figure": "petition_on_time_rate"},
    "rectification": BAOJI | {"figure": "hazard_rectification_rate"},
    "profile": BAOJI,
}
VERDICTS = ("变化超出正常波动", "属正常波动", "无法判断是否属正常波动")


def section(app) -> str:
    """The words from the heading on."""
    said = words(app)
    start = max(said.rfind(text) for text in (">为什么变化<", ">Why did it change?<"))
    assert start >= 0
    return said[start:]


def sentence(said: str) -> str:
    return re.findall(r'<p class="text">(.*?)</p>', said)[0]


def column(said: str, place: int) -> list[float]:
    """The numbers of a column of the table, the sum last."""
    rows = re.findall(r"<tr>(<td>.*?)</tr>", said)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", line) for line in rows]
    width = len(cells[0])
    found = [line[place].strip("%") for line in cells if len(line) == width]
    return [float(text.replace(",", "").replace("−", "-")) for text in found[: _last(cells) + 1]]


def _last(cells: list[list[str]]) -> int:
    return next(place for place, line in enumerate(cells) if line[0] in ("合计", "Sum"))


@pytest.mark.parametrize("page", PAGES)
def test_the_sentence_begins_with_whether_it_is_chance_and_the_parts_add_up(visit, page):
    app = visit(page, **PAGES[page])
    said = section(app)
    assert sentence(said).startswith(VERDICTS)
    *effects, whole = column(said, -1)
    assert sum(effects) == pytest.approx(whole, abs=0.005 * len(effects) + 0.005)
    assert f"{whole:+.2f}个百分点".replace("-", "−") in said
    assert "why_" in charts(app)


@pytest.mark.parametrize("page", PAGES)
def test_the_same_in_english(visit, page):
    said = sentence(section(visit(page, **PAGES[page], lang="en")))
    assert said.startswith(("Beyond chance", "Within normal variation", "Whether this is normal variation"))
    assert "2019 to 2020" in said
    assert not re.search("[一-龥]", said.replace("宝鸡市", "").split("The largest effect")[0])


@pytest.mark.parametrize(
    ("page", "figure", "by", "whole"),
    [
        ("disputes", "disputes_found", "major_type", 5),
        ("petitions", "petitions_received", "petition_channel", 4),
        ("petitions", "petition_on_time_rate", "petition_channel", 4),
        ("petitions", "request_on_time_rate", "request_source", 4),
        ("rectification", "hazards_found", "hazard_category", 5),
        ("rectification", "hazard_rectification_rate", "found_by", 5),
        ("profile", "incidents", "category", 4),
    ],
)
def test_rates_and_counts_are_split_by_kind_too(visit, page, figure, by, whole):
    given = BAOJI | {"figure": figure, "by": by} | ({"part": "why"} if page == "disputes" else {})
    said = section(visit(page, **given))
    *effects, total = column(said, -1)
    assert len(effects) >= whole - 1
    assert sum(effects) == pytest.approx(total, abs=0.005 * len(effects) + 0.005)
    if figure in ("disputes_found", "petitions_received", "hazards_found", "incidents"):
        assert sum(effects) == total
        *was, before = column(said, 1)
        assert sum(was) == before


def test_a_change_within_normal_variation_is_said_first_and_no_cause_is_named(visit):
    given = {"area": "610300", "period": "2020-10", "figure": "petition_on_time_rate"}
    said = sentence(section(visit("petitions", **given)))
    assert said.startswith("属正常波动（前后95%置信区间")
    assert "以下分解只是算术" in said
    assert not any(word in said for word in ("显著", "明显", "导致", "原因"))


def test_the_profile_begins_with_the_headline_share_that_changed_most_beyond_chance(visit):
    said = sentence(section(visit("profile", **BAOJI)))
    assert said.startswith("变化超出正常波动（前后95%置信区间28.3%—33.2%与44.3%—49.6%不重叠）")
    assert "零发案社区（村）占比" in said


def test_the_period_before_is_offered_and_a_year_has_but_one(visit):
    month = visit("petitions", area="610300", period="2020-10", against="previous")
    assert "2020年9月至2020年10月" in sentence(section(month))
    year = visit("petitions", **BAOJI)
    assert "switch_against" not in [control.key for control in year.segmented_control]


def test_another_figure_is_chosen_and_kept_in_the_address(visit):
    app = visit("petitions", **BAOJI)
    app.selectbox(key="why_figure").select("requests_received").run()
    assert app.query_params["figure"] == "requests_received"
    assert "群众诉求件数由" in sentence(section(app))


def test_protected_counts_and_medians_cannot_be_split(visit):
    app = visit("profile", **BAOJI)
    titles = app.selectbox(key="why_figure").options
    assert "矛盾纠纷调解成功率" in titles
    assert not {"命案", "化解时长中位数"} & set(titles)


@pytest.mark.parametrize(
    ("page", "codes", "said"),
    [
        ("petitions", {"area": "330402", "period": "2018"}, "在2017年或2018年没有数据"),
        ("rectification", {"area": "330402", "period": "2018"}, "在2017年或2018年没有数据"),
        (
            "disputes",
            {"area": "610330", "period": "2016-03", "part": "why"},
            "没有相关报送数据，无变化可分解。",
        ),
    ],
)
def test_where_there_is_no_split_the_reason_is_said(visit, page, codes, said):
    assert said in words(visit(page, **codes))


@pytest.mark.parametrize("page", PAGES)
def test_a_village_has_kinds_and_no_areas(visit, page):
    given = {"area": "610330100001", "period": "2020"} | ({"part": "why"} if page == "disputes" else {})
    assert "按地区" not in section(visit(page, **given)).split("合计影响")[0]


def test_missing_reports_forbid_the_split_of_a_town_and_are_named_within_its_county(visit):
    # 天度镇: a village was silent on April 2020
    april = {"period": "2020-04", "part": "why"}
    assert "报送不足95%，看似变化的可能只是漏报。" in words(visit("disputes", area="610324101", **april))
    assert "天度镇有漏报，其增减可能只是漏报所致。" in words(visit("disputes", area="610324", **april))


def test_a_figure_of_the_table_is_the_figure_of_the_page(visit):
    # 凤县 2020: 2,920 of 2,980 settled (bao-20); 2,760 found in 2019
    given = {"area": "610330", "period": "2020", "part": "why", "figure": "disputes_found"}
    said = section(visit("disputes", **given))
    assert all(text in row(said, "合计") for text in ("2,760", "2,980", "+220"))
