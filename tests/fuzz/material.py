"""What the fuzzer works on: records, what they must become, and where they were touched."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.corpus.mixtures import Mixture
from tests.corpus.page import Expected, Grid, heading

Cells = list[object]


@dataclass
class Record:
    """A row of the sheet. `doubted` is a column that now holds what can be no value of it."""

    cells: Cells
    expected: tuple[Expected, ...] = ()
    touched: bool = False
    doubted: str = ""


@dataclass
class Material:
    """A mixture taken apart, to be changed in place."""

    mixture: Mixture
    records: list[Record]
    headings_touched: bool = False
    kinds: list[str] = field(default_factory=list)

    @property
    def body(self) -> list[Record]:
        """The rows that hold records."""
        return [record for record in self.records if record.expected]

    @property
    def grid(self) -> Grid:
        """The rows as they are now."""
        expected = tuple(e for record in self.records for e in record.expected)
        return Grid(tuple(tuple(record.cells) for record in self.records), expected)


def material(mixture: Mixture) -> Material:
    """A mixture without merged ranges, ready to be changed."""
    by_row: dict[int, tuple[Expected, ...]] = {}
    for expected in mixture.grid.expected:
        by_row[expected.row_no] = (*by_row.get(expected.row_no, ()), expected)
    rows = enumerate(mixture.grid.cells, 1)
    return Material(mixture, [Record(list(cells), by_row.get(number, ())) for number, cells in rows])


def column_at(made: Material, chance: random.Random, names: Sequence[str]) -> tuple[int, str] | None:
    """Where one of our columns stands, found by its clean heading; none if it is split."""
    top = made.records.index(made.body[0])
    found = []
    for record in made.records[:top]:
        for at, cell in enumerate(record.cells):
            plain = "".join(str(cell or "").replace("*", "").split())
            found += [(at, name) for name in names if plain == heading(made.mixture.source, name)]
    return chance.choice(found) if found else None
