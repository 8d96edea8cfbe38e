"""The raw exports, read a second time as plainly as can be: rows of dicts, no pandas, no database.

Nothing here knows how the product reads them. It shares the tables that people decide on: which columns a
kind of export has (data/sources), which headings there are (data/headings.toml) and what the offices' words
mean (data/codes.toml, data/items.toml).
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

from tests.second_opinion.gazetteer import Gazetteer, plain
from tests.second_opinion.obvious import RefusedError, obey

DATA = Path(__file__).resolve().parents[2] / "data"


def _toml(path: Path) -> dict:
    return tomllib.loads(path.read_text("utf-8"))


HEADINGS = _toml(DATA / "headings.toml")
CODES = {**_toml(DATA / "codes.toml"), "item": _toml(DATA / "items.toml")}
SOURCES = {path.stem: _toml(path) for path in (DATA / "sources").glob("*.toml")}
COLUMNS = {table: source["columns"] for table, source in SOURCES.items()}
KEYS = {table: source["key"] for table, source in SOURCES.items()}  # a later row replaces the earlier one
REQUIRED = {  # cells without which a row says nothing; their headings tell what a file is about
    table: [name for name, column in columns.items() if column.get("required") and column["type"] != "area"]
    for table, columns in COLUMNS.items()
}
NOT_A_CASE = ("小计", "合计", "总计", "制表人", "填报")  # how sums and footers begin


@dataclass(frozen=True)
class Exports:
    """All rows that count, by table, and those that do not: file, row from 1, why."""

    places: Gazetteer
    tables: dict[str, list[dict]]
    refused: list[tuple[str, int, str]] = field(default_factory=list)


def read(folder: Path) -> Exports:
    """Every file below the folder in the order of the paths; later rows replace earlier ones."""
    tables: dict[str, dict] = {table: {} for table in KEYS}
    refused: list[tuple[str, int, str]] = []
    places = Gazetteer({})
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = str(path.relative_to(folder))
        for table, number, cells in _records(path):
            try:
                row = _row(table, cells, name, places)
                tables[table][tuple(row[column] for column in KEYS[table])] = row
            except RefusedError as why:
                refused.append((name, number, str(why)))
        if tables["areas"] and not places.areas:
            places = Gazetteer({code: row for (code,), row in tables["areas"].items()})
    return Exports(places, {table: list(rows.values()) for table, rows in tables.items()}, refused)


def _cells(path: Path) -> list[list]:
    """All cells of a file, whatever it is and however it is encoded."""
    if path.suffix == ".xlsx":
        return [list(row) for row in load_workbook(path, read_only=True).active.iter_rows(values_only=True)]
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")
    return list(csv.reader(text.splitlines()))


def _records(path: Path) -> Iterator[tuple[str, int, dict]]:
    """Table, number of the row in the file, cells by column; sums, footers and blank rows are left out."""
    table, columns = "", {}
    for number, cells in enumerate(_cells(path), 1):
        cells = ["" if cell is None else cell.strip() if isinstance(cell, str) else cell for cell in cells]
        if not columns:
            table, columns = _heading(cells)
        elif any(cell != "" for cell in cells) and not str(cells[0]).startswith(NOT_A_CASE):
            yield table, number, {name: cells[at] for name, at in columns.items()}
    assert columns, f"{path}: no row of headings was found."


def _heading(cells: list) -> tuple[str, dict[str, int]]:
    """The table whose required headings all stand in this row, and where each column is."""
    at = {plain(cell): number for number, cell in enumerate(cells) if cell != ""}
    for table, required in REQUIRED.items():
        columns = _columns(HEADINGS[table], at)
        if all(name in columns for name in required):
            place = {} if table == "areas" else _columns(HEADINGS["place"], at)
            return table, columns | {f"@{name}": number for name, number in place.items()}
    return "", {}


def _columns(known: dict[str, list[str]], at: dict[str, int]) -> dict[str, int]:
    found = {name: [at[plain(word)] for word in words if plain(word) in at] for name, words in known.items()}
    return {name: numbers[0] for name, numbers in found.items() if numbers}


def _row(table: str, cells: dict, file: str, places: Gazetteer) -> dict:
    """A row in our values, with its area; raises RefusedError where it breaks an obvious rule."""
    empty = [name for name in REQUIRED[table] if cells[name] == ""]
    if empty:
        raise RefusedError(f"empty {empty[0]}")
    known = COLUMNS[table]
    row = {name: _value(column, cells.get(name, "")) for name, column in known.items() if name != "area"}
    if table == "areas":
        return row
    names = (plain(cells.get(f"@{part}", "")) for part in ("code", "county", "town", "village"))
    row["area"] = places.code(file, *names)
    obey(row)
    return row


def _value(column: dict, cell: object) -> object:
    """What a cell says; None where it says nothing."""
    kind = column["type"]
    if cell == "":
        return None
    if kind in ("date", "month"):
        day = _day(cell if isinstance(cell, str) else cell.strftime("%Y-%m-%d"))
        return day.replace(day=1) if kind == "month" else day
    if kind in ("whole", "decimal", "figure"):
        number = float(str(cell).replace(",", ""))
        return int(number) if number.is_integer() else number
    return _meaning(column["codes"], str(cell)) if kind == "choice" else str(cell)


@cache
def _day(text: str) -> date:
    """2020-10-01, 2020/10/1 8:00:00, 2020年10月1日, 20201001, 2020-10, 2020年10月."""
    found = re.match(r"(\d{4})[-/年](\d{1,2})(?:[-/月](\d{1,2}))?", text)
    found = found or re.fullmatch(r"(\d{4})(\d\d)(\d\d)?", text)
    try:
        return datetime(*(int(part or 1) for part in found.groups())).date()
    except (AttributeError, ValueError):
        raise RefusedError("impossible date") from None


@cache
def _meaning(codes: str, word: str) -> str | bool:
    """The value that a word stands for in a list of codes; yes and no as truth."""
    for value, entry in CODES[codes].items():
        if plain(word) in map(plain, (value, entry["zh"], *entry.get("from", ()))):
            return value == "yes" if codes == "yes_no" else value
    raise RefusedError(f"unknown word in {codes}")
