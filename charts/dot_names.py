"""Names beside dots, clear of one another and of other dots; a name without room is left out."""

from charts.lettering import width
from charts.theme import SMALL_SIZE

HEIGHT = 15  # px of a name
DOT = 6  # px kept free around a dot
STEPS = (10, 18, 28)  # px from a dot to its name; further away nobody knows whose name it is
RISE = 4  # px more where the name is above or below: it is wider than high
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top


def dot_names(dots: list[Point], names: list[str], room: Point) -> list[Point | None]:
    """For each dot where the middle of its name stands, in pixels from the dot; None where it has no room.

    `dots` and `room` (width and height of the plot) are in pixels from its lower left corner. Names choose in
    the order given; a dot without a name is only kept clear of.
    """
    taken: list[Box] = []
    around = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in dots]
    chosen: list[Point | None] = []
    for place, (dot, name) in enumerate(zip(dots, names, strict=True)):
        others = taken + around[:place] + around[place + 1 :]
        free = (step for step in _steps(name) if _is_free(_box(dot, step, name), others, room))
        step = next(free, None) if name else None
        if step:
            taken.append(_box(dot, step, name))
        chosen.append(step)
    return chosen


def _steps(name: str) -> list[Point]:
    """The places tried, nearest first: right, left, above, below, then the corners."""
    half = width(name, SMALL_SIZE) / 2
    sides = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)]
    return [
        (across * (half + step if up == 0 else half), up * (step + RISE))
        for step in STEPS
        for across, up in sides
    ]


def _box(dot: Point, step: Point, name: str) -> Box:
    half, (x, y) = width(name, SMALL_SIZE) / 2, (dot[0] + step[0], dot[1] + step[1])
    return x - half, y - HEIGHT / 2, x + half, y + HEIGHT / 2


def _is_free(box: Box, others: list[Box], room: Point) -> bool:
    left, bottom, right, top = box
    if left < 0 or bottom < 0 or right > room[0] or top > room[1]:
        return False
    return all(left >= r or right <= x or bottom >= t or top <= y for x, y, r, t in others)
