"""Hiding: which small counts a version must not tell, and which others would give them away.

The counts of one month form a tree of areas. Cells whose count is small are joined with others until the sum
of each group tells nothing small; an area is told only if no group reaches beyond it. So every figure that is
told is a sum of whole groups, and no difference between areas, months or levels leads to less than a group.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import duckdb

from data import inheritance, small_counts
from data.definitions import Definition
from data.inheritance import Inheritance

Cells = dict[str, tuple[float, ...]]  # the measures of each area in one month


@dataclass
class Group:
    """Cells that are told together or not at all: the sums of their measures, and their areas."""

    sums: tuple[float, ...]
    areas: list[str]

    def joined(self, other: "Group") -> "Group":
        """Both as one."""
        sums = tuple(a + b for a, b in zip(self.sums, other.sums, strict=True))
        return Group(sums, self.areas + other.areas)


@dataclass(frozen=True)
class Tree:
    """The areas: what lies below each, what above, and which are open to small counts."""

    children: dict[str, list[str]]
    parents: dict[str, str]
    open_areas: frozenset[str]
    inheritance: Inheritance = field(default_factory=Inheritance)

    def upwards(self, area: str) -> Iterator[str]:
        """The area and all above it."""
        while area:
            yield area
            area = self.parents.get(area, "")


@dataclass
class Month:
    """One month of one family of indicators: the cells, and the groups found so far."""

    tree: Tree
    cells: Cells
    limit: int
    safe: dict[str, list[Group]] = field(default_factory=lambda: defaultdict(list))
    hidden: set[str] = field(default_factory=set)

    def settle(self, area: str) -> Group | None:
        """Group the cells below an area; what is still too small is handed to the area above."""
        below = [child for child in self.tree.children.get(area, ()) if child in self.cells]
        rest = None
        for group in filter(None, [*map(self.settle, below), self._own(area, below)]):
            if self._is_safe(group):
                self.safe[area].append(group)
            else:
                rest = rest.joined(group) if rest else group
        self.safe[area] += [group for child in below for group in self.safe.pop(child, [])]
        rest = self._completed(area, rest) if rest else None
        if rest and self._ends_at(area):
            self._hide(self._doubled(area, rest), whole=False)
            rest = None
        return rest

    def _own(self, area: str, below: list[str]) -> Group | None:
        """What was counted at the area itself and at none below it."""
        told = [self.cells[child] for child in below]
        sums = tuple(own - sum(part) for own, *part in zip(self.cells[area], *told, strict=True))
        return Group(sums, [area]) if any(abs(number) > 1e-9 for number in sums) else None

    def _is_safe(self, group: Group) -> bool:
        return not any(0 < number <= self.limit for number in group.sums)

    def _completed(self, area: str, rest: Group) -> Group | None:
        """Join the smallest told groups to the rest until it tells nothing small; None when that is done."""
        for other in sorted(self.safe[area], key=lambda group: (len(group.areas) > 1, sum(group.sums))):
            if self._is_safe(rest) and len(rest.areas) > 1:
                break
            self.safe[area].remove(other)
            rest = rest.joined(other)
        if not self._is_safe(rest):
            return rest
        self.safe[area].append(rest)
        self._hide(rest, whole=True)
        return None

    def _ends_at(self, area: str) -> bool:
        """Whether nothing above can take the rest: the top, or where small counts are open from here on."""
        parent = self.tree.parents.get(area)
        return not parent or area in self.tree.open_areas

    def _doubled(self, area: str, rest: Group) -> Group:
        """Below one child of an open area the rest would be what the others leave of it: an area without a
        count, below another child, is hidden beside it."""
        branches = {self._branch(area, code) for code in rest.areas}
        if area not in self.tree.open_areas or len(branches) > 1:
            return rest
        depth = len(list(self.tree.upwards(rest.areas[0])))
        apart = [
            code
            for code in self._ends_below(area)
            if self._branch(area, code) not in branches and not any(self.cells.get(code, ()))
        ]
        heirs = self.tree.inheritance.left_by
        apart.sort(key=lambda code: (code in heirs, abs(len(list(self.tree.upwards(code))) - depth), code))
        return Group(rest.sums, rest.areas + apart[:1])

    def _branch(self, area: str, code: str) -> str:
        """The child of an area that another lies in; the area itself for its own."""
        path = list(self.tree.upwards(code))
        return path[max(path.index(area) - 1, 0)]

    def _ends_below(self, area: str) -> Iterator[str]:
        """The areas below that have none below themselves."""
        children = self.tree.children.get(area, [])
        for child in children:
            yield from self._ends_below(child) if self.tree.children.get(child) else [child]

    def _hide(self, group: Group, whole: bool) -> None:
        """Hide every area that a group reaches beyond; one that is not whole hides all areas it touches."""
        inside: dict[str, int] = defaultdict(int)
        for area in group.areas:
            for code in self.tree.upwards(area):
                inside[code] += 1
        told = {code for code, count in inside.items() if whole and count == len(group.areas)}
        self.hidden |= set(inside) - told - self.tree.open_areas


def refresh(connection: duckdb.DuckDBPyConnection, known: dict[str, Definition]) -> None:
    """Write the table `hidden` (indicator, month, area) anew for the counts as they stand."""
    connection.execute("CREATE OR REPLACE TABLE hidden (indicator VARCHAR, month DATE, area VARCHAR)")
    areas = connection.execute("SELECT code, parent, level FROM areas").fetchall()
    inherited = inheritance.read(connection)
    for family in _families(known):
        found = _hidden(connection, family, _tree(areas, family[0], inherited))
        rows = [(month, area) for month, codes in found for area in sorted(codes)]
        connection.execute(
            "INSERT INTO hidden SELECT * FROM (SELECT unnest($names)) "
            "CROSS JOIN (SELECT unnest($months), unnest($areas)) ORDER BY ALL",
            {
                "names": [definition.id for definition in family],
                "months": [month for month, _ in rows],
                "areas": [area for _, area in rows],
            },
        )


def _families(known: dict[str, Definition]) -> list[list[Definition]]:
    """Protected definitions; those that count the same people are hidden alike, lest one tell the other."""
    protected = [d for d in known.values() if d.small_count_limit and d.kind != "streak"]
    families: list[tuple[set[str], list[Definition]]] = []
    for definition in protected:
        items = set(small_counts.vulnerable(definition.sql)) or {definition.id}
        kin = [family for family in families if family[0] & items]
        families = [family for family in families if family not in kin]
        members = [d for _, found in kin for d in found] + [definition]
        families.append((items.union(*(family[0] for family in kin)), members))
    return [members for _, members in families]


def _tree(areas: list[tuple], definition: Definition, inherited: Inheritance) -> Tree:
    children: dict[str, list[str]] = defaultdict(list)
    for code, parent, _ in areas:
        if parent:
            children[parent].append(code)
    is_open = definition.small_counts == small_counts.BELOW_COUNTY
    open_areas = frozenset(code for code, _, level in areas if is_open and level in small_counts.OPEN_LEVELS)
    parents = {code: parent for code, parent, _ in areas if parent}
    return Tree(children, parents, open_areas, inherited)


def _hidden(
    connection: duckdb.DuckDBPyConnection, family: list[Definition], tree: Tree
) -> list[tuple[object, set[str]]]:
    """(month, areas) that may not be told of a family."""
    months: dict[object, Cells] = defaultdict(dict)
    names = [definition.id for definition in family]
    rows = connection.execute(
        "SELECT month, area, indicator, coalesce(numerator, 0), denominator FROM counts "
        "WHERE indicator IN (SELECT unnest($names)) AND breakdown = ''",
        {"names": names},
    ).fetchall()
    for month, area, indicator, above, below in rows:
        told = (above, below or 0.0, (below or above) - above)
        before = months[month].get(area, (0.0,) * 3 * len(names))
        at = 3 * names.index(indicator)
        months[month][area] = (*before[:at], *told, *before[at + 3 :])
    limit = max(definition.small_count_limit for definition in family)
    return [(month, _of_month(tree, cells, limit)) for month, cells in months.items()]


def _of_month(tree: Tree, cells: Cells, limit: int) -> set[str]:
    own = tree.inheritance.without(cells)
    found = Month(tree, own, limit)
    for area in cells:
        if area not in tree.parents:
            found.settle(area)
    return found.hidden | tree.inheritance.told_by(found.hidden, own)
