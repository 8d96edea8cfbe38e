"""Personal numbers below the heading of a quantity are never stored as one."""

import pytest

from tests.data.office import DISPUTE_HEADINGS, EAST, WEST, Office, dispute

# Made up; the check digit of the long one is right.
MOBILE, ID_15, ID_18 = "13800000000", "110101800101001", "110101190001010014"
FIGURE_HEADINGS = ("区划代码", "月份", "填报项目", "填报数")
FORMS = (MOBILE, f"{MOBILE}.0", ID_15, ID_18, f"'{MOBILE}", "１３８００００００００", "138 0000 0000")


@pytest.mark.parametrize("heading", ["涉及人数", "补贴金额(元)", "补贴金额(万元)"])
@pytest.mark.parametrize("written", FORMS)
def test_where_a_number_may_be_missing_the_cell_is_left_empty_and_counted(office: Office, heading, written):
    rows = [[*dispute("D1"), written], [*dispute("D2", area=WEST), "2"]]
    (file,) = office.send([[*DISPUTE_HEADINGS, heading], *rows]).files
    column = "people_involved" if heading == "涉及人数" else "subsidy_yuan"
    assert (file.accepted, file.refused, file.empty_cells) == (2, 0, {column: 1})
    assert office.ask(f"SELECT {column} FROM disputes WHERE case_id = 'D1'") == [(None,)]


@pytest.mark.parametrize("written", FORMS)
def test_where_a_number_must_be_given_the_row_is_refused(office: Office, written):
    rows = [[EAST, "2020-10", "红袖章人数", written], [WEST, "2020-10", "红袖章人数", "12"]]
    (file,) = office.send([FIGURE_HEADINGS, *rows]).files
    (told,) = file.reasons
    assert (told["row"], told["reason"], told["value"]) == (2, "looks like personal data", "***")
    assert office.ask("SELECT value FROM monthly_figures") == [(12,)]


def test_two_doubtful_cells_of_a_row_are_counted_each(office: Office):
    headings = [*DISPUTE_HEADINGS, "涉及人数", "补贴金额(元)"]
    (file,) = office.send([headings, [*dispute("D1"), MOBILE, ID_18]]).files
    assert file.empty_cells == {"people_involved": 1, "subsidy_yuan": 1}


@pytest.mark.parametrize(
    ("written", "yuan"), [("12元", 12), ("1.2万", 12_000), ("1.2万元", 12_000), ("1.2", 12_000)]
)
def test_the_unit_of_a_cell_goes_before_that_of_its_heading(office: Office, written, yuan):
    office.send([[*DISPUTE_HEADINGS, "补贴金额(万元)"], [*dispute("D1"), written]])
    assert office.ask("SELECT subsidy_yuan FROM disputes") == [(yuan,)]


def test_the_largest_numbers_are_counted_without_overflow(office: Office):
    rows = [[*dispute(f"D{i}"), "1000000000", "9999999999999"] for i in range(12)]
    report = office.send([[*DISPUTE_HEADINGS, "涉及人数", "补贴金额(元)"], *rows])
    assert (report.refused, report.changed) == (0, True)
    assert office.ask("SELECT sum(people_involved * people_involved) FROM disputes") == [(12 * 10**18,)]
