"""A case of the corpus: rows, traps and a writer make an ugly file; what must become of it is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.corpus.page import Expected, Grid, grid, page
from tests.corpus.traps import Trap
from tests.corpus.truth import ROWS, Row
from tests.corpus.writing import Writer, text

PLAIN = text()
Asked = tuple[str, str]  # what a question is about, and its subject or column


@dataclass(frozen=True)
class Case:
    """An ugly file. `asks` stop the load until `answers` (a mapping file) are given; `opens` do not stop it;
    `stops` are words of the one line that refuses the whole file; `notes` are words of warnings."""

    name: str
    source: str = "disputes"
    traps: tuple[Trap, ...] = ()
    write: Writer = PLAIN
    rows: tuple[Row, ...] = ()
    grids: Callable[[], Sequence[Grid]] | None = None
    asks: tuple[Asked, ...] = ()
    opens: tuple[Asked, ...] = ()
    answers: str = ""
    stops: str = ""
    file_name: str = ""

    def file(self) -> tuple[str, bytes, tuple[Expected, ...]]:
        """Name and bytes of the file, and what must become of its records."""
        grids = self.grids() if self.grids else [spoiled(self.source, self.traps, self.rows)]
        name, content = self.write(self.file_name or self.name, grids)
        return name, content, tuple(expected for grid in grids for expected in grid.expected)


def spoiled(source: str, traps: Sequence[Trap], rows: Sequence[Row] = ()) -> Grid:
    """The rows of a source with traps, as a grid."""
    made = page(source, rows or ROWS[source])
    for trap in traps:
        made = trap(made)
    return grid(made)
