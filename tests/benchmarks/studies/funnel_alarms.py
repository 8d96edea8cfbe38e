"""How many areas does a funnel call out: where all are alike, where they differ, where one stands out?"""

from pathlib import Path

import numpy as np
import pandas as pd

from metrics.funnel import FAR, WITHIN, far_outside, funnel

ROUNDS = {12: 200, 40: 100, 300: 30}  # by the number of areas
PLANTED_ROUNDS = 100
TARGET = 0.9
CASES = (20, 2000)  # the fewest and the most of an area, evenly on the logarithmic scale
TAUS = (0.0, 0.03, 0.06, 0.12)  # how much areas truly differ, as a standard deviation of asin√p
AWAY = 5  # standard errors, with what is usual counted in: where the planted area stands
REFERENCE = Path(__file__).parents[2] / "reference" / "03_funnel" / "funnel_prop_inputs.csv"


def of_published() -> dict[str, int]:
    """The published areas: how many, and how many outside 99.8 % before and after the adjustment."""
    areas = pd.read_csv(REFERENCE)
    return far_outside(areas["numerator"], areas["denominator"])


def of_alike(rng: np.random.Generator, rounds: dict[int, int] = ROUNDS) -> pd.DataFrame:
    """No area stands out: shares of areas outside 95 % and 99.8 %, by the number of areas and τ."""
    rows = [
        {"areas": areas, "tau": tau, **_outside(rng, areas, tau, times)}
        for areas, times in rounds.items()
        for tau in TAUS
    ]
    return pd.DataFrame(rows)


def of_planted(rng: np.random.Generator, rounds: int = PLANTED_ROUNDS) -> pd.DataFrame:
    """One area of middling size stands AWAY standard errors off: how often it is outside 99.8 %."""
    rows = [
        {"areas": areas, "tau": tau, "found": np.mean([_found(rng, areas, tau) for _ in range(rounds)])}
        for areas in ROUNDS
        for tau in TAUS
    ]
    return pd.DataFrame(rows)


def _outside(rng: np.random.Generator, areas: int, tau: float, rounds: int) -> dict[str, float]:
    """Of all areas of all rounds; tau_found is the root of the mean τ² that the funnel saw."""
    counted, seen = [], []
    for _ in range(rounds):
        trials = _trials(areas)
        events = rng.binomial(trials, _shares(rng, areas, tau))
        for overdispersed in (False, True):
            table = funnel(events, trials, overdispersed)
            verdicts = table["verdict"]
            counted.append((overdispersed, (verdicts != WITHIN).mean(), verdicts.isin(FAR).mean()))
        seen.append(table["tau2"].iloc[0])
    means = pd.DataFrame(counted).groupby(0).mean()
    names = ("plain95", "plain998", "adjusted95", "adjusted998")
    return dict(zip(names, means.to_numpy().ravel(), strict=True)) | {"tau_found": np.sqrt(np.mean(seen))}


def _found(rng: np.random.Generator, areas: int, tau: float) -> bool:
    trials, shares = _trials(areas), _shares(rng, areas, tau)
    planted = areas // 2
    angle = np.arcsin(np.sqrt(TARGET)) - AWAY * np.sqrt(0.25 / trials[planted] + tau**2)
    shares[planted] = np.sin(max(angle, 0)) ** 2
    return funnel(rng.binomial(trials, shares), trials)["verdict"].iloc[planted] == FAR[0]


def _trials(areas: int) -> np.ndarray:
    return np.geomspace(*CASES, areas).round().astype(int)


def _shares(rng: np.random.Generator, areas: int, tau: float) -> np.ndarray:
    angles = np.arcsin(np.sqrt(TARGET)) + tau * rng.standard_normal(areas)
    return np.sin(np.clip(angles, 0, np.pi / 2)) ** 2
