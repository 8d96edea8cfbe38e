"""The statutory table of disputes, cell by cell, against a naive count of the exports' rows.

What a cell counts is taken from the notes that the form prints, not from its files.
"""

from collections import Counter

import pytest

from metrics.period import parse
from reports.forms import layout, survey
from reports.forms.survey import Survey
from tests.second_opinion.disputes import dealt_with, is_major, settled
from tests.second_opinion.opinion import months

ASKED = {"county": ("610330", "2020-10"), "city": ("610300", "2020-12"), "quarter": ("610300", "2020Q4")}
COLUMNS = {  # the levels of each column; the sum and the year take all
    "county": ("county", "city"),
    "town": ("town",),
    "village": ("village", "grid", "building"),
}
SIZES = {"under_50": (0, 50), "50_to_99": (50, 100), "100_to_499": (100, 500), "500_or_more": (500, 10**9)}
CONDITIONS = {"found": lambda row: True, "handled": dealt_with, "settled": settled}


@pytest.fixture(scope="module", params=list(ASKED))
def asked(request) -> tuple[str, str]:
    """An area and a period."""
    return ASKED[request.param]


@pytest.fixture(scope="module")
def built(connection, asked) -> Survey:
    """The form of them."""
    return survey.build(connection, layout.read()["dispute_survey"], asked[0], parse(asked[1]))


@pytest.fixture(scope="module")
def counted(sent, asked) -> Counter:
    """Every count of the form by scope, part, measure and column, row by row."""
    area, period = asked
    within = [row for row in sent.tables["disputes"] if area in sent.places.path(row["area"])]
    found: Counter = Counter()
    year = [f"{period[:4]}-{number:02}" for number in range(1, months(period)[-1].month + 1)]
    now = [f"{month:%Y-%m}" for month in months(period)]
    for row in within:
        month = f"{row['reported_on']:%Y-%m}"
        columns = ["year"] if month in year else []
        if month in now:
            columns += ["all", *(name for name, levels in COLUMNS.items() if row["first_level"] in levels)]
        for column in columns:
            for measure, condition in CONDITIONS.items():
                if condition(row):
                    found.update({(*place, measure, column): 1 for place in _places(row)})
    return found


def _places(row: dict) -> list[tuple[str, str]]:
    """Scope and part of the rows of the form that a dispute stands in."""
    people = row["people_involved"]
    sizes = [name for name, (low, high) in SIZES.items() if people is not None and low <= people < high]
    places = [("whole", ""), ("kind", row["dispute_type"][:2]), *(("size", one) for one in sizes)]
    return [*places, ("major", "")] if is_major(row) else places


def test_every_count_of_the_form_is_that_of_the_exports(built, counted):
    cells = {
        (scope, part, measure, column.name): built.answer(scope, part, measure, column.name).value
        for scope, part, measure in built.places
        for column in built.layout.columns
        if measure in CONDITIONS
    }
    assert len(cells) == (3 + 17 * 2 + 4 + 3) * 5 and counted["whole", "", "found", "all"] > 100
    assert {place: value for place, value in cells.items() if value != counted[place]} == {}


@pytest.mark.parametrize("success_of", layout.SUCCESS_OF)
def test_rates_are_those_of_the_counts_that_stand_above_them(connection, asked, counted, success_of):
    built = survey.build(connection, layout.read()["dispute_survey"], asked[0], parse(asked[1]), success_of)
    for scope in ("whole", "major"):
        for column in built.layout.columns:
            told = {name: counted[scope, "", name, column.name] for name in CONDITIONS}
            rate = built.answer(scope, "", "success", column.name).value
            below = told[success_of]
            assert rate == (pytest.approx(told["settled"] / below) if below else None), (scope, column.name)


def test_sweeps_are_those_that_the_units_reported(built, sent, asked):
    area, period = asked
    rows = [
        row
        for row in sent.tables["monthly_figures"]
        if row["item"] == "dispute_sweeps" and area in sent.places.path(row["area"])
    ]
    now = sum(row["value"] for row in rows if row["month"] in months(period))
    year = sum(
        row["value"]
        for row in rows
        if f"{row['month']:%Y}" == period[:4] and row["month"] <= months(period)[-1]
    )
    assert built.answer("sweeps", "", "times", "all").value == now > 0
    assert built.answer("sweeps", "", "times", "year").value == year > now
    assert built.answer("sweeps", "", "times", "town").value is None
