"""What forbids a split, and the words for it; what an indicator can be split by."""

from types import SimpleNamespace

import pandas as pd
import pytest

from i18n.translate import translator
from metrics import catalog, chance
from metrics.period import parse
from ui import why_split, why_words
from ui.why_split import AREA, BROKEN, FEW_REPORTS, NO_VALUE, OVERLAP, Asked, Split

NAN = float("nan")
RATE = "mediation_success_rate"


def view(lang: str = "en", period: str = "2020-10", **given) -> SimpleNamespace:
    """As much of a screen as a split asks for."""
    fields = {"_": translator(lang), "lang": lang, "place": "凤县", "time": "2020", "area": "610330"}
    known = {"definitions": catalog.read(), "period": parse(period), "store": None, "children": ()}
    return SimpleNamespace(**(fields | known | given))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({}, ""),
        ({"year_before_break": "merged", "year_before_difference": NAN}, BROKEN),
        ({"year_before_value": NAN, "year_before_difference": NAN}, NO_VALUE),
        ({"value": NAN, "year_before_difference": NAN}, NO_VALUE),
        ({"year_before_difference": NAN}, FEW_REPORTS),
    ],
)
def test_what_forbids_a_change_on_a_card_forbids_its_split(monkeypatch, row, reason):
    known = {"value": 0.9, "year_before_value": 0.8, "year_before_difference": 0.1, "year_before_break": ""}
    monkeypatch.setattr(why_split.cached, "headlines", lambda *asked: pd.DataFrame([known | row]))
    assert why_split._why_not(view(), RATE, "year_before") == reason


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("reason", [BROKEN, NO_VALUE, FEW_REPORTS, OVERLAP])
def test_every_reason_is_a_whole_sentence(lang, reason):
    asked = Asked(RATE, AREA, "year_before", parse("2019"), parse("2020"))
    said = why_words.why_not(view(lang), asked, Split(reason))
    assert said and not set("{}") & set(said)


def test_every_verdict_has_words_for_ratios_and_for_counts():
    for verdicts in (why_words.RATIO_VERDICTS, why_words.COUNT_VERDICTS):
        assert set(verdicts) == {chance.BEYOND, chance.WITHIN}


def test_only_what_adds_up_and_is_not_protected_can_be_split():
    village, known = view(), catalog.read()
    assert list(why_split.ways(village, known[RATE])) == ["major_type", "channel", "first_level"]
    for name in ("homicides", "median_days_to_settle", "months_since_incident", "rehab_rate"):
        assert why_split.ways(village, known[name]) == {}


def test_a_year_and_a_year_to_date_have_only_the_year_before():
    assert list(why_split.times(view())) == ["year_before", "previous"]
    for period in ("2020", "2020-10ytd"):
        assert list(why_split.times(view(period=period))) == ["year_before"]
