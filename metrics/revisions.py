"""Revisions: what was first published against what is known now, indicator by indicator."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from data import counts, versions, warehouse
from data.connection import Connection
from data.definitions import Definition
from data.history import revised
from metrics import series
from metrics.period import Period

SAME = 1e-9  # of a figure
FIGURES = ["numerator", "denominator", "value", "status"]
COLUMNS = ["indicator", *(f"{side}_{name}" for side in ("then", "now") for name in FIGURES)]


def first_told(period: Period, folder: Path | None = None) -> int:
    """The version to compare a period with: the first published one whose data reach its last month.

    Where none was published, the oldest kept one that does; 0 where none does.
    """
    readable = [one for one in reversed(versions.list_versions(folder)) if one.is_readable]
    reaching = [one.number for one in readable if one.as_of and one.as_of >= period.last]
    published = [one.number for one in readable if one.is_published and one.number in reaching]
    return next(iter([*published, *reaching]), 0)


def revisions(
    then: Connection, now: Connection, definitions: dict[str, Definition], area: str, period: Period
) -> pd.DataFrame:
    """One row per indicator whose figure differs: COLUMNS, difference (of values) and changed.

    `then` and `now` are two versions. difference is NaN where one side has no value. An indicator that was
    not counted in one of them yet is left out: its definition is news, not its figure.
    """
    sides = [_told(connection, definitions, area, period) for connection in (then, now)]
    both = sides[0].merge(sides[1], on="indicator", suffixes=("_then", "_now"))
    both = both.rename(columns={f"{name}_{s}": f"{s}_{name}" for name in FIGURES for s in ("then", "now")})
    differs = pd.concat([_differs(both[f"then_{name}"], both[f"now_{name}"]) for name in FIGURES], axis=1)
    both = both.assign(
        difference=both["now_value"].astype(float) - both["then_value"].astype(float),
        changed=differs.any(axis=1),
    )
    return both.loc[both["changed"], [*COLUMNS, "difference", "changed"]].reset_index(drop=True)


def rows(now: Connection, then_version: int, area: str, period: Period) -> pd.DataFrame:
    """How many cases of the area and period were added, replaced, retired since; see data.history.revised."""
    return revised.rows(now, then_version, area, period.first, period.last)


def compare(
    definitions: Iterable[Definition], area: str, period: Period, folder: Path | None = None
) -> tuple[int, pd.DataFrame, pd.DataFrame]:
    """The version compared with, `revisions` and `rows`; (0, empty, empty) where there is none to compare."""
    folder = folder or warehouse.folder()
    number = first_told(period, folder)
    if not number or number == warehouse.version(folder):
        return 0, pd.DataFrame(columns=[*COLUMNS, "difference", "changed"]), pd.DataFrame()
    known = {definition.id: definition for definition in definitions}
    with (
        warehouse.counted(number, folder) as then,
        warehouse.counted(warehouse.version(folder), folder) as now,
    ):
        return number, revisions(then, now, known, area, period), rows(now, number, area, period)


def _told(
    connection: Connection, definitions: dict[str, Definition], area: str, period: Period
) -> pd.DataFrame:
    counted = counts.counted(connection)
    known = {name: definition for name, definition in definitions.items() if name in counted}
    return series.over(connection, known, [area], {"now": period})[["indicator", *FIGURES]]


def _differs(one: pd.Series, other: pd.Series) -> pd.Series:
    """Missing is like missing, and the order in which the same parts were added up is no difference."""
    if one.name.endswith("status"):
        return one != other
    close = np.isclose(one.astype(float), other.astype(float), rtol=SAME, atol=SAME, equal_nan=True)
    return pd.Series(~close, one.index)
