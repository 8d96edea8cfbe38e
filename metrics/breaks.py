"""Breaks: months from which an area is of other ground or has another name, or an indicator another meaning.

Nothing compares across them.
"""

from collections.abc import Iterable

import pandas as pd

from data import counts
from data.connection import Connection
from data.definitions import Definition
from metrics.period import Period
from metrics.recuts import recuts

GRIDS = (
    "grids"  # the kind of export, the indicator that counts them, and the kind of break where they are re-cut
)
DEFINITION = "definition"  # the kind of break where an office counts something else from a month on
COLUMNS = ["area", "month", "kind", "former"]
OF_DEFINITIONS = ["indicator", "month", "kind", "words"]


def breaks(connection: Connection) -> pd.DataFrame:
    """One row per area, first month of the new, kind and former area: area month kind former (its name).

    kind is code, name (the same ground), merged, split or recut (ground moved over the border).
    """
    return counts.breaks(connection)


def of_grids(connection: Connection, asked: counts.Asked) -> pd.DataFrame:
    """The re-cuts of grids in the same columns; only what is counted grid by grid breaks there."""
    asked = counts.Asked((GRIDS,), asked.areas, asked.first, asked.last)
    reports = counts.coverage(connection, asked).query("source == @GRIDS")
    rows = counts.read(connection, asked).merge(reports, on=["area", "month"], how="left")
    complete = rows["expected"].isna() | (rows["reported"] == rows["expected"])
    rows = rows.assign(value=rows["numerator"], status=complete.map({True: "ok", False: "partial"}))
    found = [recuts(months).assign(area=area) for area, months in rows.groupby("area", sort=False)]
    table = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=COLUMNS)
    return table.assign(kind=GRIDS, former="")[COLUMNS]


def of_definitions(definitions: Iterable[Definition]) -> pd.DataFrame:
    """One row per indicator and month from which it counts something else: OF_DEFINITIONS, words by language.

    It breaks in every area at once; the source are the [[breaks]] of a definition (data.definition_breaks).
    """
    rows = [
        (definition.id, pd.Timestamp(one.month), DEFINITION, one.words)
        for definition in definitions
        for one in definition.breaks
    ]
    return pd.DataFrame(rows, columns=OF_DEFINITIONS).astype({"month": "datetime64[us]"})


def crossed(marks: pd.DataFrame, now: Period, before: Period) -> pd.Series:
    """area → kind of the latest break between two periods, or within one of them; only areas that have one.

    A break in the first month of the earlier period is none between them.
    """
    return pd.Series({area: kind for area, (kind, _) in latest(marks, now, before).items()}, dtype=object)


def latest(
    marks: pd.DataFrame, now: Period, before: Period, by: str = "area"
) -> dict[str, tuple[str, pd.Timestamp]]:
    """area, or what else they are told `by` → kind and month of the latest break, as `crossed` finds it."""
    between = (marks["month"] > pd.Timestamp(before.first)) & (marks["month"] <= pd.Timestamp(now.last))
    found = marks[between].sort_values("month", kind="stable").drop_duplicates(by, keep="last")
    return dict(zip(found[by], zip(found["kind"], found["month"], strict=True), strict=True))


def words(definition: Definition, month: pd.Timestamp, lang: str) -> str:
    """What changed in a definition from a month on; empty where nothing did."""
    return next((one.words[lang] for one in definition.breaks if pd.Timestamp(one.month) == month), "")
