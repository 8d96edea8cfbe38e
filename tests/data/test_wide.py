"""A column per item, split dates, units in headings: what stands outside of the cells is read, too."""

import datetime as dt

import pytest

from data.sheets import title, units, wide
from data.sheets.headings import recognise
from tests.data.office import DISPUTE_HEADINGS, EAST, TOWN, WEST, dispute, disputes

FIGURES = "SELECT area, strftime(month, '%Y-%m'), item, value FROM monthly_figures ORDER BY ALL"
WIDE = [
    ["凤县2020年10月平安建设月报表"],
    ["序号", "区划代码", "搬迁户数（户）", "工作通讯费(万元)", "月研判", "", "备注"],
    ["", "", "", "", "已开", "应开", ""],
    ["1", EAST, "5", "1.23", "1", "2", ""],
    ["2", WEST, "0", "", "1", "1", ""],
    ["合计", "", "5", "1.23", "2", "3", ""],
]
WIDE_READ = [
    (EAST, "2020-10", "communication_cost", 12300.0),
    (EAST, "2020-10", "resettled_households", 5.0),
    (EAST, "2020-10", "study_due", 2.0),
    (EAST, "2020-10", "study_held", 1.0),
    (WEST, "2020-10", "resettled_households", 0.0),
    (WEST, "2020-10", "study_due", 1.0),
    (WEST, "2020-10", "study_held", 1.0),
]


def test_every_filled_cell_of_a_wide_table_is_a_figure_and_an_empty_one_is_none(office):
    (file,) = office.send(WIDE, "月报.csv").files
    assert (file.file, file.read, file.accepted, file.refused) == ("月报.csv", 7, 7, 0)
    assert office.ask(FIGURES) == WIDE_READ
    assert file.dropped_columns == ("序号", "备注")


def test_a_bad_cell_of_a_wide_table_is_refused_alone_with_its_row(office):
    rows = [list(row) for row in WIDE]
    rows[3][2] = "很多"
    (file,) = office.send(rows, "月报.csv").files
    assert (file.read, file.accepted, file.refused) == (7, 6, 1)
    assert [(reason["row"], reason["column"]) for reason in file.reasons] == [(4, "value")]


def test_a_wide_table_may_have_its_month_in_a_column(office):
    rows = [["月份", "乡镇代码", "区划代码", "搬迁户数", "红榜（重点）"]]
    rows += [["2020年9月", "", EAST, "4", ""], ["2020年10月", "", EAST, "5", "1"]]
    assert office.send(rows).files[0].accepted == 3
    assert office.ask(FIGURES)[0][1:] == ("2020-09", "resettled_households", 4.0)


@pytest.mark.parametrize(
    ("name", "heading", "told"),
    [
        (
            "2020年9月.csv",
            WIDE[0],
            "the title says 2020-10, the name of the file or sheet 2020-09; is it 2020-10?",
        ),
        ("凤县2020年9月.csv", ["月报表"], "only the name of the file or sheet says 2020-09; is it 2020-09?"),
    ],
)
def test_a_month_that_is_not_sure_is_asked_and_the_answer_is_taken(office, tmp_path, name, heading, told):
    rows = [heading, *WIDE[1:]]
    asked = office.send(rows, name).questions
    assert told in str(asked[0])
    answers = tmp_path / "answers.toml"
    answers.write_text('[headings]\n"2020-09" = "month"\n', "utf-8")
    assert office.send(rows, name, mapping=answers).files[0].accepted == 7
    assert {row[1] for row in office.ask(FIGURES)} == {"2020-09"}


def test_months_in_titles():
    assert title.months(["凤县2020年10月月报", "2020.10", "202010"]) == ["2020-10"]
    assert (
        title.months(["2020年1-10月", "2020年1月至10月", "2020年第3季度", "2020年10月5日", "20201005"]) == []
    )


def test_units_in_headings_multiply_exactly(office):
    headings = [*DISPUTE_HEADINGS, "以案定补金额（万元）", "涉及人数(万人)"]
    rows = [[*dispute("D1"), "1.1", "0.0012"], [*dispute("D2"), "0.35", "0.0003"]]
    assert office.send([headings, *rows]).files[0].accepted == 2
    found = office.ask("SELECT subsidy_yuan, people_involved FROM disputes ORDER BY case_id")
    assert found == [(11000.0, 12), (3500.0, 3)]


def test_a_unit_is_told_from_a_part_of_the_heading():
    assert units.split("金额(万元)") == ("金额", "万元")
    assert units.split("专职网格员(人)") == ("专职网格员", "人")
    assert units.split("村(社区)") == ("村(社区)", "")
    assert units.factor("金额(亿元)") == 100_000_000


PARTS = ["上报年", "上报月", "上报日"]


@pytest.mark.parametrize(
    "heads", [PARTS, ["上报时间(年)", "上报时间(月)", "上报时间(日)"], ["年", "月", "日"]]
)
@pytest.mark.parametrize("cells", [("2020", "10", "5"), ("2020年", "10月", "05日"), ("2020", "02", "30")])
def test_a_date_in_three_columns(office, heads, cells):
    day = DISPUTE_HEADINGS.index("上报时间")
    rows = [
        [*row[:day], *parts, *row[day + 1 :]]
        for row, parts in zip(disputes(dispute("D1")), (heads, cells), strict=True)
    ]
    (file,) = office.send(rows).files
    if cells[2] == "30":
        assert [reason["column"] for reason in file.reasons] == ["reported_on"]
    else:
        assert office.ask("SELECT reported_on FROM disputes") == [(dt.date(2020, 10, 5),)]


def test_bare_year_month_and_day_are_asked_about_where_the_required_date_is_known():
    reading = recognise([*DISPUTE_HEADINGS[:5], "年", "月", "日"], {})
    assert [question.subject for question in reading.questions] == ["年", "月", "日"]
    answered = {"年": "closed_on.year", "月": "closed_on.month", "日": "closed_on.day"}
    reading = recognise([*DISPUTE_HEADINGS[:5], "年", "月", "日"], answered)
    assert (reading.parts, reading.questions) == ({"closed_on": (5, 6, 7)}, ())


def test_a_time_of_day_beside_its_date_is_left_out():
    heads = [*DISPUTE_HEADINGS[:2], "上报日期", "上报时间", *DISPUTE_HEADINGS[3:5]]
    row = ["D1", EAST, "2020-10-05", "9:32:09", "邻里纠纷", "调解中"]
    reading = recognise(heads, {}, [row])
    assert (reading.columns["reported_on"], reading.questions) == (2, ())
    assert reading.dropped == ("上报时间",)
    row[3] = "2020-10-06 9:32"
    assert len(recognise(heads, {}, [row]).questions) == 1


def test_hour_and_minute_are_left_out():
    heads = [("警情编号",), ("区划代码",), ("发生时间", "日期"), ("发生时间", "时"), ("发生时间", "分")]
    reading = recognise([*heads, ("案件类别",), ("是否可防性案件",)], {})
    assert reading.columns["occurred_on"] == 2 and reading.questions == ()
    assert reading.dropped == ("发生时间 时", "发生时间 分")


def test_a_year_beside_the_number_of_a_month(office):
    rows = [["年度", "月份", "区划代码", "月报项目", "数值"], ["2020", "10月", TOWN, "搬迁户数", "5"]]
    assert office.send(rows).files[0].accepted == 1
    assert office.ask(FIGURES) == [(TOWN, "2020-10", "resettled_households", 5.0)]


def test_figures_below_another_period_are_not_read_and_an_item_stands_in_one_column():
    levels = [("区划代码",), ("本月", "搬迁户数"), ("本月", "搬迁人数"), ("上年同期", "搬迁户数")]
    found = wide.recognise(levels, {}, {})
    assert [(one.constants["item"], one.columns["value"]) for one in found] == [
        ("resettled_households", 1),
        ("resettled_people", 2),
    ]
    twice = wide.recognise([("区划代码",), ("搬迁户数",), ("搬迁户数(户)",)], {}, {})
    assert [str(one) for one in twice[0].questions] == [
        "'搬迁户数' and '搬迁户数(户)' could both be resettled_households"
    ]
