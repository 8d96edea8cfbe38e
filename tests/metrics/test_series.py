"""Series over the tiny office of toy.py: its rows say what each expected number is made of."""

import datetime as dt
from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

from metrics import catalog, series
from metrics.period import parse
from tests.metrics import toy

KNOWN = catalog.read()
FIGURES = ["numerator", "denominator", "value", "low", "high"]


@pytest.fixture(scope="module")
def whole(toy_connection):
    """`whole("grids", "2020Q1")` → the figures of every area, by code."""

    @cache
    def ask(name: str, code: str) -> pd.DataFrame:
        return series.whole(toy_connection, KNOWN[name], toy.AREAS, parse(code)).set_index("area")

    return ask


def told(row: pd.Series) -> tuple:
    """(value, status), None where the value is missing."""
    return (None if pd.isna(row["value"]) else row["value"], row["status"])


def test_a_county_is_the_rate_of_its_sums_and_no_mean_of_its_towns(whole):
    rates = whole("mediation_success_rate", "2020-01")
    assert told(rates.loc[toy.TOWN_1]) == (1, "ok")
    assert told(rates.loc[toy.TOWN_2]) == (0, "ok")
    assert told(rates.loc[toy.COUNTY_A]) == (0.01, "ok")
    assert rates.loc[toy.COUNTY_A, ["numerator", "denominator"]].tolist() == [1, 100]


def test_nothing_due_is_missing_not_zero(whole):
    for name in ("mediation_success_rate", "people_per_dispute", "median_days_to_settle"):
        idle = whole(name, "2020-01").loc[toy.TOWN_3]
        assert told(idle) == (None, "ok") and idle["denominator"] == 0


def test_a_report_of_none_is_zero_and_no_report_is_missing(whole):
    found = whole("disputes_found", "2020-03")
    assert told(found.loc[toy.COUNTY_A]) == (0, "ok")
    assert found.loc[toy.COUNTY_A, "high"] == pytest.approx(3.689, abs=5e-4)  # Hanley & Lippman-Hand 1983
    assert told(found.loc[toy.COUNTY_B]) == (None, "not_reported")
    assert found.loc[toy.COUNTY_B, FIGURES].isna().all()
    assert told(found.loc[toy.CITY]) == (0, "partial")


def test_a_known_case_of_a_place_without_report_still_counts(whole):
    assert told(whole("disputes_found", "2020-04").loc[toy.COUNTY_B]) == (1, "partial")


def test_a_period_of_which_a_part_is_reported_is_partial(whole):
    found = whole("disputes_found", "2020Q1")
    assert told(found.loc[toy.COUNTY_B]) == (3, "partial")  # March is missing
    assert told(found.loc[toy.COUNTY_A]) == (106, "ok")
    assert told(found.loc[toy.FAR_CITY]) == (2, "partial")  # its data end in February


def test_a_period_beyond_the_data_is_not_reported(toy_connection):
    beyond = series.over(toy_connection, KNOWN, toy.AREAS, {"now": parse("2021")})
    assert len(beyond) == len(KNOWN) * len(toy.AREAS)
    assert beyond["status"].eq("not_reported").all() and beyond[FIGURES].isna().all(axis=None)


def test_a_figure_is_a_number_even_where_no_area_has_counts(whole):
    found = whole("disputes_found", "2020-03")
    assert all(pd.api.types.is_numeric_dtype(found[name]) for name in FIGURES)


def test_a_stock_is_that_of_the_last_month_each_city_has_reached(whole):
    grids = whole("grids", "2020")
    assert told(grids.loc[toy.VILLAGE_1]) == (3, "ok")  # of April
    assert told(grids.loc[toy.FAR_CITY]) == (5, "ok")  # of February
    assert told(grids.loc[toy.TOWN_2]) == (None, "not_reported")  # seven in March are none of April
    assert told(grids.loc[toy.CITY]) == (3, "partial")
    assert told(whole("grids", "2020Q1").loc[toy.CITY]) == (9, "ok")


def test_a_share_of_a_stock_is_added_up_before_it_is_divided(whole):
    coverage = whole("grid_party_branch_coverage", "2020-03").loc[toy.COUNTY_A]
    assert coverage[["numerator", "denominator"]].tolist() == [1, 9]
    assert coverage["value"] == 1 / 9  # towns: 1/2 and 0/7


def test_a_median_of_a_county_is_that_of_its_cases(whole):
    days = whole("median_days_to_settle", "2020Q1").loc[toy.COUNTY_A]
    assert days[["denominator", "value", "low", "high"]].tolist() == [7, 5, 5, 5]


def test_communities_without_all_their_reports_are_not_known_and_never_zero(whole):
    quarter = whole("zero_incident_communities", "2020Q1")
    row = quarter.loc[toy.CITY]
    # Village 1 and 4 had incidents, village 2 lacks the report of February, village 3 is at zero.
    assert row[["numerator", "denominator", "with_events", "not_known"]].tolist() == [1, 3, 2, 1]
    assert told(row) == (pytest.approx(1 / 3), "partial")
    assert told(quarter.loc[toy.VILLAGE_2]) == (None, "partial")


def test_a_community_with_a_known_incident_is_not_unknown_though_a_report_is_missing(whole):
    row = whole("zero_incident_communities", "2020-01..2020-04").loc[toy.COUNTY_B]  # April is not reported
    assert row[["numerator", "denominator", "with_events", "not_known"]].tolist() == [0, 0, 1, 0]
    assert told(row) == (None, "partial")


def test_a_streak_is_ended_by_an_event_a_gap_or_the_start(whole):
    months = whole("months_without_homicide", "2020-03")
    assert told(months.loc[toy.COUNTY_B]) == (1, "ok")  # homicides in February
    assert told(months.loc[toy.COUNTY_A]) == (1, "partial")  # village 2 is silent about February
    assert told(months.loc[toy.TOWN_2]) == (15, "partial")  # none since the data begin in January 2019
    assert told(months.loc[toy.FAR_CITY]) == (None, "not_reported")  # its data end before March


def test_an_incident_that_nobody_reported_still_ends_a_streak(whole):
    assert told(whole("months_since_incident", "2020-04").loc[toy.VILLAGE_4]) == (0, "ok")


def test_small_counts_are_hidden_below_county_and_zeros_are_shown(whole):
    january = whole("homicides", "2020-01")
    # Village 3 has none: it is hidden beside village 1, or the county would tell what village 1 has.
    for hidden in (toy.TOWN_1, toy.VILLAGE_1, toy.TOWN_2, toy.VILLAGE_3):
        assert told(january.loc[hidden]) == (None, "suppressed")
        assert january.loc[hidden, FIGURES].isna().all()
    assert told(january.loc[toy.COUNTY_A]) == (2, "ok")
    assert told(january.loc[toy.VILLAGE_2]) == (0, "ok")
    assert told(january.loc[toy.TOWN_3]) == (0, "ok")
    assert told(whole("homicides", "2020-02").loc[toy.VILLAGE_4]) == (6, "ok")


def test_protected_streaks_are_hidden_below_town(whole):
    months = whole("months_without_homicide", "2020-03")
    assert months.loc[list(toy.VILLAGES), "status"].eq("suppressed").all()
    assert months.loc[list(toy.VILLAGES), FIGURES].isna().all(axis=None)
    assert told(months.loc[toy.TOWN_3]) == (1, "ok")
    assert told(whole("months_since_incident", "2020-03").loc[toy.VILLAGE_4]) == (1, "ok")  # unprotected


def test_protected_counts_are_not_told_community_by_community(toy_connection):
    with pytest.raises(ValueError, match="small counts are protected"):
        series.communities(toy_connection, KNOWN["months_without_homicide"], toy.TOWN_1, parse("2020"))


def test_communities_say_zero_event_or_not_known(toy_connection):
    definition = KNOWN["zero_incident_communities"]
    found = series.communities(toy_connection, definition, toy.CITY, parse("2020-01..2020-04"))
    found = found.set_index("area")
    states = {
        toy.VILLAGE_1: "event",
        toy.VILLAGE_2: "not_known",
        toy.VILLAGE_3: "zero",
        toy.VILLAGE_4: "event",
    }
    assert found["state"].to_dict() == states
    assert found["streak_months"].tolist() == [3, 2, 10, 0]
    assert found["streak_status"].tolist() == ["ok", "partial", "ok", "ok"]


def test_every_month_and_area_has_its_row_gaps_included(toy_connection):
    first, last = dt.date(2018, 12, 1), dt.date(2020, 6, 1)
    found = series.monthly(toy_connection, KNOWN["disputes_found"], toy.AREAS, first, last)
    assert list(found.columns) == ["month", "area", *FIGURES, "status"]
    assert len(found) == 19 * len(toy.AREAS) and not found.duplicated(["month", "area"]).any()
    months = found[found["area"] == toy.CITY].set_index("month")["status"]
    assert months[["2018-12-01", "2020-05-01"]].eq("not_reported").all()
    assert months["2019-01-01":"2020-02-01"].eq("ok").all()


def test_an_indicator_defined_since_the_load_is_not_zero(toy_connection):
    new = replace(KNOWN["disputes_found"], id="brand_new")
    assert told(series.whole(toy_connection, new, [toy.CITY], parse("2020-01")).iloc[0]) == (
        None,
        "not_reported",
    )


def test_parts_are_of_what_is_known_and_say_so(toy_connection):
    found = series.parts(
        toy_connection, KNOWN["disputes_found"], [toy.CITY, toy.COUNTY_A], parse("2020Q1"), "major_type"
    )
    found = found.set_index(["area", "part"])
    # 109 in the city and 106 in county A, odd numbers of each batch are of type 01 (see toy.py).
    assert found["value"].to_dict() == {
        (toy.CITY, "01"): 53, (toy.CITY, "02"): 56, (toy.COUNTY_A, "01"): 52, (toy.COUNTY_A, "02"): 54,
    }  # fmt: skip
    assert found["status"].tolist() == ["partial", "partial", "ok", "ok"]


def test_cases_without_a_part_are_a_part_of_their_own(toy_connection):
    found = series.parts(toy_connection, KNOWN["disputes_found"], [toy.CITY], parse("2020Q1"), "channel")
    assert found["part"].tolist() == ["not_stated"]  # nobody in the tiny office has written down a channel


def test_small_parts_of_a_protected_count_are_hidden_below_county(toy_connection):
    protected = replace(KNOWN["disputes_found"], small_count_limit=5)
    found = series.parts(
        toy_connection, protected, [toy.COUNTY_A, toy.TOWN_1], parse("2020-02"), "major_type"
    )
    found = found.set_index("area")
    assert found.loc[toy.COUNTY_A, "value"].tolist() == [3, 3]
    assert found.loc[toy.TOWN_1, "status"].tolist() == ["suppressed"] * 2
    assert found.loc[toy.TOWN_1, FIGURES].isna().all(axis=None)
