"""No change is told across a break, and an old code leads to what took its place."""

from datetime import date

import pandas as pd
import pytest

from data import warehouse
from metrics import areas, breaks, catalog, headline, series
from metrics.areas import Areas
from metrics.period import latest, parse
from tests.data.office import (
    CITY,
    COUNTY,
    EAST,
    REPORT_HEADINGS,
    TOWN,
    UNIT_HEADINGS,
    Office,
    dispute,
    disputes,
    incident,
    reports,
    units,
)
from tests.data.office import INCIDENT_HEADINGS as INCIDENTS

NEW = "610330105201"
MONTHS = ["2020-08", "2020-09", "2020-10", "2020-11"]
CHANGE = [
    (*UNIT_HEADINGS, "设立日期", "撤销日期", "撤并后代码"),
    (EAST, "东河村", "村", TOWN, "", "2020-09-30", NEW),
    (NEW, "东河社区", "社区", TOWN, "2020-10-01", "", ""),
]


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    """An office whose eastern village got another code in October; a dispute more in each month."""
    office = Office(tmp_path_factory.mktemp("changed"))
    cases = [
        dispute(f"D{month}{n}", f"{month}-05", area=EAST if month < "2020-10" else NEW)
        for many, month in enumerate(MONTHS, 1)
        for n in range(many)
    ]
    sent = {
        "1.csv": units(),
        "2.csv": CHANGE,
        "3.csv": disputes(*cases),
        "4.csv": [REPORT_HEADINGS, *reports("矛盾纠纷", MONTHS, TOWN), *reports("案件警情", MONTHS, TOWN)],
        "5.csv": [INCIDENTS, incident("J1", "2020-08-09", EAST)],
    }
    for name, rows in sent.items():
        office.send(rows, name)
    with warehouse.reading(office.warehouse) as opened:
        yield opened


def row(connection, area: str, code: str) -> dict:
    chosen = {"disputes_found": catalog.find("disputes_found")}
    (found,) = headline.headline(connection, chosen, [area], parse(code)).to_dict("records")
    return found


def test_a_series_goes_on_and_no_change_is_told_across_the_break(connection):
    months = series.monthly(
        connection, catalog.find("disputes_found"), [NEW], date(2020, 8, 1), date(2020, 11, 1)
    )
    assert months["value"].tolist() == [1, 2, 3, 4]
    across, after = row(connection, NEW, "2020-10"), row(connection, NEW, "2020-11")
    assert (across["value"], across["previous_value"]) == (3, 2)
    assert pd.isna(across["previous_difference"]) and across["previous_break"] == "code"
    assert (after["previous_difference"], after["previous_break"]) == (1, "")


def test_what_holds_both_codes_has_no_break(connection):
    for area in (TOWN, COUNTY, CITY):
        found = row(connection, area, "2020-10")
        assert (found["previous_difference"], found["previous_break"]) == (1, "")


def test_the_old_and_the_new_code_are_one_community_in_a_period_that_crosses_the_change(connection):
    share = catalog.find("zero_incident_communities")
    for code, expected in {"2020Q3": 3, "2020-09..2020-10": 3, "2020-10": 3}.items():
        found = series.whole(connection, share, [TOWN], parse(code)).iloc[0]
        # Of the third quarter July was not reported at all.
        assert found["with_events"] + found["numerator"] + found["not_known"] == expected, code
    listed = series.communities(connection, share, TOWN, parse("2020-09..2020-10"))
    assert NEW in set(listed["area"]) and EAST not in set(listed["area"])
    streak = series.whole(connection, catalog.find("months_since_incident"), [NEW], parse("2020-11")).iloc[0]
    assert (streak["value"], streak["status"]) == (3, "ok")


def test_a_code_leads_to_the_area_that_stood(connection):
    tree = areas.read(connection)

    def at(code: str, period: str) -> str:
        asked = parse(period)
        return tree.at(code, asked.first, asked.end)

    assert (at(EAST, "2020-09"), at(EAST, "2020-10"), at(EAST, "2020-09..2020-10")) == (EAST, NEW, NEW)
    assert (at(NEW, "2020-09"), at(NEW, "2020-10"), at(TOWN, "2020-09")) == (EAST, NEW, TOWN)
    asked = parse("2020-09..2020-10")
    assert EAST not in tree.standing(tree.children(TOWN), asked.first, asked.end)


def test_an_area_that_began_without_a_predecessor_is_shown_as_it_is():
    frame = pd.DataFrame({"code": ["a"], "parent": "", "heir": "", "valid_from": pd.Timestamp("2021-01-01")})
    assert Areas(frame.assign(valid_to=pd.NaT)).at("a", date(2020, 1, 1), date(2020, 1, 31)) == "a"


@pytest.mark.parametrize(
    ("now", "before", "crosses"),
    [("2021-01", "2020-12", True), ("2021-02", "2021-01", False), ("2020-12", "2020-11", False),
     ("2021", "2020", True), ("2020-11..2021-02", "2020-07..2020-10", True), ("2022-01", "2021-01", False)],
)  # fmt: skip
def test_a_break_lies_between_two_periods_or_within_one(now, before, crosses):
    marks = pd.DataFrame({"area": ["a"], "month": pd.Timestamp("2021-01-01"), "kind": "code"})
    assert (breaks.crossed(marks, parse(now), parse(before)).get("a") == "code") is crosses


def test_recut_grids_break_what_is_counted_by_them_and_nothing_else(tmp_path):
    office = Office(tmp_path)
    grids = [
        ("网格编号", "区划代码", "月份", "户数", "网格长配备", "网格党支部"),
        *((f"{EAST}{n:03d}", EAST, month, 300, "是", "是")
          for month, many in (("2020-08", 43), ("2020-09", 43), ("2020-10", 49)) for n in range(many)),
    ]  # fmt: skip
    office.send(units(), "1.csv")
    office.load(
        office.write("2.csv", grids),
        office.write("3.csv", [REPORT_HEADINGS, *reports("网格", ["2020-08", "2020-09", "2020-10"], TOWN)]),
    )
    chosen = {name: catalog.find(name) for name in ("grids", "households_per_grid", "disputes_found")}
    with warehouse.reading(office.warehouse) as opened:
        found = headline.headline(opened, chosen, [TOWN], latest(date(2020, 10, 1))).set_index("indicator")
    assert found.loc["grids", ["previous_value", "value"]].tolist() == [43, 49]
    assert found["previous_break"].to_dict() == {
        "grids": "grids",
        "households_per_grid": "grids",
        "disputes_found": "",
    }
    assert found.loc[["grids", "households_per_grid"], "previous_difference"].isna().all()
