"""Sheets: a table of a file with its headings understood, and how DuckDB is to read its records."""

from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa

from data.reading import files, records
from data.sheets.headings import Recognised
from data.sheets.mapping import Mapping

PARALLEL, SERIAL, STRAIGHTENED = "parallel", "serial", "straightened"
READ_TEXT = Path(__file__).with_name("read_text.sql").read_text("utf-8")


@dataclass(frozen=True)
class Sheet:
    """A table of a file: from `first_row` on (as a spreadsheet counts rows) its records begin.

    `left_out` names sheets of the same workbook that look like tables and were not understood, `hidden` those
    that nobody sees. A sheet of figures with a column per item is several of these with one label.
    """

    file: Path
    label: str
    heading: Recognised
    first_row: int
    text: files.TextTable | None = None
    rows: pa.Table | None = None
    left_out: tuple[str, ...] = ()
    answers: Mapping = field(default_factory=Mapping)
    hidden: tuple[str, ...] = ()
    is_empty: bool = False

    @property
    def ways(self) -> tuple[str, ...]:
        """How it can be read, the fastest first; only the last makes sense of blank lines and odd records."""
        if self.text is None:
            return (PARALLEL,)
        lines_before = [before for _, before in self.text.head[: self.first_row]]
        is_regular = self.text.is_regular and lines_before == list(range(len(lines_before)))
        # Names that are carried down need the rows in their order.
        fast = (SERIAL,) if self.heading.filled_down else (PARALLEL, SERIAL)
        return (*fast, STRAIGHTENED) if is_regular else (STRAIGHTENED,)

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
        return len(self.heading.levels)

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
