"""The statutory table: its states, its checks, the day it is due, its file."""

import io
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from data.problem import Problem
from metrics.period import parse
from reports import office
from reports.forms import checks, layout, survey, survey_book
from reports.forms.answer import Answer
from reports.forms.due import due_on
from reports.forms.questions import NO_LEVEL, Place
from reports.forms.survey import Survey

FORM = layout.read()["dispute_survey"]
COUNTY, TOWN = "610330", "610330100"
LATE = "610329"  # a town of this county has not reported for July 2020
TYPES_TOLD_APART_NOWHERE_BELOW = ("15", "16")


@pytest.fixture(scope="module")
def county(connection) -> Survey:
    """A county's month in which all have reported."""
    return survey.build(connection, FORM, COUNTY, parse("2020-10"))


@pytest.fixture(scope="module")
def town(connection) -> Survey:
    """The same month of one of its towns."""
    return survey.build(connection, FORM, TOWN, parse("2020-10"))


def faults(connection, found: Survey) -> dict[str, tuple[str, ...]]:
    """What breaks each check, in English."""
    return {one.name: one.faults for one in checks.check(connection, found, "en") if not one.is_passed}


def changed(found: Survey, place: Place, value: float | None, status: str = "ok") -> Survey:
    """The table with another number in one cell."""
    return replace(found, figures={**found.figures, place: Answer(value, status)})


def test_a_month_in_which_all_have_reported_passes_every_check(connection, county, town):
    assert faults(connection, county) == faults(connection, town) == {}


@pytest.mark.parametrize(
    ("place", "name", "told"),
    [
        (Place("kind", "02", "found", "town"), checks.KINDS, "Town, Found: the parts make"),
        (Place("kind", "02", "found", "town"), checks.LEVELS, "Neighbours, Found: the parts make"),
        (Place("kind", "99", "handled", "year"), checks.KINDS, "Year to date, Handled"),
        (Place("size", "50_to_99", "found", "all"), checks.SIZES, "Sum, Found"),
        (Place("whole", "", "settled", "2020-03-01"), checks.YEAR, "Year to date, Settled"),
        (Place("whole", "", "settled", "village"), checks.ORDER, "Village: Settled 1,000 is more than"),
        (Place("whole", "", "found", NO_LEVEL), checks.LEVELS, "1,000 disputes state no level"),
    ],
)
def test_a_number_that_does_not_add_up_is_found(connection, county, place, name, told):
    found = faults(connection, changed(county, place, 1000))
    assert any(told in line for line in found[name]), found


def test_who_has_not_reported_is_named_and_the_form_cannot_be_handed_in(connection):
    found = survey.build(connection, FORM, LATE, parse("2020-07"))
    (line,) = faults(connection, found)[checks.CHILDREN]
    assert line.startswith("1 units have not reported in full: ")
    assert found.answer("whole", "", "found", "all").is_partial


def test_a_month_that_the_data_do_not_reach_is_not_reported_and_no_zero(connection):
    found = survey.build(connection, FORM, COUNTY, parse("2021-03"))
    assert found.answer("whole", "", "found", "all") == Answer(None, "not_reported")
    assert found.answer("kind", "01", "found", "town").text("zh") == "— 未报送"
    told = faults(connection, found)[checks.CHILDREN]
    assert told == ("凤县: Not reported", "The data do not reach the end of March 2021")


def test_no_case_of_a_kind_is_a_zero(county):
    assert county.answer("kind", "16", "found", "all") == Answer(0.0)
    assert county.answer("major", "", "success", "town").text("zh") == "— 无应办结件"


def test_types_that_are_not_told_apart_below_county_stand_under_other(connection, county, town):
    for part in TYPES_TOLD_APART_NOWHERE_BELOW:
        assert town.answer("kind", part, "found", "all").text("zh") == "— 县级以下不分列"
        assert county.answer("kind", part, "found", "all").value is not None


@pytest.mark.parametrize(
    ("level", "period", "day"),
    [
        ("county", "2020-10", date(2020, 11, 5)),
        ("county", "2020-12", date(2021, 1, 5)),
        ("city", "2020Q4", date(2021, 1, 10)),
        ("city", "2020-10", date(2021, 1, 10)),  # in the quarter that ends in December
        ("town", "2020-10", None),
    ],
)
def test_the_day_it_is_due_is_that_of_the_office(level, period, day):
    assert due_on(level, parse(period), office.read()) == day


@pytest.mark.parametrize(
    ("area", "period", "told"),
    [
        ("999999", "2020-10", "999999 is not in the unit table"),
        (COUNTY, "2019-12..2020-02", "spans two years"),
    ],
)
def test_what_cannot_be_filled_is_refused_in_a_line(connection, area, period, told):
    with pytest.raises(Problem, match=told):
        survey.build(connection, FORM, area, parse(period))


def test_another_denominator_than_the_two_is_refused(connection):
    with pytest.raises(Problem, match="not of all"):
        survey.build(connection, FORM, COUNTY, parse("2020-10"), "all")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_file_holds_every_number_and_the_reason_where_there_is_none(county, lang):
    sheet = load_workbook(io.BytesIO(survey_book.write(county, "source", lang))).active
    rows = [[cell.value for cell in row[2:]] for row in sheet.iter_rows(min_row=survey_book.HEAD_ROW + 2)]
    for place, told in zip(county.places, rows, strict=False):
        answers = [county.answer(*place, column.name) for column in FORM.columns]
        assert told == [one.text(lang) if one.value is None else one.value for one in answers], place
    assert sheet["A1"].value == FORM.title[lang]
    assert any(
        "签发人" in str(row[0].value) or "Approved by" in str(row[0].value) for row in sheet.iter_rows()
    )
