"""An empty form of a higher office, XLSX or XLS: read where a hostile file does no harm, as a grid."""

import hashlib
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from data.reading import files, workbook
from data.staging.personal import looks_personal
from i18n.translate import mark as _
from reports.forms import package as packages
from reports.forms import reference
from reports.forms.fault import FormFault
from reports.forms.reference import Cell

ENDINGS = (".xlsx", ".xls")
BIGGEST = 20 << 20
PACKED = b"PK"
CELL_WORD = "单元格"  # notes on how to fill a form speak of A1单元格, which is no 单元 of a building
MORE_ROWS, MORE_COLUMNS = 10, 3  # of an XLS, whose empty cells are not told
MOST_ROWS, MOST_COLUMNS = 2000, 200  # of a form that is filled cell by cell


@dataclass(frozen=True)
class Sheet:
    """A sheet as a grid, as large as its cells go, empty ones with a border among them."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[Cell, Cell], ...] = ()
    formulas: frozenset[Cell] = frozenset()

    @property
    def size(self) -> Cell:
        """The number of rows and columns."""
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def extent(self) -> str:
        """The first and the last cell: A1:F40."""
        height, width = self.size
        return f"A1:{reference.write((height - 1, width - 1))}"

    def first(self, cell: Cell) -> Cell:
        """The cell that holds the text of a merged area; the cell itself elsewhere."""
        return self._heads.get(cell, cell)

    def text(self, cell: Cell) -> str:
        """What stands in a cell; in a merged area, what stands in all of it."""
        row, column = self.first(cell)
        height, width = self.size
        return self.rows[row][column].strip() if row < height and column < width else ""

    @property
    def joined(self) -> frozenset[Cell]:
        """The cells of merged areas."""
        return frozenset(self._heads)

    @cached_property
    def _heads(self) -> dict[Cell, Cell]:
        return {
            (row, column): first
            for first, last in self.merged
            for row in range(first[0], last[0] + 1)
            for column in range(first[1], last[1] + 1)
        }


@dataclass(frozen=True)
class Blank:
    """The form: its file's name and bytes, and its visible sheets."""

    name: str
    content: bytes
    sheets: tuple[Sheet, ...]

    @property
    def is_xlsx(self) -> bool:
        """Whether it can be filled in place."""
        return self.content.startswith(PACKED)

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of its bytes."""
        return hashlib.sha256(self.content).hexdigest()

    def sheet(self, name: str) -> Sheet:
        """A sheet by its name; a FormFault where the form has none of it."""
        found = next((sheet for sheet in self.sheets if sheet.name == name), None)
        if found is None:
            names = ", ".join(sheet.name for sheet in self.sheets)
            raise FormFault(_("The form has no sheet {sheet}; it has {names}."), sheet=name, names=names)
        return found


def read(name: str, content: bytes) -> Blank:
    """The form in a file; a Problem in one line where it is no form that can be read."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    ending = PurePosixPath(plain).suffix.lower()
    if ending not in ENDINGS:
        raise FormFault(
            _("{name}: only XLSX and XLS forms can be filled; save it as XLSX."), name=files.shown(plain)
        )
    if len(content) > BIGGEST:
        raise FormFault(
            _("{name}: larger than {megabytes} MB."), name=files.shown(plain), megabytes=BIGGEST >> 20
        )
    with tempfile.TemporaryDirectory(prefix="zhili-form-") as folder:
        file, scratch = Path(folder) / f"form{ending}", Path(folder) / "scratch"
        file.write_bytes(content)
        scratch.mkdir()
        with workbook.reading(scratch) as opened:
            book = opened(file)
    package = packages.unpack(content) if content.startswith(PACKED) else None
    sheets = tuple(_sheet(one, package) for one in book.sheets)
    if not sheets:
        raise FormFault(_("{name}: no visible sheet holds anything."), name=files.shown(plain))
    _refuse_personal(sheets)
    return Blank(plain, content, sheets)


def _sheet(read_: workbook.Sheet, package: packages.Package | None) -> Sheet:
    height, width = len(read_.rows), max(map(len, read_.rows), default=0)
    written = packages.cells(package, read_.name) if package and read_.name in package.sheets else {}
    if package is None:
        height, width = height + MORE_ROWS, width + MORE_COLUMNS
    height = max([height, *(cell[0] + 1 for cell in written)])
    width = max([width, *(cell[1] + 1 for cell in written)])
    height, width = min(height, MOST_ROWS), min(width, MOST_COLUMNS)
    rows = [tuple([*row, *[""] * width][:width]) for row in read_.rows[:height]]
    rows += [("",) * width] * (height - len(rows))
    formulas = frozenset(cell for cell, is_formula in written.items() if is_formula)
    return Sheet(read_.name, tuple(rows), _apart(read_.merged, (height, width)), formulas)


def _apart(merged: tuple[tuple[Cell, Cell], ...], size: Cell) -> tuple[tuple[Cell, Cell], ...]:
    """The merged areas within the grid; one that overlaps an earlier one is damage and left out."""
    kept: list[tuple[Cell, Cell]] = []
    for first, last in merged:
        last = min(last[0], size[0] - 1), min(last[1], size[1] - 1)
        apart = all(
            first[0] > other[1][0] or last[0] < other[0][0] or first[1] > other[1][1] or last[1] < other[0][1]
            for other in kept
        )
        if apart and first != last and first[0] <= last[0] and first[1] <= last[1]:
            kept.append((first, last))
    return tuple(kept)


def _refuse_personal(sheets: tuple[Sheet, ...]) -> None:
    """An empty form holds nobody's number; what looks like one is named by its cell and never repeated."""
    for sheet in sheets:
        for number, row in enumerate(sheet.rows):
            for column, text in enumerate(row):
                if any(looks_personal(line.replace(CELL_WORD, "")) for line in text.splitlines()):
                    raise FormFault(
                        _("{sheet}!{cell} looks like a number or address of a person; send the empty form."),
                        sheet=files.shown(sheet.name),
                        cell=reference.write((number, column)),
                    )
