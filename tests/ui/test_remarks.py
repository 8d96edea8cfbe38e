"""The sign of figures that were corrected by hand, from invented rows."""

import pytest

from tests.ui.test_words import COUNT, RATE, row
from ui import cards, definition_card, remarks, wording

BY_HAND = {"corrections": (3, 12)}


def test_a_corrected_value_carries_the_sign_in_words_and_others_do_not():
    assert wording.full(row(**BY_HAND), RATE, "zh") == "97.99%〔更〕"
    assert wording.full(row(**BY_HAND), RATE, "en") == "97.99% [corrected]"
    assert wording.value(row(value=3, **BY_HAND), COUNT, "zh") == "3〔更〕"
    assert wording.full(row(), RATE, "zh") == wording.full(row(corrections=()), RATE, "zh") == "97.99%"


def test_the_note_counts_the_corrections_beside_what_is_missing():
    assert wording.note(row(**BY_HAND), "zh") == "含手工更正、补录2项"
    both = wording.note(row(status="partial", **BY_HAND), "zh")
    assert both.startswith("部分未报") and both.endswith("含手工更正、补录2项")
    assert wording.note(row(), "en") == ""


def test_what_is_not_shown_is_not_marked():
    hidden = row(value=float("nan"), status="suppressed", corrections=())
    assert "更" not in wording.full(hidden, RATE, "zh") + wording.note(hidden, "zh")


@pytest.mark.parametrize(("lang", "sign"), [("zh", "更"), ("en", "corr.")])
def test_a_card_has_a_small_sign_that_says_more_on_pointing_at_it(lang, sign):
    words = cards.card(row(**BY_HAND), RATE, lang)
    assert words.remark == remarks.words(BY_HAND, lang) != ""
    assert words.value == "97.99%"
    assert f'title="{words.remark}">{sign}</sup>' in remarks.sign(words.remark, lang)
    assert remarks.sign(cards.card(row(), RATE, lang).remark, lang) == ""


def test_the_formula_of_the_definition_card_carries_the_sign():
    assert definition_card.formula(row(**BY_HAND), RATE, "zh").endswith("= 97.99%〔更〕")


def test_a_row_from_a_join_without_an_answer_is_not_marked():
    assert remarks.numbers({"corrections": float("nan")}) == remarks.numbers({}) == ()
