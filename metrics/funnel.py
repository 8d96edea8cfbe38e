"""Funnel: which shares of many areas lie further from the common one than their size and ordinary
differences explain.

Limits are wide for small areas and narrow for large ones, so no area is called out for being small. Where all
areas differ somewhat, as they always do, limits that allow for nothing but chance call out half of them: the
overdispersed limits allow for the differences that are usual here (Spiegelhalter 2005, 2012).
"""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from metrics.benchmark import GOOD, HIGHER, LOWER, SIMILAR
from metrics.intervals import amounts

LEVELS = {"95": 0.95, "998": 0.998}  # of the two pairs of limits, by the end of their columns' names
LIMITS = ("low95", "high95", "low998", "high998")
WITHIN, NOT_COMPARED = "within", "not compared"
VERDICTS = ("low 99.8", "low 95", WITHIN, "high 95", "high 99.8", NOT_COMPARED)
FAR = ("low 99.8", "high 99.8")  # outside the outer limits: two areas in a thousand where all are alike
WINSORISED = 0.1  # of the z-scores at each end, so that outliers do not widen the limits that show them
POINTS = 200  # of a curve


def funnel(events: ArrayLike, trials: ArrayLike, overdispersed: bool = True) -> pd.DataFrame:
    """The share of each unit against the common one p₀ = Σ events / Σ trials: one row per unit.

    Columns events, trials, value, target (p₀), z (in standard errors of the limits in use), phi, tau2 (see
    dispersion; also where they are not in use), LIMITS (see limits; overdispersed ones are nowhere
    narrower than the others) and verdict, one of VERDICTS; a value at a limit is within. A unit without
    trials or with a missing number is "not compared" and counts nowhere. Series keep the index of `events`
    and are matched by it. ValueError when events exceed trials, or either is negative or infinite.
    """
    table = pairs(events, trials)
    value, n, target = table["value"].to_numpy(), _known(table["trials"]), pooled(table)
    phi, tau2 = _dispersion(value, n, target)
    ends = _widened(target, n, tau2) if overdispersed else _limits(target, n)
    z = _arcsine_z(value, n, target, tau2) if overdispersed else _plain_z(value, n, target)
    found = {"target": target, "z": z, "phi": phi, "tau2": tau2, **ends, "verdict": _verdict(value, ends)}
    return pd.DataFrame(dict(table) | found, table.index)


def judged(found: pd.DataFrame, better: str) -> pd.Series:
    """What the verdicts mean by the declared direction, in the words of metrics.benchmark.

    Outside the 95 % limits better or worse (higher or lower without a direction), else similar.
    """
    above, below = GOOD.get(better, (HIGHER, LOWER))
    words = {WITHIN: SIMILAR, NOT_COMPARED: NOT_COMPARED}
    sides = {
        f"{side} {end}": word for side, word in (("low", below), ("high", above)) for end in ("95", "99.8")
    }
    return found["verdict"].map({**words, **sides})


def pairs(events: ArrayLike, trials: ArrayLike) -> pd.DataFrame:
    """events, trials and value (their ratio), one row per unit; see funnel for the index and the errors."""
    index = events.index if isinstance(events, pd.Series) else None
    if index is not None and isinstance(trials, pd.Series):
        trials = trials.reindex(index)
    x, n = np.broadcast_arrays(amounts("events", events), amounts("trials", trials))
    x, n = np.atleast_1d(x), np.atleast_1d(n)
    if (over := x > n).any():
        raise ValueError(f"events {x[over][0]} is more than trials {n[over][0]}; count both by the same rule")
    return pd.DataFrame({"events": x, "trials": n, "value": x / np.where(n == 0, np.nan, n)}, index)


def pooled(table: pd.DataFrame) -> float:
    """Σ events / Σ trials over the rows of `pairs` that have a value; missing where none has."""
    is_known = table["value"].notna().to_numpy()
    events, trials = (table[name].to_numpy()[is_known].sum() for name in ("events", "trials"))
    return float(events / trials) if trials else float("nan")


def dispersion(events: ArrayLike, trials: ArrayLike) -> tuple[float, float]:
    """φ and τ²: how much more the shares differ than chance explains, 1 and 0 where they do not.

    y = asin√p, s = 1/(2√n), z = (y − asin√p₀)/s, winsorised 10 % at each end (quantiles of type 7);
    φ = mean z², τ² = (Iφ − (I − 1)) / (Σw − Σw²/Σw), w = 1/s², and 0 when Iφ < I − 1 (Spiegelhalter 2005,
    2012). τ² is on the scale of y. Both are missing where no unit has a value.
    """
    table = pairs(events, trials)
    return _dispersion(table["value"].to_numpy(), _known(table["trials"]), pooled(table))


def limits(target: float, trials: ArrayLike, tau2: float | None = None) -> pd.DataFrame:
    """The LIMITS of a share of so many trials, from 0 to 1; missing without trials.

    Without τ²: p₀ ∓ z√(p₀(1 − p₀)/n) (Spiegelhalter 2005). With it, 0 included:
    sin²(asin√p₀ ∓ z√(1/4n + τ²)) (Spiegelhalter 2012).
    """
    return pd.DataFrame(_limits(target, _known(trials), tau2))


def curves(table: pd.DataFrame, sizes: ArrayLike | None = None) -> pd.DataFrame:
    """The LIMITS over the number of trials, both without and with overdispersion, to be drawn as curves.

    `table` is that of `funnel`, of which target, tau2 and the largest trials are read. Columns trials,
    is_overdispersed and LIMITS; `sizes` are the numbers of trials, by default POINTS up to the largest, close
    together where the curves bend. No rows where the table has no value.
    """
    known = table.dropna(subset="value")
    if known.empty:
        return pd.DataFrame(columns=["trials", "is_overdispersed", *LIMITS])
    sizes = _sizes(known["trials"].max()) if sizes is None else np.asarray(sizes, dtype=float)
    target, tau2 = known[["target", "tau2"]].iloc[0]
    kinds = {False: _limits(target, _known(sizes)), True: _widened(target, _known(sizes), tau2)}
    parts = [
        pd.DataFrame({"trials": sizes, "is_overdispersed": kind, **ends}) for kind, ends in kinds.items()
    ]
    return pd.concat(parts, ignore_index=True)


def far_outside(events: ArrayLike, trials: ArrayLike) -> dict[str, int]:
    """How many units there are, and how many lie outside 99.8 %: units, plain, overdispersed."""
    found = {name: funnel(events, trials, name == "overdispersed") for name in ("plain", "overdispersed")}
    counted = {name: int(table["verdict"].isin(FAR).sum()) for name, table in found.items()}
    return {"units": int(found["plain"]["value"].notna().sum()), **counted}


def _known(trials: ArrayLike) -> np.ndarray:
    """The trials as an array; none at all is missing."""
    n = np.atleast_1d(amounts("trials", trials))
    return np.where(n == 0, np.nan, n)


def _dispersion(value: np.ndarray, trials: np.ndarray, target: float) -> tuple[float, float]:
    is_known = ~np.isnan(value)
    if not is_known.any():
        return float("nan"), float("nan")
    n = trials[is_known]
    z = _arcsine_z(value[is_known], n, target, 0.0)
    z = np.clip(z, *np.quantile(z, [WINSORISED, 1 - WINSORISED]))
    units, phi, weights = len(z), float(np.mean(z**2)), 4 * n
    spread = weights.sum() - (weights**2).sum() / weights.sum()
    beyond_chance = units * phi - (units - 1)
    return phi, float(beyond_chance / spread) if beyond_chance > 0 and spread > 0 else 0.0


def _limits(target: float, n: np.ndarray, tau2: float | None = None) -> dict[str, np.ndarray]:
    """LIMITS by name."""
    z = {name: -special.ndtri((1 - level) / 2) for name, level in LEVELS.items()}
    ends = {f"low{name}": _limit(target, n, -width, tau2) for name, width in z.items()}
    ends |= {f"high{name}": _limit(target, n, width, tau2) for name, width in z.items()}
    return {name: ends[name] for name in LIMITS}


def _widened(target: float, n: np.ndarray, tau2: float) -> dict[str, np.ndarray]:
    """The overdispersed limits, nowhere narrower than those for chance alone.

    Near 0 and 1 the arcsine comes short: at p₀ = 0.97 it calls 100 of 100 rarer than one in a thousand, and
    p₀¹⁰⁰ is 0.05. Whoever is within chance is also within chance and ordinary differences.
    """
    wide, plain = _limits(target, n, tau2), _limits(target, n)
    outer = {"low": np.minimum, "high": np.maximum}
    return {name: outer[name.rstrip("0123456789")](wide[name], plain[name]) for name in LIMITS}


def _limit(target: float, n: np.ndarray, z: float, tau2: float | None) -> np.ndarray:
    if tau2 is None:
        return np.clip(target + z * np.sqrt(target * (1 - target) / n), 0, 1)
    angle = np.arcsin(np.sqrt(target)) + z * np.sqrt(1 / (4 * n) + tau2)
    return np.sin(np.clip(angle, 0, np.pi / 2)) ** 2


def _arcsine_z(value: np.ndarray, n: np.ndarray, target: float, tau2: float) -> np.ndarray:
    return (np.arcsin(np.sqrt(value)) - np.arcsin(np.sqrt(target))) / np.sqrt(0.25 / n + tau2)


def _plain_z(value: np.ndarray, n: np.ndarray, target: float) -> np.ndarray:
    """0 where nothing can vary: when all are 0 or all are 1."""
    error = np.sqrt(target * (1 - target) / n)
    return np.where(error == 0, 0.0, (value - target) / np.where(error > 0, error, np.nan))


def _verdict(value: np.ndarray, ends: dict[str, np.ndarray]) -> np.ndarray:
    far_low, far_high = value < ends["low998"], value > ends["high998"]
    low, high = value < ends["low95"], value > ends["high95"]
    words = [NOT_COMPARED, "low 99.8", "low 95", "high 99.8", "high 95"]
    return np.select([np.isnan(value), far_low, low, far_high, high], words, default=WITHIN).astype(object)


def _sizes(largest: float) -> np.ndarray:
    return np.linspace(np.sqrt(min(1.0, largest)), np.sqrt(largest), POINTS) ** 2
