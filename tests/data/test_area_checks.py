"""Each rule about the unit table has a row that breaks it and a row that barely does not."""

import pytest

from data import checking
from data.problem import Problem
from tests.data.office import COUNTY, EAST, TOWN, UNIT_HEADINGS, WEST, units

FIGURES = ["区划代码", "月份", "月报项目", "数值"]
# A village with its last day and successor that breaks the rule, and one that does not.
SUCCESSIONS = {
    "area_succeeds_itself": ("2020-09-30", "610330100204", ("2020-09-30", EAST)),
    "area_successor_of_other_level": ("2020-09-30", COUNTY, ("2020-09-30", EAST)),
    "area_successor_unknown": ("2020-09-30", "610330999999", ("2020-09-30", EAST)),
    "area_successor_without_end": ("", EAST, ("", "")),
}
AREA_RULES = {"area_without_parent", "area_in_circle", "figure_of_ended_area", *SUCCESSIONS}


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


@pytest.mark.parametrize("rule", SUCCESSIONS)
def test_a_successor_that_cannot_be_followed_is_told(office, rule):
    last_day, heir, sound = SUCCESSIONS[rule]
    headings = [*UNIT_HEADINGS, "撤销日期", "撤并后代码"]
    (words,) = [check.words for check in checking.read() if check.name == rule]
    told = sent(office, [headings, ["610330100204", "北河村", "村", TOWN, last_day, heir]])
    assert f"{words}: 610330100204 → {heir}" in told
    assert words not in sent(office, [headings, ["610330100204", "北河村", "村", TOWN, *sound]])


def sent(office, rows: list[list[str]]) -> str:
    """What a load says, whether or not it stops."""
    try:
        return " ".join(office.send(rows, "units.csv").warnings)
    except Problem as problem:
        return str(problem)


def test_a_figure_under_a_code_that_was_replaced_is_a_warning(office):
    headings = [*UNIT_HEADINGS, "撤销日期", "撤并后代码"]
    office.send([headings, [WEST, "西河村", "村", TOWN, "2020-09-30", EAST]], "units.csv")
    figures = [[WEST, month, "基础网格", "3"] for month in ("2020-09", "2020-10")]
    (told,) = office.send([FIGURES, *figures]).warnings
    assert told.endswith(f": {WEST} 2020-10 → {EAST}")
