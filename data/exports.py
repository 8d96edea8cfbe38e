"""Exports as sheets: each table in a file with its headings understood, ready to be staged."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa

from data import files, headings, records, workbook
from data.headings import Recognised
from data.problem import Problem

PARALLEL, SERIAL, STRAIGHTENED = "parallel", "serial", "straightened"
TABLE_ROWS, TABLE_CELLS = 2, 3
HEAD_ROWS = 40  # a heading row stands among the first of a sheet
READ_TEXT = Path(__file__).with_name("read_text.sql").read_text("utf-8")


@dataclass(frozen=True)
class Sheet:
    """A table of a file: from `first_row` on (as a spreadsheet counts rows) its records begin.

    `left_out` names sheets of the same workbook that look like tables and were not understood.
    """

    file: Path
    label: str
    heading: Recognised
    first_row: int
    text: files.TextTable | None = None
    rows: pa.Table | None = None
    left_out: tuple[str, ...] = ()

    @property
    def ways(self) -> tuple[str, ...]:
        """How it can be read, the fastest first; only the last makes sense of blank lines and odd records."""
        if self.text is None:
            return (PARALLEL,)
        lines_before = [before for _, before in self.text.head[: self.first_row]]
        is_regular = self.text.is_regular and lines_before == list(range(len(lines_before)))
        return (PARALLEL, SERIAL, STRAIGHTENED) if is_regular else (STRAIGHTENED,)

    def open(self, connection: duckdb.DuckDBPyConnection, way: str) -> None:
        """Make the view `raw` with columns c0, c1, … of text, and is_too_long."""
        if self.text is None:
            connection.register("sheet_rows", self.rows)
            connection.execute(
                "CREATE OR REPLACE TEMP VIEW raw AS SELECT *, false AS is_too_long FROM sheet_rows"
            )
        elif way == STRAIGHTENED:
            target = files.new_text(self.text.scratch)
            records.straighten(self.text.path, self.text.delimiter, self.first_row - 1, self._width, target)
            self._view(connection, str(target), ",", way)
        else:
            self._view(connection, str(self.text.path), self.text.delimiter, way)

    @property
    def _width(self) -> int:
        return len(self.text.head[self.first_row - 2][0])

    def _view(self, connection: duckdb.DuckDBPyConnection, file: str, delimiter: str, way: str) -> None:
        wide = max(self._width + 1, *(len(cells) for cells, _ in self.text.head))
        surplus = [f"c{i}" for i in range(self._width, wide)]
        # A view takes no parameters, so the file's name reaches it as a variable.
        connection.execute("SET VARIABLE raw_file = $file", {"file": file})
        connection.execute("SET VARIABLE raw_delimiter = $delimiter", {"delimiter": delimiter})
        connection.execute(
            READ_TEXT.format(
                columns={f"c{i}": "VARCHAR" for i in range(wide)},
                surplus=" OR ".join(f"trim({column}) <> ''" for column in surplus),
                skip=0 if way == STRAIGHTENED else self.first_row - 1,
                parallel=way == PARALLEL,
            )
        )


def sheets(found: list[Path], answers: dict[str, str], scratch: Path) -> list[Sheet]:
    """The tables of all files, the unit table first; a Problem where one cannot be read or understood."""
    shared = {name for name, times in Counter(file.name for file in found).items() if times > 1}
    read = [_told_apart(sheet, shared) for file in found for sheet in _of_file(file, answers, scratch)]
    return sorted(read, key=lambda sheet: sheet.heading.source.name != "areas")


def questions(sheet: Sheet) -> list[str]:
    """What must be answered before the sheet can be loaded."""
    asked = [f"{sheet.label}: {question}" for question in sheet.heading.questions]
    lacking = headings.missing(sheet.heading)
    if lacking and not asked:
        left = ", ".join(repr(name) for name in sheet.heading.dropped) or "none"
        asked = [
            f"{sheet.label}: no column for {', '.join(lacking)} of {sheet.heading.source.name}; "
            f"headings not used: {left}"
        ]
    return asked


def _told_apart(sheet: Sheet, shared: set[str]) -> Sheet:
    """With its folder in the label, where offices gave several files the same name."""
    return (
        replace(sheet, label=f"{sheet.file.parent.name}/{sheet.label}")
        if sheet.file.name in shared
        else sheet
    )


def _of_file(file: Path, answers: dict[str, str], scratch: Path) -> list[Sheet]:
    suffix = file.suffix.lower()
    if suffix in files.TEXT:
        return [_of_text(file, answers, scratch)]
    if suffix not in files.WORKBOOKS:
        raise Problem(
            f"{file.name}: {suffix or 'no ending'} is not read; "
            f"expected {' '.join(files.TEXT + files.WORKBOOKS)}."
        )
    read = list(workbook.sheets(file))
    found = {name: _of_rows(file, name, rows, answers, len(read) > 1) for name, rows in read}
    understood = [sheet for sheet in found.values() if sheet]
    if not understood:
        raise Problem(_unknown(file))
    left_out = tuple(f"{file.name} [{name}]" for name, rows in read if not found[name] and _is_table(rows))
    return [replace(sheet, left_out=left_out) for sheet in understood]


def _is_table(rows: list[list[str]]) -> bool:
    """Whether a sheet holds more than notes."""
    return sum(sum(map(bool, row)) >= TABLE_CELLS for row in rows) >= TABLE_ROWS


def _of_text(file: Path, answers: dict[str, str], scratch: Path) -> Sheet:
    table = files.open_text(file, scratch)
    head = table.head[:HEAD_ROWS]
    position, heading = _heading([cells for cells, _ in head], answers)
    if heading is None:
        raise Problem(_unknown(file))
    return Sheet(file, file.name, heading, position + 2, text=table)


def _of_rows(
    file: Path, name: str, rows: list[list[str]], answers: dict[str, str], several: bool
) -> Sheet | None:
    position, heading = _heading(rows[:HEAD_ROWS], answers)
    if heading is None:
        return None
    body = workbook.table(rows[position + 1 :], _width(rows))
    label = f"{file.name} [{name}]" if several else file.name
    return Sheet(file, label, heading, position + 2, rows=body)


def _heading(rows: list[list[str]], answers: dict[str, str]) -> tuple[int, Recognised | None]:
    """Position and reading of the row that is understood best."""
    readings = [(i, headings.recognise(row, answers)) for i, row in enumerate(rows)]
    understood = [(i, reading) for i, reading in readings if reading]
    return max(understood, key=lambda item: len(item[1].columns) + len(item[1].place), default=(0, None))


def _width(rows: Iterable[list[str]]) -> int:
    return max((len(row) for row in rows), default=0)


def _unknown(file: Path) -> str:
    kinds = ", ".join(headings.sources.read())
    return f"{file.name}: no headings of a known export ({kinds}); add them with --mapping."
