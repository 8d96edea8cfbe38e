"""The page of services and surveys: what is done, what is in place, and surveys that are never ranked."""

from tests.pages.reading import charts, row, words


def test_surveys_have_samples_and_intervals(visit):
    said = words(visit("services", area="610900", period="2020"))
    asked = row(said[said.index("安康市2020年满意度调查") :], "群众安全感")
    assert "—" in asked  # the interval
    assert asked.count("%") >= 3


def test_surveyed_areas_stand_in_the_order_of_the_unit_table(visit):
    said = words(visit("services", area="610900", period="2020"))
    table = said[said.index("满意度调查分区域情况") :]
    places = [table.index(name) for name in ("汉滨区", "汉阴县", "石泉县", "宁陕县", "白河县")]
    assert places == sorted(places)
    assert "不分名次" in table
    assert "抽样误差" in table


def test_without_a_survey_in_the_month_those_of_the_year_are_shown_and_named(visit):
    said = words(visit("services", area="610327", period="2020-10"))
    assert "陇县2020年满意度调查" in said


def test_kinds_of_help_and_functions_are_shown_where_they_are_given(visit):
    longxian = visit("services", area="610327", period="2020-10")
    nanyu = visit("services", area="623023208", period="2020-12")
    assert "陇县2020年10月八帮八解" in charts(longxian)
    assert "南峪乡2020年12月七大员履职" in charts(nanyu)
    assert "部分类别名称为本项目所拟" in words(longxian)


def test_what_a_place_never_counted_is_left_out(visit):
    said = words(visit("services", area="610300", period="2020-10"))
    assert "互助服务订单" not in said
    assert "群防群治力量万人比" not in said


def test_coverage_has_its_counts_and_target(visit):
    centres = row(words(visit("services", area="610300", period="2020-10")), "四级综治中心覆盖率")
    assert "÷" in centres
    assert "未达标" in centres or "达标" in centres


def test_the_same_in_english(visit):
    said = words(visit("services", area="610900", period="2020", lang="en"))
    assert "the order is that of the unit table, not a rank" in said
