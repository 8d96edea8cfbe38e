"""Headings are understood, left out by name, or asked about; answers are taken and kept to."""

import pytest

from data.problem import Problem
from data.sheets import headings
from data.sheets.headings import normalise, recognise
from tests.data.office import DISPUTE_HEADINGS, EAST, as_csv, dispute, disputes

PLAIN = list(DISPUTE_HEADINGS)


def swapped(**others: str) -> list[str]:
    """The headings of disputes with some of them written otherwise."""
    return [others.get(heading, heading) for heading in PLAIN]


@pytest.mark.parametrize(
    "written",
    [
        "*上报时间",
        "上报时间*",
        "＊上报时间",
        "上报\n时间",
        " 上报 时间 ",
        "上报\r\n时间：",
        "上报\u3000时间",
        "上报日期",
        "reported_on",
        "Reported_On",
    ],
)
def test_a_heading_is_known_however_it_is_written(written):
    reading = recognise(swapped(上报时间=written), {})
    assert reading.columns["reported_on"] == PLAIN.index("上报时间")
    assert reading.questions == () and headings.missing(reading) == []


@pytest.mark.parametrize("written", ["村（社区）代码", "村(社区)代码", "村〔社区〕代码", "村（社区） 代码"])
def test_brackets_of_any_width_are_the_same(written):
    assert recognise(swapped(区划代码=written), {}).place == {"code": 1}


def test_every_known_heading_means_one_column_of_its_export():
    known = headings.read()
    for source in headings.sources.read():
        words = [word for column in known[source].values() for word in column]
        assert len(words) == len(set(words)), source


def test_headings_that_say_too_little_are_no_synonyms():
    known = headings.read()
    bare = {word for words in known["ambiguous"].values() for word in words}
    assert {normalise(word) for word in ("时间", "日期", "单位", "状态", "类型", "反馈时间")} <= bare
    for source in headings.sources.read():
        columns = [column for column in known["ambiguous"] if column in known[source]]
        for column in columns:
            assert not set(known[source][column]) & set(known["ambiguous"][column]), (source, column)


def test_a_row_of_data_is_no_heading():
    assert recognise(dispute("D1"), {}) is None
    assert recognise(["凤县2020年10月台账"], {}) is None
    assert recognise([], {}) is None


def test_other_columns_are_left_out_and_named():
    reading = recognise([*PLAIN, "当事人姓名", "证件号码", "联系电话", "居住地详址", ""], {})
    assert reading.dropped == ("当事人姓名", "证件号码", "联系电话", "居住地详址")


def test_personal_data_in_a_heading_is_not_repeated():
    assert recognise([*PLAIN, "联系人13800000000"], {}).dropped == ("***",)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (swapped(上报时间="时间"), "'时间' says too little; is it reported_on?"),
        (swapped(区划代码="办理单位"), "'办理单位' says too little; is it area?"),
        (swapped(调解结果="状态"), "'状态' says too little; is it outcome?"),
        (swapped(办结时间="反馈时间"), "'反馈时间' says too little; is it closed_on?"),
        ([*PLAIN, "登记时间"], "'上报时间' and '登记时间' could both be reported_on"),
        ([*PLAIN, "上报时间"], "'上报时间' and '上报时间' could both be reported_on"),
        ([*PLAIN, "所属村代码", "村(社区)代码"], "'区划代码' and '村(社区)代码' could both be code"),
    ],
)
def test_what_could_mean_several_things_is_asked_and_nothing_is_loaded(office, written, told):
    before = office.version
    report = office.send(as_csv([written, ["D1", EAST, "2020-10-05", "邻里纠纷", "调解中"]]))
    assert tuple(map(str, report.questions)) == (f"export.csv: {told}",)
    assert (report.version, report.changed) == (before, False)


@pytest.mark.parametrize(
    ("written", "answers"),
    [
        (swapped(上报时间="时间"), {"时间": "reported_on"}),
        (swapped(区划代码="办理 单位"), {"办理单位": "place.code"}),
        (swapped(办结时间="反馈时间"), {"反馈时间": ""}),
        (swapped(办结时间="反馈时间"), {"反馈时间": "closed_on"}),
        ([*PLAIN, "登记时间"], {"登记时间": ""}),
    ],
)
def test_an_answer_is_taken_and_not_asked_again(written, answers):
    reading = recognise(written, {normalise(heading): column for heading, column in answers.items()})
    assert reading.questions == () and headings.missing(reading) == []


def test_an_answer_about_another_kind_of_export_changes_nothing():
    answers = {normalise("上报时间"): "occurred_on", normalise("备注"): "preventable"}
    reading = recognise([*PLAIN, "备注"], answers)
    assert reading.source.name == "disputes" and reading.columns["reported_on"] == 2
    assert reading.dropped == ("备注",)


def test_a_missing_column_is_named_with_the_headings_that_were_not_used(office):
    written = swapped(上报时间="甲", 调解结果="乙")
    (question,) = office.send([written, [*dispute("D1")[:2], "", "邻里纠纷", "", "", ""]]).questions
    assert (
        str(question)
        == "export.csv: no column for reported_on, outcome of disputes; headings not used: '甲', '乙'"
    )


def test_no_known_heading_at_all_is_said(office):
    with pytest.raises(Problem, match=r"^export.csv: no headings of a known export \(areas, assessments,"):
        office.send([["甲", "乙", "丙"], ["1", "2", "3"]])


def test_two_kinds_of_export_are_told_apart_by_what_only_one_has():
    report = recognise(["区划代码", "月份", "报送内容", "报送时间"], {})
    incident = recognise(["案件编号", "区划代码", "发案时间", "案件类别", "可防性案件"], {})
    grid = recognise(["网格编号", "村", "月份", "户数", "网格长配备", "网格党支部"], {})
    names = [reading.source.name for reading in (report, incident, grid, recognise(disputes()[0], {}))]
    assert names == ["reporting", "incidents", "grids", "disputes"]


def test_a_heading_below_a_group_about_another_time_or_a_person_is_not_taken_alone():
    heads = [(head,) for head in PLAIN[:5]]
    for group in ("上年同期", "当事人", "联系人"):
        assert "people_involved" not in recognise([*heads, (group, "涉及人数")], {}).columns
    assert recognise([*heads, ("基本情况", "涉及人数")], {}).columns["people_involved"] == 5


def test_a_grid_s_code_tells_the_place_only_where_nothing_better_does():
    heads = [head for head in PLAIN if head != "区划代码"]
    assert recognise([*heads, "所属网格编号"], {}).place == {"code": 6}
    assert recognise([*heads, "所属网格编号", "村"], {}).place == {"village": 7}


def test_hints_on_how_to_fill_a_heading_in_are_no_part_of_it():
    for written in ("上报时间（年-月-日）", "上报时间(yyyy-MM-dd)", "*上报时间（必填）"):
        assert recognise(swapped(上报时间=written), {}).columns["reported_on"] == 2
