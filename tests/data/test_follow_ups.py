"""The follow-up list on its edges: due in seven days or eight, overdue a day, settled 90 days ago."""

import pytest

from data import counts
from data.warehouse import reading
from tests.data.office import REPORT_HEADINGS, TOWN, dispute, disputes, reports

# The office has reported up to October: as of 31 October 2020.
CASES = {
    "seven": (dispute("seven", due="2020-11-07"), "due_soon"),
    "eight": (dispute("eight", due="2020-11-08"), None),
    "today": (dispute("today", due="2020-10-31"), "due_soon"),
    "yesterday": (dispute("yesterday", due="2020-10-30"), "overdue"),
    "never": (dispute("never"), None),
    "ninety": (dispute("ninety", "2020-07-01", "调解成功", closed="2020-08-02"), "revisit"),
    "older": (dispute("older", "2020-07-01", "调解成功", closed="2020-08-01"), None),
    "failed": (dispute("failed", "2020-10-01", "调解未成功", closed="2020-10-02"), None),
    "handed": (dispute("handed", "2020-10-01", "移交", closed="", due="2020-10-20"), None),
}


@pytest.fixture
def listed(office) -> dict[str, tuple]:
    """case → (kind, due date) of what the list of the town holds."""
    office.load(
        office.write("cases.csv", disputes(*(row for row, _ in CASES.values()))),
        office.write("reports.csv", [REPORT_HEADINGS, *reports("矛盾纠纷", ["2020-07", "2020-10"], TOWN)]),
    )
    with reading(office.warehouse) as connection:
        found = counts.follow_ups(connection, TOWN)
    assert list(found.columns) == ["kind", "case_id", "area", "due_on"]  # and nothing about anybody
    return {row["case_id"]: (row["kind"], f"{row['due_on']:%Y-%m-%d}") for row in found.to_dict("records")}


def test_each_case_is_on_its_list_or_on_none(listed):
    expected = {case: kind for case, (_, kind) in CASES.items() if kind}
    assert {case: kind for case, (kind, _) in listed.items()} == expected


def test_a_revisit_is_due_a_month_after_the_close(listed):
    assert listed["ninety"] == ("revisit", "2020-09-01")


def test_the_most_urgent_stands_first(listed):
    days = [day for _, day in listed.values()]
    assert days == sorted(days)
