"""The chance audit: what a ladder hands out in a year in which no unit truly differs from any other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from metrics.review.counters import among_last, begins_year, counted
from metrics.review.equal_units import EqualUnits, equal_units
from metrics.scoring import scores
from metrics.scoring.inputs import Inputs
from metrics.scoring.scheme import Ladder, Scheme

YEARS, SEED = 1000, 2023
FEWEST_YEARS = 100
CELLS = 200_000  # units × items scored at once: what a processor keeps near
MOST_CELLS = 20_000_000  # scored in all, unless a number of years is asked for: about five seconds
YEARS_AT_ONCE = 100  # of counters
RUNS = (2, 3)  # months running
QUARTERS = 4
SMALLEST = "smallest"  # the smallest third of each group
CASES, POPULATION = "cases", "population"
WITHOUT_LADDER = Ladder(worst=1, steps=())


@dataclass(frozen=True)
class Audit:
    """What chance alone does by a scheme's ladder, over simulated `years` of so many `periods` each.

    The caseloads are the real ones; within its group every unit has the same true figures, ties are broken
    as the scheme says, and events of the register, vetoes and reviewers are left out: what is proposed is
    taken to be decided.

    steps: a row per step of the ladder: step after, per_year (how many are handed out), share_of_years (with
    at least one), and how many of per_year go to each size class. sizes: a row per size class: size units
    low high (mean cases a period, or inhabitants where no item has cases: see measure), share_of_units,
    last and first (share of all last and first places taken), per_unit_year (steps of any kind). Classes are
    the smallest third and the quarters of each group by size. repeats: run, share_of_years in which some unit
    is among the last for so many periods running.
    """

    years: int
    periods: int
    measure: str
    steps: pd.DataFrame
    sizes: pd.DataFrame
    repeats: pd.DataFrame


@dataclass(frozen=True)
class _Units:
    """All units of the year in order of code: their mean size and their group (the last they were in)."""

    codes: pd.Index
    size: np.ndarray
    group: np.ndarray
    measure: str


def audit(
    scheme: Scheme, inputs_by_period: Sequence[Inputs], years: int | None = None, seed: int = SEED
) -> Audit:
    """Simulate so many years with the caseloads of these periods, in order of time, and count; see Audit.

    Without a number of years there are YEARS, or as few as fit where there are thousands of units. A scheme
    without a ladder is audited for its last place alone.
    """
    years = years or _years(inputs_by_period)
    ladder, units = scheme.ladder or WITHOUT_LADDER, _units(inputs_by_period)
    last, first = _simulated(scheme, inputs_by_period, units, (years, seed))
    new_year = begins_year([inputs.period for inputs in inputs_by_period])
    classes = _classes(units)
    steps, runs = _counted(last, ladder, new_year)
    return Audit(
        years,
        len(inputs_by_period),
        units.measure,
        _steps(steps, ladder, classes),
        _sizes(units, classes, (last, first, steps)),
        pd.DataFrame({"run": RUNS, "share_of_years": [float(runs[run].mean()) for run in RUNS]}),
    )


def _years(inputs_by_period: Sequence[Inputs]) -> int:
    """As many years as can be simulated while somebody waits."""
    cells = sum(len(inputs.cells) for inputs in inputs_by_period)
    return min(YEARS, max(FEWEST_YEARS, MOST_CELLS // max(cells, 1)))


def _units(inputs_by_period: Sequence[Inputs]) -> _Units:
    rows = pd.concat(
        inputs.units[["group", "population"]].assign(cases=inputs.cases) for inputs in inputs_by_period
    )
    found = rows.groupby(level=0).agg({"group": "last", "population": "mean", "cases": "mean"})
    measure = CASES if found["cases"].gt(0).any() else POPULATION
    return _Units(found.index, found[measure].to_numpy(float), found["group"].to_numpy(), measure)


def _simulated(
    scheme: Scheme, inputs_by_period: Sequence[Inputs], units: _Units, asked: tuple[int, int]
) -> tuple[np.ndarray, np.ndarray]:
    """Who is among the last, and who is first: bools, years × periods × units."""
    (years, seed), ladder = asked, scheme.ladder or WITHOUT_LADDER
    shape = (years, len(inputs_by_period), len(units.codes))
    last, first = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    for period, inputs in enumerate(inputs_by_period):
        rng = np.random.default_rng([seed, period])
        equal, columns = equal_units(scheme, inputs), units.codes.get_indexer(inputs.units.index)
        at_once = max(1, CELLS // equal.chance.size)
        for start in range(0, years, at_once):
            end = min(start + at_once, years)
            place = _places(scheme, equal, end - start, rng)
            last[start:end, period, columns] = among_last(place, equal.sheet.groups, ladder)
            turned = np.where(place > 0, place.shape[-1] + 1 - place, 0)
            first[start:end, period, columns] = among_last(
                turned, equal.sheet.groups, replace(ladder, worst=1)
            )
    return last, first


def _places(scheme: Scheme, equal: EqualUnits, times: int, rng: np.random.Generator) -> np.ndarray:
    """Places of simulated periods, ties broken by the scheme's rule, a lot being drawn anew each time."""
    sheet = equal.drawn(times, rng)
    points = scores.item_points(scheme, sheet)
    found = scores.totals(scheme, points, sheet)
    names = [item.id for item in scheme.items]
    keys = {
        "lot": lambda: [rng.random(found.shape)],
        "by": lambda: [points[..., names.index(name)] for name in scheme.ties_by],
    }
    return scores.places(found, sheet.groups, keys.get(scheme.ties, list)())


def _counted(
    last: np.ndarray, ladder: Ladder, new_year: np.ndarray
) -> tuple[np.ndarray, dict[int, np.ndarray]]:
    """The steps of every year, and by length of run in which years some unit had it.

    Where counters run on from year to year, the simulated years follow one another.
    """
    periods = last.shape[1]
    longest = max([2, *(step.after for step in ladder.steps)]) + ladder.cooling * len(ladder.steps)
    before = 0 if ladder.resets_yearly and new_year[0] else -(-longest // periods)
    steps, longest_run = np.zeros(last.shape, dtype=np.int8), np.zeros(len(last), dtype=int)
    for start in range(0, len(last), YEARS_AT_ONCE):
        these = np.arange(start, min(start + YEARS_AT_ONCE, len(last)))
        row = np.concatenate([last[these - back] for back in range(before, -1, -1)], axis=1)
        years = np.tile(new_year, before + 1)
        steps[these] = counted(row, ladder, years).steps[:, -periods:]
        bare = counted(row, replace(ladder, steps=()), years)
        longest_run[these] = bare.running[:, -periods:].max(axis=(1, 2))
    return steps, {run: longest_run >= run for run in RUNS}


def _classes(units: _Units) -> dict[str, np.ndarray]:
    """Which units are in each size class: the smallest third, and quarters, of each group; none is empty."""
    table = pd.DataFrame({"group": units.group, "size": units.size})
    order = table.groupby("group")["size"].rank(method="first").to_numpy() - 1
    of = table.groupby("group")["size"].transform("size").to_numpy()
    quarter = QUARTERS * order // of + 1
    found = {SMALLEST: order < np.rint(of / 3)}
    found |= {f"quarter_{number}": quarter == number for number in range(1, QUARTERS + 1)}
    return {name: mask for name, mask in found.items() if mask.any()}


def _steps(steps: np.ndarray, ladder: Ladder, classes: dict[str, np.ndarray]) -> pd.DataFrame:
    rows = []
    for number, step in enumerate(ladder.steps, 1):
        given = (steps == number).sum(axis=1)  # years × units
        by_class = {name: given[:, mask].sum() / len(given) for name, mask in classes.items()}
        shares = {"per_year": given.sum() / len(given), "share_of_years": given.any(axis=1).mean()}
        rows.append({"step": step.kind, "after": step.after, **shares, **by_class})
    return pd.DataFrame(rows, columns=["step", "after", "per_year", "share_of_years", *classes])


def _sizes(units: _Units, classes: dict[str, np.ndarray], taken: Sequence[np.ndarray]) -> pd.DataFrame:
    """One row per size class; `taken` are last and first places and steps, years × periods × units."""
    last, first, steps = ((part > 0).sum(axis=(0, 1)) for part in taken)
    rows = [
        {
            "size": name,
            "units": int(mask.sum()),
            "low": units.size[mask].min(),
            "high": units.size[mask].max(),
            "share_of_units": mask.mean(),
            "last": last[mask].sum() / max(last.sum(), 1),
            "first": first[mask].sum() / max(first.sum(), 1),
            "per_unit_year": steps[mask].sum() / (mask.sum() * len(taken[0])),
        }
        for name, mask in classes.items()
    ]
    return pd.DataFrame(rows)
