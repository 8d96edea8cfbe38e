"""Where a definition changed, no change is told and the limits begin anew: for that indicator, everywhere."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from data import counts
from data.definition_breaks import Break
from metrics import breaks, catalog, cuts, headline, signals
from metrics.period import parse
from tests.metrics import toy

KNOWN = catalog.read()
FOUND, SETTLED = "disputes_found", "disputes_settled"
WORDS = {"zh": "改用新表", "en": "new form"}
FEBRUARY = Break(date(2020, 2, 1), WORDS)
REDEFINED = {FOUND: replace(KNOWN[FOUND], breaks=(FEBRUARY,)), SETTLED: KNOWN[SETTLED]}
LEVELS = [9.0, 11.0] * 6 + [39.0, 41.0] * 6  # another level from the thirteenth month on


@pytest.fixture(scope="module")
def rows(toy_connection):
    """`rows("2020-02")` → the headlines of two indicators, by indicator and area."""

    def ask(code: str) -> pd.DataFrame:
        asked = [toy.CITY, toy.COUNTY_A]
        return headline.headline(toy_connection, REDEFINED, asked, parse(code)).set_index(headline.KEYS)

    return ask


def test_no_arrow_crosses_it_and_none_on_either_side_is_lost(rows):
    # 0, 100, 6 and 0 disputes from December to March
    told = {month: rows(month).loc[(FOUND, toy.COUNTY_A)] for month in ("2020-01", "2020-02", "2020-03")}
    differences = [row["previous_difference"] for row in told.values()]
    assert differences[0] == 100 and pd.isna(differences[1]) and differences[2] == -6
    assert [row["previous_break"] for row in told.values()] == ["", "definition", ""]
    across = told["2020-02"]
    assert (across["value"], across["previous_value"]) == (6, 100) and pd.isna(across["previous_ratio"])
    assert across["previous_break_month"] == pd.Timestamp("2020-02-01")
    assert pd.isna(told["2020-01"]["previous_break_month"])


def test_it_breaks_one_indicator_in_every_area(rows):
    found = rows("2020-02")
    assert found["previous_break"].tolist() == ["definition"] * 2 + [""] * 2
    assert found.loc[SETTLED, "previous_difference"].notna().all()


def test_the_year_before_and_the_year_to_date_do_not_cross_it_either(rows):
    found = rows("2020-03").loc[(FOUND, toy.COUNTY_A)]
    spans = {"previous": "", "year_before": "definition", "ytd_year_before": "definition"}
    assert {span: found[f"{span}_break"] for span in spans} == spans
    assert pd.isna(found["ytd_year_before_difference"])


def test_a_period_that_holds_the_month_is_of_two_kinds(rows):
    assert set(rows("2020-01..2020-02").loc[FOUND, "previous_break"]) == {"definition"}


def test_the_table_has_a_row_for_each_break_of_each_definition():
    twice = replace(KNOWN[SETTLED], breaks=(Break(date(2019, 1, 1), WORDS), FEBRUARY))
    table = breaks.of_definitions([REDEFINED[FOUND], twice])
    assert list(table.columns) == breaks.OF_DEFINITIONS and set(table["kind"]) == {breaks.DEFINITION}
    assert table["indicator"].tolist() == [FOUND, SETTLED, SETTLED]
    assert table["words"].tolist() == [WORDS] * 3
    assert breaks.of_definitions(KNOWN.values()).empty  # none of the project's own has one


def test_the_words_are_those_of_the_month():
    assert breaks.words(REDEFINED[FOUND], pd.Timestamp("2020-02-01"), "zh") == "改用新表"
    assert breaks.words(REDEFINED[FOUND], pd.Timestamp("2020-03-01"), "zh") == ""


def test_it_cuts_the_indicator_in_every_area_that_is_asked_about(toy_connection):
    asked = counts.Asked((), (toy.CITY, toy.TOWN_1), date(2019, 1, 1), date(2020, 4, 1))
    table = cuts.cuts(toy_connection, REDEFINED, asked, ())
    assert table.to_dict("records") == [
        {"indicator": FOUND, "area": area, "month": pd.Timestamp("2020-02-01")}
        for area in (toy.CITY, toy.TOWN_1)
    ]


def judged(toy_connection, definition) -> pd.DataFrame:
    """Two years of a town that counts 10 a month and then, by another definition, 40."""
    months = pd.DataFrame(
        {
            "indicator": FOUND,
            "area": toy.TOWN_1,
            "month": pd.date_range("2018-05-01", periods=len(LEVELS), freq="MS"),
            "value": LEVELS,
            "numerator": LEVELS,
            "denominator": float("nan"),
            "reported_share": 1.0,
        }
    )
    asked = counts.Asked((), (toy.TOWN_1,), date(2018, 5, 1), date(2020, 4, 1))
    chosen = {FOUND: definition}
    return signals.judge(months, chosen, cuts.cuts(toy_connection, chosen, asked, ()))


def test_the_limits_begin_anew_where_the_definition_changed(toy_connection):
    changed = replace(KNOWN[FOUND], breaks=(Break(date(2019, 5, 1), WORDS),))
    months = judged(toy_connection, changed)
    assert months["segment"].tolist() == [0] * 12 + [1] * 12
    assert months["centre"].tolist() == pytest.approx([10] * 12 + [40] * 12)
    assert months["signal"].fillna("").eq("").all() and not months["verdict"].isin(signals.BEYOND).any()


def test_without_the_break_the_same_months_are_signals(toy_connection):
    months = judged(toy_connection, KNOWN[FOUND])
    assert months["verdict"].isin(signals.BEYOND).any() and months["centre"].nunique() == 1
