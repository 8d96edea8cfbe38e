"""Areas: the tree of the unit table, from city to village, as of the open version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from data import counts
from data.connection import Connection

LEVELS = ("city", "county", "town", "village", "settlement", "grid")


@dataclass(frozen=True)
class Areas:
    """The unit table; `frame` has the columns of queries/areas.sql: code name level parent … heir as_of."""

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

    def heir(self, code: str) -> str:
        """The code of the area that took this one's place; empty where none did."""
        return self._rows[code].get("heir", "")

    def standing(self, codes: Iterable[str], first: date, last: date) -> tuple[str, ...]:
        """Those that stood between two dates, without those replaced by the last: their heirs have it all."""
        stood = [code for code in codes if self.existed(code, first, last)]
        return tuple(code for code in stood if not self.heir(code) or self.existed(code, last, last))

    def at(self, code: str, first: date, last: date) -> str:
        """The area to show for a code between two dates: itself, its heir once it is gone, and so on, or
        the one area whose place it took where it did not stand yet.
        """
        if self._begins_after(code, last):
            past = [one for one in self._before.get(code, ()) if self.existed(one, first, last)]
            return past[0] if len(past) == 1 else code
        if self.existed(code, last, last) or not self.heir(code) or self._begins_after(self.heir(code), last):
            return code
        return self.at(self.heir(code), first, last)

    def existed(self, code: str, first: date, last: date) -> bool:
        """Whether the area stood on any day between two dates."""
        founded, ended = self._rows[code]["valid_from"], self._rows[code]["valid_to"]
        return (pd.isna(founded) or founded <= pd.Timestamp(last)) and (
            pd.isna(ended) or ended >= pd.Timestamp(first)
        )

    def _begins_after(self, code: str, day: date) -> bool:
        founded = self._rows[code]["valid_from"]
        return not pd.isna(founded) and founded > pd.Timestamp(day)

    @property
    def roots(self) -> tuple[str, ...]:
        """The cities."""
        return self._children.get("", ())

    @cached_property
    def _rows(self) -> dict[str, dict]:
        return self.frame.set_index("code").to_dict("index")

    @cached_property
    def _before(self) -> dict[str, tuple[str, ...]]:
        replaced = self.frame[self.frame["heir"] != ""] if "heir" in self.frame else self.frame.iloc[:0]
        return {heir: tuple(rows["code"]) for heir, rows in replaced.groupby("heir")} if len(replaced) else {}

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        return {parent: tuple(codes) for parent, codes in self.frame.groupby("parent")["code"]}


def read(connection: Connection) -> Areas:
    """The areas of the open version."""
    return Areas(counts.areas(connection))
