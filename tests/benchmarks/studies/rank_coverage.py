"""How often do intervals of ranks hold the true ranks: of one unit, of all at once?"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from metrics.ranks import rank_intervals, surely_worst

ROUNDS = 300
CASES = np.array([8, 10, 12, 15, 20, 30, 40, 60, 80, 120, 160, 200])  # of the twelve towns
UNITS = len(CASES)
ERRORS = np.geomspace(2.0, 0.5, UNITS)  # small places have the large errors
# True values of twelve units, in standard errors of the middle one.
TRUTHS = {
    "all equal": np.zeros(UNITS),
    "three tied groups": np.repeat([0.0, 2.0, 4.0], UNITS // 3),
    "spread, 0.5 apart": np.arange(UNITS) * 0.5,
    "spread, 3 apart": np.arange(UNITS) * 3.0,
}
RATES = {
    "all 95 %": np.full(UNITS, 0.95),
    "80 % to 97 %": np.linspace(0.80, 0.97, UNITS),
    "all 70 %": np.full(UNITS, 0.70),
    "40 % to 90 %": np.linspace(0.40, 0.90, UNITS),
}
Drawn = tuple[np.ndarray, np.ndarray]  # values and their standard errors


def of_values(rng: np.random.Generator, rounds: int = ROUNDS) -> pd.DataFrame:
    """Normal values with known errors, the true values shuffled over the errors: a row for each of TRUTHS."""
    rows = {}
    for name, truth in TRUTHS.items():
        shuffled = rng.permutation(truth)
        rows[name] = _study(
            shuffled, lambda t=shuffled: (t + ERRORS * rng.standard_normal(UNITS), ERRORS), rounds
        )
    return pd.DataFrame(rows).T


def of_rates(rng: np.random.Generator, rounds: int = ROUNDS) -> pd.DataFrame:
    """Shares of the twelve towns' cases, as they are and as angles: a row for each of RATES and kind."""
    rows = {}
    for name, rates in RATES.items():
        shares = rng.permutation(rates)
        for kind, scale in {"shares": _plain, "angles": _angles}.items():
            rows[name, kind] = _study(
                shares, lambda p=shares, s=scale: s(rng.binomial(CASES, p), CASES), rounds
            )
    return pd.DataFrame(rows).T


def _plain(events: np.ndarray, trials: np.ndarray) -> Drawn:
    """p and √(p(1 − p)/n): 0 where all or none of the cases are events, far too sure of small places."""
    share = events / trials
    return share, np.sqrt(share * (1 - share) / trials)


def _angles(events: np.ndarray, trials: np.ndarray) -> Drawn:
    """Angles whose error hardly depends on the share: asin√((x + 3/8)/(n + 3/4)) (Anscombe 1948)."""
    return np.arcsin(np.sqrt((events + 3 / 8) / (trials + 3 / 4))), 1 / (2 * np.sqrt(trials + 1 / 2))


def _study(truth: np.ndarray, draw: Callable[[], Drawn], rounds: int) -> dict[str, float]:
    """Coverage and mean width of both kinds of interval, and how often anyone is called surely worst."""
    best = 1 + (truth[None, :] > truth[:, None]).sum(axis=1)
    last = len(truth) - (truth[None, :] < truth[:, None]).sum(axis=1)
    found = []
    for _ in range(rounds):
        table = rank_intervals(*draw())
        own = (table["low"] <= best) & (table["high"] >= last)
        every = (table["low_all"] <= best) & (table["high_all"] >= last)
        blamed = (surely_worst(table, 1) & (best < len(truth))).any()
        widths = [(table[f"high{end}"] - table[f"low{end}"]).mean() + 1 for end in ("", "_all")]
        found.append((own.mean(), every.all(), *widths, blamed))
    columns = ("marginal", "simultaneous", "width", "width_all", "blamed")
    return dict(zip(columns, np.mean(found, axis=0), strict=True))
