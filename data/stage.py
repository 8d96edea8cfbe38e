"""Staging: a sheet's rows become rows of ours; what cannot is refused with row, column and reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import cells, codes
from data.headings import Recognised
from data.places import ROLES, Gazetteer, Place
from data.sources import Column

PERSONAL_MACROS = Path(__file__).with_name("personal.sql").read_text("utf-8")
PERSONAL_COLUMNS = ("case_id", "code_text", "name")
PLACE_ROLES = ("code", *ROLES, "path")
_SEPARATOR = "chr(31)"
# Rows that are part of the form and hold no record: sums, signatures, repeated headings.
FURNITURE = (
    r"^\s*(序号|小计|合计|总计|累计|平均|全市|全县|全区|全镇|制表人|填报人|填表人|签发人|审核人|负责人|单位负责人|"
    r"填报日期|填报单位|填报时间|制表日期|备注|注[:：]|说明)"
)
FURNITURE_CELLS = 3


@dataclass(frozen=True)
class Answers:
    """What a person has decided: words per column and areas per place text."""

    words: dict[str, dict[str, str]]
    places: dict[str, str]


def stage(connection: duckdb.DuckDBPyConnection, heading: Recognised, first_row: int) -> None:
    """Read the view `raw` (c0, c1, …) into the table `typed`; the first record of `raw` is row `first_row`.

    `typed` has row_no, each column of ours (choices as the export's word), place_text, and problem,
    which names the first cell that cannot be read.
    """
    columns = [column for column in heading.source.columns if column.name in heading.columns]
    connection.execute(PERSONAL_MACROS)
    connection.execute(f"CREATE OR REPLACE TABLE scratch.typed AS {_typed_sql(heading, columns, first_row)}")


def unreadable(connection: duckdb.DuckDBPyConnection) -> Iterable[tuple[int, str, str, str]]:
    """Rows of `typed` with a problem: (row, column, reason, value)."""
    return connection.execute(
        "SELECT row_no, split_part(problem, '|', 1), split_part(problem, '|', 2), problem_text "
        "FROM scratch.typed WHERE problem IS NOT NULL ORDER BY row_no"
    ).fetchall()


def understand(
    connection: duckdb.DuckDBPyConnection, heading: Recognised, gazetteer: Gazetteer, answers: Answers
) -> list[str]:
    """Resolve words and places of `typed` into the view `incoming`; returns questions about unknown words."""
    columns = [column for column in heading.source.columns if column.name in heading.columns]
    questions = []
    for column in (column for column in columns if column.type == "choice"):
        questions += _resolve_words(connection, column, answers.words.get(column.name, {}))
    if any(column.type == "area" for column in heading.source.columns):
        _resolve_places(connection, gazetteer, answers.places)
    connection.execute(f"CREATE OR REPLACE TEMP VIEW incoming AS {_incoming_sql(heading, columns)}")
    return questions


def unplaced(connection: duckdb.DuckDBPyConnection) -> Iterable[tuple[int, str, str, str]]:
    """Rows whose place is unknown or ambiguous: (row, 'area', reason, place as written)."""
    return connection.execute(
        "SELECT t.row_no, 'area', p.reason, replace(trim(t.place_text, chr(31)), chr(31), ' ') "
        "FROM scratch.typed t JOIN place_codes p USING (place_text) "
        "WHERE p.code IS NULL AND t.problem IS NULL ORDER BY t.row_no"
    ).fetchall()


def _typed_sql(heading: Recognised, columns: list[Column], first_row: int) -> str:
    # Generated from our own column names and integer positions only; cells stay data.
    texts = [f"{cells.text(heading.columns[c.name])} AS t_{c.name}" for c in columns]
    places = [f"{cells.text(position)} AS p_{role}" for role, position in heading.place.items()]
    values = [f"{cells.typed(c, f't_{c.name}')} AS {c.name}" for c in columns if c.type != "area"]
    kept = [c.name for c in columns if c.type != "area"]
    place_text = f"concat_ws({_SEPARATOR}, {', '.join(_place_parts(heading))})" if heading.place or _area(columns) else "NULL"
    return f"""
        WITH numbered AS (SELECT row_number() OVER () + {first_row - 1} AS row_no, * FROM raw),
        texts AS (SELECT row_no, {', '.join(texts + places)} FROM numbered WHERE NOT ({_furniture(heading)})),
        read AS (SELECT *, {', '.join(values)}, {place_text} AS place_text FROM texts),
        judged AS (SELECT *, {_problem(columns)} AS problem FROM read)
        SELECT row_no, {', '.join(kept)}, place_text, problem,
               CASE WHEN problem IS NOT NULL THEN {_problem_text(columns)} END AS problem_text
        FROM judged"""


def _area(columns: list[Column]) -> bool:
    return any(column.type == "area" for column in columns)


def _place_parts(heading: Recognised) -> list[str]:
    """Always the same parts in the same order, so that one text tells them apart."""
    area = {"path": "t_area"} if "area" in heading.columns else {}
    found = {role: f"p_{role}" for role in heading.place} | area
    return [f"coalesce({found[role]}, '')" if role in found else "''" for role in PLACE_ROLES]


def _furniture(heading: Recognised) -> str:
    key = heading.columns.get(heading.source.key[0])
    first = " OR ".join(f"regexp_matches(coalesce(c{i}, ''), '{FURNITURE}')" for i in range(FURNITURE_CELLS))
    used = [*heading.columns.values(), *heading.place.values()]
    empty = " AND ".join(f"c{i} IS NULL" for i in sorted(used))
    keyless = "true" if key is None else f"(c{key} IS NULL OR trim(c{key}) = '' OR regexp_matches(c{key}, '{FURNITURE}'))"
    return f"{keyless} AND (({empty}) OR {first})"


def _problem(columns: list[Column]) -> str:
    """The first cell that cannot be read, as 'column|reason'."""
    cases = []
    for column in columns:
        name = column.name
        if column.type == "area":
            continue
        if column.required:
            cases.append(f"WHEN t_{name} IS NULL THEN '{name}|empty'")
        if column.type in cells.REASONS:
            cases.append(f"WHEN {cells.unreadable(column)} THEN '{name}|{cells.REASONS[column.type]}'")
        if column.type in PERSONAL_COLUMNS:
            cases.append(f"WHEN looks_personal(t_{name}) THEN '{name}|looks like personal data'")
    return f"CASE {' '.join(cases)} END" if cases else "NULL"


def _problem_text(columns: list[Column]) -> str:
    cases = [f"WHEN '{c.name}' THEN t_{c.name}" for c in columns if c.type != "area"]
    return f"CASE split_part(problem, '|', 1) {' '.join(cases)} END"


def _resolve_words(connection: duckdb.DuckDBPyConnection, column: Column, answered: dict[str, str]) -> list[str]:
    """Fill the table words_<column>; a question for each unknown word."""
    found = connection.execute(
        f"SELECT {column.name}, count(*) FROM scratch.typed WHERE {column.name} IS NOT NULL AND problem IS NULL GROUP BY 1 ORDER BY 1"
    ).fetchall()
    code_list = codes.read()[column.codes]
    found = [(word, count) for word, count in found if word.strip() not in cells.BLANKS]
    meanings = {word: answered.get(word) or code_list.value(word) for word, _ in found}
    connection.execute(f"CREATE OR REPLACE TEMP TABLE words_{column.name} (word VARCHAR, value VARCHAR)")
    understood = {word: value for word, value in meanings.items() if value}
    connection.execute(
        f"INSERT INTO words_{column.name} SELECT unnest($words), unnest($values)",
        {"words": list(understood), "values": list(understood.values())},
    )
    return [
        f"{column.name}: what does {word!r} mean ({count} rows)? One of: {', '.join(code_list.labels)}"
        for word, count in found
        if not meanings[word]
    ]


def _resolve_places(connection: duckdb.DuckDBPyConnection, gazetteer: Gazetteer, answered: dict[str, str]) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE place_codes (place_text VARCHAR, code VARCHAR, reason VARCHAR)")
    texts = connection.execute("SELECT DISTINCT place_text FROM scratch.typed").fetchall()
    found = []
    for (text,) in texts:
        code, *names, path = text.split(chr(31))
        place = Place(code, tuple(names) if any(names) else (), path)
        given = answered.get(str(place))
        found.append((text, *((given, "") if given else gazetteer.find(place))))
    connection.execute(
        "INSERT INTO place_codes SELECT unnest($texts), unnest($codes), unnest($reasons)",
        {name: [row[i] for row in found] for i, name in enumerate(("texts", "codes", "reasons"))},
    )


def _incoming_sql(heading: Recognised, columns: list[Column]) -> str:
    present = {column.name for column in columns}
    joins, values = [], []
    for column in heading.source.columns:
        name = column.name
        if column.type == "area":
            joins.append("JOIN place_codes AS place ON place.place_text = t.place_text AND place.code IS NOT NULL")
            values.append("place.code AS area")
        elif name not in present:
            values.append(f"NULL AS {name}")
        elif column.type == "choice":
            joins.append(f"LEFT JOIN words_{name} AS w_{name} ON w_{name}.word = t.{name}")
            values.append(f"w_{name}.value = 'yes' AS {name}" if column.boolean else f"w_{name}.value AS {name}")
        else:
            values.append(f"t.{name}")
    computed = "".join(f", {sql} AS {name}" for name, sql in heading.source.computed.items())
    read = f"SELECT t.row_no, {', '.join(values)} FROM scratch.typed AS t {' '.join(joins)} WHERE t.problem IS NULL"
    return f"SELECT *{computed} FROM ({read}) AS read"
