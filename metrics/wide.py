"""Areas side by side: one row per area with a column for each figure, from rows of one indicator each."""

from collections.abc import Mapping

import pandas as pd

from metrics.coverage import NOT_REPORTED, OK, PARTIAL, SUPPRESSED

WORST_FIRST = (NOT_REPORTED, SUPPRESSED, PARTIAL, OK)


def wide(figures: pd.DataFrame, columns: Mapping[str, tuple[str, str]]) -> pd.DataFrame:
    """One row per area in the order of `figures`: area, `columns`, status.

    `columns` gives each new column its indicator and its column of metrics.series:
    {"found": ("disputes_found", "value")}. status is the worst of those of the indicators that it names.
    """
    names = list(dict.fromkeys(indicator for indicator, _ in columns.values()))
    chosen = {name: rows.set_index("area") for name, rows in figures.groupby("indicator") if name in names}
    order = figures["area"].drop_duplicates()
    states = pd.DataFrame({name: rows["status"] for name, rows in chosen.items()})
    told = {column: chosen[indicator][source] for column, (indicator, source) in columns.items()}
    table = pd.DataFrame({**told, "status": states.apply(_worst, axis=1)}).reindex(order)
    return table.rename_axis("area").reset_index()


def _worst(statuses: pd.Series) -> str:
    return next(status for status in WORST_FIRST if (statuses == status).any())
