"""Staging: rows of sheets become rows of ours; what cannot is refused with row, column and reason.

All sheets of one source go through together: `scratch.typed` holds their rows with typed cells (choices and
places as written), the view `incoming` the same rows understood.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.question import Question
from data.sheets import furniture
from data.sheets.headings import Recognised
from data.sheets.mapping import Mapping
from data.sources import Column, Source
from data.staging import cells, faults, figures, numbering, placing, texts, vocabulary
from data.staging.places import Gazetteer
from data.staging.placing import PLACE_ROLES

PERSONAL_MACROS = Path(__file__).with_name("personal.sql").read_text("utf-8")
FORM = "form"  # the problem of such a row: it is no record, so it is neither read nor refused
Refusal = tuple[int, int, str, str, str | None]  # sheet, row, column, reason, value


@dataclass(frozen=True)
class Knowledge:
    """What helps to understand sheets: the unit table as it stands, and what was answered about each."""

    gazetteer: Gazetteer
    answers: tuple[Mapping, ...] = ()


def begin(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """An empty `scratch.typed` for a source."""
    columns = [
        f"{c.name} {cells.SQL_TYPES.get(c.type, 'VARCHAR')}" for c in source.columns if c.type != "area"
    ]
    columns += [f"{c.name}_said VARCHAR" for c in source.columns if c.type == "figure"]
    connection.execute(cells.MACROS)
    connection.execute(PERSONAL_MACROS)
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.typed (sheet BIGINT, {', '.join(columns)}, "
        "place_text VARCHAR, emptied VARCHAR, problem VARCHAR, problem_text VARCHAR)"
    )
    connection.execute("CREATE OR REPLACE TABLE scratch.sheets (sheet BIGINT, offset_rows BIGINT)")


def add(connection: duckdb.DuckDBPyConnection, heading: Recognised, sheet: int, first_row: int) -> None:
    """Read the view `raw` (c0, c1, …), whose first record is row `first_row`, into `scratch.typed`."""
    columns = [column for column in heading.source.columns if column.name in heading.filled]
    connection.execute(f"INSERT INTO scratch.typed BY NAME {_typed_sql(heading, columns, sheet)}")
    # The order of a table is the order of the file, so a row's number needs no window over all rows.
    connection.execute(
        "INSERT INTO scratch.sheets "
        "SELECT $sheet, $first_row - min(rowid) FROM scratch.typed WHERE sheet = $sheet",
        {"sheet": sheet, "first_row": first_row},
    )
    connection.execute(
        "UPDATE scratch.typed SET problem = $form WHERE sheet = $sheet AND problem_text IS NOT NULL AND "
        f"list_contains($told, split_part(problem, '|', 1) || '|' || {furniture.squeezed('problem_text')})",
        {"form": FORM, "sheet": sheet, "told": furniture.repeated(heading)},
    )


def withdraw(connection: duckdb.DuckDBPyConnection, sheet: int) -> None:
    """Take back the sheet that was added last; by a copy, because deleting would upset row numbers."""
    connection.execute(
        f"CREATE OR REPLACE TABLE scratch.typed AS FROM scratch.typed WHERE sheet <> {sheet:d}"
    )
    connection.execute(f"DELETE FROM scratch.sheets WHERE sheet = {sheet:d}")


def understand(
    connection: duckdb.DuckDBPyConnection, source: Source, knowledge: Knowledge
) -> list[tuple[int, Question]]:
    """Resolve words and places into the view `incoming`; returns (sheet, question) for unknown words and
    figures that may be percent or shares. Places that are not found ask nothing here: see place_questions."""
    questions = []
    vocabulary.begin(connection)
    for column in (column for column in source.columns if column.type == "choice"):
        answered = [answers.words.get(column.name, {}) for answers in knowledge.answers]
        questions += vocabulary.resolve(connection, column, answered)
    if figure := figures.of(source):
        questions += figures.resolve(connection, figure, [answers.numbers for answers in knowledge.answers])
    if _has_places(source):
        placing.resolve(connection, knowledge.gazetteer, knowledge.answers)
    numbering.resolve(connection, source, knowledge.gazetteer)
    connection.execute(f"CREATE OR REPLACE TEMP VIEW incoming AS {_incoming_sql(source)}")
    return questions


def rows(connection: duckdb.DuckDBPyConnection) -> dict[int, int]:
    """How many records each sheet holds."""
    return dict(
        connection.execute(
            "SELECT sheet, count(*) FROM scratch.typed WHERE problem IS DISTINCT FROM $form GROUP BY sheet",
            {"form": FORM},
        ).fetchall()
    )


def refusals(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Refusal]:
    """Rows with a cell that cannot be read, and rows whose place is unknown or ambiguous."""
    found = connection.execute(
        "SELECT sheet, t.rowid + offset_rows, split_part(problem, '|', 1), split_part(problem, '|', 2), "
        "problem_text FROM scratch.typed AS t JOIN scratch.sheets USING (sheet) WHERE problem <> $form",
        {"form": FORM},
    ).fetchall()
    found += vocabulary.refusals(connection) + numbering.refusals(connection)
    if figure := figures.of(source):
        found += figures.refusals(connection, figure)
    return found + (placing.refusals(connection) if _has_places(source) else [])


def place_questions(
    connection: duckdb.DuckDBPyConnection, source: Source, knowledge: Knowledge
) -> list[tuple[int, Question]]:
    """(sheet, question) about places that were not found; their rows are refused until they are answered."""
    return placing.questions(connection, knowledge.gazetteer) if _has_places(source) else []


def personal_cells(connection: duckdb.DuckDBPyConnection, source: Source) -> list[tuple[int, str, int]]:
    """(sheet, column, cells) that looked personal and are left empty in rows that come in."""
    found = vocabulary.emptied(connection)
    found += connection.execute(
        "SELECT sheet, emptied_column, count(*) FROM ("
        "SELECT sheet, unnest(string_split(rtrim(emptied, '|'), '|')) AS emptied_column FROM scratch.typed "
        "WHERE emptied <> '' AND problem IS NULL) GROUP BY ALL"
    ).fetchall()
    for column in _emptied(source):
        found += connection.execute(
            f"SELECT sheet, '{column}', count(*) FROM scratch.typed "
            f"WHERE looks_personal({column}) AND problem IS NULL GROUP BY sheet"
        ).fetchall()
    return found


def _has_places(source: Source) -> bool:
    return any(column.type == "area" for column in source.columns)


def _emptied(source: Source) -> list[str]:
    """Free columns that may be empty."""
    return [column.name for column in source.columns if column.type == "name" and not column.required]


def _typed_sql(heading: Recognised, columns: list[Column], sheet: int) -> str:
    # Generated from our own column names and integer positions only; cells stay data.
    plain = [column for column in columns if column.type != "area"]
    values = [
        f"{cells.read(column, heading.factors.get(column.name, 1))} AS {column.name}" for column in plain
    ]
    stored = [f"{cells.stored(column)} AS {column.name}" for column in plain]
    stored += [f"{cells.said(column)} AS {column.name}_said" for column in plain if column.type == "figure"]
    carried = [texts.ROW] if heading.filled_down else []
    return f"""
        WITH texts AS (SELECT {", ".join(texts.texts(heading) + carried)}, is_too_long,
                              {furniture.condition(heading)} AS is_furniture FROM {texts.rows(heading)}),
        read AS (SELECT *, {", ".join(values)}, {_place_text(heading)} AS place_text FROM texts),
        judged AS (SELECT *, CASE WHEN is_furniture THEN '{FORM}'
                                  ELSE {faults.problem(columns)} END AS problem FROM read)
        SELECT {sheet} AS sheet, {", ".join(stored)}, place_text, {faults.emptied(plain)} AS emptied, problem,
               CASE WHEN problem IS NOT NULL THEN {faults.text(plain)} END AS problem_text
        FROM judged {texts.order(heading)}"""


def _place_text(heading: Recognised) -> str:
    """Always the same parts in the same order, so that one text tells them apart."""
    found = {role: f"p_{role}" for role in heading.place}
    parts = [f"coalesce({found[role]}, '')" if role in found else "''" for role in PLACE_ROLES]
    return f"concat_ws(chr(31), {', '.join(parts)})" if found else "NULL"


def _incoming_sql(source: Source) -> str:
    joins = ["JOIN scratch.sheets AS s ON s.sheet = t.sheet"]
    if _has_places(source):
        joins.append(
            "LEFT JOIN place_codes AS place ON place.sheet = t.sheet AND place.place_text = t.place_text"
        )
    joins += [
        f"LEFT JOIN words_{name} AS w_{name} ON w_{name}.sheet = t.sheet AND w_{name}.word = t.{name}"
        for name in (column.name for column in source.columns if column.type == "choice")
    ]
    joins += figures.joins() if figures.of(source) else []
    values = ", ".join(f"{_value(column, source)} AS {column.name}" for column in source.columns)
    computed = "".join(f", {sql} AS {name}" for name, sql in source.computed.items())
    # Rows that are written by hand may leave their place out; those of exports never do.
    placed = " AND (t.place_text IS NULL OR place.code IS NOT NULL)" if _has_places(source) else ""
    read = (
        f"SELECT t.sheet, t.rowid + s.offset_rows AS row_no, {values} "
        f"FROM scratch.typed AS t {' '.join(joins)} WHERE t.problem IS NULL{placed}"
    )
    return f"SELECT *{computed} FROM ({read}) AS read"


def _value(column: Column, source: Source) -> str:
    name = column.name
    if column.type == "area":
        return "place.code"
    if column.type == "choice":
        return f"w_{name}.value = 'yes'" if column.boolean else f"w_{name}.value"
    if column.type == "figure":
        return figures.value(column)
    return (
        f"CASE WHEN NOT looks_personal(t.{name}) THEN t.{name} END"
        if name in _emptied(source)
        else f"t.{name}"
    )
