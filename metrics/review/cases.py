"""One case more or less: how many cases of an item would have changed a unit's place, all else as it is.

A case of a share is one of its denominator that turns out well or badly, so that the numerator moves between
0 and the denominator; of a count it is one more or one less. Rules that look at the group are scored anew
for the whole group. The number is doubled until the place changes and then halved in: points are taken to
move one way. What is found is checked with one case less as well, in Decimals where scores lie close.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.review.shifts import Cells, Group, Standing
from metrics.scoring import scores
from metrics.scoring.board import Board

MOST = 4096  # cases of a count that are tried; it has no denominator to end at
BETTER, WORSE = 1, -1  # what the cases do, in the item's direction
COLUMNS = ["unit", "item", "better_by", "worse_by"]
COLUMNS_OF_LAST = ["unit", "item", "cases", "one_is_enough"]
Holds = Callable[[Standing, np.ndarray], np.ndarray]  # by standing and by place now: is it what is asked?


@dataclass(frozen=True)
class _Search:
    """A group in floats and in Decimals; figures, each with the case that is added and how many at most."""

    quick: Group
    exact: Group
    cells: Cells
    most: np.ndarray
    places: np.ndarray
    holds: Holds

    def at(self, rows: np.ndarray, cases: np.ndarray, closely: bool = False) -> np.ndarray:
        """Whether it holds for rows with so many cases; `closely`: by Decimals between close scores."""
        cells = self.cells.take(rows)
        cells = cells._replace(cases=cells.cases * cases)
        found = self.quick.standing(cells)
        told = self.holds(found, self.places[rows])
        if closely and len(near := np.flatnonzero(found.is_close)):
            told[near] = self.holds(self.exact.standing(cells.take(near)), self.places[rows][near])
        return told


def to_change_place(board: Board) -> pd.DataFrame:
    """COLUMNS: the fewest cases of each item that would change a unit's place up, and down.

    Whole numbers, missing where no number of cases would, where the item is not scored or its figure is
    neither a share nor a count. Ranked units in order of the board, items in order of the scheme. Vetoes stay
    as they fell.
    """
    better = _fewest(board, BETTER, lambda found, place: found.better + 1 < place)
    worse = _fewest(board, WORSE, lambda found, place: found.better + 1 > place)
    return _table(board, {"better_by": better, "worse_by": worse}, board.rows["place"] > 0)[COLUMNS]


def to_leave_last(board: Board, k: int = 3) -> pd.DataFrame:
    """COLUMNS_OF_LAST of the last k of each group: the fewest cases of each item that take it out.

    As in the ladder, who ties at the edge is among the last, and who shares the first place is not. cases is
    missing as in to_change_place; one_is_enough, alike in all rows of a unit: one case of some item would do.
    """
    rows = board.rows[board.rows["place"] > 0]
    behind = rows.groupby("group")["place"].rank(ascending=False, method="min") - 1
    is_last = ((behind < k) & (rows["place"] > 1)).reindex(board.rows.index, fill_value=False)
    fewest = _fewest(board, BETTER, lambda found, _: (found.worse >= k) | (found.better == 0), is_last)
    found = _table(board, {"cases": fewest}, is_last)
    enough = found["cases"].eq(1).fillna(False).groupby(found["unit"]).transform("any").astype(bool)
    return found.assign(one_is_enough=enough)[COLUMNS_OF_LAST]


def _table(board: Board, columns: dict[str, np.ndarray], of_units: pd.Series) -> pd.DataFrame:
    """Arrays units × items in the order of the inputs as rows of those units, in the order of the board."""
    units, items = board.inputs.units.index, [item.id for item in board.scheme.items]
    index = pd.MultiIndex.from_product([units, items], names=["unit", "item"])
    found = pd.DataFrame({name: array.ravel() for name, array in columns.items()}, index)
    order = pd.MultiIndex.from_product([of_units.index[of_units], items], names=["unit", "item"])
    return found.reindex(order).astype("Int64").reset_index()


def _fewest(board: Board, way: int, holds: Holds, of_units: pd.Series | None = None) -> np.ndarray:
    """The fewest cases for which it holds, units × items as the inputs stand, NaN where there are none."""
    asked = board.rows["place"] > 0 if of_units is None else of_units
    cases, most = _room(board, way)
    most = np.where(asked.reindex(board.inputs.units.index).to_numpy()[:, None], most, 0)
    found = np.full(most.shape, np.nan)
    for units in _groups(board):
        rows, items = np.nonzero(most[units] > 0)
        numbers = units[rows]
        cells = Cells(rows, items, cases[numbers, items])
        places = board.rows["place"].reindex(board.inputs.units.index).to_numpy()[numbers]
        pair = (Group.of(board, units, exact) for exact in (False, True))
        found[numbers, items] = _smallest(_Search(*pair, cells, most[numbers, items], places, holds))
    return found


def _groups(board: Board) -> Iterator[np.ndarray]:
    """The numbers of the units of each group in the order of the inputs."""
    groups = board.inputs.units["group"].to_numpy()
    yield from (np.flatnonzero(groups == group) for group in pd.unique(groups))


def _room(board: Board, way: int) -> tuple[np.ndarray, np.ndarray]:
    """By unit and item: what a case does to the numerator, and how many there can be (0: none)."""
    inputs, items = board.inputs, board.scheme.items
    above, below, value = (inputs.grid(name).astype(float) for name in ("numerator", "denominator", "value"))
    is_share = scores.is_ratio({"numerator": above, "denominator": below, "value": value})
    is_count = np.isnan(below) & (above == value)
    signs = way * np.array([1 if item.better == "higher" else -1 for item in items])
    least = np.where(is_count, [float(item.least) for item in items], 0)
    more = np.where(is_share, np.maximum(below - above, 0), MOST)
    less = np.where(is_share, above, np.clip(above - least, 0, MOST))
    room = np.where(signs > 0, more, less)
    usable = inputs.scored & (is_share | is_count)
    return np.broadcast_to(signs, room.shape), np.where(usable, room, 0).astype(int)


def _smallest(search: _Search) -> np.ndarray:
    """The fewest cases of each row, NaN where none will do: doubled until it holds, then halved in."""
    low, high = np.zeros_like(search.most), np.minimum(1, search.most)
    met = np.zeros(len(high), dtype=bool)
    rows = np.arange(len(high))
    while len(rows):
        met[rows] = search.at(rows, high[rows])
        rows = rows[~met[rows] & (high[rows] < search.most[rows])]
        low[rows], high[rows] = high[rows], np.minimum(2 * high[rows], search.most[rows])
    while len(rows := np.flatnonzero(met & (high - low > 1))):
        middle = (low[rows] + high[rows]) // 2
        holds = search.at(rows, middle)
        high[rows[holds]], low[rows[~holds]] = middle[holds], middle[~holds]
    return _checked(search, np.where(met, high, 0))


def _checked(search: _Search, fewest: np.ndarray) -> np.ndarray:
    """One case more where Decimals say that it does not hold yet, one less where it held already."""
    rows = np.flatnonzero(fewest)
    fewest[rows] += ~search.at(rows, fewest[rows], closely=True)
    rows = np.flatnonzero(fewest > 1)
    fewest[rows] -= search.at(rows, fewest[rows] - 1, closely=True)
    return np.where((fewest > 0) & (fewest <= search.most), fewest, np.nan)
