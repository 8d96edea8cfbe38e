"""Twelve towns of one and the same true rate: what does a ladder that acts on the bare rank punish?"""

from dataclasses import dataclass

import numpy as np

CASES = np.array([8, 10, 12, 15, 20, 30, 40, 60, 80, 120, 160, 200])  # a month
RATE = 0.95
MONTHS = 12
YEARS = 20_000
SMALLEST = 4


@dataclass(frozen=True)
class Year:
    """Shares of years with a town last two and three months running; of places that the smallest take."""

    last_twice: float
    last_thrice: float
    smallest_last: float
    smallest_first: float


def study(rng: np.random.Generator, years: int = YEARS) -> Year:
    """Simulated years; last is the lowest rate, first the highest, ties broken at random."""
    rates = rng.binomial(CASES, RATE, (years, MONTHS, len(CASES))) / CASES
    rates += rng.random(rates.shape) * 1e-6  # less than two rates of at most 200 cases can differ by
    last, first = rates.argmin(axis=2), rates.argmax(axis=2)
    again = last[:, 1:] == last[:, :-1]
    return Year(
        float(again.any(axis=1).mean()),
        float((again[:, 1:] & again[:, :-1]).any(axis=1).mean()),
        float((last < SMALLEST).mean()),
        float((first < SMALLEST).mean()),
    )
