"""A page: a clean table on its way into an ugly file; each line remembers its true row."""

import datetime as dt
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from tests.corpus.truth import DATA, Row, shape, word
from tests.corpus.workbooks import Leaf, Merge

Cell = object
Cells = tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """A column of the page: our name for it ('' for what we do not keep) and its heading, level by level."""

    name: str
    heading: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A line below the headings: its cells, the true row (none: no record) and why it must be refused."""

    cells: Cells
    row: Row | None = None
    refused: tuple[str, str] | None = None  # column, words of the reason


@dataclass(frozen=True)
class Expected:
    """What must become of a record: its row number in the sheet, its true row or why it is refused."""

    row_no: int
    source: str
    row: Row
    refused: tuple[str, str] | None = None


@dataclass(frozen=True)
class Page:
    """The table, the lines above and below it, and how merged groups are drawn."""

    source: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    above: tuple[Cells, ...] = ()
    below: tuple[Cells, ...] = ()
    merged: tuple[str, ...] = ()  # columns whose equal neighbours are one cell

    def at(self, name: str) -> int:
        """Where the column stands."""
        return [column.name for column in self.columns].index(name)

    @property
    def levels(self) -> int:
        """Rows of headings."""
        return max(len(column.heading) for column in self.columns)

    def with_cells(self, name: str, change: Callable[[Cell], Cell]) -> "Page":
        """The page with another way of writing one column; absent columns change nothing."""
        if name not in [column.name for column in self.columns]:
            return self
        at = self.at(name)
        lines = (
            line
            if line.row is None
            else replace(line, cells=(*line.cells[:at], change(line.cells[at]), *line.cells[at + 1 :]))
            for line in self.lines
        )
        return replace(self, lines=tuple(lines))

    def swapped(self, name: str, columns: Iterable[Column], cells: Callable[[Line], Cells]) -> "Page":
        """The page with one column replaced by others; `cells` gives theirs."""
        at = self.at(name)
        lines = (
            replace(line, cells=(*line.cells[:at], *cells(line), *line.cells[at + 1 :]))
            for line in self.lines
        )
        return replace(
            self, columns=(*self.columns[:at], *columns, *self.columns[at + 1 :]), lines=tuple(lines)
        )


@dataclass(frozen=True)
class Grid:
    """A sheet as it is written: cells, merged ranges, and what must become of its records."""

    cells: tuple[Cells, ...]
    expected: tuple[Expected, ...]
    merges: tuple[Merge, ...] = ()

    def leaf(self, name: str, hidden: bool = False) -> Leaf:
        """The grid as a sheet of a workbook."""
        return Leaf(name, self.cells, self.merges, hidden)


@cache
def synonyms() -> dict:
    """The headings that are known."""
    return tomllib.loads((DATA / "headings.toml").read_text("utf-8"))


def heading(source: str, column: str) -> str:
    """The first heading that is known for a column."""
    words = synonyms()["place"]["code"] if column == "area" else synonyms()[source][column]
    return words[0]


def page(source: str, rows: Iterable[Row]) -> Page:
    """The clean page: all columns that any row fills or the source needs, cells as true values."""
    rows = tuple(rows)
    names = [
        name
        for name, about in shape(source)["columns"].items()
        if about.get("required") or any(row.get(name) is not None for row in rows)
    ]
    columns = tuple(Column(name, (heading(source, name),)) for name in names)
    return Page(source, columns, tuple(Line(tuple(row.get(name) for name in names), row) for row in rows))


def grid(page: Page) -> Grid:
    """The page as rows of a sheet; what no trap wrote otherwise is written as a tidy office would."""
    heads = [
        tuple(column.heading[level] if level < len(column.heading) else "" for column in page.columns)
        for level in range(page.levels)
    ]
    body = [tuple(_written(page, at, cell) for at, cell in enumerate(line.cells)) for line in page.lines]
    first = len(page.above) + page.levels
    merges = _merged_heads(heads, len(page.above)) + _merged_cells(page, body, first)
    expected = tuple(
        Expected(first + i + 1, page.source, line.row, line.refused)
        for i, line in enumerate(page.lines)
        if line.row is not None
    )
    rows = [*page.above, *_blanked([*heads, *body], merges, len(page.above)), *page.below]
    return Grid(tuple(rows), expected, tuple(merges))


def beside(left: Grid, right: Grid, gap: int = 0) -> Grid:
    """Two tables side by side on one sheet."""
    width = max(map(len, left.cells))
    height = max(len(left.cells), len(right.cells))
    rows = []
    for at in range(height):
        a = left.cells[at] if at < len(left.cells) else ()
        b = right.cells[at] if at < len(right.cells) else ()
        rows.append((*a, *[None] * (width - len(a) + gap), *b))
    moved = tuple((a, b + width + gap, c, d + width + gap) for a, b, c, d in right.merges)
    return Grid(tuple(rows), left.expected + right.expected, left.merges + moved)


def _written(page: Page, at: int, cell: Cell) -> Cell:
    name = page.columns[at].name
    about = shape(page.source)["columns"].get(name, {})
    if cell is None or not name or isinstance(cell, Told):
        return cell
    if about.get("type") == "choice":
        return word(page.source, name, cell)
    if about.get("type") == "month":
        return f"{cell:%Y-%m}"
    if isinstance(cell, float) and cell == int(cell):
        return int(cell)
    return cell


class Told(str):
    """A text that a trap wrote: it is taken as it is."""


def _merged_heads(heads: list[Cells], top: int) -> list[Merge]:
    """Groups above: the same words over neighbours; a heading that stands alone reaches down."""
    merges = []
    for level, row in enumerate(heads[:-1]):
        at = 0
        while at < len(row):
            end = at
            while end + 1 < len(row) and row[at] and row[end + 1] == row[at] and heads[level + 1][at]:
                end += 1
            if end > at:
                merges.append((top + level, at, top + level, end))
            at = end + 1
    depth = len(heads)
    alone = [at for at in range(len(heads[0])) if depth > 1 and not any(row[at] for row in heads[1:])]
    return merges + [(top, at, top + depth - 1, at) for at in alone]


def _merged_cells(page: Page, body: list[Cells], first: int) -> list[Merge]:
    """Runs of equal cells in the columns that are merged, within equal cells of those before."""
    merges = []
    for depth, name in enumerate(page.merged):
        at = page.at(name)
        before = [page.at(other) for other in page.merged[:depth]] + [at]
        start = 0
        for i in range(1, len(body) + 1):
            same = i < len(body) and all(body[i][k] == body[start][k] for k in before)
            if not same or page.lines[i].row is None or page.lines[start].row is None:
                if i - 1 > start:
                    merges.append((first + start, at, first + i - 1, at))
                start = i
    return merges


def _blanked(rows: list[Cells], merges: list[Merge], top: int) -> list[Cells]:
    """Rows with all but the first cell of each merged range left empty."""
    covered = {
        (row - top, column)
        for first_row, first, last_row, last in merges
        for row in range(first_row, last_row + 1)
        for column in range(first, last + 1)
        if (row, column) != (first_row, first)
    }
    return [
        tuple(None if (at, column) in covered else cell for column, cell in enumerate(row))
        for at, row in enumerate(rows)
    ]


def day_text(day: dt.date, form: str) -> Told:
    """A day in one of the forms that offices use: {y} {m} {d}, {mm} {dd} with two digits."""
    return Told(form.format(y=day.year, m=day.month, d=day.day, mm=f"{day.month:02}", dd=f"{day.day:02}"))


def told(cell: Cell) -> Cell:
    """A text as it stands; other cells unchanged."""
    return Told(cell) if isinstance(cell, str) else cell


def of_type(page: Page, kind: str) -> list[str]:
    """Names of the page's columns of that type."""
    columns = shape(page.source)["columns"]
    return [c.name for c in page.columns if columns.get(c.name, {}).get("type") == kind]
