"""Units without any true difference: the real caseloads of a period, every figure drawn from its group's own.

What is left between units is chance alone, and chance is larger where cases are few.
"""

from dataclasses import dataclass, replace

import numpy as np

from metrics.scoring import inputs as facts
from metrics.scoring.gather import PAST
from metrics.scoring.inputs import Inputs
from metrics.scoring.scheme import Item, Scheme
from metrics.scoring.scores import Sheet


@dataclass(frozen=True)
class EqualUnits:
    """A period in which all units of a group are alike: `sheet` has what is expected of each.

    `chance` (of metrics.scoring.inputs) and `error` (of figures that are neither shares nor counts) are units
    × items; `years` has the years of its own past that an item is compared with, by item, 0 for none.
    """

    sheet: Sheet
    chance: np.ndarray
    error: np.ndarray
    years: tuple[int, ...]

    def drawn(self, times: int, rng: np.random.Generator) -> Sheet:
        """So many such periods: shares binomial, counts Poisson, others normal with the unit's own error.

        The past that an item is compared with is drawn as well, as so many years with as many cases as now.
        """
        shape = (len(self.years), times, self.sheet.value.shape[0])
        value, numerator, base = (np.zeros(shape) for _ in range(3))
        for place, years in enumerate(self.years):
            value[place], numerator[place] = self._moved(place, 1, times, rng)
            if years:
                base[place] = self._moved(place, years, times, rng)[0]
        moved = (np.moveaxis(part, 0, -1) for part in (value, numerator, base))
        return replace(self.sheet, **dict(zip(("value", "numerator", "base"), moved, strict=True)))

    def _moved(
        self, place: int, years: int, times: int, rng: np.random.Generator
    ) -> tuple[np.ndarray, np.ndarray]:
        """Value and numerator of one item, as the mean of so many years: times × units each."""
        kind, expected = self.chance[:, [place]], self.sheet.value[:, [place]]
        cases = self.sheet.denominator[:, [place]]
        value, size = np.broadcast_to(expected, (len(expected), times)), (len(expected), times)
        is_share, is_count = (kind[:, 0] == one for one in (facts.SHARE, facts.COUNT))
        if is_share.any():
            n = np.where(kind == facts.SHARE, np.rint(cases) * years, 0).astype(int)
            found = rng.binomial(n, np.clip(expected, 0, 1), size) / np.maximum(n, 1)
            value = np.where(is_share[:, None], found, value)
        if is_count.any():
            found = rng.poisson(np.maximum(expected, 0) * years, size) / years
            value = np.where(is_count[:, None], found, value)
        if (kind == facts.OTHER).any():
            error = np.where(kind == facts.OTHER, self.error[:, [place]], 0) / np.sqrt(years)
            value = value + error * rng.standard_normal(size)
        numerator = np.where(is_count[:, None], value, value * cases)
        return value.T, numerator.T


def equal_units(scheme: Scheme, inputs: Inputs) -> EqualUnits:
    """The units of a period as if nothing but chance told them apart within their groups.

    Of a share each unit's true value is Σ numerators / Σ denominators of its group; of a count the group's
    rate per inhabitant, or the mean where a population is not known; of anything else the mean weighted by
    denominators, also where the figure is counted in full and does not move by chance.
    """
    sheet = Sheet.of(scheme, inputs, exact=False)
    chance, population = inputs.grid("chance"), inputs.units["population"].to_numpy(float)
    value, error = sheet.value.copy(), inputs.grid("error").astype(float)
    for group in np.unique(sheet.groups):
        units = np.flatnonzero(sheet.groups == group)
        for place in range(len(scheme.items)):
            rows = units[sheet.scored[units, place]]
            if len(rows):
                kind = chance[rows[0], place]
                value[rows, place] = _expected(
                    sheet, rows, place, population if kind == facts.COUNT else None
                )
                error[rows, place] = _known(error[rows, place], sheet.denominator[rows, place])
    past = tuple(_years(item) for item in scheme.items)
    return EqualUnits(replace(sheet, value=np.where(sheet.scored, value, 0)), chance, error, past)


def _expected(sheet: Sheet, rows: np.ndarray, place: int, population: np.ndarray | None) -> np.ndarray:
    """What is expected of the units of one group that have the item; a population is given for counts."""
    value, cases = sheet.value[rows, place], sheet.denominator[rows, place]
    if population is None:
        return np.full(len(rows), np.average(value, weights=cases if (cases > 0).all() else None))
    people = population[rows]
    is_known = bool((people > 0).all())  # a missing number is not above 0
    return people * value.sum() / people.sum() if is_known else np.full(len(rows), value.mean())


def _known(error: np.ndarray, cases: np.ndarray) -> np.ndarray:
    """The errors, those of units with too few cases to tell filled in as s/√n with the others' usual s."""
    is_known = (error > 0) & (cases > 0)
    usual = np.median(error[is_known] * np.sqrt(cases[is_known])) if is_known.any() else 0.0
    return np.where(np.isnan(error), usual / np.sqrt(np.maximum(cases, 1)), error)


def _years(item: Item) -> int:
    return len(PAST.get(item.baseline, ()))
