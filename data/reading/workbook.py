"""Workbooks (xlsx, xlsm, xls, xlsb, ods): the visible sheets as rows of text, and which ones are hidden."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Timer

import pyarrow as pa

from data.problem import Problem
from data.reading import files, signature

SECONDS = 60.0  # for one workbook, whatever the reader waits for; its work is limited more tightly
ROOT = Path(__file__).resolve().parents[2]
CHILD = "data.reading.workbook_child"
OF_WORKBOOKS = (signature.SIGNATURES[b"PK"], signature.SIGNATURES[b"\xd0\xcf\x11\xe0"])

Cell = tuple[int, int]  # row and column, from 0


@dataclass(frozen=True)
class Sheet:
    """A visible sheet: all rows are equally long, an empty cell is ''.

    `merged` are the first and last cells of merged areas, from 0; only the first holds the text.
    """

    name: str
    rows: list[list[str]]
    merged: tuple[tuple[Cell, Cell], ...] = ()


@dataclass(frozen=True)
class Book:
    """The visible sheets that hold anything, and the names of hidden ones, which are not read."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()


class _Child:
    """The process that reads workbooks, started with the first of them."""

    def __init__(self, scratch: Path):
        self._scratch = scratch
        self._process: subprocess.Popen[str] | None = None

    def read(self, file: Path) -> Book:
        """A workbook; a Problem where it cannot be read, or not within the limits of time and memory."""
        target = files.new_text(self._scratch)
        order = {"file": str(file.resolve()), "target": str(target.resolve())}
        line = self._answer(json.dumps(order))
        answer = json.loads(line) if line else {"fault": ""}
        if "fault" in answer:
            # Whatever it was, the next file gets a reader that has not been through it.
            self.close()
            raise Problem(
                f"{files.label(file)}: cannot be read as a workbook: {_reason(file, answer['fault'])}."
            )
        with target.open(encoding="utf-8") as lines:
            sheets = [_sheet(told, lines) for told in answer["sheets"]]
        target.unlink()
        return Book(tuple(sheet for sheet in sheets if sheet.rows), tuple(answer["hidden"]))

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _answer(self, order: str) -> str:
        """A line, or nothing where the process died or was stopped for taking too long."""
        process = self._process = self._process or _start()
        watch = Timer(SECONDS, process.kill)
        watch.start()
        try:
            print(order, file=process.stdin, flush=True)
            return process.stdout.readline()
        except BrokenPipeError:
            return ""
        finally:
            watch.cancel()


@contextmanager
def reading(scratch: Path) -> Iterator[Callable[[Path], Book]]:
    """`with reading(scratch) as read:` → `read(file)` is a Book; one process of its own reads them all."""
    child = _Child(scratch)
    try:
        yield child.read
    finally:
        child.close()


def table(rows: list[list[str]], width: int) -> pa.Table:
    """Rows of text as a table with columns c0, c1, …; missing where a cell is empty."""
    columns = {f"c{i}": pa.array([_cell(row, i) for row in rows], pa.string()) for i in range(width)}
    return pa.table(columns)


def _start() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", CHILD],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # What the reader says there is for its makers, and may hold cells.
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )


def _sheet(told: dict, lines: Iterator[str]) -> Sheet:
    height, width = told["height"], told["width"]
    rows = [json.loads(line) for line in islice(lines, height)]
    for row in rows:
        row.extend([""] * (width - len(row)))
    merged = tuple((tuple(first), tuple(last)) for first, last in told["merged"])
    return Sheet(told["name"], rows, tuple(_clipped(area, height, width) for area in merged))


def _clipped(area: tuple[Cell, Cell], height: int, width: int) -> tuple[Cell, Cell]:
    """Within the cells that are read: a title may be merged over all columns that there can be."""
    first, last = area
    return first, (min(last[0], height - 1), min(last[1], width - 1))


def _reason(file: Path, fault: str) -> str:
    kind = signature.of(file)
    if kind == signature.NOTHING:
        return "it is empty; export it again"
    if kind not in OF_WORKBOOKS:
        return f"it holds {kind or 'something else'}; save it as a workbook or as CSV"
    told = fault or "it takes too much time or memory"
    return f"{told}; save it again, or as CSV (UTF-8)"


def _cell(row: list[str], position: int) -> str | None:
    return (row[position] or None) if position < len(row) else None
