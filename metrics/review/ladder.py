"""The ladder as it stands: who has been among the last since when, and what the scheme's rule proposes.

A step is proposed by rule and taken by a person. Earlier periods count as they were published; one that was
not published counts as it is known today. See metrics.review.counters for how periods are counted.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from data.connection import Connection
from data.history import ladder_steps
from data.history.ladder_steps import Decision
from data.history.rankings import Ranking
from metrics import areas
from metrics.period import Period
from metrics.review import counters
from metrics.scoring.board import Board, board
from metrics.scoring.gather import gather_all
from metrics.scoring.scheme import Ladder, Scheme

LOOKED_BACK = 12  # periods with the one that is reviewed
COLUMNS = ["name", "group", "place", "is_last", "running", "since", "step", "is_decided"]


def periods_of(scheme: Scheme, period: Period) -> tuple[Period, ...]:
    """The periods that the ladder looks at, in order of time, the last one being the given one."""
    found = [period]
    while len(found) < LOOKED_BACK and (before := found[0].previous()) is not None:
        if scheme.ladder and scheme.ladder.resets_yearly and found[0].first.month == 1:
            break
        found.insert(0, before)
    return tuple(found)


def places(
    connection: Connection,
    scheme: Scheme,
    periods: Sequence[Period],
    published: Iterable[Ranking],
    now: Board,
) -> pd.DataFrame:
    """The place of each unit of `now` by period code (0: none), published where that was done."""
    area, tree = now.inputs.area, areas.read(connection)
    told = {
        one.period: {row["unit"]: row["place"] for row in one.rows}
        for one in published
        if (one.scheme, one.area) == (scheme.id, area)
    }
    told[now.inputs.period.code] = told.get(now.inputs.period.code, now.rows["place"].to_dict())
    unknown = [period for period in periods if period.code not in told]
    for inputs in gather_all(connection, scheme, area, unknown, tree) if unknown else ():
        told[inputs.period.code] = board(scheme, inputs, with_ranges=False).rows["place"].to_dict()
    found = {period.code: told[period.code] for period in periods}
    return pd.DataFrame(found).reindex(now.rows.index).fillna(0).astype(int)


def standing(
    scheme: Scheme,
    table: pd.DataFrame,
    periods: Sequence[Period],
    now: Board,
    decisions: Iterable[Decision] = (),
) -> pd.DataFrame:
    """COLUMNS by unit for the last of the periods: `step` is the kind that the rule proposes, or empty.

    since is the code of the first period of the run; is_decided whether a decision stands for the period. A
    proposed step that a person did not take, or took back, neither cools nor climbs.
    """
    names = now.rows[["name", "group", "place"]]
    ladder = scheme.ladder
    if ladder is None:
        return names.assign(is_last=False, running=0, since="", step="", is_decided=False)[COLUMNS]
    codes, mine = [period.code for period in periods], _mine(decisions, scheme, now)
    array, groups = table[codes].to_numpy().T, now.rows["group"].to_numpy()
    last = counters.among_last(array, groups, ladder)
    counted = counters.counted(last, ladder, counters.begins_year(periods), _declined(mine, codes, table))
    running, step = counted.running[-1], counted.steps[-1]
    return names.assign(
        is_last=last[-1],
        running=running.astype(int),
        since=[codes[-int(run)] if run else "" for run in running],
        step=[_kind(ladder, number) for number in step],
        is_decided=[(unit, codes[-1]) in mine for unit in names.index],
    )[COLUMNS]


def _mine(decisions: Iterable[Decision], scheme: Scheme, now: Board) -> Mapping[tuple[str, str], Decision]:
    return {
        (one.unit, one.period): one
        for one in decisions
        if (one.scheme, one.area) == (scheme.id, now.inputs.area) and one.stands
    }


def _declined(
    mine: Mapping[tuple[str, str], Decision], codes: Sequence[str], table: pd.DataFrame
) -> np.ndarray:
    """Where no step was taken, in periods that are over; the last one is still open."""
    taken = [
        [(unit, code) in mine and mine[unit, code].decision == ladder_steps.TAKEN for unit in table.index]
        for code in codes[:-1]
    ]
    return ~np.array([*taken, [True] * len(table)], dtype=bool)


def _kind(ladder: Ladder, number: int) -> str:
    return ladder.steps[number - 1].kind if number else ""
