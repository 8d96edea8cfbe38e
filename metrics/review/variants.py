"""Variants: the scores that other reasonable weights, means and scales would give the same figures.

Floats throughout. Arrays end in units, or units × items; the axis before them is the draws of weights.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from metrics import composite
from metrics.composite import POWERS
from metrics.scoring import board, numbers, register, rules, scores
from metrics.scoring.inputs import Inputs
from metrics.scoring.scheme import AGAINST, MIN_MAX, Block, Item, Scheme
from metrics.scoring.scores import Sheet

SPREAD = 0.25  # a weight is drawn from three quarters to five quarters of what the scheme says
MEANS = ("arithmetic", "geometric")
OWN, WITHIN_GROUP = "own", "min_max"  # the scheme's own points; from the worst to the best of the group
SCALES = (OWN, WITHIN_GROUP)
LEAST, MOST = 1.0, 100.0  # a geometric mean needs points above 0
Member = tuple[np.ndarray, np.ndarray, np.ndarray]  # share and known by (draws ×) units, weight by draw
CELLS = 400_000  # draws × units × items at once


@dataclass(frozen=True)
class Field:
    """What is ranked: shares of full marks by scale (units × items, NaN where none), and what stays as it is.

    `extra` are the points of events and vetoes, `keys` decide between equal scores, `is_ranked` says who has
    a score by the scheme itself, `places` which place. `known` says by scale where an item counts.
    """

    scheme: Scheme
    shares: dict[str, np.ndarray]
    known: dict[str, np.ndarray]
    extra: np.ndarray
    groups: np.ndarray
    keys: list[np.ndarray]
    is_ranked: np.ndarray
    places: np.ndarray


def field(scheme: Scheme, inputs: Inputs) -> Field:
    """The figures of a period made ready for other weights, means and scales."""
    sheet = Sheet.of(scheme, inputs, exact=False)
    points = scores.item_points(scheme, sheet)
    fallen = board.fallen_vetoes(scheme, inputs)
    events = register.event_table(scheme, inputs)
    extra = board.extra_points(scheme, events, fallen, inputs.units.index).astype(float)
    keys = board.tie_keys(scheme, inputs, points)
    found = scores.totals(scheme, points, sheet, extra)
    full = np.array([float(item.points) for item in scheme.items])
    shares = {OWN: points / full, WITHIN_GROUP: _within_group(scheme, sheet)}
    known = {scale: sheet.applicable & ~np.isnan(share) for scale, share in shares.items()}
    places = scores.places(found, sheet.groups, keys)
    return Field(scheme, shares, known, extra, sheet.groups, keys, places > 0, places)


def multipliers(scheme: Scheme, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Draws × items: by how much each weight is multiplied, 1 + U(−25 %, +25 %) (OECD/JRC Handbook 2008)."""
    return 1 + rng.uniform(-SPREAD, SPREAD, (draws, len(scheme.items)))


def each(given: Field, times: np.ndarray) -> Iterator[tuple[str, str, np.ndarray]]:
    """Mean, scale, and the places (draws × units) by it, for every mean and scale."""
    for mean in MEANS:
        for scale in SCALES:
            yield mean, scale, places(given, times, (mean, scale))


def places(given: Field, times: np.ndarray, variant: tuple[str, str]) -> np.ndarray:
    """Draws × units: the places by these multipliers of weights, one mean throughout, and one scale.

    A block weighs what its items weigh, so that each item's weight in the whole moves as it was drawn. Before
    a geometric mean the shares are put onto 1–100. 0 for units that the scheme itself does not rank; where no
    item tells the units of a group apart they are tied.
    """
    at_once = max(1, CELLS // given.shares[OWN].size)
    parts = [times[start : start + at_once] for start in range(0, len(times), at_once)]
    return np.concatenate([_places(given, part, variant).astype(np.int32) for part in parts])


def _places(given: Field, times: np.ndarray, variant: tuple[str, str]) -> np.ndarray:
    mean, scale = variant
    share = given.shares[scale]
    if mean == "geometric":
        share = (LEAST + (MOST - LEAST) * np.maximum(share, 0)) / MOST
    tops = [_block(given, block, share, (times, mean, scale)) for block in given.scheme.top_blocks]
    found = _averaged(tops, mean)[0]
    if mean == "geometric":
        found = (MOST * found - LEAST) / (MOST - LEAST)
    total = float(given.scheme.full_marks) * np.nan_to_num(found) + given.extra
    total = np.where(given.is_ranked, numbers.compared(total), np.nan)
    return scores.places(total, given.groups, given.keys)


def _block(given: Field, block: Block, share: np.ndarray, how: tuple[np.ndarray, str, str]) -> Member:
    """Share of the block's full marks, where it is known, and what it weighs in each draw."""
    times, mean, scale = how
    inside = [place for place, item in enumerate(given.scheme.items) if item.block == block.id]
    members = [
        (
            share[:, place],
            given.known[scale][:, place],
            times[:, place] * float(given.scheme.items[place].points),
        )
        for place in inside
    ]
    blocks = [one for one in given.scheme.blocks if one.part_of == block.id]
    members += [_block(given, one, share, how) for one in blocks]
    found, known = _averaged(members, mean)
    if scale == OWN and mean == "arithmetic":
        floor, cap = (None if bound is None else bound / block.points for bound in (block.floor, block.cap))
        found = numbers.between(found, floor, cap)
    plain = sum(float(given.scheme.items[place].points) for place in inside)
    plain += sum(float(one.points) for one in blocks)
    weight = sum(member[2] for member in members) * float(block.points) / plain
    return found, known, weight


def _averaged(members: list[Member], mean: str) -> tuple[np.ndarray, np.ndarray]:
    """The weighted mean of the members that are known, draws × units, and where there is one."""
    draws, units = len(members[0][2]), members[0][0].shape[-1]
    values, known = (
        np.stack([np.broadcast_to(member[part], (draws, units)) for member in members], axis=-1)
        for part in (0, 1)
    )
    weights = np.stack([member[2] for member in members], axis=-1)[:, None, :]
    return composite.weighted(values, weights, known, POWERS[mean]), known.any(axis=-1)


def _within_group(scheme: Scheme, sheet: Sheet) -> np.ndarray:
    """Each figure from 0 for the worst to 1 for the best of its group; of a comparison its outcome."""
    found = []
    for place, item in enumerate(scheme.items):
        column, one = sheet.column(place), _min_max(item)
        if item.rule == AGAINST:
            value = rules.unbounded(item, column)
            column = replace(column, value=np.nan_to_num(value), scored=column.scored & ~np.isnan(value))
        share = rules.unbounded(one, column) / float(item.points)
        found.append(np.where(column.scored, share, np.nan))
    return np.stack(found, axis=-1)


def _min_max(item: Item) -> Item:
    return replace(item, rule=MIN_MAX, better="higher" if item.rule == AGAINST else item.better)
