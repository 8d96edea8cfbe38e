"""Ready? What to know before a table is made: who is missing, what may still move, which sentinels ask."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data import scans
from data.connection import Connection
from data.definitions import Definition
from data.history.rankings import Ranking
from metrics import catalog, confidence
from metrics.coverage import NOT_REPORTED, PARTIAL
from metrics.review import publishing
from metrics.scoring import inputs as facts
from metrics.scoring.board import Board

GAPS = ["unit", "item", "why"]


@dataclass(frozen=True)
class Readiness:
    """gaps: cells that were not reported or only in part (GAPS); sentinels: unit, indicator and who asks;
    revised: published rows of the period before that would be others now (see publishing.beside).
    """

    gaps: pd.DataFrame
    sentinels: pd.DataFrame
    revised: pd.DataFrame

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing, asked about or revised."""
        return self.gaps.empty and self.sentinels.empty and self.revised.empty


def readiness(
    connection: Connection, now: Board, before: Board | None, published: Ranking | None
) -> Readiness:
    """What stands before a table of `now`; `before` and `published` are of the period before, if any."""
    revised = publishing.beside(published, before) if published and before else pd.DataFrame()
    if not revised.empty:
        revised = revised[revised["is_changed"]]
    return Readiness(gaps(now), sentinels(connection, now), revised)


def gaps(now: Board) -> pd.DataFrame:
    """The cells that are missing or known in part: unit item why (not_reported or partial), in order."""
    cells = now.items.reset_index()
    why = (
        cells["why"]
        .where(cells["why"].eq(facts.NOT_REPORTED), "")
        .mask(cells["why"].eq("") & cells["status"].eq(PARTIAL), PARTIAL)
    )
    rows = cells.assign(why=why.replace(facts.NOT_REPORTED, NOT_REPORTED))
    return rows.loc[rows["why"] != "", GAPS].reset_index(drop=True)


def sentinels(connection: Connection, now: Board) -> pd.DataFrame:
    """unit, indicator, sentinels (a tuple): where a sentinel asks about what an item is counted from."""
    known: Mapping[str, Definition] = {name: catalog.find(name) for name in now.scheme.indicators}
    units, period = list(now.rows.index), now.inputs.period
    found = confidence.confidence(connection, known, units, {"now": period})
    asked = found[found["level"] == confidence.TO_VERIFY].rename(columns={"area": "unit"})
    return asked[["unit", "indicator", "sentinels"]].reset_index(drop=True)


def sources(now: Board) -> tuple[str, ...]:
    """The kinds of export that the scheme's items are counted from, each once."""
    found = [
        table
        for name in now.scheme.indicators
        for table in sorted(scans.describe(name, catalog.find(name).sql).tables)
    ]
    return tuple(dict.fromkeys(found))
