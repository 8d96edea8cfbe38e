"""python -m data.reading.workbook_child: reads workbooks for data.reading.workbook, in a process of its own.

The reader of workbooks ends its whole process where memory is lacking, and a damaged or hostile file can ask
for any amount: so it works under a limit, apart from the process that loads. Orders come as lines of JSON on
standard input, answers go as lines of JSON to standard output, rows as lines of JSON into a file.
"""

import datetime as dt
import json
import sys
import time
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import TextIO

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data.reading import error_cells

WORK_SECONDS = 12  # of the processor, for one workbook: so a busy machine does not refuse an honest one
MEMORY_BYTES = 640 << 20  # together with the process that loads it stays under 1 GB
MOST_COLUMNS = 1024
MOST_CELLS = 6_000_000
LONGEST_CELL = 131_072  # characters; a spreadsheet holds 32 767
PRECISION = ".15g"  # what a spreadsheet shows of 0.96799999999999997
LONGEST_WHOLE = 1e15
TOO_LARGE = "it is too large to be read as a workbook"


class Fault(Exception):
    """Why a workbook is not read, in words that follow its name."""


def main() -> None:
    """Answer each order until there are no more."""
    for line in sys.stdin:
        _limit()
        order = json.loads(line)
        print(json.dumps(_answer(order["file"], Path(order["target"]))), flush=True)


def _limit() -> None:
    """Whoever wants more memory or work is ended by the system."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; there the time limit alone stops a hostile file
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + WORK_SECONDS, most))


def _answer(file: str, target: Path) -> dict[str, object]:
    try:
        with target.open("w", encoding="utf-8") as made, CalamineWorkbook.from_path(file) as book:
            errors = error_cells.find(Path(file))
            shown = [sheet for sheet in book.sheets_metadata if _is_shown(sheet)]
            sheets = [_written(book, sheet, errors.get(sheet.name, {}), made) for sheet in shown]
            hidden = [sheet.name for sheet in book.sheets_metadata if _is_hidden(sheet)]
            return {"sheets": sheets, "hidden": hidden}
    except Fault as fault:
        return {"fault": str(fault)}
    except PasswordError:
        return {"fault": "it is protected by a password"}
    except MemoryError:
        return {"fault": TOO_LARGE}
    # A damaged file provokes anything, also a panic of the reader, which is no Exception.
    except BaseException as error:
        return {"fault": f"it is damaged ({type(error).__name__})"}


def _is_shown(sheet: SheetMetadata) -> bool:
    return sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet


def _is_hidden(sheet: SheetMetadata) -> bool:
    return sheet.visible != SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet


def _written(
    book: CalamineWorkbook, sheet: SheetMetadata, errors: dict[tuple[int, int], str], made: TextIO
) -> dict[str, object]:
    """Write the rows of a sheet, one line each; how many there are, and which cells are merged."""
    found = book.get_sheet_by_name(sheet.name)
    height, width, blank = 0, 0, 0
    for row in _rows(found, errors):
        if not row:
            blank += 1
            continue
        made.write("[]\n" * blank)
        made.write(json.dumps(row, ensure_ascii=False) + "\n")
        height, width, blank = height + blank + 1, max(width, len(row)), 0
        _check(sheet.name, height, width)
    merged = found.merged_cell_ranges or []
    return {"name": sheet.name, "height": height, "width": width, "merged": merged}


def _rows(sheet: CalamineSheet, errors: dict[tuple[int, int], str]) -> Iterator[list[str]]:
    """Rows from the first of the sheet on, without the empty cells at their ends."""
    left = (sheet.start or (0, 0))[1]
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (number, column), text in errors.items():
        by_row.setdefault(number, []).append((column, text))
    # An error may stand below all cells that hold something.
    below = repeat([], max(0, max(by_row, default=-1) + 1 - sheet.total_height))
    for number, cells in enumerate(chain(sheet.iter_rows(), below)):
        row = [""] * left + [_text(cell) for cell in cells]
        for column, text in by_row.get(number, ()):
            row.extend([""] * (column + 1 - len(row)))
            row[column] = text
        while row and not row[-1]:
            row.pop()
        yield row


def _check(name: str, height: int, width: int) -> None:
    if width > MOST_COLUMNS:
        raise Fault(f"sheet {name} has {width} columns, at most {MOST_COLUMNS} are read")
    if height * width > MOST_CELLS:
        raise Fault(f"sheet {name} has more than {MOST_CELLS} cells")


def _text(cell: object) -> str:
    """A cell as an export in text would hold it: no '.0' after whole numbers, dates in ISO form."""
    if isinstance(cell, str):
        if len(cell) > LONGEST_CELL:
            raise Fault(f"a cell has more than {LONGEST_CELL} characters")
        if "\0" in cell:
            raise Fault("a cell holds NUL bytes")
        return cell
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < LONGEST_WHOLE else _figure(cell)
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, dt.timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return str(cell)


def _figure(cell: float) -> str:
    return str(cell) if abs(cell) >= LONGEST_WHOLE else format(cell, PRECISION)


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    main()
