"""The sources: the working methods of each document, with figures, indicators and links to screens."""

import re

import pytest

from metrics import methods
from tests.pages.test_overview import words


def listed(app) -> list[str]:
    """The ids of the methods in the table."""
    return re.findall(r"<b>([ALNYB]\d\d)</b>", words(app))


def test_all_methods_of_all_documents_are_listed(visit):
    app = visit("sources", document="all")
    assert listed(app) == [method.id for method in methods.read()]
    assert "76项做法，159个原文数字" in words(app)


@pytest.mark.parametrize(
    ("area", "count"), [("610330", 13), ("610900", 23), ("330402", 19), ("530623202", 15), ("623023208", 6)]
)
def test_the_document_about_the_area_comes_first(visit, area, count):
    assert len(listed(visit("sources", area=area))) == count


def test_the_document_is_chosen_by_a_click_and_kept_in_the_address(visit):
    app = visit("sources", area="610300")
    app.segmented_control(key="document").select("001_b1dbebb8c93a6120.txt").run()
    assert app.query_params["document"] == "001_b1dbebb8c93a6120.txt"
    assert "盐津县落雁乡：15项做法" in words(app)


def test_a_method_leads_to_its_screen_at_its_own_place_and_time(visit):
    said = words(visit("sources", area="610300", document="all"))
    assert 'href="disputes?area=530623202&amp;period=2022&amp;indicator=mediation_success_rate' in said  # L02
    assert "考评页面" in said


def test_figures_are_printed_as_in_the_document_and_doubts_are_named(visit):
    said = words(visit("sources", area="610300"))
    assert "2,920/2,980 = 98%" in said  # bao-20
    assert "原文存疑" in said
    assert 'title="累计排查矛盾纠纷2980件,调解成功2920件,成功率达到98%以上"' in said


def test_the_same_in_english(visit):
    said = words(visit("sources", area="530623202", lang="en"))
    assert "盐津县落雁乡: 15 working methods" in said
    assert "Success rate of mediation" in said
