"""The page of hazards and tasks: hazards, programmes with plans, standards, activity without direction."""

from tests.pages.reading import row, words

NANHU = {"area": "330402", "period": "2018"}


def test_planned_and_done_stand_side_by_side_with_a_remark_beyond_120_percent(visit):
    said = words(visit("rectification", **NANHU))
    cameras = row(said, "视频监控建设完成率")
    assert all(text in cameras for text in ("5,700", "7,880", "138.2%", "请核对任务数是否偏低"))
    factories = row(said, "厂中厂出租企业整治完成率")
    assert "1,194" in factories
    assert "请核对" not in factories


def test_arrival_stands_beside_the_places_own_standard(visit):
    said = words(visit("rectification", **NANHU))
    arrival = row(said, "30分钟到达率")
    assert "143\xa0÷\xa0154" in arrival
    assert "30分钟" in arrival[arrival.index("÷") :]


def test_enforcement_has_its_year_before_and_no_direction(visit):
    said = words(visit("rectification", **NANHU))
    violations = row(said, "电动车违法行为查处")
    assert "7,570次" in violations
    assert "2,650次" in violations
    assert "只反映工作量，数量多少不代表好坏。" in said


def test_the_kinds_of_inspection_add_up(visit):
    said = words(visit("rectification", **NANHU))
    table = said[said.index("各类督查检查") :]
    assert "2,979" in row(table, "镇街全面查")
    assert "300" in row(table, "区领导点题查")


def test_the_areas_add_up_to_the_whole(visit):
    table = visit("rectification", **NANHU).dataframe[0].value
    assert table["hazards_found_value"].sum() == 7980


def test_a_place_shows_only_what_it_reports(visit):
    said = words(visit("rectification", area="530623202", period="2022"))
    assert "吹哨报到及时率" in said
    assert "执法打击工作量" not in said
    assert "应急处置" not in said


def test_the_same_in_english(visit):
    said = words(visit("rectification", **NANHU, lang="en"))
    assert "7,222 of 7,387 programme items done" in said
    assert "Over 120%: check whether the plan was set too low" in said
