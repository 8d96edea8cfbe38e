"""The profile of an area: its sentence, strong and weak, facts and spines, in every state."""

import json

import pytest

from tests.pages.test_overview import words


def numbers(app) -> list[str]:
    """The bold numbers printed in the figures of a page."""
    specs = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    notes = [note["text"] for spec in specs for note in spec["layout"]["annotations"]]
    return [text.removeprefix("<b>").removesuffix("</b>") for text in notes if text.startswith("<b>")]


def test_a_county_is_set_beside_its_group(visit):
    app = visit("profile", area="610330", period="2020")
    said = words(app)
    assert "2020年，凤县与宝鸡市山区组5个同级地区相比" in said
    assert "矛盾纠纷调解成功率" in said
    assert "98.0%" in numbers(app)  # bao-20: 2,920 of 2,980
    assert "11个" in said  # its towns


def test_the_same_in_english(visit):
    said = words(visit("profile", area="610330", period="2020", lang="en"))
    assert "2020, 凤县 beside the 5 areas of the group 山区 in 宝鸡市" in said
    assert "Faint band: worst to best" in said


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({"area": "610300", "period": "2020-10"}, "宝鸡市及其12个下级地区的分布"),
        ({"area": "610921", "period": "2020"}, "汉阴县"),
        ({"area": "610330100", "period": "2020"}, "双石铺镇在凤县"),
        ({"area": "610330100001", "period": "2020"}, "新建路社区居委会"),
        ({"area": "330402", "period": "2018"}, "南湖区及其13个下级地区的分布"),
        ({"area": "623023208", "period": "2020"}, "南峪乡"),
        ({"area": "610330", "period": "2018-03"}, "没有可对照的地区"),  # before the data begin
    ],
)
def test_every_state_looks_intended(visit, codes, said):
    app = visit("profile", **codes)
    assert said in words(app)
    assert "nan" not in words(app)


def test_a_strong_point_leads_to_its_topic(visit):
    said = words(visit("profile", area="610300", period="2020-10"))
    assert 'href="disputes?area=610300&amp;period=2020-10&amp;indicator=' in said


def test_no_grid_and_no_joint_group_is_a_peer(visit):
    said = words(visit("profile", area="610330100001", period="2020"))
    assert "所辖14个地区" in said  # the villages of the town; a grid is one person
