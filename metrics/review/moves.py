"""Why a unit's place changed since the period before: revisions, rules, its own figures, everybody else's.

A chain of five tables, each differing from the one before in one respect; the parts are the differences
between neighbours and add up exactly, for the score and for the place:

before → revised (the earlier period as it is known now) → rescored (by today's scheme)
→ own (the unit's new figures and events among the others' earlier ones) → now.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pandas as pd

from metrics.scoring import numbers, rules, scores
from metrics.scoring.board import Board, extra_points, fallen_vetoes, tie_keys
from metrics.scoring.examples import needs_others
from metrics.scoring.scheme import Scheme
from metrics.scoring.scores import Sheet

# What can be said of a unit; only of COMPARED and (of its score) OTHER_GROUP there are numbers.
COMPARED, OTHER_GROUP, NEW, GONE = "compared", "other_group", "new", "gone"
NOT_BEFORE, NOT_NOW, NOT_BETWEEN = "not_ranked_before", "not_ranked_now", "not_ranked_between"
PARTS = ("revisions", "scheme", "own", "others")
ENDS = ("before", "now", "moved")
COLUMNS = ["name", "group", "status"] + [
    f"{what}_{part}" for what in ("place", "score") for part in (*ENDS, *PARTS)
]
FIGURES = ("value", "numerator", "denominator", "base", "scored", "applicable")
AT_ONCE = 100  # scenarios, for the memory of a table of all communities
EVENTS = "events"  # the line of own_by_item for events and vetoes


@dataclass(frozen=True)
class _Side:
    """A table as arrays over the same units: what is scored, its points, and those of events and vetoes."""

    sheet: Sheet
    points: np.ndarray
    extra: np.ndarray
    lots: list[np.ndarray]


def moves(before: Board, revised: Board, rescored: Board, now: Board) -> pd.DataFrame:
    """COLUMNS by unit, in order of `now`, those that are gone last; see the module for the four tables.

    moved is the place before less the place now (above 0: up), and the score now less the score before; the
    four PARTS of each add up to it exactly. Whole numbers and Decimals, missing where status says that a
    unit has no place on a side; OTHER_GROUP has no places to compare. `rescored` and `now` have one scheme.
    """
    gone = before.rows.index.difference(now.rows.index)
    chain = [before.rows, revised.rows, rescored.rows, _own(rescored, now), now.rows]
    told = pd.concat([now.rows, before.rows.loc[gone]])[["name", "group"]]
    found = pd.DataFrame([_moved(unit, chain) for unit in told.index], told.index, COLUMNS[2:], dtype=object)
    places = [column for column in COLUMNS if column.startswith("place")]
    return told.join(found.astype(dict.fromkeys(places, "Int64")))


def own_by_item(rescored: Board, now: Board, unit: str) -> pd.DataFrame:
    """The own part of a unit's change of score by line: line, before, now (points), change (of the score).

    Its items one after another get their new figures while all others stay as they were, then its events
    and vetoes (EVENTS); the changes add up exactly to `score_own` of moves. Decimals, points None where an
    item has none. Empty where the unit is not ranked in both tables.
    """
    columns = ["line", "before", "now", "change"]
    if not all(unit in one.rows.index and one.rows.at[unit, "place"] > 0 for one in (rescored, now)):
        return pd.DataFrame(columns=columns)
    scheme, units = now.scheme, rescored.inputs.units.index
    was, new = (_side(one, units) for one in (rescored, now))
    ids, place = [item.id for item in scheme.items], units.get_loc(unit)
    steps = np.tri(len(ids) + 1, len(ids), k=-1, dtype=bool)
    sheet, points = _mixed(scheme, was, new, (units == unit)[None, :, None] & steps[:, None, :])
    share = scores.combined(scheme, points, sheet).share[:, place]
    extra = np.array([*[was.extra[place]] * len(share), new.extra[place]], dtype=object)
    found = numbers.compared(scheme.full_marks * np.append(share, share[-1]) + extra)
    ends = [
        [*(board.items.at[(unit, name), "points"] for name in ids), side.extra[place]]
        for board, side in ((rescored, was), (now, new))
    ]
    told = ([*ids, EVENTS], *ends, found[1:] - found[:-1])
    return pd.DataFrame(dict(zip(columns, told, strict=True)), dtype=object)


def _own(rescored: Board, now: Board) -> pd.DataFrame:
    """group, score and place of each unit with its own new figures among the others' earlier ones."""
    everybody = rescored.inputs.units.index
    units = everybody.intersection(now.inputs.units.index)
    was, new = (_side(one, everybody) for one in (rescored, now))
    rows = everybody.get_indexer(units)
    score, place = np.empty(len(rows), dtype=object), np.zeros(len(rows), dtype=int)
    for start in range(0, len(rows), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        score[some], place[some] = _own_of(now, was, new, rows[some])
    return pd.DataFrame(
        {"group": now.inputs.units["group"].reindex(units), "score": score, "place": place}, units
    )


def _own_of(now: Board, was: _Side, new: _Side, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scores and places of these units: a scenario for each, in which it alone has its new figures."""
    scheme, scenarios = now.scheme, np.arange(len(rows))
    own = rows[:, None] == np.arange(len(was.extra))
    sheet, points = _mixed(scheme, was, new, own[:, :, None])
    found = _scores(scheme, was, points, sheet, np.where(own, new.extra, was.extra))
    keys = [np.where(own, later, sooner) for sooner, later in zip(was.lots, new.lots, strict=True)]
    places = scores.places(found, was.sheet.groups, keys or tie_keys(scheme, now.inputs, points))
    return found[scenarios, rows], places[scenarios, rows]


def _side(board: Board, units: pd.Index) -> _Side:
    """A table over these units; the rows of those that are not there are never looked at."""
    scheme, inputs = board.scheme, board.inputs
    sheet, there = Sheet.of(scheme, inputs), inputs.units.index
    points = scores.item_points(scheme, sheet)
    extra = extra_points(scheme, board.events, fallen_vetoes(scheme, inputs), there)
    lots = tie_keys(scheme, inputs, points) if scheme.ties == "lot" else []
    rows = there.get_indexer(units)
    sheet = replace(sheet, **{name: getattr(sheet, name)[rows] for name in (*FIGURES, "groups")})
    return _Side(sheet, points[rows], extra[rows], [lot[rows] for lot in lots])


def _scores(scheme: Scheme, was: _Side, points: np.ndarray, sheet: Sheet, extra: np.ndarray) -> np.ndarray:
    """Scores by scenario; only the units whose points or figures differ from before are added up again."""
    lacks = numbers.is_missing(points)
    same = (points == was.points) | (lacks & numbers.is_missing(was.points))
    same &= (sheet.scored == was.sheet.scored) & (sheet.applicable == was.sheet.applicable)
    anew = ~same.all(axis=-1) | np.asarray(extra != was.extra, dtype=bool)
    parts = {name: getattr(sheet, name)[anew] for name in FIGURES}
    rows = replace(sheet, **parts, groups=np.broadcast_to(sheet.groups, anew.shape)[anew])
    base = scores.totals(scheme, was.points, was.sheet, was.extra)
    found = np.array(np.broadcast_to(base, anew.shape))
    found[anew] = scores.totals(scheme, points[anew], rows, extra[anew])
    return found


def _mixed(scheme: Scheme, was: _Side, new: _Side, taken: np.ndarray) -> tuple[Sheet, np.ndarray]:
    """The earlier sheet with the new figures where they are taken, and its points, by scenario."""
    mixed = {name: np.where(taken, getattr(new.sheet, name), getattr(was.sheet, name)) for name in FIGURES}
    sheet, points = replace(was.sheet, **mixed), np.where(taken, new.points, was.points)
    for place, item in enumerate(scheme.items):
        if needs_others(item):  # any other rule gives a unit the same points among whatever others
            anew = rules.points(item, sheet.column(place))
            points[..., place] = np.where(sheet.scored[..., place], anew, Decimal("NaN"))
    return sheet, points


def _moved(unit: str, chain: list[pd.DataFrame]) -> dict[str, object]:
    """status and all numbers of one unit, as far as there are any."""
    status = _status(unit, chain)
    found: dict[str, object] = {"status": status}
    for what, sign in (("place", -1), ("score", 1)):
        if status == COMPARED or (status == OTHER_GROUP and what == "score"):
            steps = [rows.at[unit, what] for rows in chain]
            parts = [sign * (later - sooner) for sooner, later in pairwise(steps)]
            numbers_ = (steps[0], steps[-1], sign * (steps[-1] - steps[0]), *parts)
            found |= zip((f"{what}_{name}" for name in (*ENDS, *PARTS)), numbers_, strict=True)
    return found


def _status(unit: str, chain: list[pd.DataFrame]) -> str:
    """What can be said of a unit, the first that holds."""
    before, now = chain[0], chain[-1]
    if unit not in before.index or unit not in now.index:
        return NEW if unit in now.index else GONE
    if not before.at[unit, "place"]:
        return NOT_BEFORE
    if not now.at[unit, "place"]:
        return NOT_NOW
    if not all(unit in rows.index and rows.at[unit, "place"] for rows in chain):
        return NOT_BETWEEN
    return COMPARED if len({rows.at[unit, "group"] for rows in chain}) == 1 else OTHER_GROUP
