"""Two kinds of numbers for one calculation: Decimals for tables, floats for thousands of simulated ones.

Arrays of Decimals have dtype object. NaN of either kind is what is not equal to itself.
"""

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import numpy as np

Number = Decimal | float
PLACES = Decimal("1e-12")  # scores are compared at these; Decimals carry 28 digits
FLOAT_PLACES = 9  # what floats are compared at


def number(exact: bool) -> Callable[[object], Number]:
    """What makes a number of that kind."""
    return Decimal if exact else float


def exactly(values: np.ndarray) -> np.ndarray:
    """Floats as Decimals: each as the shortest number that is written so (0.1 is a tenth)."""
    return np.frompyfunc(lambda value: Decimal(repr(float(value))), 1, 1)(values).astype(object)


def quotient(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Decimal quotients of floats, 0 where the divisor is 0 or anything is missing."""
    known = ~np.isnan(above + below) & (below != 0)
    a, b = (exactly(np.where(known, part, 1.0)) for part in (above, below))
    return np.where(known, a / b, Decimal(0))


def is_exact(values: np.ndarray) -> bool:
    """Whether an array holds Decimals."""
    return values.dtype == object


def is_missing(values: np.ndarray) -> np.ndarray:
    """Where numbers of either kind are NaN."""
    return np.asarray(values != values, dtype=bool)


def between(values: np.ndarray, floor: Decimal | None, cap: Decimal | None) -> np.ndarray:
    """Values no lower than a floor and no higher than a cap, where there is one; missing stays missing."""
    make = number(is_exact(values))
    for bound, choose in ((floor, np.maximum), (cap, np.minimum)):
        if bound is not None:
            lacking = is_missing(values)  # no Decimal can be compared with a missing one
            values = np.where(lacking, values, choose(np.where(lacking, make(bound), values), make(bound)))
    return values


def compared(values: np.ndarray) -> np.ndarray:
    """Values at the places they are compared at, so that equal scores are equal whichever way they came."""
    if not is_exact(values):
        return np.round(values, FLOAT_PLACES)
    return np.frompyfunc(lambda value: value.quantize(PLACES, ROUND_HALF_EVEN), 1, 1)(values).astype(object)


def half_up(values: np.ndarray, decimals: int) -> np.ndarray:
    """Rounded to so many decimals, halves away from zero, as offices do.

    What a division leaves a hair below a half is a half.
    """
    if is_exact(values):
        step = Decimal(1).scaleb(-decimals)
        rounded = np.frompyfunc(lambda value: value.quantize(step, ROUND_HALF_UP), 1, 1)
        return rounded(compared(values)).astype(object)
    scaled = np.abs(values) * 10.0**decimals
    return np.sign(values) * np.floor(scaled + 0.5 + 10.0**-FLOAT_PLACES) / 10.0**decimals


def whole(values: np.ndarray) -> np.ndarray:
    """The whole part of numbers of 0 or more; what a division leaves a hair below a whole one is whole."""
    make = number(is_exact(values))
    return (values + make(Decimal(1).scaleb(-FLOAT_PLACES))) // make(1)


def codes(values: np.ndarray) -> np.ndarray:
    """Whole numbers in the order of the values, equal for equal ones; what is missing comes first."""
    return np.unique(missing_lowest(values).ravel(), return_inverse=True)[1].reshape(values.shape)


def missing_lowest(values: np.ndarray) -> np.ndarray:
    """Values that can be compared: what is missing is below all others."""
    lacking = is_missing(values)
    return np.where(lacking, number(is_exact(values))("-Infinity"), values) if lacking.any() else values
