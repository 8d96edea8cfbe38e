"""A question put to the counts: which indicators, areas and spans of months."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data import counts
from data.connection import Connection
from data.definitions import Definition
from metrics.period import Period

KEYS = ["indicator", "area", "span"]


@dataclass(frozen=True)
class Question:
    """Indicators by id, area codes and named spans; every combination is answered, gaps included."""

    connection: Connection
    definitions: dict[str, Definition]
    areas: tuple[str, ...]
    spans: dict[str, Period]

    def of_kinds(self, *kinds: str) -> dict[str, Definition]:
        """The definitions of some kinds."""
        return {name: definition for name, definition in self.definitions.items() if definition.kind in kinds}

    def asked(self, names: Iterable[str] = ()) -> counts.Asked:
        """The counts of some indicators over all spans."""
        first = min(period.first for period in self.spans.values())
        last = max(period.last for period in self.spans.values())
        return counts.Asked(tuple(names), self.areas, first, last)

    @cached_property
    def membership(self) -> pd.DataFrame:
        """Which months belong to which span: span month."""
        rows = [(span, pd.Timestamp(month)) for span, period in self.spans.items() for month in period.months]
        return pd.DataFrame(rows, columns=["span", "month"])

    @cached_property
    def reports(self) -> pd.DataFrame:
        """Reports by span and month: source area span month reported expected."""
        return counts.coverage(self.connection, self.asked()).merge(self.membership, on="month")

    def skeleton(self) -> pd.DataFrame:
        """Every row that was asked for, so that a gap is seen and not skipped: KEYS and source."""
        rows = pd.MultiIndex.from_product([self.definitions, self.areas, self.spans], names=KEYS).to_frame(
            index=False
        )
        return rows.assign(source=self.source_of(rows["indicator"]))

    def source_of(self, indicators: pd.Series) -> pd.Series:
        """The kind of report that each indicator is counted from."""
        return indicators.map({name: definition.source for name, definition in self.definitions.items()})
