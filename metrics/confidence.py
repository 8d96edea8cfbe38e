"""Confidence: which figures rest on counts that a sentinel asks about. The figure itself stays as it is."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from data import counts, scans
from data.connection import Connection
from data.definitions import Definition
from metrics import areas as places
from metrics import sentinels
from metrics.areas import Areas
from metrics.period import Period
from metrics.question import KEYS

AS_STATED, TO_VERIFY = "as_stated", "to_verify"
LEAST_PART = 0.1  # of a figure's cases that must be asked about before the whole is to be verified
COLUMNS = [*KEYS, "level", "sentinels"]
FIGURE = ["sentinel", "source", "measure"]
ASKED = ["sentinel", "source", "area", "span"]


def confidence(
    connection: Connection,
    definitions: Mapping[str, Definition],
    areas: Sequence[str],
    spans: Mapping[str, Period],
) -> pd.DataFrame:
    """One row per indicator, area and span: COLUMNS; `sentinels` names those that ask, in order.

    to_verify: the definition reads a table about which an alarm of these months asks in the area. An alarm
    concerns its own town or county, all below a town, and an area above in which it makes up at least
    LEAST_PART of what the sentinel looks at in the span.
    """
    rows = pd.MultiIndex.from_product([definitions, areas, spans], names=KEYS).to_frame(index=False)
    reads = [
        (name, table)
        for name, definition in definitions.items()
        for table in sorted(scans.describe(name, definition.sql).tables)
    ]
    touched = pd.DataFrame(reads, columns=["indicator", "source"]).merge(
        asked(connection, areas, spans), on="source"
    )
    named = touched.groupby(KEYS)["sentinel"].agg(lambda found: tuple(sorted(set(found)))).to_dict()
    told = [named.get(key, ()) for key in rows.itertuples(index=False, name=None)]
    return rows.assign(level=[TO_VERIFY if names else AS_STATED for names in told], sentinels=told)[COLUMNS]


def with_sentinels(frame: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Rows with KEYS and value get a column `sentinels`: who asks, nobody where no value is shown."""
    asking = found[found["level"] == TO_VERIFY]
    known = dict(zip(asking[KEYS].itertuples(index=False, name=None), asking["sentinels"], strict=True))
    keys = zip(frame[KEYS].itertuples(index=False, name=None), frame["value"].notna(), strict=True)
    return frame.assign(sentinels=[known.get(key, ()) if has_value else () for key, has_value in keys])


def asked(connection: Connection, areas: Sequence[str], spans: Mapping[str, Period]) -> pd.DataFrame:
    """Which sentinel asks about which source of which area in which span: ASKED, each once."""
    if not areas or not spans:
        return pd.DataFrame(columns=ASKED)
    whole = _hull(spans)
    judged = sentinels.judged(connection, areas, whole)
    alarms = judged[judged["verdict"] == sentinels.ALARM]
    if alarms.empty:
        return pd.DataFrame(columns=ASKED)
    sizes = counts.sentinels(connection, areas, whole.first, whole.last)
    tree = places.read(connection)
    pairs = pd.DataFrame(
        [
            (area, at)
            for at in alarms["area"].unique()
            for area in areas
            if area in tree and _is_near(tree, area, at)
        ],
        columns=["area", "at"],
    )
    return pd.concat(
        [_of_span(alarms, sizes, pairs, tree, period).assign(span=span) for span, period in spans.items()]
    )[ASKED]


def _of_span(
    alarms: pd.DataFrame, sizes: pd.DataFrame, pairs: pd.DataFrame, tree: Areas, period: Period
) -> pd.DataFrame:
    """sentinel source area, where the alarms that end in a period make up enough of it."""
    first, last = pd.Timestamp(period.first), pd.Timestamp(period.last)
    ending = alarms[alarms["month"].between(first, last)]
    within = sizes[sizes["month"].between(first, last)]
    months = ending.assign(
        month=[pd.date_range(*ends, freq="MS") for ends in zip(ending["first"], ending["month"], strict=True)]
    )
    months = months.explode("month")[[*FIGURE, "area", "month"]].drop_duplicates()
    months["month"] = pd.to_datetime(months["month"])
    part = months.merge(within, on=[*FIGURE, "area", "month"]).groupby([*FIGURE, "area"])["n"].sum()
    part = part.rename("part").reset_index().rename(columns={"area": "at"}).merge(pairs, on="at")
    part = part.groupby([*FIGURE, "area"], as_index=False)["part"].sum()
    whole = _wholes(within, part["area"].unique(), tree)
    found = part.merge(whole, on=[*FIGURE, "area"], how="left")
    enough = found["whole"].isna() | (found["part"] >= LEAST_PART * found["whole"])
    return found.loc[enough, ["sentinel", "source", "area"]].drop_duplicates()


def _wholes(sizes: pd.DataFrame, areas: Sequence[str], tree: Areas) -> pd.DataFrame:
    """What each sentinel looks at in cities, counties and towns: FIGURE area whole; nothing for villages."""
    inside = pd.DataFrame(
        [
            (area, part)
            for area in areas
            for part in ([area] if tree.level(area) != "city" else tree.below(area, "county"))
        ],
        columns=["whole_area", "area"],
    )
    sums = sizes.merge(inside, on="area").groupby([*FIGURE, "whole_area"])["n"].sum()
    return sums.rename("whole").reset_index().rename(columns={"whole_area": "area"})


def _is_near(tree: Areas, area: str, at: str) -> bool:
    """Whether an alarm at a place concerns an area: the same, above it, or below a town."""
    return area in tree.path(at) or (at in tree.path(area) and tree.level(at) == "town")


def _hull(spans: Mapping[str, Period]) -> Period:
    first: date = min(period.first for period in spans.values())
    return Period("", first, max(period.last for period in spans.values()))
