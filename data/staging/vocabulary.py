"""Vocabulary: which value each word of a column means; unknown words are asked about, never guessed."""

import difflib
import re

import duckdb

from data import codes
from data.codes import CodeList
from data.question import WORD, Question
from data.sheets.headings import normalise
from data.sources import Column
from data.staging import cells
from data.staging.personal import HIDDEN, masked
from data.staging.persons import holds_name, may_be_name

PERSONAL = "looks like personal data"
LISTED_VALUES, NEAREST = 30, 5  # a question lists so many values, or so many that are near
ASKED_WORDS = 20  # more unknown words of a sheet than this are no vocabulary, and may be names
NEAR = 0.6  # words less alike than this are no guess
_NO = "未不否没无非"  # a word with one of them is no guess for a word without
_SEPARATORS = re.compile(r"[/\\>\-－—–·.、|_＞→]+")
_NUMBERED = re.compile(r"[\[(【]?([0-9]{1,4})[\])】]?[-_.、:]*([^0-9].*)")
_TAILS = ("类纠纷", "纠纷", "类", "问题", "案件", "事件")

Found = tuple[int, str, int]  # sheet, word, rows


def begin(connection: duckdb.DuckDBPyConnection) -> None:
    """No word is hidden yet."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE hidden_words "
        "(name VARCHAR, is_required BOOLEAN, sheet BIGINT, word VARCHAR)"
    )


def resolve(
    connection: duckdb.DuckDBPyConnection, column: Column, answered: list[dict[str, str]]
) -> list[tuple[int, Question]]:
    """Fill the table words_<column>; (sheet, question) for each unknown word of each sheet.

    `answered` holds the answers about each sheet: what one office means says nothing about another.
    """
    name, code_list = column.name, codes.read()[column.codes]
    found = connection.execute(
        f"SELECT sheet, {name}, count(*) FROM scratch.typed "
        f"WHERE {name} IS NOT NULL AND problem IS NULL GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    known: list[tuple[int, str, str]] = []
    questions: list[tuple[int, Question]] = []
    for sheet in dict.fromkeys(row[0] for row in found):
        rows = [row for row in found if row[0] == sheet]
        meant = _meanings(code_list, rows, answered[sheet] if sheet < len(answered) else {})
        known += [(sheet, word, value) for word, value in meant.items() if value]
        unknown = [row for row in rows if not meant[row[1]] and not _says_nothing(column, row[1])]
        questions += [(sheet, asked) for asked in _asked(connection, column, unknown)]
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE words_{name} AS SELECT "
        "unnest(CAST($sheets AS BIGINT[])) AS sheet, unnest(CAST($words AS VARCHAR[])) AS word, "
        "unnest(CAST($values AS VARCHAR[])) AS value",
        {key: [row[i] for row in known] for i, key in enumerate(("sheets", "words", "values"))},
    )
    return questions


def refusals(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, int, str, str, str | None]]:
    """(sheet, row, column, reason, None) of rows with a word that may be personal in a required column."""
    found = []
    names = "SELECT DISTINCT name FROM hidden_words WHERE is_required"
    for (name,) in connection.execute(names).fetchall():
        found += connection.execute(
            f"SELECT t.sheet, t.rowid + offset_rows, '{name}', '{PERSONAL}', NULL FROM scratch.typed AS t "
            f"JOIN scratch.sheets AS s ON s.sheet = t.sheet "
            f"JOIN hidden_words AS h ON h.sheet = t.sheet AND h.word = t.{name} "
            f"WHERE h.name = '{name}' AND t.problem IS NULL"
        ).fetchall()
    return found


def emptied(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, str, int]]:
    """(sheet, column, cells): words that may be personal in columns that may be empty; they are left out."""
    found = []
    names = "SELECT DISTINCT name FROM hidden_words WHERE NOT is_required"
    for (name,) in connection.execute(names).fetchall():
        found += connection.execute(
            f"SELECT t.sheet, '{name}', count(*) FROM scratch.typed AS t "
            f"JOIN hidden_words AS h ON h.sheet = t.sheet AND h.word = t.{name} "
            f"WHERE h.name = '{name}' AND t.problem IS NULL GROUP BY t.sheet"
        ).fetchall()
    return found


def meaning(code_list: CodeList, word: str) -> str | None:
    """The value of a word as listed, or without what offices add: 邻里类, 3-调解成功, 婚恋家庭/恋爱及婚姻."""
    text = normalise(word)
    if value := code_list.value(text):
        return value
    if found := re.fullmatch(r"([0-9]+)\.0+", text):
        return code_list.value(found[1])
    if (found := _NUMBERED.fullmatch(text)) and (value := meaning(code_list, found[2])):
        # A code of ours beside words that mean another one is a doubt; a platform's number is none.
        return None if found[1] in code_list.labels and not value.startswith(found[1]) else value
    levels = [level for level in _SEPARATORS.split(text) if level]
    if len(levels) == 2 and (value := _second_level(code_list, *levels)):
        return value
    spellings = [text.removesuffix(tail) for tail in _TAILS if text.endswith(tail)] + [f"{text}纠纷"]
    return next((value for spelling in spellings if (value := code_list.value(spelling))), None)


def _second_level(code_list: CodeList, upper: str, lower: str) -> str | None:
    """The part of a major type that is named behind it."""
    major = code_list.value(upper) or code_list.value(f"{upper}纠纷")
    parts = [
        value
        for value, label in code_list.labels.items()
        if major and value != major and value.startswith(major) and normalise(label["zh"]) == lower
    ]
    return parts[0] if len(parts) == 1 else None


def _meanings(code_list: CodeList, rows: list[Found], answers: dict[str, str]) -> dict[str, str | None]:
    # An answer may be about a column of that name in another kind of export.
    given = {word: value for word, value in answers.items() if value in code_list.labels}
    listed = {word: meaning(code_list, word) for _, word, _ in rows}
    if any(not value and _is_number(word) for word, value in listed.items()):
        # Another platform's numbers: its 1 is not ours either.
        listed = {word: None if _is_number(word) else value for word, value in listed.items()}
    return {word: given.get(normalise(word)) or value for word, value in listed.items()}


def _is_number(word: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,2}(\.0)?", normalise(word)))


def _says_nothing(column: Column, word: str) -> bool:
    said = word.strip(" \t\r\n\u3000\u00a0")
    return said in (cells.SIGNS if column.required else cells.BLANKS)


def _asked(connection: duckdb.DuckDBPyConnection, column: Column, unknown: list[Found]) -> list[Question]:
    """Questions about unknown words; those that may be personal are hidden instead."""
    code_list = codes.read()[column.codes]
    if len(unknown) > ASKED_WORDS:
        words = f"{column.name}: {len(unknown)} different words are unknown; is it really this column?"
        return [Question(WORD, words, column=column.name, rows=sum(rows for _, _, rows in unknown))]
    hidden = [(sheet, word) for sheet, word, _ in unknown if _may_be_personal(code_list, word)]
    for sheet, word in hidden:
        connection.execute(
            "INSERT INTO hidden_words VALUES (?, ?, ?, ?)", [column.name, column.required, sheet, word]
        )
    return [_question(column, code_list, *row) for row in unknown if row[:2] not in hidden]


def _may_be_personal(code_list: CodeList, word: str) -> bool:
    text = normalise(word)
    if masked(word) == HIDDEN or holds_name(text):
        return True
    return may_be_name(text) and not _near(code_list, text)


def _question(column: Column, code_list: CodeList, sheet: int, word: str, rows: int) -> Question:
    near = _near(code_list, normalise(word))
    return Question(
        WORD,
        f"{column.name}: what does {word!r} mean ({rows} rows)? One of: {_choices(code_list, word)}",
        subject=word,
        column=column.name,
        choices=tuple(code_list.labels),
        guess=code_list.words[near] if near else "",
        reason=f"it is like {near!r}" if near else "",
        rows=rows,
    )


def _near(code_list: CodeList, word: str) -> str:
    """The listed word that is most like one; '' where none is, or one of them says no."""
    near = difflib.get_close_matches(word, code_list.words, n=NEAREST, cutoff=NEAR)
    says_no = bool(set(word) & set(_NO))
    return next(
        (other for other in near if bool(set(other) & set(_NO)) == says_no and not other.isdigit()), ""
    )


def _choices(code_list: CodeList, word: str) -> str:
    """The values of a list; of a long one those whose Chinese words are nearest."""
    values = list(code_list.labels)
    if len(values) <= LISTED_VALUES:
        return ", ".join(values)
    by_words = {code_list.label(value, "zh"): value for value in values}
    near = difflib.get_close_matches(word, by_words, n=NEAREST, cutoff=0.2) or list(by_words)[:NEAREST]
    told = ", ".join(f"{by_words[words]} ({words})" for words in near)
    return f"{told}, or another of the {len(values)} of data/{code_list.file}"
