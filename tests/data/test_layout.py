"""Tables are found wherever offices put them, however many rows their headings fill; forms are refused."""

import pytest
from openpyxl import Workbook

from data.problem import Problem
from data.sheets import exports, groups, headings
from tests.data.office import DISPUTE_HEADINGS, EAST, SOUTH, WEST, as_csv, dispute, disputes, write_xlsx

PLACES = "SELECT case_id, area, reported_on FROM disputes ORDER BY case_id"


def merged(file, rows, *ranges):
    """A workbook of one sheet with merged ranges, as A1:B2."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append([cell or None for cell in row])
    for one in ranges:
        sheet.merge_cells(one)
    book.save(file)
    return file


TWO_LEVELS = [
    ["凤县2020年10月矛盾纠纷台账", "", "", "", "", "", "", "", ""],
    ["纠纷编号", "所属区域", "", "上报时间", "", "", "纠纷类型", "处置情况", ""],
    ["", "镇（街道）", "村(社区)", "年", "月", "日", "", "调解结果", "经办人"],
    ["D1", "双石铺镇", "东河村", "2020", "10", "5", "邻里纠纷", "调解中", "甲某"],
    ["D2", "双石铺镇", "西河村", "2020", "10", "6", "邻里纠纷", "调解中", "乙某"],
]
TWO_LEVELS_READ = [("D1", EAST, "2020-10-05"), ("D2", WEST, "2020-10-06")]


def read(office):
    """Case, area and day of all disputes."""
    return [(case, area, str(day)) for case, area, day in office.ask(PLACES)]


def test_two_levels_in_a_text_file_are_told_by_the_blanks_beside_a_group(office):
    (file,) = office.send(TWO_LEVELS).files
    assert (file.read, file.accepted) == (2, 2)
    assert read(office) == TWO_LEVELS_READ
    assert file.dropped_columns == ("处置情况 经办人",)


def test_two_levels_in_a_workbook_are_told_by_its_merged_cells(office):
    path = merged(office.file("book.xlsx"), TWO_LEVELS, "A1:I1", "A2:A3", "B2:C2", "D2:F2", "G2:G3", "H2:I2")
    assert office.load(path).files[0].accepted == 2
    assert read(office) == TWO_LEVELS_READ


def test_three_levels_and_a_row_that_numbers_the_columns(office):
    rows = [
        ["编号", "办理过程", "", "", "", "分类", ""],
        ["", "区划代码", "时间", "", "", "纠纷类型", "调解结果"],
        ["", "", "上报时间", "办结时间", "化解时限", "", ""],
        ["甲", "1", "2", "3", "4", "5", "6"],
        ["D1", EAST, "2020-10-05", "", "", "邻里纠纷", "调解中"],
    ]
    (file,) = office.send(rows).files
    assert (file.read, file.accepted) == (1, 1)


def test_the_headings_of_two_levels_repeated_in_the_middle_are_no_records(office):
    (file,) = office.send([*TWO_LEVELS[1:4], *TWO_LEVELS[1:3], TWO_LEVELS[4]]).files
    assert (file.read, file.accepted) == (2, 2)


@pytest.mark.parametrize("gap", [[], [""], ["", ""]])
def test_one_table_in_two_halves_side_by_side(office, gap):
    rows = [["序号", *heads, *gap, "序号", *heads] for heads in [list(DISPUTE_HEADINGS)]]
    rows.append(["1", *dispute("D1"), *gap, "2", *dispute("D2", "2020-10-06", area=WEST)])
    rows.append(["3", *dispute("D3", "never"), *gap, *[""] * 8])
    files = office.send(rows).files
    assert [(file.read, file.accepted, file.refused) for file in files] == [(2, 1, 1), (1, 1, 0)]
    right = "I–P" if not gap else {1: "J–Q", 2: "K–R"}[len(gap)]
    assert [file.file for file in files] == ["export.csv (A–H)", f"export.csv ({right})"]
    assert read(office) == [("D1", EAST, "2020-10-05"), ("D2", WEST, "2020-10-06")]


def test_two_different_tables_side_by_side(office):
    incidents = ["警情编号", "区划代码", "发案时间", "案件类别", "是否可防性案件"]
    rows = [[*DISPUTE_HEADINGS, *incidents], [*dispute("D1"), "J1", EAST, "2020-10-07", "刑事案件", "是"]]
    files = office.send(rows).files
    assert sorted((file.source, file.accepted) for file in files) == [("disputes", 1), ("incidents", 1)]


GROUPED_HEADINGS = ["纠纷编号", "镇", "村", "上报时间", "纠纷类型", "调解结果"]


def grouped(*rows):
    """Disputes placed by names; (case, town, village)."""
    return [GROUPED_HEADINGS, *([*row, "2020-10-05", "邻里纠纷", "调解中"] for row in rows)]


def test_a_place_that_is_merged_over_its_group_is_meant_for_all_of_its_rows(office):
    rows = grouped(("D1", "双石铺镇", "东河村"), ("D2", "", "西河村"), ("D3", "", "南河社区"))
    path = merged(office.file("book.xlsx"), rows, "B2:B4")
    (file,) = office.load(path).files
    assert (file.accepted, file.refused) == (3, 0)
    assert [area for _, area, _ in read(office)] == [EAST, WEST, SOUTH]


def test_in_text_a_place_is_carried_down_only_where_it_is_written_once_per_group(office):
    def carried(*rows):
        table = grouped(*rows)
        return groups.filled_down(headings.recognise(table[0], {}), table[1:])

    assert carried(("D1", "甲镇", "东村"), ("D2", "", "西村"), ("D3", "乙镇", "南村")) == ("town",)
    assert carried(("D1", "甲镇", "东村"), ("D2", "甲镇", "西村"), ("D3", "", "南村")) == ()
    assert carried(("D1", "", "东村"), ("D2", "甲镇", "西村"), ("D3", "", "南村")) == ()
    assert carried(("D1", "甲镇", "东村"), ("D2", "乙镇", "西村")) == ()


def test_a_carried_place_never_passes_a_sum_and_row_numbers_stay(office):
    rows = grouped(
        ("D1", "双石铺镇", "东河村"), ("D2", "", "西河村"), ("", "小 计", ""), ("D3", "不存在镇", "东河村")
    )
    rows.append(["D4", "", "西河村", "2020-10-05", "邻里纠纷", "调解中"])
    (file,) = office.send(rows).files
    assert (file.read, file.accepted) == (4, 2)
    assert [reason["row"] for reason in file.reasons] == [5, 6]
    assert [(case, area) for case, area, _ in read(office)] == [("D1", EAST), ("D2", WEST)]


SUMS = ["合 计", "总计", "凤县小计", "本页 合计：", "全市", "平均", "平 均 值", "全 县 合 计", "累计"]


def test_sums_are_no_records_wherever_their_word_stands(office):
    sums = [
        [*place, "", "", "", "", "", ""] for word in SUMS for place in ((word, "12"), ("", word), ("9", word))
    ]
    rows = [["序号", *DISPUTE_HEADINGS], ["1", *dispute("D1")], *sums, ["2", *dispute("D2")]]
    (file,) = office.send(rows).files
    assert (file.read, file.accepted) == (2, 2)


FOOTERS = [
    ["制表人：样例", "", "", "填报日期：2020-11-05"],
    ["", "", "", "制表人：样例", "", "填报日期："],
    ["填报单位", "凤县"],
    ["审核人：", "", "签发人："],
    ["注：本表由平台导出，数据截至月底"],
    ["备注：", "无"],
    ["", "", "", "", ""],
]


def test_signatures_and_notes_are_no_records(office):
    assert office.send(disputes(dispute("D1"), *FOOTERS)).files[0].read == 1


def test_a_place_or_a_case_is_never_taken_for_a_sum_or_a_note(office):
    villages = ["平均村", "合计村", "全市村", "说明村", "备注村", "统计村", "注村"]
    rows = [["月份", "村", "月报项目", "数值"], *(["2020-10", one, "搬迁户数", "5"] for one in villages)]
    (file,) = office.send(rows).files
    assert (file.read, file.refused) == (7, 7)
    numbered = disputes(dispute("制-1"), dispute("注2020-1"), dispute("合计-1"))
    assert office.send(numbered).files[0].accepted == 3


def test_a_village_called_average_keeps_a_case_with_a_number(office):
    rows = grouped(
        ("D1", "双石铺镇", "平均"),
        ("1", "双石铺镇", "合计"),
        ("", "双石铺镇", "小计"),
        ("合计", "双石铺镇", "平均"),
    )
    total = ["12件", "合计", "", "", "", ""]
    (file,) = office.send([*rows, total]).files
    assert file.read == 2
    assert [reason["row"] for reason in file.reasons] == [2, 3]


def test_a_heading_that_is_repeated_is_no_record_where_its_case_number_is_only_chinese(office):
    rows = grouped(("D1", "双石铺镇", "东河村"), ("D2", "双石铺镇", "西河村"))
    (file,) = office.send([*rows[:2], GROUPED_HEADINGS, rows[2]]).files
    assert (file.read, file.accepted) == (2, 2)


@pytest.mark.parametrize("before", range(3))
def test_who_filled_a_table_in_is_no_record_even_with_a_telephone_number(office, before):
    signed = [
        "制表人：某某 0917-3212345",
        "填报人：某某，电话：13800000000",
        "联系电话 0917-3212345",
        "审核人 某某 0917-3212345",
    ]
    rows = disputes(dispute("D1"), *([*[""] * before, text] for text in signed))
    (file,) = office.send(rows).files
    assert (file.read, file.accepted, file.refused) == (1, 1, 0)


def test_a_form_of_one_case_is_refused_in_a_sentence(office):
    form = [
        ["矛盾纠纷登记表"],
        ["事件名称：", "某某纠纷", "发生日期：", "2020-10-05"],
        ["发生地点：", "某村", "涉及人数：", "3"],
        ["纠纷类型：", "邻里纠纷", "化解方式：", "调解"],
        ["事件简述：", "略"],
    ]
    with pytest.raises(Problem, match=r"^export.csv: a form of one case, not a table; export the list"):
        office.send(form)
    unmarked = [[cell.strip("：") for cell in row] for row in form]
    unmarked.append(["纠纷编号", "D1", "调解结果", "调解中"])
    with pytest.raises(Problem, match="a form of one case"):
        office.send(unmarked)


def test_the_monthly_statistic_is_refused_in_a_sentence(office):
    rows = [["矛盾纠纷排查情况表"], ["项目", "县市区", "乡镇街道", "村居", "小计", "年度累计"]]
    rows.append(["排查数", "3", "4", "5", "12", "90"])
    with pytest.raises(Problem, match="a statistical form"):
        office.send(rows)


def test_an_empty_template_is_recognised_and_nothing_is_asked(office):
    template = [
        ["1.0", "登记表"],
        ["填写注意事项：\n1.带*的为必填。"],
        ["发生单位：", "某省", "*省", "某市", "*市"],
        [],
        ["发生网格", "*事件类型", "*事件规模", "*涉及人数", "*最后处理时间", "*承办人 ", "*承办人手机"],
    ]
    path = write_xlsx(office.file("template.xlsx"), hidden=["字典"], 登记表=template, 字典=[["a", "b"]] * 5)
    report = office.load(path)
    assert report.questions == ()
    assert [(file.file, file.read, file.hidden_sheets) for file in report.files] == [
        ("template.xlsx", 0, ("字典",))
    ]


def test_a_file_without_known_headings_names_those_that_it_has(office):
    path = office.write(
        "x.csv", [["标题"], ["某编号", "乙", "丙日期", "电话13800000000"], ["1", "2", "3", "4"]]
    )
    with pytest.raises(exports.UnknownHeadings, match=r"^x.csv: no headings") as raised:
        office.load(path)
    assert raised.value.headings == ("某编号", "乙", "丙日期")
    path = office.write("x.csv", [["张三", "李四", "王五"], ["赵六", "钱七", "孙八"]])
    with pytest.raises(exports.UnknownHeadings) as raised:
        office.load(path)
    assert raised.value.headings == ()


def test_columns_up_to_the_256th_may_be_empty(office):
    rows = [[*row, *[""] * 249] for row in disputes(dispute("D1"), dispute("D2"))]
    assert office.send(as_csv(rows)).files[0].accepted == 2
