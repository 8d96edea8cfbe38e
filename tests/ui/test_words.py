"""Cards, changes and sentences from invented rows; numbers by hand."""

import pytest

from data.definitions import Definition
from metrics.headline import BEFORE
from metrics.period import parse
from tests.indicator import indicator
from ui import cards, change, definition_card, finding, wording

NAN = float("nan")


def definition(**given) -> Definition:
    fields = {
        "title": {"zh": "成功率", "en": "Success rate"},
        "target": 0.98,
        "numerator_words": {"zh": "调解成功", "en": "settled"},
        "denominator_words": {"zh": "排查", "en": "found"},
    }
    return indicator(**(fields | given))


def row(**given) -> dict:
    fields = {
        "value": 2920 / 2980,
        "low": 0.974,
        "high": 0.984,
        "numerator": 2920,
        "denominator": 2980,
        "status": "ok",
        "target": 0.98,
        "target_met": False,
    }
    steps = {
        f"{name}_{what}": NAN
        for name in ("previous", "year_before")
        for what in (*BEFORE, "difference", "ratio")
    }
    return fields | steps | given


RATE = definition()
COUNT = definition(name="found", kind="count", unit="cases", better="none", target=None)


def test_a_card_never_rounds_onto_its_target():
    card = cards.card(row(), RATE, "zh")
    assert (card.value, card.goal, card.met_word) == ("97.99%", "目标98%", "未达标")
    assert card.interval == "95%区间97.4%—98.4%"
    assert card.previous == card.year_before == "—"


def test_a_card_without_a_value_says_why_and_judges_nothing():
    missing = row(value=NAN, low=NAN, high=NAN, status="not_reported", target_met=None)
    card = cards.card(missing, RATE, "zh")
    assert (card.value, card.unit, card.note, card.met, card.interval) == ("—", "", "未报送", None, "")
    assert cards.card(missing | {"status": "ok"}, RATE, "zh").note == "无应办结件"
    assert cards.card(missing | {"status": "suppressed"}, COUNT, "en").note == "Small number, not shown"


def test_large_counts_are_shortened_and_small_ones_keep_their_unit():
    card = cards.card(row(value=123456, target_met=None), COUNT, "zh")
    assert (card.value, card.unit) == ("12.3万", "件")
    assert cards.card(row(value=1, target_met=None), COUNT, "en").unit == "case"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"previous_value": 100, "previous_difference": 4, "previous_ratio": 0.04, "value": 104}, "▲ +4.0%"),
        ({"previous_value": 9, "previous_difference": -4, "previous_ratio": -0.44, "value": 5}, "▼ −4件"),
        ({"previous_value": 9, "previous_difference": 0, "previous_ratio": 0, "value": 9}, "持平"),
        ({}, "—"),
    ],
)
def test_small_counts_change_by_cases_and_large_ones_by_percent(given, said):
    assert change.words(row(**given), COUNT, "zh", "previous") == said


def test_shares_change_by_points_and_never_by_percent():
    moved = row(previous_value=0.976, previous_difference=0.004, previous_ratio=0.0041)
    assert change.words(moved, RATE, "zh", "previous") == "▲ +0.4个百分点"
    assert change.words(moved, RATE, "en", "previous") == "▲ +0.4 points"


def test_a_sentence_tells_interval_change_and_target_and_claims_nothing_that_was_not_judged():
    moved = row(previous_value=0.984, previous_difference=-0.004, previous_ratio=-0.0041)
    said = finding.clauses(moved, RATE, parse("2020-10"), "zh")
    assert said == "（95%区间97.4%—98.4%），比上月下降0.4个百分点；目标98%，未达到"
    said = finding.clauses(moved, RATE, parse("2020Q4"), "en")
    assert said == " (95% interval 97.4%–98.4%), down 0.4 points on the period before; target 98%, not met"


def test_a_year_to_date_is_told_against_the_year_before():
    moved = row(year_before_value=0.96, year_before_difference=0.02, year_before_ratio=0.02, status="partial")
    said = finding.clauses(moved, RATE, parse("2020-10ytd"), "zh")
    assert said.startswith("（95%区间97.4%—98.4%；部分未报送），比上年同期上升2.0个百分点")


def test_the_formula_holds_the_counts_and_can_be_checked_by_hand():
    assert definition_card.formula(row(), RATE, "zh") == "调解成功 2,920 ÷ 排查 2,980 = 97.99%"
    even = row(value=0.75, numerator=3, denominator=4)
    assert definition_card.formula(even, RATE, "en") == "settled 3 ÷ found 4 = 75.0%"
    assert definition_card.formula(row(value=185), COUNT, "zh") == "185件"
    streak = definition(kind="streak", unit="months", target=None)
    assert definition_card.formula(row(value=7, status="partial"), streak, "zh") == "至少7个月"


def test_limits_of_counts_are_whole_numbers():
    assert wording.limits(row(low=0.0253, high=5.57), COUNT, "zh") == "0—6"
    assert wording.limits(row(low=NAN, high=NAN), COUNT, "zh") == ""
