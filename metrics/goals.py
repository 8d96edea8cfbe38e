"""Goals of none 八无: which areas had no event of a kind in a period, and since when they have had none."""

from collections.abc import Mapping, Sequence

import pandas as pd

from data import counts
from data.connection import Connection
from data.definitions import Definition
from data.small_counts import EVERYWHERE, OPEN_LEVELS
from metrics import streaks
from metrics.period import Period

MET, MISSED, NOT_KNOWN = "met", "missed", "not_known"
COLUMNS = [
    "indicator",
    "area",
    "state",
    "events",
    "is_hidden",
    "months_known",
    "months",
    "streak",
    "streak_status",
]


def goals(
    connection: Connection, definitions: Mapping[str, Definition], areas: Sequence[str], period: Period
) -> pd.DataFrame:
    """One row per streak indicator that was ever reported and area: COLUMNS, in the order given.

    met: every month of the period is known and none had an event; missed: one had; else not_known.
    months_known of the months of the period were reported in full or had an event. events is missing where
    the number is protected (is_hidden) or nothing is known; streak and its status are of metrics.streaks.
    """
    found = counts.histories(connection, list(definitions), list(areas), period.last)
    told = [name for name in definitions if name in set(found["indicator"])]
    index = pd.MultiIndex.from_product([told, areas], names=["indicator", "area"])
    ends = streaks.at_ends(found, {"now": period}).set_index(["indicator", "area"])
    within = found[found["month"] >= pd.Timestamp(period.first)]
    known = within.assign(is_known=(within["gaps"] == 0) | (within["events"] > 0))
    sums = known.groupby(["indicator", "area"])[["events", "is_known"]].sum()
    rows = pd.DataFrame(index=index).join(sums).join(ends[["value", "streak_status"]]).reset_index()
    rows = rows.rename(columns={"is_known": "months_known", "value": "streak"})
    rows = rows.assign(months_known=rows["months_known"].fillna(0), months=len(period.months))
    rows = rows.assign(state=[_state(row) for row in rows.to_dict("records")])
    return _protected(rows, definitions, counts.areas(connection).set_index("code")["level"])[COLUMNS]


def villages(connection: Connection, indicators: Sequence[str], area: str, period: Period) -> pd.DataFrame:
    """Of the villages of one area, how many had no event of each kind: indicator and the columns of
    data.counts.zero_shares; numbers of villages only."""
    asked = counts.Asked(tuple(indicators), (area,), period.first, period.last)
    return counts.zero_shares(connection, asked, {"now": (period.first, period.last)})


def _state(row: dict) -> str:
    if row["events"] > 0:
        return MISSED
    return MET if row["months_known"] >= row["months"] else NOT_KNOWN


def _protected(rows: pd.DataFrame, definitions: Mapping[str, Definition], levels: pd.Series) -> pd.DataFrame:
    """Hide every number of events where a definition protects small counts: below county, or everywhere.

    Large ones too: a total would tell the part that is hidden. A zero shows.
    """
    limited = [name for name, definition in definitions.items() if definition.small_count_limit]
    everywhere = [name for name in limited if definitions[name].small_counts == EVERYWHERE]
    is_open = rows["area"].map(levels).isin(OPEN_LEVELS) & ~rows["indicator"].isin(everywhere)
    hidden = (rows["events"] >= 1) & rows["indicator"].isin(limited) & ~is_open
    return rows.assign(is_hidden=hidden, events=rows["events"].mask(hidden))
