"""From exports to figures: a value, zero, nothing due and not reported stay four different things.

A town with three villages, August to December 2020; every figure is worked out by hand from the rows.
"""

import json
import shutil
from pathlib import Path

import pytest

from data import definitions, warehouse
from data.problem import run as as_command
from metrics import period, value
from tests.data.office import (
    COUNTY,
    EAST,
    INCIDENT_HEADINGS,
    REPORT_HEADINGS,
    SOUTH,
    TOWN,
    WEST,
    Office,
    dispute,
    disputes,
    incident,
    reports,
)

MONTHS = ["2020-08", "2020-09", "2020-10", "2020-11", "2020-12"]
SOUTH_MONTHS = [month for month in MONTHS if month != "2020-11"]  # it did not report November
DISPUTES = disputes(
    dispute("in time, on the day", "2020-10-11", "调解成功", due="2020-11-10", closed="2020-11-10"),
    dispute("late by a day", "2020-10-11", "调解成功", due="2020-11-10", closed="2020-11-11"),
    dispute("due on the as-of day", "2020-12-01", due="2020-12-31"),
    dispute("overdue by a day", "2020-11-30", due="2020-12-30"),
    dispute("transferred", "2020-11-15", "移交", due="2020-12-15"),
    dispute("due after the as-of day", "2020-12-11", "调解成功", due="2021-01-10", closed="2020-12-12"),
    dispute("of a month without a report", "2020-11-20", area=SOUTH),
)
INCIDENTS = [
    INCIDENT_HEADINGS,
    incident("J1", "2020-09-30", EAST),
    incident("J2", "2020-11-01", EAST, "否"),  # not preventable
]


@pytest.fixture(scope="module")
def town(tmp_path_factory, founded, few_definitions) -> Office:
    """The town, loaded."""
    office = Office(Path(shutil.copytree(founded, tmp_path_factory.mktemp("town") / "office")))
    told = [
        row
        for source in ("矛盾纠纷", "案件警情")
        for row in [*reports(source, MONTHS, EAST, WEST), *reports(source, SOUTH_MONTHS, SOUTH)]
    ]
    files = {"1.csv": DISPUTES, "2.csv": INCIDENTS, "3.csv": [REPORT_HEADINGS, *told]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(definitions, "FOLDER", few_definitions)
        report = office.load(*(office.write(name, rows) for name, rows in files.items()))
    assert (report.refused, str(report.as_of)) == (0, "2020-12-31")
    return office


@pytest.fixture(autouse=True)
def _few(few_definitions, monkeypatch) -> None:
    monkeypatch.setattr(definitions, "FOLDER", few_definitions)


def figures(office: Office, indicator: str, area: str, span: str) -> tuple:
    """numerator, denominator, value (rounded), status."""
    with warehouse.reading(office.warehouse) as connection:
        (found,) = value.values(connection, indicator, (area,), period.parse(span))
    exact = found["value"]
    return (
        found["numerator"],
        found["denominator"],
        exact if exact is None else round(exact, 4),
        found["status"],
    )


@pytest.mark.parametrize(
    ("area", "span", "expected"),
    [
        (EAST, "2020-08", (0, 0, "ok")),  # reported, and there was none: zero
        (EAST, "2020-10", (2, 2, "ok")),
        (SOUTH, "2020-10", (0, 0, "ok")),
        (WEST, "2020-11", (0, 0, "ok")),
        (TOWN, "2020-11", (3, 3, "partial")),  # two in the east, one in the south, which did not report
        (SOUTH, "2020-11", (1, 1, "partial")),
        (TOWN, "2020Q4", (7, 7, "partial")),
        (TOWN, "2020-07", (None, None, "not_reported")),  # before anybody reported
        (TOWN, "2021-01", (None, None, "not_reported")),
        (COUNTY, "2020-10", (2, 2, "ok")),
    ],
)
def test_counts_tell_zero_from_not_reported(town, area, span, expected):
    numerator, _, exact, status = figures(town, "disputes_found", area, span)
    assert (numerator, exact, status) == expected


@pytest.mark.parametrize(
    ("area", "span", "expected"),
    [
        (EAST, "2020-11", (1, 2, 0.5, "ok")),  # on the day is in time, a day later is not
        (EAST, "2020-12", (0, 1, 0.0, "ok")),  # due on the as-of day is not due yet; transferred is void
        (EAST, "2020Q4", (1, 3, 0.3333, "ok")),  # ratios are added up, then divided
        (EAST, "2020-10", (0, 0, None, "ok")),  # nothing was due: missing, not zero and not one
        (WEST, "2020-11", (0, 0, None, "ok")),
        (TOWN, "2020-11", (1, 2, 0.5, "partial")),
        (EAST, "2020-07", (None, None, None, "not_reported")),
    ],
)
def test_the_due_table_decides_what_is_in_time(town, area, span, expected):
    assert figures(town, "on_time_settlement_rate", area, span) == expected


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("2020-08", (3, 3, 1.0, "ok")),
        ("2020-09", (2, 3, 0.6667, "ok")),
        ("2020-11", (2, 2, 1.0, "partial")),  # the south is not known; what is not preventable does not count
        ("2020Q4", (2, 2, 1.0, "partial")),
        ("2020-08..2020-12", (1, 2, 0.5, "partial")),  # of east and west, who reported every month, the west
    ],
)
def test_a_community_without_a_report_is_not_one_without_incidents(town, span, expected):
    assert figures(town, "zero_incident_communities", TOWN, span) == expected


@pytest.mark.parametrize(
    ("area", "span", "months", "status"),
    [
        (EAST, "2020-12", 3, "ok"),  # October, November, December
        (EAST, "2020-09", 0, "ok"),
        (EAST, "2020-08", 1, "partial"),  # at least: the data begin in August
        (WEST, "2020-12", 5, "partial"),
        (SOUTH, "2020-12", 1, "partial"),  # November was not reported
        (SOUTH, "2020-10", 3, "partial"),
        (TOWN, "2020-12", 1, "partial"),
        (TOWN, "2020-10", 1, "ok"),
    ],
)
def test_a_streak_ends_at_an_event_an_unreported_month_or_the_start_of_the_data(
    town, area, span, months, status
):
    *_, found, told = figures(town, "months_since_incident", area, span)
    assert (found, told) == (months, status)


def test_a_case_that_is_opened_again_is_overdue_and_no_success(town, tmp_path):
    office = Office(Path(shutil.copytree(town.folder, tmp_path / "office")))
    assert figures(office, "mediation_success_rate", EAST, "2020-10") == (2, 2, 1.0, "ok")
    office.send(disputes(dispute("in time, on the day", "2020-10-11", due="2020-11-10")), "later.csv")
    assert figures(office, "on_time_settlement_rate", EAST, "2020-11") == (0, 2, 0.0, "ok")
    assert figures(office, "mediation_success_rate", EAST, "2020-10") == (1, 2, 0.5, "ok")


def test_a_late_report_of_none_turns_unknown_into_known(town, tmp_path):
    office = Office(Path(shutil.copytree(town.folder, tmp_path / "office")))
    office.send([REPORT_HEADINGS, *reports("案件警情", ["2020-11"], SOUTH)], "late.csv")
    assert figures(office, "zero_incident_communities", TOWN, "2020-08..2020-12") == (2, 3, 0.6667, "ok")
    assert figures(office, "months_since_incident", SOUTH, "2020-12") == (None, None, 5, "partial")


def test_the_command_says_missing_as_null_and_answers_1(town, monkeypatch, capsys):
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(town.warehouse))
    code = as_command(value.main, ["disputes_found", "--area", TOWN, "--period", "2020-07", "--json"])
    (found,) = json.loads(capsys.readouterr().out)
    assert code == 1 and found["status"] == "not_reported"
    assert [found[field] for field in value.FIELDS] == [None] * 5
