"""Every indicator agrees with a naive count from the raw exports, in every city and down to the villages."""

import math
from collections.abc import Iterator

import pytest

from metrics import catalog
from tests.second_opinion import words
from tests.second_opinion.conftest import FIGURES, Answers
from tests.second_opinion.opinion import Opinion
from tests.second_opinion.questions import periods

SHOWN = 40  # of the disagreements
CATALOG = catalog.read()
PROTECTED = {name for name, definition in CATALOG.items() if definition.small_count_limit}
BREAKDOWNS = [
    (name, breakdown) for name, definition in CATALOG.items() for breakdown in definition.breakdowns
]


def disagreements(indicator: str, answers: Answers, opinion: Opinion) -> list[str]:
    """One line `area period figure: the product's, ours` wherever the two are not the same.

    What the product does not tell of a protected indicator is judged in test_small_counts.py.
    """
    return [
        f"{area} {period} {figure}: {product[figure]!r}, counted {getattr(ours, figure)!r}"
        for area, period, product, ours in answered(indicator, answers, opinion)
        if not (indicator in PROTECTED and product["status"] == "suppressed")
        for figure in FIGURES
        if not same(product[figure], getattr(ours, figure))
    ]


def answered(indicator: str, answers: Answers, opinion: Opinion) -> Iterator[tuple]:
    """Area, period, the product's figures and ours, of every area that was there."""
    for period, areas in periods(opinion.places).items():
        for area in areas:
            if opinion.exists(area, period):
                product = answers.whole[indicator, period][area]
                yield area, period, product, opinion.answer(indicator, area, period)


def same(product: float | str | None, ours: float | str | None) -> bool:
    """Equal; of two numbers, up to the last bits of sums and a division."""
    if isinstance(product, int | float) and isinstance(ours, int | float):
        return math.isclose(product, ours, rel_tol=1e-9)
    return product == ours


def test_every_definition_has_a_second_opinion():
    assert set(CATALOG) == set(words.INDICATORS)


@pytest.mark.parametrize("indicator", sorted(words.INDICATORS))
def test_the_product_and_a_naive_count_agree_on(indicator, answers, opinion):
    found = disagreements(indicator, answers, opinion)
    assert not found, "\n".join([f"{len(found)} disagreements on {indicator}", *found[:SHOWN]])


@pytest.mark.parametrize(("indicator", "breakdown"), BREAKDOWNS)
def test_the_parts_of_a_break_down_agree(indicator, breakdown, answers, opinion):
    asked = [key for key in answers.parts if key[:2] == (indicator, breakdown)]
    assert asked, "no area that was asked has any part"
    has_bottom = CATALOG[indicator].kind not in ("count", "stock")
    for _, _, area, period in asked:
        told = answers.parts[indicator, breakdown, area, period]
        theirs = {
            part: (row["numerator"] or 0, row["denominator"] or 0)
            for part, row in told.items()
            if row["numerator"] or row["denominator"]
        }
        ours = {
            part: (cell.top, cell.bottom if has_bottom else 0)
            for part, cell in opinion.parts(indicator, area, period, breakdown).items()
            if cell.top or cell.bottom
        }
        assert theirs.keys() == ours.keys(), f"{area} {period}"
        for part, figures in ours.items():
            assert theirs[part] == pytest.approx(figures), f"{area} {period} {part}"


@pytest.mark.parametrize(
    "question",
    [
        ("zero_incident_communities", "610300", "2020", "county"),
        ("median_days_to_settle", "610330", "2020Q3", "town"),
        ("months_since_incident", "530623202", "2022-12", "village"),
        ("camera_density_urban", "330402", "2018-12", "town"),
        ("incidents_per_10k", "610900", "2020", "county"),
        ("petitions_received", "610300", "2020-12", "county"),
    ],
    ids=" ".join,
)
def test_a_shell_is_told_the_same_about_the_areas_of_a_level(question, shell, answers, opinion):
    indicator, area, period, by = question
    told = {
        row["area"]: {figure: row[figure] for figure in FIGURES} for row in shell(indicator, area, period, by)
    }
    assert told == {part: answers.whole[indicator, period][part] for part in opinion.places.below(area, by)}
