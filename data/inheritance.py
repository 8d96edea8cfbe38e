"""Inheritance: what of an area's counts came from areas whose place it took, or took below it."""

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, field

import duckdb

Sums = tuple[float, ...]


@dataclass(frozen=True)
class Inheritance:
    """`left_by`: for each heir, the areas outside it whose whole counts it also has."""

    left_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def without(self, cells: Mapping[str, Sums]) -> dict[str, Sums]:
        """The measures of each area without what it inherited, so that they add up along the parents."""
        own, done = dict(cells), set()
        for area in self.left_by.keys() & cells.keys():
            self._reduce(area, cells, own, done)
        return own

    def told_by(self, hidden: Container[str], own: Mapping[str, Sums]) -> set[str]:
        """What would tell a hidden count: heirs of hidden areas; those who left a hidden heir all it has."""
        heirs = {area for area, left in self.left_by.items() if any(one in hidden for one in left)}
        alike = [left for area, left in self.left_by.items() if area in hidden and not any(own.get(area, ()))]
        return heirs.union(*alike)

    def _reduce(self, area: str, cells: Mapping[str, Sums], own: dict[str, Sums], done: set[str]) -> Sums:
        """Take from an area what others left it, theirs first."""
        if area in done or area not in cells:
            return own.get(area, ())
        done.add(area)
        for other in self.left_by.get(area, ()):
            left = self._reduce(other, cells, own, done)
            own[area] = tuple(a - b for a, b in zip(own[area], left, strict=True)) if left else own[area]
        return own[area]


def read(connection: duckdb.DuckDBPyConnection) -> Inheritance:
    """Who inherits from whom, by the tables `areas`, `heirs` and `ancestors`."""
    if not connection.execute("SELECT 1 FROM heirs LIMIT 1").fetchone():
        return Inheritance()
    parents = dict(connection.execute("SELECT code, parent FROM areas").fetchall())
    foreign: dict[str, set[str]] = defaultdict(set)
    for area, ancestor in connection.execute("SELECT area, ancestor FROM ancestors").fetchall():
        if ancestor not in _upwards(area, parents):
            foreign[ancestor].add(area)
    # The counts of an area hold those of all below it, so only the topmost are taken away.
    tops = {area: {one for one in found if parents[one] not in found} for area, found in foreign.items()}
    return Inheritance({area: tuple(sorted(found)) for area, found in tops.items()})


def _upwards(area: str | None, parents: Mapping[str, str | None]) -> list[str]:
    path: list[str] = []
    while area and area not in path:
        path.append(area)
        area = parents.get(area)
    return path
