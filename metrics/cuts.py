"""Cuts: months in which a series begins anew, so that no limit and no run of a control chart crosses them.

A table of cuts has the columns indicator ("" for all of them), area and month (the first of the new).
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from data import counts
from data.connection import Connection
from data.definitions import Definition
from data.history.baselines import Baseline
from metrics import breaks

COLUMNS = ["indicator", "area", "month"]


def cuts(
    connection: Connection,
    definitions: Mapping[str, Definition],
    asked: counts.Asked,
    baselines: Sequence[Baseline],
) -> pd.DataFrame:
    """Where the ground of an area changed, its grids were re-cut, an indicator began to count something else,
    or a person declared a new baseline.
    """
    declared = [(one.indicator, one.area, pd.Timestamp(one.month)) for one in baselines]
    of_ground = breaks.breaks(connection).query("area in @asked.areas").assign(indicator="")
    found = [pd.DataFrame(declared, columns=COLUMNS), of_ground[COLUMNS]]
    names = [name for name, definition in definitions.items() if definition.source == breaks.GRIDS]
    if names:
        recuts = breaks.of_grids(connection, asked)[["area", "month"]]
        found.append(recuts.merge(pd.DataFrame({"indicator": names}), how="cross")[COLUMNS])
    everywhere = pd.DataFrame({"area": asked.areas})
    meant = breaks.of_definitions(definitions.values())[["indicator", "month"]]
    found.append(meant.merge(everywhere, how="cross")[COLUMNS])
    tables = [table.astype({"month": "datetime64[us]"}) for table in found]
    return pd.concat(tables, ignore_index=True).drop_duplicates(ignore_index=True)


def segments(keys: pd.DataFrame, months: pd.DatetimeIndex, table: pd.DataFrame) -> np.ndarray:
    """Series × months: how many cuts lie at or before each month; `keys`: its indicator and area."""
    numbers = np.zeros((len(keys), len(months)), dtype=int)
    for cut in table[(table["month"] > months[0]) & (table["month"] <= months[-1])].itertuples(index=False):
        touched = keys["area"].eq(cut.area) & (keys["indicator"].eq(cut.indicator) | (cut.indicator == ""))
        numbers[np.ix_(touched.to_numpy(), months >= cut.month)] += 1
    return numbers
