"""Headlines over the tiny office of toy.py: an indicator beside its earlier self and its target."""

from dataclasses import replace

import pandas as pd
import pytest

from metrics import catalog, headline
from metrics.period import parse
from tests.metrics import toy

KNOWN = catalog.read()
FOUND, RATE = "disputes_found", "mediation_success_rate"


@pytest.fixture(scope="module")
def row(toy_connection):
    """`row("disputes_found", area, "2020-02")` → the headline as a series."""

    def ask(name: str, area: str, code: str, **changes: object) -> pd.Series:
        definitions = {name: replace(KNOWN[name], **changes)}
        (found,) = headline.headline(toy_connection, definitions, [area], parse(code)).to_dict("records")
        return pd.Series(found)

    return ask


def test_one_row_for_each_indicator_and_area(toy_connection):
    chosen = {name: KNOWN[name] for name in (FOUND, RATE, "months_without_homicide")}
    table = headline.headline(toy_connection, chosen, [toy.CITY, toy.TOWN_2], parse("2020-02"))
    assert table["indicator"].tolist() == [name for name in chosen for _ in range(2)]
    assert table["area"].tolist() == [toy.CITY, toy.TOWN_2] * 3


def test_a_count_beside_the_month_before_and_the_year_before(row):
    found = row(FOUND, toy.COUNTY_A, "2020-01")  # 100 now, none in December, ten a year earlier
    assert (found["value"], found["previous_value"], found["year_before_value"]) == (100, 0, 10)
    assert found["previous_difference"] == 100 and pd.isna(
        found["previous_ratio"]
    )  # from 0 there is no ratio
    assert (found["year_before_difference"], found["year_before_ratio"]) == (90, 9)


def test_a_share_changes_by_shares(row):
    found = row(RATE, toy.COUNTY_A, "2020-01")  # 1/100 now and 8/10 a year earlier
    assert found["year_before_difference"] == pytest.approx(0.01 - 0.8)
    assert found["year_before_ratio"] == pytest.approx((0.01 - 0.8) / 0.8)


def test_the_year_to_date_stands_beside_the_same_months_a_year_earlier(row):
    found = row(FOUND, toy.COUNTY_A, "2020-04")  # 1 + 99 + 6 beside 10
    assert (found["ytd_value"], found["ytd_year_before_value"], found["ytd_year_before_difference"]) == (
        106,
        10,
        96,
    )
    assert found["ytd_year_before_ratio"] == pytest.approx(9.6)


def test_no_change_is_told_where_reports_are_missing(row):
    silent = row(FOUND, toy.COUNTY_B, "2020-04")  # not reported, though one case is known
    assert silent["value"] == 1
    assert pd.isna(silent["previous_difference"]) and pd.isna(silent["year_before_difference"])
    after = row(FOUND, toy.COUNTY_B, "2020-02")
    assert after["year_before_difference"] == 3  # both months were reported in full


def test_a_year_to_date_that_the_data_do_not_reach_is_not_compared_with_a_whole_one(row):
    found = row(FOUND, toy.FAR_CITY, "2020-04")  # its data end in February 2020
    assert (found["ytd_value"], found["ytd_year_before_value"]) == (2, 0)
    assert pd.isna(found["ytd_year_before_difference"])


def test_a_period_before_the_data_begin_is_no_comparison(row):
    found = row(
        FOUND, toy.COUNTY_A, "2019-02..2019-03"
    )  # before it: December 2018, unknown, and January 2019
    assert found["previous_value"] == 10 and pd.isna(found["previous_difference"])


def test_a_year_to_date_has_no_period_before(row):
    found = row(FOUND, toy.COUNTY_A, "2020-02ytd")
    assert found[["previous_value", "previous_difference", "previous_ratio"]].isna().all()
    assert found["year_before_value"] == 10


def test_a_hidden_count_is_hidden_in_every_comparison(row):
    now = row("homicides", toy.TOWN_1, "2020-01")
    assert now["status"] == "suppressed"
    assert now[["value", "numerator", "previous_difference", "ytd_value", "ytd_numerator"]].isna().all()
    later = row("homicides", toy.TOWN_1, "2020-03")
    assert later["value"] == 0 and later["status"] == "ok"
    assert later[["ytd_value", "ytd_numerator", "ytd_year_before_difference"]].isna().all()


def test_a_value_at_its_target_meets_it(row):
    assert row(RATE, toy.COUNTY_A, "2019-01", target=0.8)["target_met"] is True  # 8/10
    assert row(RATE, toy.COUNTY_A, "2019-01", target=0.81)["target_met"] is False
    assert row(RATE, toy.COUNTY_A, "2019-01", target=0.8, better="lower")["target_met"] is True


def test_there_is_no_judgement_without_a_value_a_target_or_a_direction(row):
    assert row(RATE, toy.TOWN_3, "2020-01")["target_met"] is None  # nothing due
    assert row(FOUND, toy.COUNTY_A, "2020-01")["target_met"] is None
    assert row(RATE, toy.COUNTY_A, "2019-01", better="none")["target_met"] is None


def test_areas_in_another_order_give_the_same_rows_in_that_order(toy_connection):
    chosen = {name: KNOWN[name] for name in (FOUND, RATE, "grids")}
    one, other = (
        headline.headline(toy_connection, chosen, codes, parse("2020Q1")).set_index(["indicator", "area"])
        for codes in (toy.AREAS, toy.AREAS[::-1])
    )
    pd.testing.assert_frame_equal(one, other.loc[one.index])
