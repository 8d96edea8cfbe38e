"""Who has reported what, by hand: a county with two towns; disputes every month, grids until September."""

from datetime import date

import pandas as pd
import pytest

from data import blank
from data.reporting_days import ReportingDays
from metrics.period import parse
from metrics.reporting_calendar import reminders, reporting_calendar

COUNTY, NORTH, SOUTH = "990101", "990101001", "990101002"
DAYS = ReportingDays({"city": 10, "county": 5, "town": 3, "village": 3})
# Who, which month, what, on which day.
SENT = [
    (NORTH, "2020-09", "disputes", "2020-10-03"),
    (SOUTH, "2020-09", "disputes", "2020-10-04"),
    (COUNTY, "2020-09", "grids", "2020-10-05"),
    (NORTH, "2020-10", "disputes", None),
    (SOUTH, "2020-10", "disputes", "2020-11-02"),
    (NORTH, "2020-11", "disputes", "2020-12-01"),
]


@pytest.fixture(scope="module")
def connection():
    areas = [("9901", "city", None), (COUNTY, "county", "9901")]
    areas += [(town, "town", COUNTY) for town in (NORTH, SOUTH)]
    areas += [(f"{town}201", "village", town) for town in (NORTH, SOUTH)]
    rows = [
        (area, pd.Timestamp(f"{month}-01"), source, pd.Timestamp(day) if day else pd.NaT)
        for area, month, source, day in SENT
    ]
    tables = {
        "areas": pd.DataFrame(areas, columns=["code", "level", "parent"]),
        "reporting": pd.DataFrame(rows, columns=["area", "month", "source", "reported_on"]),
    }
    with blank.warehouse(tables) as made:
        yield made


def _calendar(connection, areas: list[str], period: str, today: str) -> pd.DataFrame:
    return reporting_calendar(connection, areas, parse(period), DAYS, date.fromisoformat(today))


def _status(rows: pd.DataFrame) -> dict[tuple[str, str, str], tuple[str, int]]:
    return {
        (row["area"], f"{row['month']:%m}", row["source"]): (row["status"], row["days_late"])
        for row in rows.to_dict("records")
    }


def test_on_the_day_is_in_time_and_a_day_later_is_late(connection):
    found = _status(_calendar(connection, [NORTH, SOUTH], "2020-09", "2020-12-06"))
    assert found[NORTH, "09", "disputes"] == ("on_time", 0)
    assert found[SOUTH, "09", "disputes"] == ("late", 1)


def test_a_county_has_its_own_day_and_is_done_when_all_towns_are(connection):
    found = _status(_calendar(connection, [COUNTY], "2020-09", "2020-12-06"))
    assert found[COUNTY, "09", "disputes"] == ("on_time", 0)
    assert found[COUNTY, "09", "grids"] == ("on_time", 0)


def test_a_town_whose_county_reports_for_it_has_the_countys_day(connection):
    found = _status(_calendar(connection, [NORTH], "2020-09", "2020-12-06"))
    assert found[NORTH, "09", "grids"] == ("on_time", 0)


def test_a_report_without_a_day_came_but_nobody_knows_when(connection):
    found = _status(_calendar(connection, [NORTH, SOUTH, COUNTY], "2020-10", "2020-12-06"))
    assert found[NORTH, "10", "disputes"] == ("undated", 0)
    assert found[SOUTH, "10", "disputes"] == ("on_time", 0)
    assert found[COUNTY, "10", "disputes"] == ("undated", 0)


def test_before_its_day_nothing_is_missing(connection):
    found = _status(_calendar(connection, [SOUTH, COUNTY], "2020-11", "2020-12-03"))
    assert found[SOUTH, "11", "disputes"] == ("not_yet_due", 0)
    assert found[COUNTY, "11", "disputes"] == ("not_yet_due", 0)


def test_after_its_day_it_is_missing_and_a_county_is_incomplete(connection):
    found = _status(_calendar(connection, [SOUTH, COUNTY], "2020-11", "2020-12-06"))
    assert found[SOUTH, "11", "disputes"] == ("missing", 3)
    assert found[COUNTY, "11", "disputes"] == ("partial", 1)


def test_a_kind_that_nobody_sends_any_more_is_still_missed_for_a_year(connection):
    found = _status(_calendar(connection, [NORTH], "2020-10..2020-11", "2020-12-06"))
    assert found[NORTH, "10", "grids"] == ("missing", 31)  # the county sent them, so its day counts
    later = _calendar(connection, [NORTH], "2021-11", "2021-12-31")
    assert "grids" not in set(later["source"])


def test_a_month_that_is_not_over_is_not_expected(connection):
    found = _status(_calendar(connection, [NORTH], "2020-11..2020-12", "2020-12-06"))
    assert found[NORTH, "12", "disputes"] == ("not_expected", 0)


def test_reminders_are_what_is_missing_the_longest_first(connection):
    rows = reminders(_calendar(connection, [NORTH, SOUTH], "2020-09..2020-11", "2020-12-06"))
    told = [
        (row["area"], row["source"], f"{row['month']:%m}", row["days_late"])
        for row in rows.to_dict("records")
    ]
    assert told == [
        (NORTH, "grids", "10", 31),
        (SOUTH, "grids", "10", 31),
        (SOUTH, "disputes", "11", 3),
        (NORTH, "grids", "11", 1),
        (SOUTH, "grids", "11", 1),
    ]


def test_where_nothing_is_tracked_the_calendar_is_empty():
    with blank.warehouse({}) as connection:
        assert _calendar(connection, [], "2020-10", "2020-12-06").empty
