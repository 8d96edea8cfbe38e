"""Nobody can work out a hidden small count from what is told: by area, level, month or year."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import hiding
from metrics import areas as area_tree
from metrics import catalog, period, series

LIMIT = 5
YEAR = 2020
MONTHS = [f"{YEAR}-{month:02}" for month in range(1, 13)]
QUARTERS = {f"{YEAR}Q{quarter}": MONTHS[3 * quarter - 3 : 3 * quarter] for quarter in (1, 2, 3, 4)}
SPANS = {**{month: [month] for month in MONTHS}, **QUARTERS, f"{YEAR}": MONTHS}
CITIES = ("610300", "610900")
COUNTIES = ("610304", "610324", "610921", "610923")  # down to their villages
OPEN_LEVELS = ("city", "county")
PROTECTED = {
    name: definition
    for name, definition in catalog.read().items()
    if definition.small_count_limit and definition.kind != "streak"
}
ROUNDING = 1e-6


@dataclass(frozen=True)
class Told:
    """What a reader sees of one indicator and span: the numbers by area, None where they are hidden."""

    numbers: dict[str, tuple[float, ...] | None]
    children: dict[str, list[str]]
    open_areas: frozenset[str]

    def inside(self, area: str) -> Iterator[str]:
        """The told areas next below; in place of a hidden one, those below it."""
        for child in self.children.get(area, ()):
            if self._is_hidden(child):
                yield from self.inside(child)
            else:
                yield child

    def leaks(self) -> Iterator[str]:
        """Told areas less the told areas in them: what is left of a protected area must not be small."""
        for area, numbers in self.numbers.items():
            if numbers is None:
                continue
            shown = [self.numbers.get(part) or (0.0,) * len(numbers) for part in self.inside(area)]
            left = [own - sum(part) for own, *part in zip(numbers, *shown, strict=True)]
            hidden = [child for child in self.children.get(area, ()) if self._is_hidden(child)]
            # An open area is told in any case; what it holds must only not be pinned on one place of several.
            is_pinned = len(hidden) == 1 < len(self.children[area])
            if (is_pinned or area not in self.open_areas) and any(map(is_small, left)):
                yield f"{area} less what is told within it leaves {left} to {hidden or 'itself'}"

    def _is_hidden(self, area: str) -> bool:
        return self.numbers.get(area, ()) is None


def is_small(number: float) -> bool:
    """From 1 to the limit, either way."""
    return ROUNDING < abs(number) <= LIMIT + ROUNDING


def measures(row: dict, kind: str) -> tuple[float, ...] | None:
    """Counted, out of, and not counted; nothing where nothing was reported; None where it is hidden."""
    if row["status"] == "suppressed":
        return None
    above, below = (0.0 if math.isnan(row[name]) else row[name] for name in ("numerator", "denominator"))
    return (above,) if kind in ("count", "stock") else (above, below, below - above)


@pytest.fixture(scope="session")
def tree(connection) -> area_tree.Areas:
    """The unit table."""
    return area_tree.read(connection)


@pytest.fixture(scope="session")
def shown(connection, tree) -> dict[tuple[str, str], dict[str, tuple[float, ...] | None]]:
    """(indicator, span) → area → measures, of cities to towns, of counties to villages."""
    levels = [(root, level) for root in CITIES for level in ("city", "county", "town")]
    levels += [(root, "village") for root in COUNTIES]
    areas = tuple(sorted({code for root, level in levels for code in tree.below(root, level)} | {*CITIES}))
    spans = {code: period.parse(code) for code in SPANS}
    found = defaultdict(dict)
    for row in series.over(connection, PROTECTED, areas, spans).to_dict("records"):
        kind = PROTECTED[row["indicator"]].kind
        found[row["indicator"], row["span"]][row["area"]] = measures(row, kind)
    return found


def told(name: str, numbers: dict, tree: area_tree.Areas) -> Told:
    """With the tree of the areas that were asked; a level that was not asked is not there."""
    children = {area: [part for part in children_of(tree, area) if part in numbers] for area in numbers}
    is_open = PROTECTED[name].small_counts != "everywhere"
    levels = OPEN_LEVELS if is_open else ()
    return Told(numbers, children, frozenset(code for code in numbers if tree.level(code) in levels))


def children_of(tree: area_tree.Areas, area: str) -> list[str]:
    """The areas one level below."""
    below = {"city": "county", "county": "town", "town": "village"}.get(tree.level(area))
    whole = period.parse(f"{YEAR}")
    # One that took another's place later would count the same people twice.
    return list(tree.standing(tree.below(area, below), whole.first, whole.last)) if below else []


@pytest.mark.parametrize("name", PROTECTED)
def test_no_area_less_its_told_parts_leaves_a_small_count(name, shown, tree):
    found = []
    for span in SPANS:
        numbers = shown[name, span]
        asked = {a: n for a, n in numbers.items() if tree.level(a) != "village"}
        found += [f"{span}: {leak}" for leak in told(name, asked, tree).leaks()]
        for county in COUNTIES:
            asked = {code: numbers[code] for code in numbers if county in tree.path(code)}
            found += [f"{span}: {leak}" for leak in told(name, asked, tree).leaks()]
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("name", [name for name, d in PROTECTED.items() if d.kind in ("count", "rate")])
def test_no_year_less_its_told_months_leaves_a_small_count(name, shown, tree):
    found = []
    for whole, parts in [*QUARTERS.items(), (f"{YEAR}", MONTHS), (f"{YEAR}", [*QUARTERS])]:
        for area, numbers in shown[name, whole].items():
            of_parts = [shown[name, part][area] for part in parts]
            if (
                numbers is None
                or None not in of_parts
                or area in told(name, {area: numbers}, tree).open_areas
            ):
                continue
            left = [own - sum(part) for own, *part in zip(numbers, *filter(None, of_parts), strict=True)]
            if any(map(is_small, left)):
                found.append(f"{area} {whole}: {left}")
    assert not found, "\n".join(found[:20])


def equations(name: str, areas: list[str], shown: dict, tree: area_tree.Areas) -> Iterator[tuple]:
    """(area, span, row over area × month, measures or None) of a small tree; own counts are the unknowns."""
    ends_only = PROTECTED[name].kind in ("stock", "stock_rate")
    for span, months in SPANS.items():
        for area in areas:
            row = np.zeros((len(areas), 12))
            columns = [MONTHS.index(month) for month in (months[-1:] if ends_only else months)]
            inside = [at for at, code in enumerate(areas) if area in tree.path(code)]
            row[np.ix_(inside, columns)] = 1
            yield area, span, row.ravel(), shown[name, span][area]


@pytest.mark.parametrize("name", PROTECTED)
@pytest.mark.parametrize("root", COUNTIES)
def test_no_linear_combination_of_told_figures_gives_a_hidden_small_count(name, root, shown, tree):
    areas = [root, *tree.below(root, "town")]
    every = list(equations(name, areas, shown, tree))
    known = [(row, numbers) for _, _, row, numbers in every if numbers is not None]
    if not known or len(known) == len(every):
        return
    matrix = np.array([row for row, _ in known])
    values = np.array([numbers for _, numbers in known])
    inverse = np.linalg.pinv(matrix)
    found = []
    for area, span, row, numbers in every:
        weights = row @ inverse
        if numbers is None and np.allclose(weights @ matrix, row, atol=1e-7):
            worked_out = weights @ values
            if any(0.5 < number < LIMIT + 0.5 for number in worked_out):
                found.append(f"{area} {span}: {worked_out}")
    assert not found, "\n".join(found[:20])


def test_figures_of_the_same_people_are_hidden_alike(shown):
    for span in SPANS:
        alike = [
            {area for area, numbers in shown[f"smi_{one}_rate", span].items() if numbers is None}
            for one in ("managed", "standard", "medicated")
        ]
        assert alike[0] == alike[1] == alike[2], span


def test_the_sample_hides_something_and_tells_something(shown):
    for name in ("domestic_incidents", "smi_managed_rate"):
        months = [numbers for month in MONTHS for numbers in shown[name, month].values()]
        assert None in months and any(numbers and numbers[0] > LIMIT for numbers in months), name


@st.composite
def trees(draw) -> tuple[dict[str, list[str]], dict[str, int]]:
    """A city of counties of towns of villages, and what was counted at each area itself."""
    children, level = {}, ["r"]
    for _ in range(draw(st.integers(1, 3))):
        for area in level:
            children[area] = [f"{area}{number}" for number in range(draw(st.integers(0, 4)))]
        level = [child for area in level for child in children[area]]
    every = ["r", *(child for below in children.values() for child in below)]
    own = draw(st.lists(st.sampled_from([0, 0, 0, 1, 2, 4, 6, 9]), min_size=len(every), max_size=len(every)))
    return children, dict(zip(every, own, strict=True))


@given(drawn=trees(), has_open_levels=st.booleans())
@settings(max_examples=400, deadline=None)
def test_what_is_told_of_any_tree_leads_to_no_small_count(drawn, has_open_levels):
    children, own = drawn
    if has_open_levels:  # what is known of a county but of no place within it lies at an open level
        own = {area: 0 if len(area) <= 2 and children.get(area) else count for area, count in own.items()}
    cells = {area: (float(sum(n for code, n in own.items() if code.startswith(area))),) for area in own}
    open_areas = frozenset(area for area in own if len(area) <= 2) if has_open_levels else frozenset()
    parents = {child: area for area, below in children.items() for child in below}
    month = hiding.Month(hiding.Tree(children, parents, open_areas), cells, LIMIT)
    month.settle("r")
    seen = {area: None if area in month.hidden else numbers for area, numbers in cells.items()}
    assert not list(Told(seen, children, open_areas).leaks())
