"""Checks of schemes: a mistake has a place and a remedy, an example is computed, a document asked for."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from data.problem import Problem
from metrics.scoring import reading, refusals
from tests.metrics.scoring.small_scheme import BASIS, TEXT, changed, with_item

MISTAKES = tomllib.loads(Path(__file__).with_name("mistakes.toml").read_text("utf-8"))["mistakes"]


def parse(text: str):
    return reading.parse(text, "small")


@pytest.mark.parametrize(("before", "after", "said"), MISTAKES)
def test_a_mistake_is_named_with_its_place_and_remedy(before, after, said):
    with pytest.raises(Problem) as problem:
        parse(changed((before, after)))
    assert str(problem.value).startswith("small.toml")
    assert said in str(problem.value)


VETO = TEXT[TEXT.index("[[vetoes]]") : TEXT.index("[[bands]]")]
NO_SUMMONS = (', { kind = "summon", after = 2 }', "")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((VETO, ""), r"the step 约谈 \(summon\) needs the document"),
        ((VETO, '[ladder]\nworst = 1\nsteps = [{ kind = "account", after = 1 }]\n'), r"问责 \(account\)"),
        (NO_SUMMONS, r"一票否决 \(veto\) needs the document that prescribes it"),
    ],
)
def test_without_a_document_there_is_no_summons_no_holding_to_account_and_no_veto(change, said):
    text = changed((BASIS, ""), change)
    whole = text[: text.index("[ladder]\nworst = 2")] if "account" in said else text
    with pytest.raises(Problem, match=said):
        parse(whole)


def test_without_a_document_there_may_be_a_supervision_and_a_bar_to_the_best_band():
    text = changed(
        (BASIS, ""),
        NO_SUMMONS,
        ('kind  = "veto"', 'kind = "no_excellent"'),
        ('band  = "poor"', ""),
    )
    assert parse(text).basis is None


FAULTY = {
    "id": "unhandled",
    "indicator": "request_closing_rate",
    "rule": "against",
    "baseline": "given",
    "given": 1,
}


@pytest.mark.parametrize("deducted", ["20.000", "20", "2.001"])
def test_the_misprinted_example_of_a_production_system_is_refused(deducted):
    """(500 − 450) × 2 × 10 / 500 was printed as 20.000 in its manual; it is 2.000: 10 % of 20 points."""
    text = with_item(
        TEXT,
        **FAULTY,
        each=0.2,
        floor="none",
        examples=f"[{{ value = 0.9, expected = {Decimal(10) - Decimal(deducted)} }}]",
    )
    with pytest.raises(Problem) as problem:
        parse(text)
    assert "items unhandled, examples 1: against of 0.9 gives 8 points, not " in str(problem.value)
    assert str(problem.value).endswith("correct the rule or the example.")


def test_the_same_example_with_the_right_result_is_accepted():
    text = with_item(TEXT, **FAULTY, each=0.2, floor="none", examples="[{ value = 0.9, expected = 8.000 }]")
    assert parse(text).item("unhandled").examples[0].expected == 8


def test_an_example_of_events_is_computed_as_well():
    with pytest.raises(Problem, match=r"events case, examples 1: 2 events, repeat gives -4 points, not -2;"):
        parse(changed(('["repeat"], expected = -4', '["repeat"], expected = -2')))


def test_an_example_of_a_third_is_written_with_six_decimals():
    third = [
        ("high      = 0.95", "high = 0.9"),
        ("{ value = 0.8, expected = 5 }", "{ value = 0.8, expected = 6.666667 }"),
    ]
    assert parse(changed(*third)).item("in_time").high == Decimal("0.9")
    with pytest.raises(Problem, match=r"gives 6.6666\d+ points, not 6.67"):
        parse(changed(third[0], (third[1][0], "{ value = 0.8, expected = 6.67 }")))


PATROLS = {
    "indicator": "patrols",
    "rule": "goalposts",
    "low": 0,
    "high": 10,
    "examples": "[{ value = 5, expected = 5 }]",
}


def test_activity_is_not_outcome():
    with pytest.raises(Problem, match=r"items one: .* activity is not outcome, .*Name the document"):
        parse(with_item(changed((BASIS, ""), (VETO, ""), NO_SUMMONS), **PATROLS, better="higher"))


def test_a_document_may_give_activity_a_direction_and_the_page_says_so():
    scheme = parse(with_item(TEXT, **PATROLS, better="higher"))
    assert scheme.item("one").better == "higher"
    (warning,) = refusals.warnings(scheme)
    assert "活动量不是成效" in warning["zh"] and "〔2026〕1号" in warning["zh"]


def test_a_document_that_names_no_direction_is_not_enough():
    with pytest.raises(Problem, match="an item that a document prescribes says better"):
        parse(with_item(TEXT, **PATROLS))
