"""The register of score events: its matters and circumstances, and the units that an event counts for."""

import datetime as dt

import duckdb
import pandas as pd
import pytest

from data import counts, sample, warehouse
from data.problem import Problem
from tests.data.office import CITY, COUNTY, EAST, SOUTH, TOWN, WEST, Office

HEADINGS = ("事项编号", "区划代码", "发生日期", "考核条款", "分值", "事由", "同一事项编号", "情形")
FIRST, LAST = dt.date(2020, 10, 1), dt.date(2020, 10, 31)


def event(name: str, area: str = EAST, day: str = "2020-10-05", matter: str = "", circumstance: str = ""):
    """One event of rule R01 with -1 point."""
    return [name, area, day, "R01", "-1", "案件", matter, circumstance]


def counted(office: Office, *areas: str) -> pd.DataFrame:
    """The events of October."""
    with warehouse.reading(office.warehouse) as connection:
        return counts.score_events(connection, areas, FIRST, LAST)


def test_an_event_counts_for_its_area_and_for_all_above_it_between_two_days(office):
    office.send(
        [
            HEADINGS,
            event("K1", day="2020-10-01"),
            event("K2", COUNTY, day="2020-10-31"),
            event("K3", day="2020-09-30"),
            event("K4", WEST, day="2020-11-01"),
        ]
    )
    found = counted(office, EAST, TOWN, COUNTY)
    assert list(zip(found["unit"], found["event"], found["area"], strict=True)) == [
        (COUNTY, "K1", EAST),
        (COUNTY, "K2", COUNTY),
        (TOWN, "K1", EAST),
        (EAST, "K1", EAST),
    ]
    assert counted(office, SOUTH).empty and list(counted(office, SOUTH)) == list(found)


def test_matter_and_circumstance_are_read_in_the_offices_words_and_may_be_left_empty(office):
    words = {"未按期整改": "not_rectified", "主动整改": "halved", "当年破案": "halved"}
    words |= {"重复发生": "repeat", "重大活动安保期间": "sensitive", "": None}
    rows = [event(f"K{at}", matter=f"M{at % 2}", circumstance=word) for at, word in enumerate(words)]
    office.send([HEADINGS, *rows])
    found = counted(office, CITY)
    assert found["circumstance"].astype(object).where(found["circumstance"].notna(), None).tolist() == list(
        words.values()
    )
    assert found["matter"].tolist() == ["M0", "M1"] * 3


def test_an_export_without_the_two_columns_is_read_as_before(office):
    office.send([HEADINGS[:6], event("K1")[:6]])
    found = counted(office, TOWN).iloc[0]
    assert (found["event"], found["points"], found["reason"]) == ("K1", -1, "case")
    assert pd.isna(found["matter"]) and pd.isna(found["circumstance"])


def test_a_circumstance_that_no_list_knows_stops_the_load(office):
    report = office.send([HEADINGS, event("K1", circumstance="从严处理")])
    assert "从严处理" in str(report.questions[0]) and counted(office, CITY).empty


def test_a_matter_that_looks_like_personal_data_is_refused_and_not_repeated(office):
    report = office.send([HEADINGS, event("K1"), event("K2", matter="13912345678")])
    assert counted(office, CITY)["event"].tolist() == ["K1"]
    assert "139123" not in str(report) and "139123" not in office.everything()


def test_an_event_of_an_area_that_ended_counts_for_the_one_that_took_its_place(new_office):
    office = new_office()
    headings = ("代码", "名称", "级别", "上级代码", "设立日期", "撤销日期", "撤并后代码")
    office.send(
        [
            headings,
            (CITY, "宝鸡市", "市", "", "", "", ""),
            ("610322", "凤翔县", "县", CITY, "", "2020-10-31", "610305"),
            ("610305", "凤翔区", "区", CITY, "2020-11-01", "", ""),
        ],
        "units.csv",
    )
    office.send([HEADINGS, event("K1", "610322")])
    found = counted(office, CITY, "610305", "610322")
    assert found["unit"].tolist() == ["610300", "610305", "610322"] and set(found["area"]) == {"610322"}


def test_a_version_of_an_earlier_zhili_without_the_columns_asks_to_be_counted_again(office):
    office.send([HEADINGS[:6], event("K1")[:6]])
    with duckdb.connect(str(warehouse.path(office.version, office.warehouse))) as older:
        older.execute("ALTER TABLE score_events DROP COLUMN matter")
        older.execute("ALTER TABLE score_events DROP COLUMN circumstance")
    with pytest.raises(Problem, match="earlier Zhili"):
        counted(office, CITY)
    office.load()
    assert counted(office, CITY)["event"].tolist() == ["K1"]
    office.send([HEADINGS, event("K1", matter="M1", circumstance="减半")])
    assert counted(office, CITY)[["matter", "circumstance"]].to_numpy().tolist() == [["M1", "halved"]]


def test_in_the_sample_only_bonuses_have_a_matter_and_only_deductions_a_circumstance():
    found = sample.truth("score_events")
    assert (found.loc[found["matter"].notna(), "points"] > 0).all()
    assert (found.loc[found["circumstance"].notna(), "points"] < 0).all()
    assert set(found["circumstance"].dropna()) == {"halved", "not_rectified", "repeat", "sensitive"}
    assert found["matter"].dropna().duplicated().any()
