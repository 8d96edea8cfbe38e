"""A bulletin as a value: what it names, what it leaves out, and what it is when nobody reported."""

import re

import pytest

from data.problem import Problem
from metrics import areas, catalog, value
from metrics.period import parse
from reports.bulletin import build
from reports.document import Bulletin, Cell, Column, Section, Table
from reports.evidence import UNITS_INDICATOR


@pytest.fixture(scope="module")
def year(connection) -> Bulletin:
    """The county whose twelve months are complete."""
    return build(connection, "610330", parse("2020"), "zh")


@pytest.fixture(scope="module")
def silent(connection) -> Bulletin:
    """A month before the first report."""
    return build(connection, "610300", parse("2018-03"), "zh")


def _units(bulletin: Bulletin) -> Section:
    """The section of the units."""
    return next(one for one in bulletin.sections if re.search("各(县（区）|镇（街道）)情况", one.heading))


def test_the_units_stand_in_the_order_of_the_unit_table(connection, year):
    tree = areas.read(connection)
    assert [row[0].text for row in year.tables[1].rows] == [
        tree.name(code) for code in tree.children("610330")
    ]


def test_each_unit_stands_in_the_table_or_in_a_list(connection):
    """In each month of a year: with cases, with nothing due, or without a complete report."""
    tree = areas.read(connection)
    stood = tree.standing(tree.children("610300"), parse("2019").first, parse("2020").last)
    names = {tree.name(code): code for code in stood}
    for month in ("2019-02", "2019-10", "2020-06"):
        last = _units(build(connection, "610300", parse(month), "zh"))
        rows = [row[0].text for table in last.tables for row in table.rows]
        words = "".join(said.text for said in last.paragraphs if "总体水平" not in said.text)
        answers = value.values(connection, UNITS_INDICATOR, tuple(names.values()), parse(month))
        for answer in answers:
            star = "*" if answer["status"] == "partial" else ""
            assert (answer["name"] + star in rows) == bool(answer["denominator"])
            assert (answer["name"] in words) == (answer["status"] != "ok" or not answer["denominator"])


def test_a_unit_with_nothing_due_is_named_apart_from_one_without_a_report(connection, silent):
    assert _units(silent).paragraphs[0].text.startswith("未报送的单位有12个：渭滨区、金台区、")
    month, idle = _a_month_with_an_idle_town(connection)
    last = _units(build(connection, "610330", parse(month), "zh"))
    said = [sentence.text for sentence in last.paragraphs if sentence.text.startswith("无应办结件的单位有")]
    assert said == [f"无应办结件的单位有{len(idle)}个：{'、'.join(idle)}。"]
    assert not set(idle) & {row[0].text for row in last.tables[0].rows}


def _a_month_with_an_idle_town(connection) -> tuple[str, list[str]]:
    towns = areas.read(connection).children("610330")
    for month in (f"{year}-{number:02}" for year in (2019, 2020) for number in range(1, 13)):
        answers = value.values(connection, UNITS_INDICATOR, towns, parse(month))
        idle = [a["name"] for a in answers if a["status"] == "ok" and a["denominator"] == 0]
        if idle:
            return month, idle
    raise AssertionError("no town of the sample is without a case in any month")


def test_grids_are_never_set_side_by_side(connection):
    village = areas.read(connection).below("530623202", "village")[0]
    built = build(connection, village, parse("2022"), "zh")
    assert [table.name for table in built.tables] == ["主要指标"]


def test_a_period_without_any_report_says_so_and_shows_no_figures(silent):
    assert silent.finding.alone == "2018年3月，宝鸡市各项指标均未报送，无数据可以通报。"
    assert silent.tables == ()
    assert silent.gaps.startswith("610300 宝鸡市 2018-03: Not reported: Disputes found, ")


def test_a_sentence_that_stands_alone_has_its_time_and_place(year):
    assert year.finding.alone.startswith(
        "2020年，凤县有目标值的3项指标中，2项达到目标；未达到的有：按期化解率。"
    )
    # 2,920 of 2,980 is what the county's rows in the sample are made to add up to (data/sample).
    alone = [said.alone for said in year.paragraphs]
    assert any("2020年，凤县矛盾纠纷调解成功率98.0%（调解成功2,920÷排查2,980；" in text for text in alone)


def test_every_headline_indicator_is_told_tabled_and_defined(connection, year):
    ids = [definition.id for definition in catalog.headlines()]
    told = year.sections[0].paragraphs
    assert [said.pointer.indicator for said in told] == ids
    assert len(ids) == len(year.tables[0].rows) <= len(year.definitions.rows)


def test_notes_name_the_version_its_last_day_its_files_and_that_they_are_samples(year):
    notes = "".join(year.notes)
    assert re.search(r"数据为第\d+版，截至2020年12月31日；已载入：.*矛盾纠纷\d+个文件", notes)
    assert "合成的样例数据" in notes


def test_a_unit_that_is_not_in_the_unit_table_is_a_problem(connection):
    with pytest.raises(Problem, match="'999999': no such area"):
        build(connection, "999999", parse("2020"), "zh")


def test_the_name_of_the_file_has_no_marks_that_a_disk_refuses(connection, year):
    assert year.file_stem == "凤县_2020_月通报"
    assert build(connection, "610330", parse("2020-08..2020-11"), "en").file_stem == (
        "凤县_2020-08..2020-11_Monthly_bulletin"
    )


def test_two_up_reads_down_the_left_half_and_then_the_right():
    rows = tuple((Cell(str(n)),) for n in range(5))
    printed = Table("n", "c", (Column("单位", 10),), rows, two_up=True).printed()
    assert [[cell.text for cell in row] for row in printed.rows] == [["0", "3"], ["1", "4"], ["2", ""]]
    assert len(printed.columns) == 2


def test_a_table_pastes_with_tabs():
    rows = ((Cell("渭滨区"), Cell("244", 244)),)
    table = Table("n", "表2", (Column("单位", 10), Column("排查", 10)), rows)
    assert table.as_text() == "表2\n单位\t排查\n渭滨区\t244"


def test_a_pasted_name_is_no_formula_and_a_signed_change_stays_as_it_is():
    assert Cell("=1+1\t2").pasted == "'=1+1 2"
    assert Cell("+12.4%", 0.124).pasted == "+12.4%"


def test_a_cell_on_screen_is_not_taken_for_markdown():
    rows = ((Cell("a|b*[x](y)"), Cell("92*", 92)),)
    table = Table("n", "表2", (Column("单位", 10, is_number=False), Column("排查", 10)), rows)
    assert table.as_markdown() == "| 单位 | 排查 |\n| :--- | ---: |\n| a\\|b\\*\\[x\\]\\(y\\) | 92\\* |"


def test_the_whole_text_has_every_sentence_table_and_note(year):
    text = year.as_text()
    assert text.startswith("凤县2020年社会治理情况通报\n")
    parts = [
        *(said.text for said in year.paragraphs),
        *(table.as_text() for table in year.tables),
        *year.notes,
    ]
    assert all(part in text for part in parts)
