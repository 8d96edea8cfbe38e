"""Shifts: where a unit of a group would stand if one of its figures were some cases more or less."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from metrics.scoring import numbers, rules, scores
from metrics.scoring.board import Board, extra_points, fallen_vetoes, tie_keys
from metrics.scoring.examples import needs_others
from metrics.scoring.rules import Column
from metrics.scoring.scheme import Scheme
from metrics.scoring.scores import FIGURES, Sheet

CLOSE = 1e-6  # points; floats tell scores further apart than that as Decimals would


class Cells(NamedTuple):
    """Figures that are changed one at a time: number of the unit in its group, of the item, and the cases."""

    units: np.ndarray
    items: np.ndarray
    cases: np.ndarray

    def take(self, which: np.ndarray) -> "Cells":
        """Some of them."""
        return Cells(*(part[which] for part in self))


class Standing(NamedTuple):
    """How many of the group would be better and how many worse; `is_close` where Decimals have to decide."""

    better: np.ndarray
    worse: np.ndarray
    is_close: np.ndarray


@dataclass(frozen=True)
class Group:
    """One group of a board as arrays, floats or Decimals: its units' sheet, their points, events and lots."""

    scheme: Scheme
    sheet: Sheet
    points: np.ndarray
    extra: np.ndarray
    lots: list[np.ndarray]

    @classmethod
    def of(cls, board: Board, units: np.ndarray, exact: bool) -> "Group":
        """The units with these numbers in the order of the inputs: a whole group, ranked or not."""
        scheme, inputs = board.scheme, board.inputs
        sheet = Sheet.of(scheme, inputs, exact)
        parts = (*FIGURES, "scored", "applicable", "groups")
        sheet = replace(sheet, **{name: getattr(sheet, name)[units] for name in parts})
        points = scores.item_points(scheme, sheet)
        extra = extra_points(scheme, board.events, fallen_vetoes(scheme, inputs), inputs.units.index)[units]
        lots = [key[units] for key in tie_keys(scheme, inputs, points)] if scheme.ties == "lot" else []
        return cls(scheme, sheet, points, extra if exact else extra.astype(float), lots)

    def standing(self, cells: Cells) -> Standing:
        """Where each changed unit would stand, all else as it is; where it would have no score, missing."""
        found = np.full((3, len(cells.units)), np.nan)
        among = np.array([needs_others(item) for item in self.scheme.items])[cells.items]
        own, other = self._alone(cells.take(~among))
        found[:, ~among] = _counted(cells.units[~among], own, other)
        for place in np.unique(cells.items[among]):
            which = among & (cells.items == place)
            levels = self._together(cells.take(which), place)
            rows = np.arange(which.sum())
            own = [level[rows, cells.units[which]] for level in levels]
            found[:, which] = _counted(cells.units[which], own, levels)
        return Standing(found[0], found[1], found[2] > 0)

    def _alone(self, cells: Cells) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """Levels of the changed units, and those of all as they are: no rule looks at others."""
        rows = np.arange(len(cells.units))
        points = self.points[cells.units]
        for place in np.unique(cells.items):
            which = cells.items == place
            own = self._changed(cells.take(which), place)
            points[rows[which], place] = rules.points(self.scheme.items[place], own)
        parts = {name: getattr(self.sheet, name)[cells.units] for name in ("scored", "applicable")}
        own = self._levels(points, replace(self.sheet, **parts), cells.units)
        return own, [level[None, :] for level in self._levels(self.points, self.sheet, slice(None))]

    def _together(self, cells: Cells, place: int) -> list[np.ndarray]:
        """Levels of the whole group in each scenario, cells × units, for one item that compares within it."""
        rows, own = np.arange(len(cells.units)), self._changed(cells, place)
        shape = (len(rows), len(self.extra))
        whole = {
            name: np.array(np.broadcast_to(getattr(self.sheet.column(place), name), shape))
            for name in (*FIGURES, "scored")
        }
        for name in FIGURES:
            whole[name][rows, cells.units] = getattr(own, name)
        points = np.array(np.broadcast_to(self.points, (*shape[:1], *self.points.shape)))
        column = Column(**whole, groups=self.sheet.groups)
        anew = rules.points(self.scheme.items[place], column)
        lacking = numbers.number(numbers.is_exact(anew))("nan")
        points[..., place] = np.where(column.scored, anew, lacking)
        return self._levels(points, self.sheet, slice(None))

    def _changed(self, cells: Cells, place: int) -> Column:
        """The changed units' figures of one item: a quotient, or a count where there is no denominator."""
        column = self.sheet.column(place)
        parts = {name: getattr(column, name)[cells.units] for name in (*FIGURES, "scored")}
        make = column.make
        above = parts["numerator"] + np.frompyfunc(make, 1, 1)(cells.cases).astype(parts["numerator"].dtype)
        is_share = np.asarray(parts["denominator"] > 0, dtype=bool)
        value = np.where(is_share, above / np.where(is_share, parts["denominator"], make(1)), above)
        return Column(**parts | {"value": value, "numerator": above}, groups=np.zeros(len(above), int))

    def _levels(self, points: np.ndarray, sheet: Sheet, units: np.ndarray | slice) -> list[np.ndarray]:
        """Scores, and what decides between equal ones."""
        found = scores.totals(self.scheme, points, sheet, self.extra[units])
        names = [item.id for item in self.scheme.items]
        keys = [points[..., names.index(name)] for name in self.scheme.ties_by]
        return [found, *keys, *(np.broadcast_to(lot[units], found.shape) for lot in self.lots)]


def _counted(units: np.ndarray, own: list[np.ndarray], other: list[np.ndarray]) -> np.ndarray:
    """Better, worse and close others of each unit; levels are units, and scenarios × units of the group."""
    is_other = ~numbers.is_missing(other[0]) & (units[:, None] != np.arange(other[0].shape[-1]))
    equal, better, worse = is_other, np.zeros_like(is_other), np.zeros_like(is_other)
    for mine, others in zip(own, other, strict=True):
        here, there = (numbers.missing_lowest(level) for level in (mine[:, None], others))
        better = better | (equal & np.asarray(there > here, dtype=bool))
        worse = worse | (equal & np.asarray(there < here, dtype=bool))
        equal = equal & np.asarray(there == here, dtype=bool)
    apart = np.abs(other[0].astype(float) - own[0][:, None].astype(float))
    found = np.array(
        [part.sum(axis=-1) for part in (better, worse, is_other & (apart <= CLOSE))], dtype=float
    )
    return np.where(numbers.is_missing(own[0]), np.nan, found)
