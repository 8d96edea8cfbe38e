"""Each rule of data/checks has a row that breaks it and a row that barely does not."""

import pytest

from data import checking, sources
from data.problem import Problem
from tests.data.office import (
    COUNTY,
    EAST,
    GRID_HEADINGS,
    INCIDENT_HEADINGS,
    REPORT_HEADINGS,
    TOWN,
    WEST,
    dispute,
    disputes,
    reports,
    units,
)

MORE_DISPUTES = [*disputes()[0], "涉及人数", "以案定补(元)"]
MORE_INCIDENTS = [*INCIDENT_HEADINGS, "是否命案"]
MORE_GRIDS = [*GRID_HEADINGS, "专职网格员"]


def grid(name: str, households: str = "200", full_time: str = "1") -> list[str]:
    return [name, EAST, "2020-10", households, "是", "是", full_time]


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
}


@pytest.mark.parametrize("rule", ROWS)
def test_a_rule_refuses_the_row_that_breaks_it_and_only_that(office, rule):
    headings, broken, sound, column = ROWS[rule]
    (file,) = office.send([headings, broken, sound]).files
    (words,) = [check.words for check in checking.read() if check.name == rule]
    assert [(r["row"], r["column"], r["reason"]) for r in file.reasons] == [(2, column, words)]
    assert (file.read, file.accepted, file.refused) == (2, 1, 1)


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        (
            ["610330100204", "北河村", "村", "610330199"],
            "hangs under a parent that is not in it: 610330100204 → 610330199",
        ),
        (
            [COUNTY, "凤县", "县", EAST],
            f"is its own ancestor, so it has no city: {COUNTY}, {TOWN}, {EAST} and 2 more",
        ),
    ],
    ids=["area_without_parent", "area_in_circle"],
)
def test_a_unit_table_that_does_not_hang_together_stops_the_load(office, unit, told):
    before = office.version
    with pytest.raises(Problem) as stopped:
        office.send(units(unit), "units.csv")
    assert told in str(stopped.value) and str(stopped.value).endswith("Nothing was loaded.")
    assert office.ask("SELECT max(version) FROM versions") == [(before,)]


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
    tried = {"area_without_parent", "area_in_circle", "cases_without_report", "reporting_far_ahead"}
    assert {check.name for check in checking.read()} == tried | set(ROWS)


def test_every_rule_says_what_a_breach_means():
    for check in checking.read():
        assert check.meaning in ("refuse", "error", "warning"), check.name
        assert (check.source in sources.read()) == (check.meaning == "refuse"), check.name
        assert check.words and not check.words.endswith("."), check.name
