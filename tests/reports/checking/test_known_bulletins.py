"""Bulletins that were really published: their wrong figures are found, nothing else in them is accused."""

import tomllib
from pathlib import Path

import pytest

from reports.checking import WRONG, check

FOLDER = Path(__file__).parents[2] / "reference" / "bulletins"
KNOWN = tomllib.loads((FOLDER / "known.toml").read_text("utf-8"))
TEXTS = {file.name: file.read_text("utf-8") for file in sorted(FOLDER.glob("*.txt"))}


@pytest.mark.parametrize("case", KNOWN["wrong"], ids=lambda case: f"{case['place']} {case['quote']}")
def test_each_figure_known_to_be_wrong_is_found_with_the_right_one(case):
    found = [one for one in check(case["text"].strip()).findings if one.verdict == WRONG]
    assert [(one.quote, one.right, one.rule) for one in found] == [
        (case["quote"], case["right"], case["rule"])
    ]
    for lang in ("zh", "en"):
        assert case["arithmetic"] in found[0].says(lang)


@pytest.mark.parametrize("case", KNOWN["found"], ids=lambda case: f"{case['file']} {case['quote']}")
def test_the_five_documents_say_what_was_worked_out_by_hand(case):
    findings = check(TEXTS[case["file"]]).findings
    assert (case["quote"], case["verdict"], case["rule"]) in {
        (one.quote, one.verdict, one.rule) for one in findings
    }


def test_nothing_else_in_the_five_documents_is_called_wrong():
    wrong = [(name, one.quote) for name, text in TEXTS.items() for one in check(text).of(WRONG)]
    assert wrong == [("baoji.txt", "98%以上")]


def test_a_plan_may_be_completed_by_more_than_all_of_it():
    told = {one.quote: one.rule for one in check(TEXTS["nanhu.txt"]).findings}
    assert told["138.25%"] == told["125.8%"] == "alone"
