"""Peers: what the other areas of a city lead to expect of each, itself left out lest it hide itself."""

import numpy as np
import pandas as pd

KEYS = ["sentinel", "source", "measure", "root", "level", "month"]
FEWEST = 3  # other areas; with fewer nothing is expected
MOST_DISPERSED = 0.5


def of(cells: pd.DataFrame, observed: str, n: str, least: float) -> pd.DataFrame:
    """Per row the share (expected) and dispersion that the other rows of the same KEYS show.

    share: (Σx + ½) / (Σn + 1); dispersion: Kleinman's ρ (1973), ((S / (K − 1)) − 1) / (n₀ − 1) with
    S = Σn(p − p̄)² / p̄(1 − p̄) and n₀ = (N − Σn²/N) / (K − 1), between `least` and MOST_DISPERSED.
    NaN where fewer than FEWEST others have any.
    """
    x, size = cells[observed].to_numpy(float), cells[n].to_numpy(float)
    parts = {"k": size > 0, "x": x, "n": size, "xx": x**2 / np.maximum(size, 1), "nn": size**2}
    sums = cells[KEYS].assign(**{name: values.astype(float) for name, values in parts.items()})
    others = sums.groupby(KEYS)[list(parts)].transform("sum") - sums[list(parts)]
    share = (others["x"] + 0.5) / (others["n"] + 1)
    dispersion = _kleinman(others, share).clip(least, MOST_DISPERSED).fillna(least)
    enough = others["k"] >= FEWEST
    return pd.DataFrame({"share": share.where(enough), "dispersion": dispersion.where(enough)})


def _kleinman(sums: pd.DataFrame, share: pd.Series) -> pd.Series:
    degrees = (sums["k"] - 1).where(sums["k"] > 1)
    total = sums["n"].where(sums["n"] > 0)
    spread = (sums["xx"] - sums["x"] ** 2 / total) / (share * (1 - share))
    size = (total - sums["nn"] / total) / degrees
    return (spread / degrees - 1) / (size - 1).where(size > 1)
