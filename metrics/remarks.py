"""Remarks: which figures would be others without the corrections and supplements by hand (更正, 补录)."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from data import counts
from data.connection import Connection
from data.definitions import Definition
from data.history import marks as store
from metrics import sums
from metrics.period import Period
from metrics.question import KEYS

BEGINNING = date(1990, 1, 1)  # before the months of any export
NONE: tuple[int, ...] = ()


def corrected(
    connection: Connection, definitions: dict[str, Definition], areas: Sequence[str], spans: dict[str, Period]
) -> pd.DataFrame:
    """One row per indicator, area and span that a correction changed: KEYS and `numbers`, in order.

    Empty, at next to no cost, where nothing was corrected. A stock is as of the last month of its span that
    the data reach; a streak looks back to the beginning, so every earlier correction counts.
    """
    if not spans or not areas:
        return _frame([])
    last = max(span.last for span in spans.values())
    found = store.of_figures(connection, list(definitions), areas, (BEGINNING, last))
    found = found.assign(month=pd.to_datetime(found["month"]).dt.date)
    if found.empty:
        return _frame([])
    reached = counts.areas(connection).set_index("code")["as_of"].dt.date
    rows = []
    for (indicator, area), changed in found.groupby(["indicator", "area"], sort=False):
        kind = definitions[indicator].kind
        for name, span in spans.items():
            within = changed["month"].between(_first(kind, span, reached.get(area)), span.last)
            if within.any():
                rows.append((indicator, area, name, tuple(sorted(set(changed.loc[within, "number"])))))
    return _frame(rows)


def with_numbers(frame: pd.DataFrame, remarks: pd.DataFrame) -> pd.DataFrame:
    """Rows with KEYS and value get a column `corrections`: the numbers, none where no value is shown."""
    if remarks.empty:
        return frame.assign(corrections=[NONE] * len(frame))
    known = dict(zip(remarks[KEYS].itertuples(index=False, name=None), remarks["numbers"], strict=True))
    keys = frame[KEYS].itertuples(index=False, name=None)
    shown = frame["value"].notna()
    numbers = [known.get(key, NONE) if has else NONE for key, has in zip(keys, shown, strict=True)]
    return frame.assign(corrections=numbers)


def _first(kind: str, span: Period, reached: date | None) -> date:
    """The first month whose corrections count."""
    if kind == "streak":
        return BEGINNING
    if kind not in sums.STOCKS:
        return span.first
    return span.last if pd.isna(reached) else min(span.last, reached.replace(day=1))


def _frame(rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[*KEYS, "numbers"])
