"""Staging: rows of sheets become rows of ours; what cannot is refused with row, column and reason.

All sheets of one source go through together: `scratch.typed` holds their rows with typed cells (choices and
places as written), the view `incoming` the same rows understood.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import cells, codes, headings
from data.headings import Recognised
from data.personal import HIDDEN, masked
from data.places import ROLES, Gazetteer, Place
from data.sources import Column, Source

PERSONAL_MACROS = Path(__file__).with_name("personal.sql").read_text("utf-8")
NUMBERING_TYPES = ("case_id", "code_text", "area_code")
PERSONAL_TYPES = (*NUMBERING_TYPES, "name")
PERSONAL = "looks like personal data"
ASKED_WORDS = 20  # more unknown words than this are no vocabulary, and may be names
PLACE_ROLES = ("code", *ROLES, "path")
# Rows that are part of the form and hold no record: sums, signatures, repeated headings.
FURNITURE = tuple(
    "序号 小计 合计 总计 累计 平均 全市 全县 全区 全镇 制表 填报 填表 签发人 审核人 负责人 单位负责人 备注 注: 注： 说明".split()
)
FURNITURE_CELLS = 3
FORM = "form"  # the problem of such a row: it is no record, so it is neither read nor refused
SUMS = ("小计", "合计", "总计", "累计", "平均", "本页合计")
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
        "INSERT INTO scratch.sheets SELECT $sheet, $first_row - min(rowid) FROM scratch.typed WHERE sheet = $sheet",
        {"sheet": sheet, "first_row": first_row},
    )


def withdraw(connection: duckdb.DuckDBPyConnection, sheet: int) -> None:
    """Take back the rows of a sheet that was added last; copied, because deleting would upset the row numbers."""
    connection.execute(f"CREATE OR REPLACE TABLE scratch.typed AS FROM scratch.typed WHERE sheet <> {sheet:d}")
    connection.execute(f"DELETE FROM scratch.sheets WHERE sheet = {sheet:d}")


def understand(
    connection: duckdb.DuckDBPyConnection, source: Source, knowledge: Knowledge
) -> list[tuple[int, str]]:
    """Resolve words and places into the view `incoming`; returns (sheet, question) for unknown words."""
    questions = []
    connection.execute("CREATE OR REPLACE TEMP TABLE hidden_words (name VARCHAR, word VARCHAR)")
    for column in (column for column in source.columns if column.type == "choice"):
        questions += _resolve_words(connection, column, knowledge.answers.words.get(column.name, {}))
    if any(column.type == "area" for column in source.columns):
        _resolve_places(connection, knowledge)
    connection.execute(f"CREATE OR REPLACE TEMP VIEW incoming AS {_incoming_sql(source)}")
    return questions


def refusals(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Refusal]:
    """Rows with a cell that cannot be read, and rows whose place is unknown or ambiguous."""
    found = connection.execute(
        "SELECT sheet, t.rowid + offset_rows, split_part(problem, '|', 1), split_part(problem, '|', 2), problem_text "
        "FROM scratch.typed AS t JOIN scratch.sheets USING (sheet) WHERE problem <> $form",
        {"form": FORM},
    ).fetchall()
    for (name,) in connection.execute("SELECT DISTINCT name FROM hidden_words").fetchall():
        found += connection.execute(
            f"SELECT sheet, t.rowid + offset_rows, '{name}', '{PERSONAL}', NULL FROM scratch.typed AS t "
            f"JOIN scratch.sheets USING (sheet) JOIN hidden_words AS h ON h.word = t.{name} "
            f"WHERE h.name = '{name}' AND t.problem IS NULL"
        ).fetchall()
    if any(column.type == "area" for column in source.columns):
        found += connection.execute(
            "SELECT sheet, t.rowid + offset_rows, 'area', p.reason, "
            "trim(regexp_replace(t.place_text, chr(31) || '+', ' ', 'g')) "
            "FROM scratch.typed AS t JOIN scratch.sheets USING (sheet) JOIN place_codes AS p USING (place_text) "
            "WHERE p.code IS NULL AND t.problem IS NULL"
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
        WITH texts AS (SELECT {", ".join(texts + places)}, is_too_long, {_furniture(heading)} AS is_furniture FROM raw),
        read AS (SELECT *, {", ".join(values)}, {_place_text(heading)} AS place_text FROM texts),
        judged AS (SELECT *, CASE WHEN is_furniture THEN '{FORM}' ELSE {_problem(columns)} END AS problem FROM read)
        SELECT {sheet} AS sheet, {", ".join(stored)}, place_text, problem,
               CASE WHEN problem IS NOT NULL THEN {_problem_text(plain)} END AS problem_text
        FROM judged"""


def _place_text(heading: Recognised) -> str:
    """Always the same parts in the same order, so that one text tells them apart."""
    found = {role: f"p_{role}" for role in heading.place}
    parts = [f"coalesce({found[role]}, '')" if role in found else "''" for role in PLACE_ROLES]
    return f"concat_ws(chr(31), {', '.join(parts)})" if found else "NULL"


def _furniture(heading: Recognised) -> str:
    """Whether a row is part of the form. CASE is lazy, and nearly every row has a key: the second line decides."""
    key = heading.columns.get(heading.source.key[0])
    told = heading.source.key[0] if key is not None else next(iter(heading.columns))
    known = headings.read()[heading.source.name][told]
    cell = f"lower(translate(c{heading.columns[told]}, ' *＊\r\n\t\u3000', ''))"
    repeated = f"{cell} IN ({', '.join(repr(word) for word in known)})"
    used = sorted({*heading.columns.values(), *heading.place.values()})
    empty = " AND ".join(f"c{i} IS NULL" for i in used)
    words = f"'^\\s*({'|'.join(FURNITURE)})'"
    first = " OR ".join(f"regexp_matches(coalesce(c{i}, ''), {words})" for i in range(FURNITURE_CELLS))
    starts = {word[0] for word in (*FURNITURE, *known)} | {" ", "", "*", "＊", "\n"}
    listed = ", ".join(f"'{start}'" for start in sorted(starts))
    keyed = "false" if key is None else f"c{key} IS NOT NULL AND left(c{key}, 1) NOT IN ({listed})"
    # A sum's row may hold its count of cases under the case number: its first cell tells.
    sums = ", ".join(f"'{word}'" for word in SUMS)
    other = f"(NOT is_too_long AND {empty}) OR {first} OR coalesce({repeated}, false)"
    return f"CASE WHEN (trim(c0) IN ({sums})) IS TRUE THEN true WHEN {keyed} THEN false ELSE {other} END"


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
            cases.append(f"WHEN looks_personal(t_{name}) THEN '{name}|{PERSONAL}'")
        if column.type in NUMBERING_TYPES:
            cases.append(f"WHEN {cells.shortened(column)} THEN '{name}|digits lost in a spreadsheet'")
    return f"CASE {' '.join(cases)} END"


def _problem_text(columns: list[Column]) -> str:
    cases = [f"WHEN '{column.name}' THEN t_{column.name}" for column in columns]
    return f"CASE split_part(problem, '|', 1) {' '.join(cases)} END"


def _resolve_words(
    connection: duckdb.DuckDBPyConnection, column: Column, answered: dict[str, str]
) -> list[tuple[int, str]]:
    """Fill the table words_<column>; a question for each unknown word."""
    name, code_list = column.name, codes.read()[column.codes]
    found = connection.execute(
        f"SELECT {name}, count(*), min(sheet) FROM scratch.typed "
        f"WHERE {name} IS NOT NULL AND problem IS NULL GROUP BY {name} ORDER BY {name}"
    ).fetchall()
    found = [row for row in found if row[0].strip() not in cells.BLANKS]
    meanings = {word: answered.get(word) or code_list.value(word) for word, _, _ in found}
    known = {word: value for word, value in meanings.items() if value}
    connection.execute(f"CREATE OR REPLACE TEMP TABLE words_{name} (word VARCHAR, value VARCHAR)")
    connection.execute(
        f"INSERT INTO words_{name} SELECT unnest($words), unnest($values)",
        {"words": list(known), "values": list(known.values())},
    )
    unknown = [(word, count, sheet) for word, count, sheet in found if not meanings[word]]
    hidden = [word for word, _, _ in unknown if masked(word) == HIDDEN]
    if hidden:
        connection.execute("INSERT INTO hidden_words SELECT $name, unnest($hidden)", {"name": name, "hidden": hidden})
    asked = [(word, count, sheet) for word, count, sheet in unknown if word not in hidden]
    if len(asked) > ASKED_WORDS:
        return [(asked[0][2], f"{name}: {len(asked)} different words are unknown; is it really this column?")]
    return [
        (sheet, f"{name}: what does {word!r} mean ({count} rows)? One of: {', '.join(code_list.labels)}")
        for word, count, sheet in asked
    ]


def _resolve_places(connection: duckdb.DuckDBPyConnection, knowledge: Knowledge) -> None:
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE place_codes (place_text VARCHAR, code VARCHAR, reason VARCHAR)"
    )
    found = []
    for (text,) in connection.execute("SELECT DISTINCT place_text FROM scratch.typed WHERE problem IS NULL").fetchall():
        code, *names, path = (text or chr(31) * (len(PLACE_ROLES) - 1)).split(chr(31))
        place = Place(code, tuple(names) if any(names) else (), path)
        given = knowledge.answers.places.get(str(place))
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
    read = f"SELECT t.sheet, t.rowid + s.offset_rows AS row_no, {', '.join(values)} FROM scratch.typed AS t {' '.join(joins)} WHERE t.problem IS NULL"
    return f"SELECT *{computed} FROM ({read}) AS read"
