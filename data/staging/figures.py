"""Figures: monthly numbers in the unit of their item; shares are kept as 0-1, doubtful ones asked about."""

import duckdb

from data import codes
from data.question import NUMBER, Question
from data.sheets.headings import normalise
from data.sources import Column, Source
from data.staging import cells

ITEM = "item"
PERCENT, SHARE = "percent", "share"
GENERAL = "general"
PARTS = {"%": 100, "‰": 1000}
NO_PERCENTAGE = "a percentage where a number is counted"
OTHER_UNIT = "the unit does not fit the item"
ABOVE = "a share below 0 or above 100 %"
_DECIMALS = 10  # 96.8 / 100 is 0.968


def as_stored() -> dict[str, str]:
    """Answers for figures that are written as the warehouse keeps them: shares as 0-1."""
    return {normalise(item): SHARE for item, entry in codes.items().items() if entry["unit"] == SHARE}


def of(source: Source) -> Column | None:
    """The column of a source that holds figures."""
    return next((column for column in source.columns if column.type == "figure"), None)


def resolve(
    connection: duckdb.DuckDBPyConnection, column: Column, answered: list[dict[str, str]]
) -> list[tuple[int, Question]]:
    """Fill the table `figure_ways` (how bare numbers of an item that is a share are written in a sheet).

    (sheet, question) where the numbers do not tell: all are at most 1, or some are and others are not.
    """
    _tell_units(connection)
    found = connection.execute(
        f"""SELECT t.sheet, t.{ITEM}, w.value, min(t.{column.name}), max(t.{column.name}), count(*)
        FROM scratch.typed AS t
        JOIN words_{ITEM} AS w ON w.sheet = t.sheet AND w.word = t.{ITEM}
        JOIN figure_units AS u ON u.item = w.value
        WHERE u.unit = '{SHARE}' AND t.{column.name}_said = '' AND t.{column.name} <> 0 AND t.problem IS NULL
        GROUP BY ALL ORDER BY ALL"""
    ).fetchall()
    ways, questions = [], []
    for sheet, word, item, least, most, rows in found:
        way = _way(answered[sheet] if sheet < len(answered) else {}, word, item, least)
        ways.append((sheet, word, way))
        if not way:
            questions.append((sheet, _question(column, item, most, rows)))
    connection.execute("CREATE OR REPLACE TEMP TABLE figure_ways (sheet BIGINT, word VARCHAR, way VARCHAR)")
    if ways:
        connection.executemany("INSERT INTO figure_ways VALUES (?, ?, ?)", ways)
    return questions


def value(column: Column) -> str:
    """SQL of a figure in its item's unit, for rows `t` of scratch.typed; the words of `item` are `w_item`."""
    name = column.name
    parts = " ".join(f"WHEN '{sign}' THEN {number}" for sign, number in PARTS.items())
    bare = f"CASE WHEN figure.way = '{PERCENT}' THEN 100 ELSE 1 END"
    share = f"round(t.{name} / CASE t.{name}_said {parts} ELSE {bare} END, {_DECIMALS})"
    is_share = f"figure_unit.unit = '{SHARE}' OR (figure_unit.unit IS NULL AND t.{name}_said IN ('%', '‰'))"
    return f"CASE WHEN {is_share} THEN {share} ELSE t.{name} END"


def joins() -> list[str]:
    """What `value` needs beside t and w_item."""
    return [
        f"LEFT JOIN figure_units AS figure_unit ON figure_unit.item = w_{ITEM}.value",
        f"LEFT JOIN figure_ways AS figure ON figure.sheet = t.sheet AND figure.word = t.{ITEM}",
    ]


def refusals(
    connection: duckdb.DuckDBPyConnection, column: Column
) -> list[tuple[int, int, str, str, str | None]]:
    """(sheet, row, column, reason, None) of figures that are no share, or not in the unit of their item."""
    wrong = f"""CASE
            WHEN unit <> '{SHARE}' AND said IN ('%', '‰') THEN '{NO_PERCENTAGE}'
            WHEN unit = '{SHARE}' AND figure NOT BETWEEN 0 AND 1 THEN '{ABOVE}'
            WHEN said <> '' AND ('{GENERAL}', said) NOT IN (FROM figure_measures)
                AND (unit, said) NOT IN (FROM figure_measures) THEN '{OTHER_UNIT}'
        END"""
    return connection.execute(
        f"""SELECT sheet, row_no, '{column.name}', {wrong} AS reason, NULL FROM (
            SELECT t.sheet, t.rowid + s.offset_rows AS row_no, figure_unit.unit,
                   t.{column.name}_said AS said, {value(column)} AS figure
            FROM scratch.typed AS t
            JOIN scratch.sheets AS s ON s.sheet = t.sheet
            JOIN words_{ITEM} AS w_{ITEM} ON w_{ITEM}.sheet = t.sheet AND w_{ITEM}.word = t.{ITEM}
            {" ".join(joins())}
            WHERE t.problem IS NULL
        ) WHERE reason IS NOT NULL"""
    ).fetchall()


def _way(answers: dict[str, str], word: str, item: str, least: float) -> str:
    """How bare numbers are written: as a person answered, or percent where none can be a share."""
    labels = codes.read()[ITEM].labels[item]
    given = (answers.get(normalise(text)) for text in (word, item, *labels.values()))
    return next((way for way in given if way), PERCENT if least > 1 else "")


def _question(column: Column, item: str, most: float, rows: int) -> Question:
    label = codes.read()[ITEM].label(item, "zh")
    return Question(
        NUMBER,
        f"{label}: are its numbers percent (96.8) or shares (0.968) ({rows} rows)?",
        subject=label,
        column=column.name,
        choices=(PERCENT, SHARE),
        guess=SHARE if most <= 1 else "",
        reason="no number is above 1" if most <= 1 else "",
        rows=rows,
    )


def _tell_units(connection: duckdb.DuckDBPyConnection) -> None:
    units = {item: entry["unit"] for item, entry in codes.items().items()}
    pairs = [(unit, word) for unit, words in cells.measures().items() for word in words]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE figure_units AS SELECT unnest($items) AS item, unnest($units) AS unit",
        {"items": list(units), "units": list(units.values())},
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE figure_measures AS "
        "SELECT unnest($units) AS unit, unnest($words) AS word",
        {"units": [unit for unit, _ in pairs], "words": [word for _, word in pairs]},
    )
