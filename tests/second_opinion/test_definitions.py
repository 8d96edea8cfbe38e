"""Every indicator agrees with a naive count from the raw exports, in every city and down to the villages."""

import math

import pytest

from tests.conftest import ROOT
from tests.second_opinion import words
from tests.second_opinion.conftest import Answers
from tests.second_opinion.opinion import Opinion
from tests.second_opinion.questions import periods

FIELDS = ("status", "value", "numerator", "denominator")
SHOWN = 40  # of the disagreements


def disagreements(indicator: str, answers: Answers, opinion: Opinion) -> list[str]:
    """One line `area period field: the product's figure, ours` wherever the two are not the same."""
    asked = [(area, period) for period, areas in periods(opinion.places).items() for area in areas]
    found = []
    for area, period in asked:
        if opinion.exists(area, period):
            product, ours = answers[indicator, period][area], opinion.answer(indicator, area, period)
            found += [
                f"{area} {period} {field}: {product[field]!r}, counted {getattr(ours, field)!r}"
                for field in FIELDS
                if not same(product[field], getattr(ours, field))
            ]
    return found


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


@pytest.mark.parametrize(
    "question",
    [
        ("zero_incident_communities", "610300", "2020", "county"),
        ("median_days_to_settle", "610330", "2020Q3", "town"),
        ("months_since_incident", "530623202", "2022-12", "village"),
    ],
    ids=" ".join,
)
def test_a_shell_is_told_the_same_about_the_areas_of_a_level(question, shell, answers, opinion):
    indicator, area, period, by = question
    told = {row["area"]: row for row in shell(indicator, area, period, by)}
    expected = {part: answers[indicator, period][part] for part in opinion.places.below(area, by)}
    assert told == expected
