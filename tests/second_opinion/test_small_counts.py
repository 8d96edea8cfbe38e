"""What is protected is told where it can be, and never where it is small."""

import pytest

from metrics import catalog
from tests.second_opinion.opinion import months
from tests.second_opinion.test_definitions import answered, same
from tests.second_opinion.words import INDICATORS

LIMIT = 5
PROTECTED = [
    name
    for name, definition in catalog.read().items()
    if definition.small_count_limit and definition.kind != "streak"
]
EVERYWHERE = {name for name in PROTECTED if catalog.find(name).small_counts == "everywhere"}


def is_protected(indicator: str, level: str) -> bool:
    """Whether small counts of a level are hidden."""
    return indicator in EVERYWHERE or level in ("town", "village")


def is_small(numerator: float | None, denominator: float | None, kind: str) -> bool:
    """Whether a number of people, of those counted or of those not counted, is from 1 to the limit."""
    numbers = [numerator or 0]
    if kind not in ("count", "stock"):
        numbers += [denominator or 0, (denominator or 0) - (numerator or 0)]
    return any(0 < number <= LIMIT for number in numbers)


@pytest.mark.parametrize("indicator", PROTECTED)
def test_no_small_number_is_told_at_a_protected_level(indicator, answers, opinion):
    kind = INDICATORS[indicator].kind
    told = [
        (area, period, product)
        for area, period, product, _ in answered(indicator, answers, opinion)
        if is_protected(indicator, opinion.places.level(area))
        and is_small(product["numerator"], product["denominator"], kind)
    ]
    assert not told


@pytest.mark.parametrize("indicator", PROTECTED)
def test_what_is_hidden_is_hidden_altogether(indicator, answers, opinion):
    for area, period, product, _ in answered(indicator, answers, opinion):
        if product["status"] == "suppressed":
            figures = (product["value"], product["numerator"], product["denominator"])
            assert figures == (None, None, None), (area, period)


@pytest.mark.parametrize("indicator", sorted(set(PROTECTED) - EVERYWHERE))
def test_cities_and_counties_are_told_what_is_protected_below_them(indicator, answers, opinion):
    for area, period, product, ours in answered(indicator, answers, opinion):
        if opinion.places.level(area) in ("city", "county"):
            assert product["status"] == ours.status and same(product["value"], ours.value), (area, period)


@pytest.mark.parametrize("indicator", PROTECTED)
def test_a_zero_is_told_where_no_cell_of_the_same_parent_is_small(indicator, answers, opinion):
    """In single months: no sibling, no area above and none below is small in the month."""
    kind, cells = INDICATORS[indicator].kind, opinion.cells(indicator)

    def has_small(area: str, period: str) -> bool:
        found = [cells.get(area, {}).get(month) for month in months(period)]
        return any(cell and is_small(cell.top, cell.bottom, kind) for cell in found)

    for area, period, product, ours in answered(indicator, answers, opinion):
        path = opinion.places.path(area)
        near = {one for above in path for one in (above, *opinion.places.inside.get(above, ()))}
        is_zero = ours.status in ("ok", "partial") and not ours.numerator and not ours.denominator
        if len(period) == len("2020-12") and "Q" not in period and is_zero:
            is_told = product["status"] == ours.status
            assert is_told or any(has_small(one, period) for one in near), (area, period)
