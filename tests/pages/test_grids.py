"""The page of grids: coverage, sizes beside standards, re-cuts, meetings, resettlement."""

from tests.pages.reading import charts, row, words


def test_the_recut_of_qixing_is_told_and_marked(visit):
    app = visit("grids", area="330402015", period="2018")
    assert "2018年9月七星街道网格重划：由43个调整为49个（+14.0%），前后不可直接比较。" in words(app)
    assert "43 → 49" in charts(app)


def test_a_recut_below_is_told_on_the_page_of_the_whole(visit):
    said = words(visit("grids", area="330402", period="2018"))
    assert "2018年9月七星街道网格重划：由43个调整为49个" in said


def test_the_recut_of_baoji_names_the_merged_departments(visit):
    said = words(visit("grids", area="610300", period="2020-10"))
    assert "2020年7月宝鸡市网格重划：由2,186个调整为1,537个（−29.7%），整合11个部门的网格" in said


def test_sizes_stand_beside_the_places_own_standard(visit):
    said = words(visit("grids", area="610921", period="2020"))
    households = row(said, "基础网格均户数")
    assert "20—30户/格" in households
    assert "在标准内" in households
    assert "15户/单元" in row(said, "户防单元均户数")


def test_meetings_are_set_against_the_calendar(visit):
    said = words(visit("grids", area="623023208", period="2020"))
    assert "每季度1次" in row(said, "一季一考评")


def test_the_areas_add_up_and_hold_no_grid(visit):
    table = visit("grids", area="610300", period="2020-10").dataframe[0].value
    assert table["grids_value"].sum() == 1537
    assert len(table) == 12
    assert len(visit("grids", area="330402015001", period="2018").dataframe) == 0


def test_resettlement_is_shown_where_it_is_reported(visit):
    assert "居住簿发放率" in words(visit("grids", area="610900", period="2020"))
    assert "居住簿" not in words(visit("grids", area="610300", period="2020"))


def test_the_same_in_english(visit):
    said = words(visit("grids", area="330402015", period="2018", lang="en"))
    assert "grids re-cut from 43 to 49 (+14.0%)" in said
    assert "target not met: grid party-branch coverage" in said
