"""Case numbers behind figures: they add up to the figure, nothing else is told, and protected cases never."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from data import case_numbers, definitions, sample, warehouse
from data.case_numbers import can_tell
from metrics import period, value
from tests.data.office import COUNTY, EAST, TOWN, dispute, disputes

KNOWN = definitions.read()
TOLD = [name for name, definition in KNOWN.items() if can_tell(definition)]
FIRST, LAST = dt.date(2020, 9, 1), dt.date(2020, 10, 1)
AS_OF = pd.Timestamp("2020-12-31")  # of Baoji in the sample
MONTHS = {  # by hand from the definitions' own words: the date that a case's month goes by
    "on_time_settlement_rate": "due_on",
    "mediation_success_rate": "reported_on",
    "judicial_confirmation_rate": "closed_on",
    "hazard_rectification_rate": "due_on",
    "request_satisfaction_rate": "closed_on",
    "petition_on_time_rate": "due_on",
    "preventable_incidents": "occurred_on",
}


def numbers(connection, name: str, area: str) -> pd.DataFrame:
    """The cases of September and October 2020."""
    return case_numbers.case_numbers(connection, KNOWN[name], area, FIRST, LAST)


def test_by_hand_a_case_is_counted_in_the_denominator_only_or_left_out(office):
    office.send(
        disputes(
            dispute(
                "D1", "2020-09-01", "调解成功", due="2020-09-30", closed="2020-09-30"
            ),  # on the day: in time
            dispute("D2", "2020-09-01", "调解成功", due="2020-09-30", closed="2020-10-01"),
            dispute("D3", "2020-09-01", "移交", due="2020-09-30", closed="2020-09-02"),
            dispute("D4", "2020-09-01", due="2020-09-30"),  # overdue and open
            dispute("D5", "2020-09-01", due="2020-12-31"),  # due in another month
            dispute("D6", "2020-10-20", due="2020-10-31"),  # not yet due
            dispute("D7", "2020-09-01"),  # no day
            dispute("D8", "2020-09-01", area=COUNTY, due="2020-09-30"),
        )
    )
    with warehouse.reading(office.warehouse) as connection:
        found = numbers(connection, "on_time_settlement_rate", TOWN)
        assert numbers(connection, "on_time_settlement_rate", EAST).equals(found)
        assert len(numbers(connection, "on_time_settlement_rate", COUNTY)) == 6
    assert dict(zip(found["case_id"], found["state"], strict=True)) == {
        "D1": "counted",
        "D2": "denominator",
        "D3": "left_out",
        "D4": "denominator",
        "D6": "left_out",
    }
    assert list(found) == ["month", "case_id", "state"]
    assert found["month"].dt.strftime("%Y-%m").tolist() == ["2020-09"] * 4 + ["2020-10"]


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize("area", ["610300", "610302001"])
def test_the_numbers_add_up_to_the_figure(connection, name, area):
    (figure,) = value.values(connection, name, (area,), period.parse("2020-09..2020-10"))
    states = numbers(connection, name, area)["state"]
    assert (states.isin(["counted", "numerator"])).sum() == (figure["numerator"] or 0)
    if KNOWN[name].kind == "rate":
        assert (states.isin(["counted", "denominator"])).sum() == (figure["denominator"] or 0)


@pytest.mark.parametrize("name", MONTHS)
def test_counted_and_left_out_are_all_cases_of_the_months_each_once(connection, name):
    cases = sample.truth(KNOWN[name].source)
    month = cases[MONTHS[name]].dt.strftime("%Y-%m")
    within = cases["area"].str.startswith("6103") & month.isin(["2020-09", "2020-10"])
    found = numbers(connection, name, "610300")
    expected = pd.DataFrame({"month": month, "case_id": cases["case_id"]})[within]
    told = found.assign(month=found["month"].dt.strftime("%Y-%m"))[["month", "case_id"]]
    assert sorted(told.itertuples(index=False)) == sorted(expected.itertuples(index=False))


def test_a_second_opinion_from_the_exports_names_the_same_cases(connection):
    cases = sample.truth("disputes").set_index("case_id")
    cases = cases[cases["area"].str.startswith("6103")]
    cases = cases[cases["due_on"].dt.strftime("%Y-%m").isin(["2020-09", "2020-10"])]
    is_told = cases["outcome"].ne("transferred") & (cases["closed_on"].notna() | (cases["due_on"] < AS_OF))
    in_time = is_told & cases["outcome"].eq("settled") & (cases["closed_on"] <= cases["due_on"])
    expected = pd.Series("left_out", cases.index).mask(is_told, "denominator").mask(in_time, "counted")
    found = numbers(connection, "on_time_settlement_rate", "610300").set_index("case_id")["state"]
    assert found.sort_index().to_dict() == expected.sort_index().to_dict()
    assert set(expected) == {"left_out", "denominator", "counted"}


@pytest.mark.parametrize(
    "name",
    [
        *("homicides", "sexual_incidents", "domestic_incidents", "months_without_homicide"),  # protected
        *("psychological_talks", "people_under_correction"),
        *("disputes_pending", "disputes_per_10k", "median_days_to_settle", "zero_incident_communities"),
        *("programme_completion", "subsidy_total", "public_order_satisfaction", "towns"),  # no cases
    ],
)
def test_of_protected_facts_and_other_kinds_no_number_is_told(connection, name):
    assert not can_tell(KNOWN[name])
    found = numbers(connection, name, "610300")
    assert found.empty and list(found) == case_numbers.COLUMNS


@pytest.mark.parametrize(
    "condition",
    [
        "homicide",
        "NOT sexual",
        "domestic AND preventable",
        "case_id IN (SELECT case_id FROM petitions)",
    ],
)
def test_a_further_definition_that_asks_about_protected_facts_or_other_tables_tells_none(condition):
    ours = KNOWN["preventable_incidents"]
    other = replace(ours, sql=ours.sql.replace("WHERE preventable", f"WHERE {condition}"))
    assert can_tell(ours) and other.sql != ours.sql and not can_tell(other)


@pytest.mark.parametrize(("major", "tells"), [("16", False), ("02", True)])
def test_a_type_that_has_no_break_down_below_county_tells_none(major, tells):
    ours = KNOWN["mediation_success_rate"]
    other = replace(ours, sql=ours.sql.replace("outcome = 'settled'", f"major_type = '{major}'"))
    assert other.sql != ours.sql and can_tell(other) is tells


def test_what_small_counts_protect_tells_none():
    assert not can_tell(replace(KNOWN["preventable_incidents"], small_count_limit=5))
