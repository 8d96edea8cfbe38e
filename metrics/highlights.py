"""Highlights: which indicators changed and which areas stand out, by declared rules, never by chance alone.

changes   of a month: what metrics.signals calls a signal; of a longer period, whose charts are by month: what
          metrics.chance calls beyond chance. Headline indicators first, then concerns, improvements and
          changes without direction, then the order of lists.
standouts areas whose interval lies beyond the whole's value on AT_LEAST headline indicators and on the other
          side on none (metrics.benchmark), those with most first.
"""

from collections.abc import Mapping

import pandas as pd

from data.definitions import Definition
from metrics import benchmark, chance
from metrics.headline import BEFORE
from metrics.period import Period
from metrics.signals import CARRIED_OVER, CHANGE, CONCERN, IMPROVEMENT, Signal

AT_LEAST = 2  # headline indicators on which an area stands out
ORDER = (CONCERN, IMPROVEMENT, CHANGE)
GOOD_WAY = {"higher": 1, "lower": -1}


def changes(
    rows: list[dict],
    definitions: Mapping[str, Definition],
    found: Mapping[tuple[str, str], Signal],
    period: Period,
) -> list[str]:
    """The indicators that changed beyond chance, in the order above; rows are those of reports.evidence."""
    verdicts = {row["indicator"]: verdict(row, definitions[row["indicator"]], found, period) for row in rows}
    told = [name for name, one in verdicts.items() if one in ORDER]
    place = {name: number for number, name in enumerate(definitions)}
    return sorted(
        told, key=lambda name: (not definitions[name].headline, ORDER.index(verdicts[name]), place[name])
    )


def looked_at(rows: list[dict], definitions: Mapping[str, Definition], found: Mapping, period: Period) -> int:
    """How many indicators could be judged at all."""
    return sum(verdict(row, definitions[row["indicator"]], found, period) != "" for row in rows)


def verdict(
    row: Mapping[str, object],
    definition: Definition,
    found: Mapping[tuple[str, str], Signal],
    period: Period,
) -> str:
    """The verdict of metrics.signals on a row of figures, "" where nothing is judged.

    Stocks and completions carry over from month to month and are not told as changes.
    """
    if definition.kind in CARRIED_OVER or pd.isna(row["value"]):
        return ""
    if period.is_month:
        signal = found.get((definition.id, row["area"]))
        return signal.verdict if signal else ""
    return _of_period(row, definition, span(period))


def span(period: Period) -> str:
    """The earlier span that a period is judged against: the one before, for a year the year before."""
    return "year_before" if period.previous() in (None, period.year_before()) else "previous"


def standouts(judged: pd.DataFrame, side: str) -> list[tuple[str, tuple[str, ...]]]:
    """Areas and the headline indicators on which they are `side` (better or worse) beyond chance.

    `judged` are rows of metrics.benchmark.against_parent of headline indicators.
    """
    other = benchmark.WORSE if side == benchmark.BETTER else benchmark.BETTER
    told = []
    for area, rows in judged.groupby("area", sort=False):
        names = tuple(rows.loc[rows["verdict"] == side, "indicator"])
        if len(names) >= AT_LEAST and not (rows["verdict"] == other).any():
            told.append((area, names))
    return sorted(told, key=lambda entry: -len(entry[1]))


def _of_period(row: Mapping[str, object], definition: Definition, before: str) -> str:
    if pd.isna(row.get(f"{before}_difference", float("nan"))):
        return ""
    judged = chance.verdict(definition.kind, {name: row[f"{before}_{name}"] for name in BEFORE}, row)
    if judged != chance.BEYOND:
        return "common_cause" if judged == chance.WITHIN else ""
    way = 1 if row[f"{before}_difference"] > 0 else -1
    good = GOOD_WAY.get(definition.better)
    return CHANGE if good is None else IMPROVEMENT if way == good else CONCERN
