"""How often do the ranges of places on a scored table hold the places that the true rates would give?"""

from collections.abc import Iterator
from decimal import Decimal

import numpy as np
import pandas as pd

from metrics.period import parse
from metrics.ranks import surely_worst
from metrics.scoring import scores
from metrics.scoring.board import board
from metrics.scoring.inputs import Inputs
from metrics.scoring.scheme import Item, Scheme
from metrics.scoring.scores import Sheet
from tests.benchmarks.studies.equal_towns import CASES
from tests.metrics.scoring import toy

ROUNDS = 150
ITEMS = 4
UNITS = [f"town{number:02}" for number in range(len(CASES))]
STEPS = tuple(map(Decimal, ("0.98", "0.95", "0.90", "0.80", "0.70")))
# Capped: half of the towns are above the upper goalpost, or all of them.
RULES = {
    "goalposts": {"low": Decimal("0.5"), "high": Decimal(1)},
    "goalposts, capped": {"low": Decimal("0.5"), "high": Decimal("0.9")},
    "threshold ladder": {
        "rule": "steps",
        "steps": tuple((b, Decimal(25 - 5 * n)) for n, b in enumerate(STEPS)),
    },
}
# The true rates of each town: of all items together, and how far an item may be from them.
RATES = {
    "all 95 %": (np.full(len(CASES), 0.95), 0.0),
    "80 % to 97 %": (np.linspace(0.80, 0.97, len(CASES)), 0.03),
}


def of_boards(rng: np.random.Generator, rounds: int = ROUNDS) -> pd.DataFrame:
    """Tables scored through board(): a row for each of RATES and RULES, see rank_coverage for the columns."""
    rows = {}
    for name, (rates, apart) in RATES.items():
        own = rng.uniform(-apart, apart, (len(CASES), ITEMS))
        truth = np.clip(rng.permutation(rates)[:, None] + own, 0, 1)
        for rule in RULES:
            rows[name, rule] = _study(scheme(rule), truth, rng, rounds)
    return pd.DataFrame(rows).T


def scheme(rule: str) -> Scheme:
    """Items of equal weight under one of RULES, 100 points together."""
    return toy.scheme(*_items(rule))


def _items(rule: str) -> Iterator[Item]:
    for number in range(ITEMS):
        yield toy.item(f"item{number}", points=f"{100 // ITEMS}", **RULES[rule])


def towns(events: np.ndarray, trials: np.ndarray = CASES[:, None]) -> Inputs:
    """A month of towns × items with so many events of so many cases."""
    pairs = np.stack(np.broadcast_arrays(events, trials), axis=-1)
    return toy.inputs(dict(zip(UNITS, pairs.tolist(), strict=True)), period=parse("2020-10"))


def true_scores(given: Scheme, truth: np.ndarray) -> np.ndarray:
    """The score of each town if its rates were the true ones."""
    return scores.score(given, Sheet.of(given, towns(truth, np.ones(1)), exact=False))


def _study(given: Scheme, truth: np.ndarray, rng: np.random.Generator, rounds: int) -> dict[str, float]:
    """Coverage and mean width of both kinds of range, and how often anyone is called surely the last."""
    points = true_scores(given, truth)
    best = 1 + (points[None, :] > points[:, None]).sum(axis=1)
    last = len(points) - (points[None, :] < points[:, None]).sum(axis=1)
    found = []
    for _ in range(rounds):
        drawn = rng.binomial(CASES[:, None], truth)
        rows = board(given, towns(drawn)).rows.loc[UNITS].rename(columns={"place": "rank"})
        own, every = ((rows[f"low{end}"] <= best) & (rows[f"high{end}"] >= last) for end in ("", "_all"))
        blamed = (surely_worst(rows, 1) & (best < len(points))).any()
        widths = [(rows[f"high{end}"] - rows[f"low{end}"]).mean() + 1 for end in ("", "_all")]
        found.append((own.mean(), every.all(), *widths, blamed))
    columns = ("marginal", "simultaneous", "width", "width_all", "blamed")
    return dict(zip(columns, np.mean(found, axis=0), strict=True))
