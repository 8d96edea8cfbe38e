"""Every indicator agrees with a naive count from the raw exports, in every city and down to the villages."""

import math

import pytest

from tests.conftest import ROOT
from tests.second_opinion import words
from tests.second_opinion.opinion import Opinion
from tests.second_opinion.questions import Question

FIELDS = ("status", "value", "numerator", "denominator")
SHOWN = 40  # of the disagreements


def disagreements(indicator: str, answers: dict, opinion: Opinion) -> list[str]:
    """One line `area period field: the product's figure, ours` wherever the two are not the same."""
    found = []
    for question, rows in answers[indicator].items():
        assert sorted(row["area"] for row in rows) == sorted(areas(question, opinion)), question
        for row in (row for row in rows if opinion.exists(row["area"], question.period)):
            ours = opinion.answer(indicator, row["area"], question.period)
            found += [
                f"{row['area']} {question.period} {field}: {row[field]!r}, counted {getattr(ours, field)!r}"
                for field in FIELDS
                if not same(row[field], getattr(ours, field))
            ]
    return found


def areas(question: Question, opinion: Opinion) -> list[str]:
    """The areas that a question is about."""
    return opinion.places.below(question.area, question.by) if question.by else [question.area]


def same(product: float | str | None, ours: float | str | None) -> bool:
    """Equal; of two numbers, up to the last bits of a division."""
    if isinstance(product, int | float) and isinstance(ours, int | float):
        return math.isclose(product, ours, rel_tol=1e-12)
    return product == ours


def test_every_definition_has_a_second_opinion():
    definitions = {path.stem for path in (ROOT / "metrics" / "definitions").glob("*.toml")}
    assert definitions == set(words.INDICATORS)


@pytest.mark.parametrize("indicator", words.INDICATORS)
def test_the_product_and_a_naive_count_agree_on(indicator, answers, opinion):
    found = disagreements(indicator, answers, opinion)
    assert not found, "\n".join([f"{len(found)} disagreements on {indicator}", *found[:SHOWN]])
