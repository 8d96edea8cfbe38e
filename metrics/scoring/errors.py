"""Errors: how far chance alone moves a score, told by scoring the same table many times over.

Each figure is moved on the scale on which its error does not depend on its level: shares by Anscombe's
angle asin√((x + 3/8)/(n + 3/4)) with error 1/(2√(n + 1/2)), counts by √(x + 3/8) with error 1/2 (Anscombe
1948), others by their own error. What is counted in full does not move.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from metrics import ranks
from metrics.scoring import inputs as facts
from metrics.scoring import scores
from metrics.scoring.inputs import Inputs
from metrics.scoring.scheme import Scheme
from metrics.scoring.scores import Sheet

DRAWS = 200  # the error of a score is then known to 5 %
SEED = 2023
RANGES = ["low", "high", "low_all", "high_all"]


def errors(scheme: Scheme, inputs: Inputs, draws: int = DRAWS, seed: int = SEED) -> pd.Series:
    """The standard error of each unit's score by chance, in points; NaN where it has none.

    Events of the register are facts and do not move. The order of units changes nothing.
    """
    sheet = Sheet.of(scheme, inputs, exact=False)
    moved = scores.score(scheme, drawn(sheet, inputs, draws, np.random.default_rng(seed)))
    return pd.Series(moved.std(axis=0, ddof=1), inputs.units.index)


def drawn(sheet: Sheet, inputs: Inputs, draws: int, rng: np.random.Generator) -> Sheet:
    """The sheet in so many scenarios, in each of which chance has moved every figure that it can."""
    chance = inputs.grid("chance")
    x, n, error = sheet.numerator, sheet.denominator, np.nan_to_num(inputs.grid("error"))
    z = rng.standard_normal((draws, *sheet.value.shape))
    angle = np.arcsin(np.sqrt((x + 3 / 8) / (np.maximum(n, x) + 3 / 4))) + z / (2 * np.sqrt(n + 1 / 2))
    share = np.sin(np.clip(angle, 0, np.pi / 2)) ** 2
    count = np.maximum(np.sqrt(x + 3 / 8) + z / 2, 0) ** 2
    kinds = [chance == facts.SHARE, chance == facts.COUNT, chance == facts.OTHER]
    value = np.select(kinds, [share, count, sheet.value + z * error], default=sheet.value)
    numerator = np.select(kinds, [share * n, count, value * n], default=x)
    return replace(sheet, value=value, numerator=numerator)


def ranges(scores_: pd.Series, errors_: pd.Series, groups: pd.Series) -> pd.DataFrame:
    """RANGES of the place within the group (see metrics.ranks.rank_intervals) and tier, by unit.

    Units of one tier cannot be told apart from its best: none of them is surely behind it (all pairs of the
    group at once). 1 is the top; missing ranges and tier 0 where there is no score.
    """
    found = [_of_group(scores_[rows], errors_[rows]) for rows in groups.groupby(groups).groups.values()]
    return pd.concat(found).reindex(scores_.index) if found else pd.DataFrame(columns=[*RANGES, "tier"])


def _of_group(values: pd.Series, error: pd.Series) -> pd.DataFrame:
    known = values.dropna().astype(float)
    found = ranks.rank_intervals(known, error[known.index])
    place = found["rank"]
    lows = {name: np.minimum(found[name], place) for name in ("low", "low_all")}
    highs = {name: np.maximum(found[name], place) for name in ("high", "high_all")}
    found = found.assign(**lows, **highs)
    tiers = _tiers(known, error[known.index])
    return found[RANGES].assign(tier=tiers).reindex(values.index).fillna({"tier": 0})


def _tiers(values: pd.Series, error: pd.Series) -> pd.Series:
    """Number the tiers from the top: a new one begins with the first unit that is surely behind its best."""
    order = values.sort_values(ascending=False, kind="stable").index
    behind = ranks.surely_behind(values[order], error[order]).to_numpy()
    tiers, tier, best = [], 1, 0
    for place in range(len(order)):
        if behind[place, best]:
            tier, best = tier + 1, place
        tiers.append(tier)
    return pd.Series(tiers, order, dtype=float).reindex(values.index)
