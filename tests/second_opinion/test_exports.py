"""The second reading of the exports is sound itself: what is refused, replaced and left out."""

import tomllib
from datetime import date

import pytest

from tests.conftest import ROOT

PLANTED = tomllib.loads((ROOT / "data" / "sample" / "refused.toml").read_text("utf-8"))["rows"]


def test_just_the_planted_rows_are_refused(sent):
    planted = {(row["path"], row["row"]) for row in PLANTED}
    assert {(file, number) for file, number, _ in sent.refused} == planted


def test_every_row_lies_in_one_of_the_five_cities(sent):
    roots = {
        sent.places.path(row["area"])[0]
        for table in ("disputes", "incidents", "grids", "reporting")
        for row in sent.tables[table]
    }
    assert roots == {"610300", "610900", "530600", "330400", "623000"}


def test_no_sum_or_footer_became_a_case(sent):
    tables = ("disputes", "incidents")
    beginnings = {table: {row["case_id"][:2] for row in sent.tables[table]} for table in tables}
    assert beginnings == {"disputes": {"JF"}, "incidents": {"AJ"}}  # as the sample numbers its cases


def test_a_later_export_replaces_the_earlier_row_of_a_case(sent):
    reopened = [row for row in sent.tables["disputes"] if row["case_id"] == "JF610330-2020-90006"]
    assert [(row["outcome"], row["closed_on"]) for row in reopened] == [("ongoing", None)]


@pytest.mark.parametrize(
    "name, code",
    [
        ("落雁村", "530623202201"),
        ("落雁村村委会", "530623202201"),
        ("落雁村民委员会", "530623202201"),
        ("样例虚构村委会", None),
    ],
)
def test_a_village_is_known_by_any_ending_of_its_name(name, code, sent):
    assert sent.places.code("盐津县落雁乡/01.xlsx", "", "", "落雁乡", name) == code


def test_a_report_of_a_town_is_that_of_all_its_communities_that_there_are(sent, opinion):
    month, hanyin = date(2020, 7, 1), "610921"  # ank-14: 156 villages and communities; four are of 2021
    owed = opinion.reports.expected("disputes", hanyin, (month,))
    assert len(sent.places.below(hanyin, "village")) == 160
    assert len(owed) == 156
    assert set(owed) <= opinion.reports.came
