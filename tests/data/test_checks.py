"""Each rule of data/checks has a row that breaks it and a row that barely does not."""

import pytest

from data import checking, sources
from tests.data.office import (
    EAST,
    GRID_HEADINGS,
    INCIDENT_HEADINGS,
    REPORT_HEADINGS,
    WEST,
    dispute,
    disputes,
    reports,
)
from tests.data.test_area_checks import AREA_RULES

MORE_DISPUTES = [*disputes()[0], "涉及人数", "以案定补(元)"]
MORE_INCIDENTS = [*INCIDENT_HEADINGS, "是否命案"]
MORE_GRIDS = [*GRID_HEADINGS, "专职网格员"]


def grid(name: str, households: str = "200", full_time: str = "1") -> list[str]:
    return [name, EAST, "2020-10", households, "是", "是", full_time]


PETITIONS = [
    "信访编号",
    "区划代码",
    "信访日期",
    "是否重复信访",
    "办理结果",
    "受理日期",
    "应答复日期",
    "答复日期",
]
REQUESTS = ["诉求编号", "区划代码", "受理时间", "诉求来源", "是否解决", "办理时限", "办结时间"]
HAZARDS = ["隐患编号", "区划代码", "排查日期", "隐患类别", "发现途径", "整改期限", "整改日期"]
INSPECTIONS = ["检查编号", "区划代码", "检查日期", "检查方式", "检查单位数", "发现隐患数"]
SERVICES = ["服务编号", "区划代码", "服务类别", "服务日期", "申请日期", "走访户数", "服务人数"]
TASKS = ["任务编号", "区划代码", "任务项目", "计划数", "完成时限", "完成数"]
ASSESSMENTS = ["评估编号", "区划代码", "决策日期", "是否应评", "评估日期", "是否预警", "是否防范"]
SURVEYS = ["区划代码", "调查日期", "调查问题", "有效样本", "满意样本"]
BODIES = ["组织编号", "区划代码", "月份", "组织类别", "本月受理案件"]
FIGURES = ["区划代码", "月份", "月报项目", "数值"]
BEFORE, DAY = "2020-10-04", "2020-10-05"


def petition(
    case: str, outcome: str = "办理中", accepted: str = "", due: str = "", closed: str = ""
) -> list[str]:
    return [case, EAST, DAY, "否", outcome, accepted, due, closed]


def request(case: str, resolved: str = "否", due: str = "", closed: str = "") -> list[str]:
    return [case, EAST, DAY, "走访", resolved, due, closed]


def hazard(case: str, due: str = "", fixed: str = "") -> list[str]:
    return [case, EAST, DAY, "消防安全", "民警排查", due, fixed]


def service(
    record: str, done: str = DAY, asked: str = "", households: str = "", people: str = ""
) -> list[str]:
    return [record, EAST, "入户走访", done, asked, households, people]


def assessment(case: str, assessed: str = DAY, warned: str = "", prevented: str = "") -> list[str]:
    return [case, EAST, DAY, "是", assessed, warned, prevented]


# rule: headings, a row that breaks it, a row that barely does not, and the column that is named
ROWS = {
    "closed_before_reported": (
        MORE_DISPUTES,
        dispute("D1", "2020-10-05", "调解成功", closed="2020-10-04"),
        dispute("D2", "2020-10-05", "调解成功", closed="2020-10-05"),
        "closed_on",
    ),
    "due_before_reported": (
        MORE_DISPUTES,
        dispute("D1", "2020-10-05", due="2020-10-04"),
        dispute("D2", "2020-10-05", due="2020-10-05"),
        "due_on",
    ),
    "settled_without_close": (
        MORE_DISPUTES,
        dispute("D1", outcome="调解成功", closed=""),
        dispute("D2", outcome="调解未成功", closed=""),
        "closed_on",
    ),
    "people_negative": (MORE_DISPUTES, [*dispute("D1"), "-1"], [*dispute("D2"), "0"], "people_involved"),
    "subsidy_negative": (
        MORE_DISPUTES,
        [*dispute("D1"), "", "-0.01"],
        [*dispute("D2"), "", "0"],
        "subsidy_yuan",
    ),
    "homicide_not_criminal": (
        MORE_INCIDENTS,
        ["J1", EAST, "2020-10-05", "治安案件", "否", "是"],
        ["J2", EAST, "2020-10-05", "刑事案件", "否", "是"],
        "category",
    ),
    "grid_counts_negative": (MORE_GRIDS, grid("G1", full_time="-1"), grid("G2", "0", "0"), "full_time"),
    "petition_accepted_before_received": (
        *(PETITIONS, petition("X1", accepted=BEFORE), petition("X2", accepted=DAY), "accepted_on"),
    ),
    "petition_due_before_received": (
        PETITIONS,
        petition("X1", due=BEFORE),
        petition("X2", due=DAY),
        "due_on",
    ),
    "petition_closed_before_received": (
        *(
            PETITIONS,
            petition("X1", "已答复", closed=BEFORE),
            petition("X2", "已答复", closed=DAY),
            "closed_on",
        ),
    ),
    "petition_resolved_without_close": (
        PETITIONS,
        petition("X1", "已化解"),
        petition("X2", "不予受理"),
        "closed_on",
    ),
    "request_due_before_received": (REQUESTS, request("Q1", due=BEFORE), request("Q2", due=DAY), "due_on"),
    "request_closed_before_received": (
        *(REQUESTS, request("Q1", closed=BEFORE), request("Q2", closed=DAY), "closed_on"),
    ),
    "request_resolved_without_close": (REQUESTS, request("Q1", "是"), request("Q2", "否"), "closed_on"),
    "hazard_due_before_found": (HAZARDS, hazard("Y1", due=BEFORE), hazard("Y2", due=DAY), "due_on"),
    "hazard_fixed_before_found": (HAZARDS, hazard("Y1", fixed=BEFORE), hazard("Y2", fixed=DAY), "fixed_on"),
    "inspection_counts_negative": (
        INSPECTIONS,
        ["C1", EAST, DAY, "镇街全面查", "1", "-1"],
        ["C2", EAST, DAY, "镇街全面查", "0", "0"],
        "units",
    ),
    "service_counts_negative": (SERVICES, service("F1", people="-1"), service("F2", people="0"), "people"),
    "service_done_before_requested": (
        SERVICES,
        service("F1", BEFORE, DAY),
        service("F2", DAY, DAY),
        "done_on",
    ),
    "service_without_date": (SERVICES, service("F1", ""), service("F2", "", DAY), "done_on"),
    "task_counts_negative": (
        TASKS,
        ["R1", EAST, "重点任务", "1", DAY, "-0.1"],
        ["R2", EAST, "重点任务", "0", DAY, "0"],
        "planned",
    ),
    "assessment_warned_without_date": (
        *(ASSESSMENTS, assessment("P1", "", "是"), assessment("P2", "", "否"), "assessed_on"),
    ),
    "assessment_prevented_without_warning": (
        *(ASSESSMENTS, assessment("P1", DAY, "否", "是"), assessment("P2", DAY, "是", "是"), "prevented"),
    ),
    "survey_more_positive_than_asked": (
        SURVEYS,
        [EAST, DAY, "安全感", "100", "101"],
        [WEST, DAY, "安全感", "100", "100"],
        "positive",
    ),
    "body_cases_negative": (
        BODIES,
        ["B1", EAST, "2020-10", "调委会", "-1"],
        ["B2", EAST, "2020-10", "调委会", "0"],
        "cases",
    ),
    "monthly_figure_negative": (
        FIGURES,
        [EAST, "2020-10", "基础网格", "-0.5"],
        [WEST, "2020-10", "基础网格", "0"],
        "value",
    ),
}


@pytest.mark.parametrize("rule", ROWS)
def test_a_rule_refuses_the_row_that_breaks_it_and_only_that(office, rule):
    headings, broken, sound, column = ROWS[rule]
    (file,) = office.send([headings, broken, sound]).files
    (words,) = [check.words for check in checking.read() if check.name == rule]
    assert [(r["row"], r["column"], r["reason"]) for r in file.reasons] == [(2, column, words)]
    assert (file.read, file.accepted, file.refused) == (2, 1, 1)


def test_cases_of_a_place_that_did_not_report_are_a_warning(office):
    office.send([REPORT_HEADINGS, *reports("矛盾纠纷", ["2020-10"], WEST)], "reports.csv")
    report = office.send(disputes(dispute("D1"), dispute("D2", area=WEST)))
    assert report.refused == 0 and report.changed
    assert report.warnings == (
        f"A community has cases in a month for which it has not reported: {EAST} 2020-10",
    )


def test_a_month_reported_before_it_began_is_a_warning(office):
    rows = [[EAST, "2020-10", "矛盾纠纷", "2020-10-01"], [WEST, "2020-10", "矛盾纠纷", "2020-10-02"]]
    report = office.send([[*REPORT_HEADINGS, "报送时间"], *rows])
    assert report.warnings == (f"A month was reported on its first day or earlier: {EAST} 2020-10",)


def test_every_rule_is_tried_here():
    tried = {"cases_without_report", "reporting_far_ahead"} | AREA_RULES
    assert {check.name for check in checking.read()} == tried | set(ROWS)


def test_every_rule_says_what_a_breach_means():
    for check in checking.read():
        assert check.meaning in ("refuse", "error", "warning"), check.name
        assert (check.source in sources.read()) == (check.meaning == "refuse"), check.name
        assert check.words and not check.words.endswith("."), check.name
