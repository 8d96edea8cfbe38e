"""A row of a ranking as a small picture: the place as a dot, its range by chance as a bar, on a rail of all.

Beside it the sign of a grade (红黄绿): the fuller the disc, the worse, so that it speaks in grey print, too.
"""

from dataclasses import dataclass

import pandas as pd

from charts.stroke import drawing, stroke, surface
from charts.theme import BANDS, COLOURS, GRID

WIDTH, HEIGHT, EDGE = 240, 14, 5  # px
MIDDLE = HEIGHT / 2
RAIL, BAR, DOT, TICK = 2, 7, 8, 1.6  # px thick
SIGN, RADIUS = 16, 6  # px of a grade's sign and of its disc


@dataclass(frozen=True)
class Standing:
    """A place among `of` units, the range it could have by chance (missing where unknown), and the place of
    the period before (0: none).
    """

    place: int
    low: float
    high: float
    of: int
    before: int = 0


def ranking(standing: Standing, mode: str) -> str:
    """An SVG document: a rail from the first place (left) to the last, the range, both places."""
    ink = COLOURS[mode]
    marks = [stroke(f"M{EDGE} {MIDDLE}H{WIDTH - EDGE}", GRID[mode], RAIL)]
    if not (pd.isna(standing.low) or pd.isna(standing.high)):
        ends = _at(standing.low, standing.of), _at(standing.high, standing.of)
        marks.append(stroke(f"M{ends[0]:.1f} {MIDDLE}H{ends[1]:.1f}", ink["limits"], BAR))
    if standing.before:
        marks.append(
            stroke(f"M{_at(standing.before, standing.of):.1f} 1V{HEIGHT - 1}", ink["common_cause"], TICK)
        )
    marks.append(stroke(f"M{_at(standing.place, standing.of):.1f} {MIDDLE}h0", ink["value"], DOT))
    return drawing(WIDTH, HEIGHT, marks)


def grade(colour: str, mode: str) -> str:
    """The sign of a grade's colour as an SVG document: an open ring for green, a full disc for red."""
    ink, share = BANDS[mode][colour]
    middle, low = SIGN / 2, SIGN / 2 + RADIUS
    ring = f"M{middle} {low}a{RADIUS} {RADIUS} 0 1 1 .01 0Z"
    height = low - 2 * RADIUS * share
    half = (RADIUS**2 - (height - middle) ** 2) ** 0.5
    is_large = int(height < middle)
    part = f"M{middle - half:.2f} {height}A{RADIUS} {RADIUS} 0 {is_large} 0 {middle + half:.2f} {height}Z"
    inside = surface(ring if share == 1 else part, ink, 1.0)
    return drawing(SIGN, SIGN, [*[inside] * (share > 0), stroke(ring, ink, 1.6)])


def _at(place: float, of: int) -> float:
    """Where a place lies on the rail; a place of before may be beyond the last one of now."""
    return EDGE + (min(place, of) - 1) / max(of - 1, 1) * (WIDTH - 2 * EDGE)
