"""The follow-up list: its numbers, its cases without anything personal, and its workbooks."""

import pytest

from tests.pages.reading import words
from ui import follow_ups

FENG = {"area": "610330", "period": "2020"}


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "截至2020年12月31日，凤县：超期未结"), ("en", "As of 31 December 2020")]
)
def test_the_sentence_says_the_day_and_the_numbers(visit, lang, said):
    assert said in words(visit("follow_ups", **FENG, lang=lang))


def test_the_numbers_by_town_add_up_to_those_of_the_county(visit):
    app = visit("follow_ups", **FENG)
    cases, towns = (frame.value for frame in app.dataframe)
    assert towns["overdue"].sum() == len(cases)
    assert set(cases) == {"case_id", "place", "due", "days"}
    assert (cases["days"] < 0).all()


def test_a_city_gets_only_numbers_by_county(visit):
    app = visit("follow_ups", area="610300", period="2020")
    (table,) = app.dataframe
    assert "case_id" not in table.value
    assert len(table.value) == 12


def test_the_chosen_kind_is_kept_in_the_address(visit):
    app = visit("follow_ups", **FENG)
    app.segmented_control(key="switch_kind").select("revisit").run()
    assert app.query_params["kind"] == "revisit"
    assert len(app.dataframe[0].value) == follow_ups.FIRST_ROWS


def test_a_period_does_not_change_the_list(visit):
    first, second = (visit("follow_ups", area="610330", period=code) for code in ("2020", "2019-05"))
    assert words(first) == words(second)
