"""What a ranking costs, for counties, towns and communities: the table with ranges, and the chance audit.

Eight items with caseloads from eight to three hundred a month, generated with a fixed seed: goalposts, a
target, a threshold ladder, a comparison with the group, and a count. The figures are there already.
"""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from statistics import median

import numpy as np

from metrics.period import parse
from metrics.review import fairness
from metrics.review.audit import audit
from metrics.scoring.board import board
from metrics.scoring.inputs import COUNT, Inputs
from metrics.scoring.scheme import ACCOUNT, SUMMON, SUPERVISE, Item, Ladder, Scheme, Step
from tests.metrics.scoring import toy

UNITS = (12, 160, 1700)  # counties of a city, towns, communities
ITEMS, MONTHS = 8, 12
SMALLEST, LARGEST = 8, 300  # cases of an item in a month
TIMES, SEED = 5, 20261129
TABLE, BARE, WEIGHTS, AUDIT, YEARS = "table", "bare", "weights", "audit", "years"


def scheme() -> Scheme:
    """Eight items of 12.5 points, and a ladder of three steps."""
    steps = tuple((Decimal(bound), Decimal(points)) for bound, points in (("0.95", "12.5"), ("0.9", "8")))
    rules = [
        *({"low": Decimal("0.7")} for _ in range(4)),
        {"rule": "target", "goal": Decimal("0.95")},
        {"rule": "steps", "steps": steps},
        {"rule": "against", "baseline": "peers", "each": Decimal("0.5")},
        {"rule": "per_event", "better": "lower", "each": Decimal("0.5")},
    ]
    ladder = Ladder(worst=1, steps=(Step(SUPERVISE, 1), Step(SUMMON, 2), Step(ACCOUNT, 3)))
    return toy.scheme(*(_item(number, rule) for number, rule in enumerate(rules)), ladder=ladder)


def _item(number: int, rule: dict) -> Item:
    return toy.item(f"item{number}", points="12.5", **rule)


def months(units: int) -> list[Inputs]:
    """A year of inputs for so many units."""
    random = np.random.default_rng(SEED)
    usual = np.geomspace(SMALLEST, LARGEST, units)[:, None] * np.ones(ITEMS)
    return [_month(random, usual, f"2020-{month:02}") for month in range(1, MONTHS + 1)]


def _month(random: np.random.Generator, usual: np.ndarray, month: str) -> Inputs:
    cases = np.maximum(random.poisson(usual), 1)
    events = random.binomial(cases, random.uniform(0.9, 0.97, usual.shape))
    pairs = np.stack([events, cases], axis=-1)
    made = toy.inputs({f"u{n:05}": row for n, row in enumerate(pairs.tolist())}, period=parse(month))
    is_count = made.cells.index.get_level_values("item") == f"item{ITEMS - 1}"
    cells = made.cells.assign(
        chance=made.cells["chance"].mask(is_count, COUNT),
        value=made.cells["value"].mask(is_count, made.cells["denominator"] - made.cells["numerator"]),
    )
    cells["numerator"] = cells["numerator"].mask(is_count, cells["value"])
    return replace(made, cells=cells)


def measure(units: tuple[int, ...] = UNITS, times: int = TIMES) -> dict[str, dict[str, float]]:
    """By number of units: processor seconds of TABLE (with ranges), BARE, WEIGHTS, AUDIT, and its YEARS."""
    found = {}
    for number in units:
        given, year = scheme(), months(number)
        found[f"{number}"] = {
            TABLE: _median(lambda s=given, y=year: board(s, y[-1]), times),
            BARE: _median(lambda s=given, y=year: board(s, y[-1], with_ranges=False), times),
            WEIGHTS: _median(lambda s=given, y=year: fairness.weights(s, y[-1]), 1),
            **_audited(given, year),
        }
    return found


def _audited(given: Scheme, year: list[Inputs]) -> dict[str, float]:
    began = time.process_time()
    years = audit(given, year).years
    return {AUDIT: time.process_time() - began, YEARS: years}


def _median(step: Callable[[], object], times: int) -> float:
    """After a first time, which does not count where there are several."""
    seconds = []
    for _ in range(times + (times > 1)):
        began = time.process_time()
        step()
        seconds.append(time.process_time() - began)
    return median(seconds[1:] or seconds)


if __name__ == "__main__":
    print(json.dumps(measure()))
