"""The tables behind a change of place: the period before as it was published and as it is known today."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pandas as pd

from data.history import rankings
from data.history.rankings import Ranking
from data.problem import Problem
from metrics.review import moves
from metrics.scoring import reading
from metrics.scoring.board import Board
from metrics.scoring.scheme import Scheme
from ui import cached, ranking
from ui.ranking import Review
from ui.view import View


@dataclass(frozen=True)
class Chain:
    """The tables that are compared (see metrics.review.moves), whether the first is the published one."""

    table: pd.DataFrame
    rescored: Board
    is_published: bool


def chain(view: View, review: Review) -> Chain | None:
    """The moves of all units since the period before; None where that has no table."""
    if review.before is None:
        return None
    earlier = _published(view, review)
    asked = (*review.key, "moves", earlier.digest if earlier else "")
    return cached.shared(view.store, asked, lambda: _chain(view, review, earlier))


def _published(view: View, review: Review) -> Ranking | None:
    """What was published of the period before; a broken record counts as nothing published."""
    try:
        return rankings.of(review.scheme.id, view.area, review.before.inputs.period.code)
    except Problem:
        return None


def _chain(view: View, review: Review, earlier: Ranking | None) -> Chain:
    today, scheme = review.before, _scheme_of(earlier)
    if scheme is None:
        return Chain(moves.moves(today, today, today, review.board), today, False)
    revised = today
    if scheme.text != review.scheme.text:
        revised = ranking.board_of(view, scheme, today.inputs.period) or today
    before = replace(revised, rows=_rows(earlier))
    return Chain(moves.moves(before, revised, today, review.board), today, True)


def _scheme_of(earlier: Ranking | None) -> Scheme | None:
    """The scheme as it was published; None where it cannot be read any more."""
    try:
        return reading.parse(earlier.scheme_text, earlier.scheme) if earlier else None
    except Problem:
        return None


def _rows(earlier: Ranking) -> pd.DataFrame:
    """The published rows as far as moves looks at them."""
    told = [
        {
            **{name: row[name] for name in ("unit", "name", "group", "place")},
            "score": None if row["score"] is None else Decimal(row["score"]),
        }
        for row in earlier.rows
    ]
    return pd.DataFrame(told).astype({"score": object}).set_index("unit")
