"""Rounding that never puts a printed number on the wrong side of a threshold."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import chain

MOST_DECIMALS = 4
# A ratio of up to a hundred million cases lies further than this from any target of four decimals;
# what is nearer comes from floating-point arithmetic (a Wilson limit of 0.9999999999999999).
NOISE = Decimal("1e-10")


def exact(x: float) -> Decimal:
    """The decimal number that a float prints as: 0.145 is 0.145, so that halves round up as in print."""
    return Decimal(str(float(x)))


def rounded(x: Decimal, decimals: int, way: str = ROUND_HALF_UP) -> Decimal:
    """The number with so many decimals; never a negative zero."""
    result = x.quantize(Decimal(1).scaleb(-decimals), way)
    return abs(result) if result.is_zero() else result


def held(x: Decimal, decimals: int, thresholds: Iterable[Decimal]) -> Decimal:
    """The number with `decimals` decimals, or as many more (up to four) as hold it on its side.

    A threshold that x equals does not matter. Where four decimals are not enough the last digit
    moves away from the threshold: 97.9999999 below 98 is 97.9999.
    """
    sides = {threshold: _side(x, threshold) for threshold in thresholds}
    longer = (rounded(x, places) for places in range(decimals, MOST_DECIMALS + 1))
    away = (rounded(x, MOST_DECIMALS, way) for way in (ROUND_FLOOR, ROUND_CEILING))
    kept = (candidate for candidate in chain(longer, away) if _stays(candidate, sides))
    return next(kept, rounded(x, MOST_DECIMALS))


def _stays(candidate: Decimal, sides: dict[Decimal, int]) -> bool:
    return all(_side(candidate, threshold) == side for threshold, side in sides.items() if side)


def _side(x: Decimal, threshold: Decimal) -> int:
    """-1 below, 1 above, 0 on the threshold."""
    distance = x - threshold
    if abs(distance) <= NOISE:
        return 0
    return 1 if distance > 0 else -1
