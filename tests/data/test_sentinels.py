"""What the sentinels count, by hand: one town with two villages, two months."""

from datetime import date

import pandas as pd
import pytest

from data import blank, sentinels
from tests.data.office import dispute, disputes

CITY, COUNTY, TOWN, EAST, WEST = "990100", "990101", "990101001", "990101001201", "990101001202"
LEVELS = {CITY: ("city", None), COUNTY: ("county", CITY), TOWN: ("town", COUNTY)}
LEVELS |= {EAST: ("village", TOWN), WEST: ("village", TOWN)}
OCTOBER, NOVEMBER = date(2020, 10, 1), date(2020, 11, 1)


@pytest.fixture
def few_sentinels() -> None:
    """All of them, in place of the one that other loads of these tests count."""


def _areas() -> pd.DataFrame:
    rows = [(code, level, parent, 100) for code, (level, parent) in LEVELS.items()]
    return pd.DataFrame(rows, columns=["code", "level", "parent", "population"])


def _reporting(*sources: str) -> pd.DataFrame:
    rows = [(TOWN, month, source) for month in (OCTOBER, NOVEMBER) for source in sources]
    return pd.DataFrame(rows, columns=["area", "month", "source"])


def _dispute(case: str, opened: str, closed: str | None = None, **more: object) -> dict:
    opened_on, closed_on = date.fromisoformat(opened), date.fromisoformat(closed) if closed else None
    row = {"case_id": case, "area": EAST, "dispute_type": "0201", "major_type": "02", "people_involved": 2}
    row |= {"reported_on": opened_on, "reported_month": opened_on.replace(day=1), "closed_on": closed_on}
    row |= {
        "closed_month": closed_on and closed_on.replace(day=1),
        "outcome": "settled" if closed else "ongoing",
    }
    return row | more


def _counted(sentinel: str, rows: list[dict], **more: pd.DataFrame) -> dict[tuple, tuple]:
    """(source, measure, month) → (observed, n) of the town."""
    tables = {"areas": _areas(), "reporting": _reporting("disputes", "petitions")} | more
    if rows:
        tables["disputes"] = pd.DataFrame(rows)
    with blank.warehouse(tables) as connection:
        found = connection.execute(
            "SELECT source, measure, strftime(month, '%m'), observed, n FROM sentinel_counts "
            "WHERE sentinel = $sentinel AND area = $town ORDER BY ALL",
            {"sentinel": sentinel, "town": TOWN},
        ).fetchall()
    return {row[:3]: row[3:] for row in found}


def test_full_marks_counts_what_was_settled_of_what_was_found():
    rows = [_dispute("A", "2020-10-05", "2020-10-06"), _dispute("B", "2020-10-05", area=WEST)]
    assert _counted("full_marks", rows)["disputes", "settled", "10"] == (1, 2)
    assert _counted("collapsing_finds", rows) == {("disputes", "settled", "10"): (1, 2)}


def test_month_end_is_its_last_three_days():
    days = ["2020-10-28", "2020-10-29", "2020-10-31"]
    rows = [_dispute(str(n), "2020-10-05", day) for n, day in enumerate(days)]
    assert _counted("month_end", rows) == {("disputes", "closed", "10"): (2, 3)}


def test_month_end_expects_what_the_calendar_gives():
    """October 2020: 22 working days, two of them (Thursday, Friday) on the last three days; 3/31 is more."""
    with blank.warehouse(
        {
            "areas": _areas(),
            "reporting": _reporting("disputes"),
            "disputes": pd.DataFrame([_dispute("A", "2020-10-05", "2020-10-06")]),
        }
    ) as connection:
        (extra,) = connection.execute(
            "SELECT extra FROM sentinel_counts WHERE sentinel = 'month_end' AND area = $town", {"town": TOWN}
        ).fetchone()
    assert extra == pytest.approx(3 / 31)


def test_same_day_goes_by_the_closing_month():
    rows = [_dispute("A", "2020-10-31", "2020-10-31"), _dispute("B", "2020-10-31", "2020-11-01")]
    found = _counted("same_day", rows)
    assert found == {("disputes", "closed", "10"): (1, 1), ("disputes", "closed", "11"): (0, 1)}


def test_round_durations_are_compared_with_a_day_more_or_less():
    days = {"A": "2020-10-08", "B": "2020-10-09", "C": "2020-10-11", "D": "2020-10-16"}
    rows = [_dispute(case, "2020-10-01", day) for case, day in days.items()]
    assert _counted("round_durations", rows) == {
        ("disputes", "days", "10"): (2, 3)
    }  # 7, 15 of 7, 8, 15; not 10


def test_reopened_is_the_same_type_in_the_same_village_within_a_week():
    rows = [
        _dispute("A", "2020-10-01", "2020-10-05"),
        _dispute("B", "2020-10-11"),  # day 6
        _dispute("C", "2020-10-12"),  # day 7
        _dispute("D", "2020-10-06", area=WEST),
        _dispute("E", "2020-10-06", dispute_type="0101"),
        _dispute("F", "2020-11-02"),  # day 28
    ]
    assert _counted("reopened", rows) == {("disputes", "reopened", "10"): (1, 2)}


def test_reopened_waits_until_the_28_days_are_over():
    rows = [_dispute("A", "2020-11-01", "2020-11-05"), _dispute("B", "2020-11-06")]
    assert _counted("reopened", rows) == {}


def test_a_case_that_is_only_an_earlier_row_was_deleted():
    here = [_dispute("A", "2020-10-01"), _dispute("B", "2020-10-01")]
    gone = [_dispute("B", "2020-10-01"), _dispute("C", "2020-10-01"), _dispute("C", "2020-10-02")]
    earlier = pd.DataFrame(gone).assign(batch=1, replaced_by=[2, 2, 3])
    found = _counted("deletions", here, disputes_earlier=earlier)
    assert found == {("disputes", "vanished", "10"): (1, 3)}


def test_repeated_figures_are_flows_of_ten_and_more():
    values = {
        "patrols": (12, 12),
        "fire_penalties": (12, 13),
        "volunteers": (50, 50),
        "matters_raised": (9, 9),
    }
    rows = [
        {"area": TOWN, "item": item, "month": month, "value": value}
        for item, pair in values.items()
        for month, value in zip((OCTOBER, NOVEMBER), pair, strict=True)
    ]
    found = _counted("repeated_figures", [], monthly_figures=pd.DataFrame(rows))
    assert found == {("monthly_figures", "figures", "11"): (1, 2)}  # a stock and a nine are not compared


def test_zero_reports_tell_cases_and_communities_that_reported():
    found = _counted("zero_reports", [_dispute("A", "2020-10-01")])
    assert found["disputes", "cases", "10"] == (1, 2)
    assert found["disputes", "cases", "11"] == (0, 2)
    assert ("incidents", "cases", "10") not in found  # nobody reported any


def test_duplicates_agree_in_all_but_the_number():
    rows = [
        _dispute("A", "2020-10-01", "2020-10-03"),
        _dispute("B", "2020-10-01", "2020-10-03"),
        _dispute("C", "2020-10-08", "2020-10-10"),  # the same a week later: twice a chance
        _dispute("D", "2020-10-01", "2020-10-03", people_involved=3),
        _dispute("E", "2020-10-01"),
    ]
    assert _counted("duplicates", rows) == {("disputes", "disputes", "10"): (1, 3)}


def test_a_dispute_that_is_a_petition_too_is_a_pair():
    petition = {"case_id": "X", "area": EAST, "received_on": date(2020, 10, 1), "received_month": OCTOBER}
    petitions = pd.DataFrame([petition | {"closed_on": date(2020, 10, 3), "closed_month": OCTOBER}])
    found = _counted("duplicates", [_dispute("A", "2020-10-01", "2020-10-03")], petitions=petitions)
    assert found == {("disputes", "petitions", "10"): (1, 1)}


def test_counting_some_months_gives_what_counting_all_gives():
    cases = [_dispute(str(n), f"2020-10-{n + 1:02}", f"2020-11-{n + 1:02}") for n in range(28)]
    with blank.warehouse(
        {"areas": _areas(), "reporting": _reporting("disputes"), "disputes": pd.DataFrame(cases)}
    ) as connection:
        connection.execute("UPDATE disputes SET closed_on = reported_on, closed_month = reported_month")
        sentinels.refresh(connection, {"disputes": frozenset([OCTOBER, NOVEMBER])})
        some = connection.execute("FROM sentinel_counts ORDER BY ALL").fetchall()
        sentinels.refresh(connection, {"disputes": None})
        assert connection.execute("FROM sentinel_counts ORDER BY ALL").fetchall() == some
        assert connection.execute(
            "SELECT DISTINCT month FROM sentinel_counts WHERE sentinel = 'same_day'"
        ).fetchall() == [(OCTOBER,)]


def test_no_sentinel_looks_below_a_town():
    with blank.warehouse(
        {
            "areas": _areas(),
            "reporting": _reporting("disputes"),
            "disputes": pd.DataFrame([_dispute("A", "2020-10-01", "2020-10-01")]),
        }
    ) as connection:
        areas = connection.execute("SELECT DISTINCT area FROM sentinel_counts").fetchall()
    assert set(areas) == {(TOWN,), (COUNTY,)}


def test_no_changes_cost_no_counting():
    with blank.warehouse({"areas": _areas(), "reporting": _reporting("disputes")}) as connection:
        connection.execute("INSERT INTO sentinel_counts VALUES ('month_end', 's', 'm', 'a', NULL, 1, 1, 1)")
        sentinels.refresh(connection, {})
        assert connection.execute("SELECT count(*) FROM sentinel_counts WHERE area = 'a'").fetchone() == (1,)


def test_a_load_counts_them_and_a_recount_agrees(filled):
    filled.send(disputes(dispute("D9", "2020-10-07", "调解成功", closed="2020-10-07")), "more.csv")
    asked = "SELECT * FROM sentinel_counts ORDER BY ALL"
    after_loads = filled.ask(asked)
    assert (1.0, 2.0) in {row[5:7] for row in after_loads if row[:2] == ("same_day", "disputes")}
    filled.load()
    assert filled.ask(asked) == after_loads
