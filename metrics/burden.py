"""Burden: what offices are asked for, what of it no indicator uses, and what is asked for twice."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pandas as pd

from data import codes, counts, definitions, scans, sources
from data.connection import Connection
from data.definitions import Definition
from data.sources import Source
from metrics.period import Period

PAIRS = Path(definitions.__file__).with_name("asked_twice.toml")
ITEMS = "monthly_figures"
# Tables that are made at load, and the kind of export that their columns come from.
DERIVED = {"reports": "reporting", "presence": "areas", "homes": "areas", "ancestors": "areas"}
UNIT_TABLE = "areas"  # not a monthly export: all of it is structure
ELSEWHERE = {"reporting": {"reported_on"}}  # the calendar of reports needs it
INDICATOR, STRUCTURE, NOBODY = "indicator", "structure", "nobody"
PLACES = ("area", "area_code")  # column types without which a row has no place


@dataclass(frozen=True)
class Reading:
    """What one indicator reads: kinds of export, names of columns, and texts that it compares with."""

    sources: frozenset[str]
    names: frozenset[str]
    texts: frozenset[str]


def columns(known: Mapping[str, Definition]) -> pd.DataFrame:
    """One row per column, and per item of monthly figures, that an export is asked for.

    source column item required indicators (how many use it) use: indicator; structure (no indicator names
    it, but it is the key, the place or the month of a row, or a page needs it); nobody. A column that two
    joined tables share counts for both, so nothing is called unused by mistake.
    """
    readings = _readings(known)
    rows = [row for source in sources.read().values() for row in _of_source(source, readings)]
    return pd.DataFrame([*rows, *_items(readings)])


def kinds(known: Mapping[str, Definition]) -> pd.DataFrame:
    """One row per kind of export: source columns items indicators unused twice.

    indicators: how many read the export; unused: names that nobody needs; twice: names that are asked for
    elsewhere, too.
    """
    readings, pairs = _readings(known), asked_twice()
    return pd.DataFrame(
        [
            {
                "source": source,
                "columns": int(own["item"].eq("").sum()),
                "items": int(own["item"].ne("").sum()),
                "indicators": sum(source in reading.sources for reading in readings),
                "unused": tuple(own["item"].where(own["item"] != "", own["column"])[own["use"] == NOBODY]),
                "twice": tuple(pairs.loc[pairs["source"] == source, "name"]),
            }
            for source, own in columns(known).groupby("source", sort=False)
        ]
    )


@cache
def asked_twice() -> pd.DataFrame:
    """What is asked for twice (data/asked_twice.toml): source name also_source also_name zh en."""
    pairs = tomllib.loads(PAIRS.read_text("utf-8"))["pair"]
    rows = []
    for pair in pairs:
        (source, name), (also_source, also_name) = (pair[side].split(".") for side in ("in", "also_in"))
        words = {"zh": pair["zh"], "en": pair["en"]}
        rows.append(
            {"source": source, "name": name, "also_source": also_source, "also_name": also_name} | words
        )
    return pd.DataFrame(rows)


def offices(connection: Connection, areas: Sequence[str], period: Period) -> pd.DataFrame:
    """What each area and all below it handed in, by month: area month exports columns items figures files.

    exports: kinds of export reported; columns: of those kinds, together; items: kinds of monthly figures;
    figures: how many of them; files: sheets that brought rows of the month. Months without any are left out.
    """
    found = counts.handed_in(connection, areas, period.first, period.last)
    width = {name: len(source.columns) for name, source in sources.read().items()}
    kinds_ = found.assign(columns=found["source"].map(width).fillna(0))
    return kinds_.groupby(["area", "month"], as_index=False).agg(
        exports=("source", "nunique"),
        columns=("columns", "sum"),
        items=("items", "sum"),
        figures=("figures", "sum"),
        files=("files", "sum"),
    )


def _readings(known: Mapping[str, Definition]) -> list[Reading]:
    """What each indicator reads; a table made at load stands for the export that it is made from."""
    declared = definitions.breakdowns()
    found = []
    for definition in known.values():
        tables = scans.describe(definition.id, definition.sql).tables
        names, texts = scans.mentioned(definition.sql)
        parts = {declared[name].get("column", name) for name in definition.breakdowns}
        read = frozenset(DERIVED.get(table, table) for table in tables)
        found.append(Reading(read, names | parts, texts))
    return found


def _of_source(source: Source, readings: list[Reading]) -> list[dict]:
    used = Counter(
        name
        for reading in readings
        if source.name in reading.sources
        for name in _base_columns(source, reading.names)
    )
    needed = {*source.key, *(column.name for column in source.columns if column.type in PLACES)}
    needed |= _base_columns(source, frozenset([source.month])) | ELSEWHERE.get(source.name, set())
    if source.name == UNIT_TABLE:
        needed |= set(source.stored)
    return [
        {
            "source": source.name,
            "column": column.name,
            "item": "",
            "required": column.required,
            "indicators": used[column.name],
            "use": INDICATOR if used[column.name] else STRUCTURE if column.name in needed else NOBODY,
        }
        for column in source.columns
    ]


def _items(readings: list[Reading]) -> list[dict]:
    rows = []
    for item in codes.items():
        number = sum(_names(reading, item) for reading in readings if ITEMS in reading.sources)
        row = {"source": ITEMS, "column": "item", "item": item, "required": False, "indicators": number}
        rows.append(row | {"use": INDICATOR if number else NOBODY})
    return rows


def _names(reading: Reading, item: str) -> bool:
    """Whether a definition names an item, be it by a pattern such as %_held."""
    patterns = (text.replace("%", "*") for text in reading.texts if "%" in text)
    return item in reading.texts or any(fnmatchcase(item, pattern) for pattern in patterns)


def _base_columns(source: Source, names: frozenset[str]) -> set[str]:
    """The columns of an export behind these names: a computed one stands for those it is computed from."""
    asked = {column.name for column in source.columns}
    computed = [scans.mentioned(f"SELECT {source.computed[n]}")[0] for n in names if n in source.computed]
    # A computed column may be made of another one.
    deeper = [_base_columns(source, found - names) for found in computed]
    return (set(names) & asked).union(*computed, *deeper) & asked
