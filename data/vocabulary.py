"""Vocabulary: which value each word of a column means; unknown words are asked about, never guessed."""

import difflib

import duckdb

from data import cells, codes
from data.codes import CodeList
from data.headings import normalise
from data.personal import HIDDEN, masked
from data.sources import Column

PERSONAL = "looks like personal data"
LISTED_VALUES, NEAREST = 30, 5  # a question lists so many values, or so many that are near
ASKED_WORDS = 20  # more unknown words than this are no vocabulary, and may be names


def begin(connection: duckdb.DuckDBPyConnection) -> None:
    """No word is hidden yet."""
    connection.execute("CREATE OR REPLACE TEMP TABLE hidden_words (name VARCHAR, word VARCHAR)")


def resolve(
    connection: duckdb.DuckDBPyConnection, column: Column, answered: dict[str, str]
) -> list[tuple[int, str]]:
    """Fill the table words_<column>; (sheet, question) for each unknown word."""
    name, code_list = column.name, codes.read()[column.codes]
    found = connection.execute(
        f"SELECT {name}, count(*), min(sheet) FROM scratch.typed "
        f"WHERE {name} IS NOT NULL AND problem IS NULL GROUP BY {name} ORDER BY {name}"
    ).fetchall()
    found = [row for row in found if row[0].strip() not in cells.BLANKS]
    # An answer may be about a column of that name in another kind of export.
    answers = {word: value for word, value in answered.items() if value in code_list.labels}
    meanings = {word: answers.get(normalise(word)) or code_list.value(word) for word, _, _ in found}
    known = {word: value for word, value in meanings.items() if value}
    connection.execute(f"CREATE OR REPLACE TEMP TABLE words_{name} (word VARCHAR, value VARCHAR)")
    connection.execute(
        f"INSERT INTO words_{name} SELECT unnest($words), unnest($values)",
        {"words": list(known), "values": list(known.values())},
    )
    unknown = [(word, count, sheet) for word, count, sheet in found if not meanings[word]]
    hidden = [word for word, _, _ in unknown if masked(word) == HIDDEN]
    if hidden:
        connection.execute(
            "INSERT INTO hidden_words SELECT $name, unnest($hidden)", {"name": name, "hidden": hidden}
        )
    asked = [(word, count, sheet) for word, count, sheet in unknown if word not in hidden]
    if len(asked) > ASKED_WORDS:
        return [(asked[0][2], f"{name}: {len(asked)} different words are unknown; is it really this column?")]
    return [
        (sheet, f"{name}: what does {word!r} mean ({count} rows)? One of: {_choices(code_list, word)}")
        for word, count, sheet in asked
    ]


def _choices(code_list: CodeList, word: str) -> str:
    """The values of a list; of a long one those whose Chinese words are nearest."""
    values = list(code_list.labels)
    if len(values) <= LISTED_VALUES:
        return ", ".join(values)
    by_words = {code_list.label(value, "zh"): value for value in values}
    near = difflib.get_close_matches(word, by_words, n=NEAREST, cutoff=0.2) or list(by_words)[:NEAREST]
    told = ", ".join(f"{by_words[words]} ({words})" for words in near)
    return f"{told}, or another of the {len(values)} of data/{code_list.file}"


def refusals(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, int, str, str, str | None]]:
    """(sheet, row, column, reason, None) of rows with a word that may be a person's number or address."""
    found = []
    for (name,) in connection.execute("SELECT DISTINCT name FROM hidden_words").fetchall():
        found += connection.execute(
            f"SELECT sheet, t.rowid + offset_rows, '{name}', '{PERSONAL}', NULL FROM scratch.typed AS t "
            f"JOIN scratch.sheets USING (sheet) JOIN hidden_words AS h ON h.word = t.{name} "
            f"WHERE h.name = '{name}' AND t.problem IS NULL"
        ).fetchall()
    return found
