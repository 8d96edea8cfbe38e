"""Areas: the tree of the unit table, from city to village, as of the open version."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from data import counts
from data.connection import Connection

LEVELS = ("city", "county", "town", "village", "settlement", "grid")


@dataclass(frozen=True)
class Areas:
    """The unit table; `frame` has the columns of queries/areas.sql: code name level parent … as_of."""

    frame: pd.DataFrame

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def name(self, code: str) -> str:
        """The area's name."""
        return self._rows[code]["name"]

    def level(self, code: str) -> str:
        """One of LEVELS."""
        return self._rows[code]["level"]

    def parent(self, code: str) -> str:
        """The code of the area above; empty for a city."""
        return self._rows[code]["parent"]

    def as_of(self, code: str) -> date | None:
        """The last day that the area's data reach."""
        day = self._rows[code]["as_of"]
        return None if pd.isna(day) else pd.Timestamp(day).date()

    def path(self, code: str) -> tuple[str, ...]:
        """The codes from the city down to the area itself."""
        above = self.parent(code)
        return (*self.path(above), code) if above else (code,)

    def children(self, code: str) -> tuple[str, ...]:
        """The codes of the areas directly below."""
        return self._children.get(code, ())

    def below(self, code: str, level: str) -> tuple[str, ...]:
        """All areas of a level within the area, itself included where it is of that level."""
        own = (code,) if self.level(code) == level else ()
        return own + tuple(found for child in self.children(code) for found in self.below(child, level))

    def existed(self, code: str, first: date, last: date) -> bool:
        """Whether the area stood on any day between two dates."""
        founded, ended = self._rows[code]["valid_from"], self._rows[code]["valid_to"]
        return (pd.isna(founded) or founded <= pd.Timestamp(last)) and (
            pd.isna(ended) or ended >= pd.Timestamp(first)
        )

    @property
    def roots(self) -> tuple[str, ...]:
        """The cities."""
        return self._children.get("", ())

    @cached_property
    def _rows(self) -> dict[str, dict]:
        return self.frame.set_index("code").to_dict("index")

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        return {parent: tuple(codes) for parent, codes in self.frame.groupby("parent")["code"]}


def read(connection: Connection) -> Areas:
    """The areas of the open version."""
    return Areas(counts.areas(connection))
