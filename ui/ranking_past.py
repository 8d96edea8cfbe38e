"""The periods before: which the ladder and the audit look at, their boards, and who stood where."""

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from data import reasons
from data.history import ladder_steps, rankings
from data.history.ladder_steps import Decision
from data.history.rankings import Ranking
from data.problem import Problem
from i18n.translate import mark as _
from metrics.period import Period
from metrics.scoring.board import Board, board
from metrics.scoring.gather import gather_all
from ui import cached, finding
from ui.ranking import Review
from ui.view import View


def boards(view: View, review: Review, periods: Sequence[Period]) -> dict[str, Board]:
    """The boards of those periods that the data reach, by period code, without ranges; made once."""
    reached = tuple(period for period in periods if period.first >= view.reach[0])

    def ask() -> dict[str, Board]:
        try:
            inputs = gather_all(view.connection, review.scheme, view.area, reached, view.areas)
        except Problem:
            return {}
        return {one.period.code: board(review.scheme, one, with_ranges=False) for one in inputs}

    if not reached:
        return {}
    with st.spinner(view._(_("Reckoning the periods before …"))):
        return cached.shared(view.store, (*review.key, "boards", *(one.code for one in reached)), ask)


def places(view: View, review: Review, periods: Sequence[Period], frozen: Iterable[Ranking]) -> pd.DataFrame:
    """The place of each unit by period code as metrics.review.ladder.places has it: published where it was.

    0 where a unit had none, and in periods that the data do not reach.
    """
    told = {
        one.period: {row["unit"]: row["place"] for row in one.rows}
        for one in frozen
        if (one.scheme, one.area) == (review.scheme.id, view.area)
    }
    open_ = [period for period in periods if period.code not in told]
    known = {code: board.rows["place"].to_dict() for code, board in boards(view, review, open_).items()}
    found = {period.code: (known | told).get(period.code, {}) for period in periods}
    return pd.DataFrame(found, index=review.board.rows.index).fillna(0).astype(int)


def published() -> list[Ranking]:
    """All published rankings; a broken record, which the page tells of (ui.ranking), counts as none."""
    try:
        return rankings.published()
    except Problem:
        return []


def decisions(view: View) -> list[Decision]:
    """All decisions about steps; a broken record is told in small print and counts as none."""
    try:
        return ladder_steps.decisions()
    except Problem as problem:
        told = reasons.words(str(problem), view.lang)
        finding.small(view._(_("Decisions are left out: {problem}")).format(problem=told))
        return []
