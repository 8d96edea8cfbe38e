"""The bar of a card: how sure a value is, as a small SVG picture, with the target where there is one."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from charts.stroke import drawing, stroke
from charts.theme import COLOURS, GRID

WIDTH, HEIGHT, EDGE = 240, 12, 5  # px
MIDDLE = HEIGHT / 2
MARGIN = 0.12  # of the range, free at both ends


@dataclass(frozen=True)
class Estimate:
    """A value with its limits; low and high may be missing, target may be None.

    Pictures below each other share one scale from ends[0] to ends[1]; without ends each has its own.
    """

    value: float
    low: float
    high: float
    target: float | None = None
    ends: tuple[float, float] | None = None


def mini_interval(estimate: Estimate, mode: str) -> str:
    """An SVG document: a rail, the range as a bar, the value as a dot, the target as a dash."""
    ink = COLOURS[mode]
    marks = [stroke(f"M0 {MIDDLE}H{WIDTH}", GRID[mode], 2)]
    if not pd.isna(estimate.value) and not pd.isna(estimate.low):
        place = _scale(estimate)
        marks.append(
            stroke(f"M{place(estimate.low):.1f} {MIDDLE}H{place(estimate.high):.1f}", ink["limits"], 5)
        )
        if _has_target(estimate):
            marks.append(stroke(f"M{place(estimate.target):.1f} 0V{HEIGHT}", ink["target"], 1.6, dashed=True))
        marks.append(stroke(f"M{place(estimate.value):.1f} {MIDDLE}h0", ink["value"], 8))
    return drawing(WIDTH, HEIGHT, marks)


def _has_target(estimate: Estimate) -> bool:
    return estimate.target is not None and not pd.isna(estimate.target)


def _scale(estimate: Estimate) -> Callable[[float], float]:
    ends = [estimate.low, estimate.high, *([estimate.target] if _has_target(estimate) else [])]
    ends += estimate.ends or ()
    low, high = min(ends), max(ends)
    room = (high - low) * MARGIN or 1.0

    def place(value: float) -> float:
        return EDGE + (value - low + room) / (high - low + 2 * room) * (WIDTH - 2 * EDGE)

    return place
