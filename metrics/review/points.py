"""Where each unit's points were won and lost: from the scheme's full marks, line by line, to its score.

Each line is the difference of two scores, so that the lines add up to the last digit whichever way items are
averaged: the items one after another in the scheme's order fall from full marks to their points, then what
has no points is left out and the rest weighs more, then blocks are brought within their floors and caps, then
come the events of each rule, then the vetoes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import pandas as pd

from metrics.scoring import numbers, scores
from metrics.scoring.board import Board, fallen_vetoes
from metrics.scoring.scheme import Block, Scheme
from metrics.scoring.scores import Sheet

ITEM, MISSING, BOUND, EVENT, VETO = "item", "missing", "bound", "event", "veto"
REDISTRIBUTED = "redistributed"  # the line of all that has no points
COLUMNS = ["unit", "line", "kind", "full", "points", "lost"]
NOTHING = Decimal(0)


@dataclass(frozen=True)
class _Line:
    """A line of all units: `after` is the score once it counts, `applies` says to whom it is shown."""

    name: str
    kind: str
    full: np.ndarray
    points: np.ndarray
    after: np.ndarray
    applies: np.ndarray


def won_and_lost(board: Board, units: Sequence[str] | None = None) -> pd.DataFrame:
    """COLUMNS by unit, in order of the board and of the calculation; only units that have a score.

    line is the id of the item, block, event rule or veto, or REDISTRIBUTED; Decimals of points. full marks
    less the sum of `lost` is exactly the score; below 0 something was won. `full` and `points` are the line's
    own: of an arithmetic mean lost = full − points. REDISTRIBUTED has the full marks of what has no points
    and what the rest of the unit's work earned in its stead. Blocks, events and vetoes that change nothing
    are left out. `units`: only these.
    """
    asked = board.rows.index if units is None else [unit for unit in board.rows.index if unit in set(units)]
    names = [unit for unit in asked if board.rows.at[unit, "place"] > 0]
    before = np.full(len(names), board.scheme.full_marks, dtype=object)
    rows = []
    for number, line in enumerate(_lines(board, names) if names else ()):
        parts = (names, line.full, line.points, before - line.after, line.applies)
        rows += [
            (place, number, unit, line.name, line.kind, full, points or NOTHING, lost or NOTHING)
            for place, (unit, full, points, lost, applies) in enumerate(zip(*parts, strict=True))
            if applies
        ]
        before = line.after
    return pd.DataFrame([row[2:] for row in sorted(rows, key=lambda row: row[:2])], columns=COLUMNS)


def lost_most(board: Board, unit: str, n: int = 3) -> pd.DataFrame:
    """The lines in which a unit lost most, at most n, the largest first; none for a unit without a score."""
    lines = won_and_lost(board, [unit])
    order = sorted(lines.index[lines["lost"] > 0], key=lambda row: -lines.at[row, "lost"])
    return lines.loc[order[:n]].reset_index(drop=True)


def _lines(board: Board, names: list[str]) -> Iterator[_Line]:
    scheme, units = board.scheme, board.inputs.units.index
    rows = units.get_indexer(names)
    sheet = Sheet.of(scheme, board.inputs)
    points = scores.item_points(scheme, sheet)[rows]
    parts = ("value", "numerator", "denominator", "base", "scored", "applicable", "groups")
    sheet = replace(sheet, **{part: getattr(sheet, part)[rows] for part in parts})
    yield from _of_items(scheme, points, sheet)
    yield from (_of_block(scheme, number, points, sheet) for number in _bounded_blocks(scheme))
    base = scores.totals(scheme, points, sheet)
    for name, kind, added in _on_top(board, names):
        base = base + added
        none = np.full(len(names), NOTHING, dtype=object)
        yield _Line(name, kind, none, added, numbers.compared(base), added != 0)


def _of_items(scheme: Scheme, points: np.ndarray, sheet: Sheet) -> Iterator[_Line]:
    """Items in order; where one has no points it stays at full marks until all that lack are left out."""
    full = np.array([item.points for item in scheme.items], dtype=object)
    lacking = numbers.is_missing(points)
    shown = np.where(lacking, full, points)
    reached = np.tri(len(full) + 1, len(full), k=-1, dtype=bool)[:, None, :]
    everything = np.full(points.shape, True)
    complete = replace(sheet, scored=everything, applicable=everything)
    free = _lifted(scheme, range(len(scheme.blocks)))
    after = _totals(free, np.where(reached, shown, full), complete)
    for place, item in enumerate(scheme.items):
        marks = np.full(len(points), item.points, dtype=object)
        told = numbers.compared(shown[:, place])
        yield _Line(item.id, ITEM, marks, told, after[place + 1], ~lacking[:, place])
    spread = _totals(free, points, sheet)
    gone = np.where(lacking, full, NOTHING).sum(axis=-1)
    earned = gone - (after[-1] - spread)
    yield _Line(REDISTRIBUTED, MISSING, gone, earned, spread, lacking.any(axis=-1))


def _of_block(scheme: Scheme, number: int, points: np.ndarray, sheet: Sheet) -> _Line:
    """A block brought within its bounds, those before it in the file still without theirs."""
    block = scheme.blocks[number]
    before, now = (_lifted(scheme, range(number + later)) for later in (1, 0))
    inside = scores.block_of(scheme, block, points, sheet)
    after = _totals(now, points, sheet)
    changed = (after != _totals(before, points, sheet)) & inside.known
    full = np.full(len(points), block.points, dtype=object)
    return _Line(block.id, BOUND, full, numbers.compared(inside.share * block.points), after, changed)


def _bounded_blocks(scheme: Scheme) -> list[int]:
    """Numbers of the blocks with a floor or cap; those within others stand after them and come first."""
    numbered = list(enumerate(scheme.blocks))[::-1]
    return [number for number, block in numbered if block.floor is not None or block.cap is not None]


def _lifted(scheme: Scheme, numbers_: Sequence[int]) -> Scheme:
    """The scheme with those blocks free of their bounds; below a geometric mean their floors stay."""
    blocks = [
        replace(block, cap=None, floor=block.floor if _feeds_product(scheme, block) else None)
        if number in numbers_
        else block
        for number, block in enumerate(scheme.blocks)
    ]
    return replace(scheme, blocks=tuple(blocks))


def _feeds_product(scheme: Scheme, block: Block) -> bool:
    """Whether a geometric mean stands above a block: it knows no numbers of 0 or less."""
    above = {one.id: one for one in scheme.blocks}
    while block.part_of:
        block = above[block.part_of]
        if block.mean == "geometric":
            return True
    return scheme.mean == "geometric"


def _totals(scheme: Scheme, points: np.ndarray, sheet: Sheet) -> np.ndarray:
    return numbers.compared(scheme.full_marks * scores.combined(scheme, points, sheet).share)


def _on_top(board: Board, names: list[str]) -> Iterator[tuple[str, str, np.ndarray]]:
    """Points of each event rule, then of each veto, by unit."""
    sums: dict[tuple[str, str], Decimal] = {}
    for unit, rule, points in board.events[["unit", "rule", "points"]].itertuples(index=False):
        sums[unit, rule] = sums.get((unit, rule), NOTHING) + points
    for rule in board.scheme.events:
        yield rule.id, EVENT, _column(sums.get((unit, rule.id), NOTHING) for unit in names)
    fallen = fallen_vetoes(board.scheme, board.inputs)
    for veto in board.scheme.vetoes:
        minus = NOTHING if veto.minus is None else -veto.minus
        yield veto.id, VETO, _column(minus if veto in fallen.get(unit, ()) else NOTHING for unit in names)


def _column(points: Iterator[Decimal]) -> np.ndarray:
    return np.array(list(points), dtype=object)
