"""Counts against other times, by category; percentages only where both counts are large enough for one."""

from collections.abc import Mapping

import pandas as pd

from metrics import change
from metrics.coverage import NOT_REPORTED
from metrics.headline import COMPARABLE_SHARE

# Which value each comparison starts from; see metrics.headline for the columns.
COMPARED = {
    "previous": ("now", "value"),
    "year_before": ("now", "value"),
    "ytd_year_before": ("ytd", "ytd_value"),
}


def categories(parts: Mapping[str, pd.DataFrame], wholes: pd.DataFrame) -> pd.DataFrame:
    """One row per part of one area, the largest first: part and the columns of metrics.headline on changes.

    `parts` gives metrics.series.parts of a count by span (now, previous, year_before, ytd, ytd_year_before;
    some may lack), `wholes` its rows of metrics.series.over for the same spans. A part that does not occur is
    0, and missing where nothing was reported. No change is told where many reports are missing.
    """
    whole = wholes.set_index("span")
    names = pd.Index(sorted({part for frame in parts.values() for part in frame["part"]}), name="part")
    values = {span: _values(frame, names, whole.loc[span]) for span, frame in parts.items()}
    table = pd.DataFrame({"value": values["now"], "ytd_value": values.get("ytd")}, index=names)
    for name, (present, _) in COMPARED.items():
        before = values.get(name, pd.Series(float("nan"), index=names))
        told = name in values and _comparable(whole.loc[present]) and _comparable(whole.loc[name])
        changed = change.compare(values[present] if told else before * float("nan"), before)
        table = table.assign(
            **{
                f"{name}_value": before,
                f"{name}_difference": changed["difference"],
                f"{name}_ratio": changed["ratio"],
            }
        )
    return table.reset_index().sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def with_percents(table: pd.DataFrame) -> pd.DataFrame:
    """A table with the columns of metrics.headline about counts, and for each comparison <name>_percent.

    It is the ratio where both counts are at least 10, else missing (Wheeler 2016).
    """
    percents = {
        f"{name}_percent": table[f"{name}_ratio"].where(
            change.percent_allowed(table[f"{name}_value"], table[now])
        )
        for name, (_, now) in COMPARED.items()
    }
    return table.assign(**percents)


def _values(frame: pd.DataFrame, names: pd.Index, whole: pd.Series) -> pd.Series:
    silent = float("nan") if whole["status"] == NOT_REPORTED else 0.0
    return frame.set_index("part")["numerator"].astype(float).reindex(names).fillna(silent)


def _comparable(whole: pd.Series) -> bool:
    share = whole["reported_share"]
    return bool(pd.isna(share) or share >= COMPARABLE_SHARE)
