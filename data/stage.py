"""Staging: rows of sheets become rows of ours; what cannot is refused with row, column and reason.

All sheets of one source go through together: `scratch.typed` holds their rows with typed cells (choices and
places as written), the view `incoming` the same rows understood.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import cells, furniture, vocabulary
from data.headings import Recognised
from data.places import ROLES, Gazetteer, Place
from data.problem import Problem
from data.sources import Column, Source

PERSONAL_MACROS = Path(__file__).with_name("personal.sql").read_text("utf-8")
NUMBERING_TYPES = ("case_id", "code_text", "area_code")
PERSONAL_TYPES = (*NUMBERING_TYPES, "name")
PLACE_ROLES = ("code", *ROLES, "path")
FORM = "form"  # the problem of such a row: it is no record, so it is neither read nor refused
Refusal = tuple[int, int, str, str, str | None]  # sheet, row, column, reason, value


@dataclass(frozen=True)
class Answers:
    """What a person has decided: words per column and areas per place text."""

    words: dict[str, dict[str, str]]
    places: dict[str, str]


@dataclass(frozen=True)
class Knowledge:
    """What helps to understand a sheet: the unit table as it stands, and what a person has answered."""

    gazetteer: Gazetteer
    answers: Answers


def begin(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """An empty `scratch.typed` for a source."""
    columns = [
        f"{c.name} {cells.SQL_TYPES.get(c.type, 'VARCHAR')}" for c in source.columns if c.type != "area"
    ]
    connection.execute(PERSONAL_MACROS)
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.typed (sheet BIGINT, {', '.join(columns)}, "
        "place_text VARCHAR, problem VARCHAR, problem_text VARCHAR)"
    )
    connection.execute("CREATE OR REPLACE TABLE scratch.sheets (sheet BIGINT, offset_rows BIGINT)")


def add(connection: duckdb.DuckDBPyConnection, heading: Recognised, sheet: int, first_row: int) -> None:
    """Read the view `raw` (c0, c1, …), whose first record is row `first_row`, into `scratch.typed`."""
    columns = [column for column in heading.source.columns if column.name in heading.columns]
    connection.execute(f"INSERT INTO scratch.typed BY NAME {_typed_sql(heading, columns, sheet)}")
    # The order of a table is the order of the file, so a row's number needs no window over all rows.
    connection.execute(
        "INSERT INTO scratch.sheets "
        "SELECT $sheet, $first_row - min(rowid) FROM scratch.typed WHERE sheet = $sheet",
        {"sheet": sheet, "first_row": first_row},
    )


def withdraw(connection: duckdb.DuckDBPyConnection, sheet: int) -> None:
    """Take back the sheet that was added last; by a copy, because deleting would upset row numbers."""
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.typed AS FROM scratch.typed WHERE sheet <> {sheet:d}"
    )
    connection.execute(f"DELETE FROM scratch.sheets WHERE sheet = {sheet:d}")


def understand(
    connection: duckdb.DuckDBPyConnection, source: Source, knowledge: Knowledge
) -> list[tuple[int, str]]:
    """Resolve words and places into the view `incoming`; returns (sheet, question) for unknown words."""
    questions = []
    vocabulary.begin(connection)
    for column in (column for column in source.columns if column.type == "choice"):
        questions += vocabulary.resolve(connection, column, knowledge.answers.words.get(column.name, {}))
    if any(column.type == "area" for column in source.columns):
        _resolve_places(connection, knowledge)
    connection.execute(f"CREATE OR REPLACE TEMP VIEW incoming AS {_incoming_sql(source)}")
    return questions


def refusals(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Refusal]:
    """Rows with a cell that cannot be read, and rows whose place is unknown or ambiguous."""
    found = connection.execute(
        "SELECT sheet, t.rowid + offset_rows, split_part(problem, '|', 1), split_part(problem, '|', 2), "
        "problem_text FROM scratch.typed AS t JOIN scratch.sheets USING (sheet) WHERE problem <> $form",
        {"form": FORM},
    ).fetchall()
    found += vocabulary.refusals(connection)
    if any(column.type == "area" for column in source.columns):
        found += connection.execute(
            "SELECT sheet, t.rowid + offset_rows, 'area', p.reason, "
            "trim(regexp_replace(t.place_text, chr(31) || '+', ' ', 'g')) "
            "FROM scratch.typed AS t JOIN scratch.sheets USING (sheet) "
            "JOIN place_codes AS p USING (place_text) WHERE p.code IS NULL AND t.problem IS NULL"
        ).fetchall()
    return found


def _typed_sql(heading: Recognised, columns: list[Column], sheet: int) -> str:
    # Generated from our own column names and integer positions only; cells stay data.
    texts = [f"{cells.text(heading.columns[c.name])} AS t_{c.name}" for c in columns]
    places = [f"{cells.text(position)} AS p_{role}" for role, position in heading.place.items()]
    plain = [column for column in columns if column.type != "area"]
    values = [f"{cells.read(column)} AS {column.name}" for column in plain]
    stored = [f"{cells.stored(column)} AS {column.name}" for column in plain]
    return f"""
        WITH texts AS (SELECT {", ".join(texts + places)}, is_too_long,
                              {furniture.condition(heading)} AS is_furniture FROM raw),
        read AS (SELECT *, {", ".join(values)}, {_place_text(heading)} AS place_text FROM texts),
        judged AS (SELECT *, CASE WHEN is_furniture THEN '{FORM}' ELSE {_problem(columns)} END AS problem
                   FROM read)
        SELECT {sheet} AS sheet, {", ".join(stored)}, place_text, problem,
               CASE WHEN problem IS NOT NULL THEN {_problem_text(plain)} END AS problem_text
        FROM judged"""


def _place_text(heading: Recognised) -> str:
    """Always the same parts in the same order, so that one text tells them apart."""
    found = {role: f"p_{role}" for role in heading.place}
    parts = [f"coalesce({found[role]}, '')" if role in found else "''" for role in PLACE_ROLES]
    return f"concat_ws(chr(31), {', '.join(parts)})" if found else "NULL"


def _problem(columns: list[Column]) -> str:
    """The first cell that cannot be read, as 'column|reason'."""
    cases = ["WHEN is_too_long THEN '|the cells do not fit the headings'"]
    for column in (column for column in columns if column.type != "area"):
        name = column.name
        if column.type in cells.REASONS:
            cases.append(f"WHEN {cells.unreadable(column)} THEN '{name}|{cells.REASONS[column.type]}'")
        if column.required:
            cases.append(f"WHEN {cells.blank(column)} THEN '{name}|empty'")
        if column.type in PERSONAL_TYPES:
            cases.append(f"WHEN looks_personal(t_{name}) THEN '{name}|{vocabulary.PERSONAL}'")
        if column.type in NUMBERING_TYPES:
            cases.append(f"WHEN {cells.shortened(column)} THEN '{name}|digits lost in a spreadsheet'")
    return f"CASE {' '.join(cases)} END"


def _problem_text(columns: list[Column]) -> str:
    cases = [f"WHEN '{column.name}' THEN t_{column.name}" for column in columns]
    return f"CASE split_part(problem, '|', 1) {' '.join(cases)} END"


def _resolve_places(connection: duckdb.DuckDBPyConnection, knowledge: Knowledge) -> None:
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE place_codes (place_text VARCHAR, code VARCHAR, reason VARCHAR)"
    )
    found = []
    for (text,) in connection.execute(
        "SELECT DISTINCT place_text FROM scratch.typed WHERE problem IS NULL"
    ).fetchall():
        code, *names, path = (text or chr(31) * (len(PLACE_ROLES) - 1)).split(chr(31))
        place = Place(code, tuple(names) if any(names) else (), path)
        given = knowledge.answers.places.get(str(place))
        if given and given not in knowledge.gazetteer.names:
            raise Problem(
                f"--mapping: {str(place)!r} = {given!r} is no area of the unit table; give its code."
            )
        found.append((text, *((given, "") if given else knowledge.gazetteer.find(place))))
    connection.execute(
        "INSERT INTO place_codes SELECT unnest($texts), unnest($codes), unnest($reasons)",
        {name: [row[i] for row in found] for i, name in enumerate(("texts", "codes", "reasons"))},
    )


def _incoming_sql(source: Source) -> str:
    joins, values = ["JOIN scratch.sheets AS s ON s.sheet = t.sheet"], []
    for column in source.columns:
        name = column.name
        if column.type == "area":
            joins.append(
                "JOIN place_codes AS place ON place.place_text = t.place_text AND place.code IS NOT NULL"
            )
            values.append("place.code AS area")
        elif column.type == "choice":
            joins.append(f"LEFT JOIN words_{name} AS w_{name} ON w_{name}.word = t.{name}")
            values.append(
                f"w_{name}.value = 'yes' AS {name}" if column.boolean else f"w_{name}.value AS {name}"
            )
        else:
            values.append(f"t.{name}")
    computed = "".join(f", {sql} AS {name}" for name, sql in source.computed.items())
    read = (
        f"SELECT t.sheet, t.rowid + s.offset_rows AS row_no, {', '.join(values)} "
        f"FROM scratch.typed AS t {' '.join(joins)} WHERE t.problem IS NULL"
    )
    return f"SELECT *{computed} FROM ({read}) AS read"
