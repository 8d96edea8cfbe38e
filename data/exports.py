"""Exports as sheets: each table in a file with its headings understood, ready to be staged."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from data import files, headings, workbook
from data.headings import Recognised
from data.problem import Problem

HEAD_ROWS = 40  # a heading row stands among the first of a sheet
READ_TEXT = Path(__file__).with_name("read_text.sql").read_text("utf-8")


@dataclass(frozen=True)
class Sheet:
    """A table of a file: from `first_row` on (as a spreadsheet counts rows) its records begin."""

    file: Path
    label: str
    heading: Recognised
    first_row: int
    text: files.TextTable | None = None
    skipped_lines: int = 0
    rows: pa.Table | None = None

    def open(self, connection: duckdb.DuckDBPyConnection, parallel: bool = True) -> None:
        """Make the view `raw` with columns c0, c1, … of text."""
        if self.rows is not None:
            connection.register("sheet_rows", self.rows)
            connection.execute("CREATE OR REPLACE TEMP VIEW raw AS FROM sheet_rows")
            return
        columns = {f"c{i}": "VARCHAR" for i in range(_width(cells for cells, _ in self.text.head))}
        # A view takes no parameters, so the file's name reaches it as a variable.
        connection.execute("SET VARIABLE raw_file = $file", {"file": str(self.text.path)})
        connection.execute("SET VARIABLE raw_delimiter = $delimiter", {"delimiter": self.text.delimiter})
        connection.execute(READ_TEXT.format(columns=columns, skip=self.skipped_lines, parallel=parallel))


def sheets(found: list[Path], answers: dict[str, str], scratch: Path) -> list[Sheet]:
    """The tables of all files, the unit table first; a Problem where one cannot be read or understood."""
    read = [sheet for file in found for sheet in _of_file(file, answers, scratch)]
    return sorted(read, key=lambda sheet: sheet.heading.source.name != "areas")


def questions(sheet: Sheet) -> list[str]:
    """What must be answered before the sheet can be loaded."""
    asked = [f"{sheet.label}: {question}" for question in sheet.heading.questions]
    lacking = headings.missing(sheet.heading)
    if lacking and not asked:
        left = ", ".join(repr(name) for name in sheet.heading.dropped) or "none"
        asked = [
            f"{sheet.label}: no column for {', '.join(lacking)} of {sheet.heading.source.name}; headings not used: {left}"
        ]
    return asked


def _of_file(file: Path, answers: dict[str, str], scratch: Path) -> list[Sheet]:
    suffix = file.suffix.lower()
    if suffix in files.TEXT:
        return [_of_text(file, answers, scratch)]
    if suffix not in files.WORKBOOKS:
        raise Problem(
            f"{file.name}: {suffix or 'no ending'} is not read; expected {' '.join(files.TEXT + files.WORKBOOKS)}."
        )
    read = list(workbook.sheets(file))
    found = [sheet for name, rows in read if (sheet := _of_rows(file, name, rows, answers, len(read) > 1))]
    if not found:
        raise Problem(_unknown(file))
    return found


def _of_text(file: Path, answers: dict[str, str], scratch: Path) -> Sheet:
    table = files.open_text(file, scratch)
    head = table.head[:HEAD_ROWS]
    position, heading = _heading([cells for cells, _ in head], answers)
    if heading is None:
        raise Problem(_unknown(file))
    after = table.head[position + 1][1] if position + 1 < len(table.head) else head[position][1] + 1
    return Sheet(file, file.name, heading, position + 2, text=table, skipped_lines=after)


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
