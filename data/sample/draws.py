"""Random draws that repeat on every run, and totals that come out exactly."""

import zlib
from collections.abc import Mapping

import numpy as np

from data.sample import plan


def generator(*name: object) -> np.random.Generator:
    """A generator of its own for each purpose, so that one more draw here changes nothing there."""
    key = zlib.crc32("/".join(map(str, name)).encode())
    return np.random.default_rng([plan.read("plan")["seed"], key])


def apportion(weights: np.ndarray, total: int) -> np.ndarray:
    """Whole numbers in proportion to the weights with exactly this sum (largest remainders)."""
    exact = weights / weights.sum() * total
    whole = np.floor(exact).astype(int)
    order = np.argsort(whole - exact, kind="stable")
    whole[order[: total - whole.sum()]] += 1
    return whole


def pick(rng: np.random.Generator, mix: Mapping[object, float], size: int) -> np.ndarray:
    """Keys of the mix, drawn by their shares."""
    shares = np.array(list(mix.values()))
    keys = np.array(list(mix), dtype=object)
    return keys[np.searchsorted(np.cumsum(shares / shares.sum())[:-1], rng.random(size), side="right")]


def order(rng: np.random.Generator, weights: np.ndarray) -> np.ndarray:
    """Positions in a random order in which heavy ones tend to come first; weight 0 comes last.

    The first k are a weighted sample without replacement (Gumbel top-k, Vieira 2014).
    """
    with np.errstate(divide="ignore"):
        return np.argsort(-(np.log(weights) + rng.gumbel(size=len(weights))), kind="stable")
