"""Placing: the areas of staged rows, and questions about places that are unknown or ambiguous."""

import duckdb

from data.question import PLACE, Question
from data.sheets.mapping import Mapping
from data.staging.personal import HIDDEN, masked
from data.staging.persons import holds_name, may_be_name
from data.staging.places import ROLES, Gazetteer, Place

PLACE_ROLES = ("code", *ROLES, "path")
PART = chr(31)
NO_AREA = "the answer is no area of the unit table"
ASKED_PLACES = 20  # of a sheet
EXPLAINED = 300  # so many unknown places are compared with all names


def resolve(
    connection: duckdb.DuckDBPyConnection, gazetteer: Gazetteer, answers: tuple[Mapping, ...]
) -> None:
    """Fill the table place_codes: code or reason, for each sheet and place text of scratch.typed."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE place_codes "
        "(sheet BIGINT, place_text VARCHAR, code VARCHAR, reason VARCHAR, choices VARCHAR[])"
    )
    written = connection.execute(
        "SELECT DISTINCT sheet, place_text FROM scratch.typed "
        "WHERE problem IS NULL AND place_text IS NOT NULL ORDER BY ALL"
    ).fetchall()
    known: dict[str, tuple] = {}
    found = []
    for sheet, text in written:
        place = read(text)
        given = answers[sheet].places.get(str(place)) if sheet < len(answers) else None
        if not given and text not in known:
            known[text] = _found(gazetteer, place, len(known))
        found.append((sheet, text, *(_answered(gazetteer, given) if given else known[text])))
    names = ("sheets", "texts", "codes", "reasons", "choices")
    connection.execute(
        f"INSERT INTO place_codes SELECT {', '.join(f'unnest(${name})' for name in names)}",
        {name: [row[i] for row in found] for i, name in enumerate(names)},
    )


def read(text: str) -> Place:
    """The place of a place text: its parts are those of PLACE_ROLES."""
    code, *names, path = text.split(PART)
    return Place(code, tuple(names) if any(names) else (), path)


def refusals(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, int, str, str, str | None]]:
    """(sheet, row, column, reason, text) of rows whose place is unknown or ambiguous."""
    return [
        (sheet, row, "area", reason, shown(text))
        for sheet, row, reason, text in connection.execute(
            "SELECT t.sheet, t.rowid + offset_rows, p.reason, p.place_text "
            "FROM scratch.typed AS t JOIN scratch.sheets AS s ON s.sheet = t.sheet "
            "JOIN place_codes AS p ON p.sheet = t.sheet AND p.place_text = t.place_text "
            "WHERE p.code IS NULL AND t.problem IS NULL"
        ).fetchall()
    ]


def questions(connection: duckdb.DuckDBPyConnection, gazetteer: Gazetteer) -> list[tuple[int, Question]]:
    """(sheet, question) about places that were not found, those with most rows first; they stop nothing."""
    rows = connection.execute(
        f"""SELECT sheet, place_text, p.reason, any_value(p.choices), count(*) AS rows
        FROM scratch.typed AS t JOIN place_codes AS p USING (sheet, place_text)
        WHERE p.code IS NULL AND t.problem IS NULL
        GROUP BY sheet, place_text, p.reason
        QUALIFY row_number() OVER (PARTITION BY sheet ORDER BY rows DESC, place_text) <= {ASKED_PLACES}
        ORDER BY sheet, rows DESC, place_text"""
    ).fetchall()
    asked = [(sheet, str(read(text)), choices, rows, reason) for sheet, text, reason, choices, rows in rows]
    return [
        (sheet, _question(gazetteer, text, tuple(choices), rows, reason))
        for sheet, text, choices, rows, reason in asked
        if text and shown(text) == text
    ]


def shown(text: str) -> str:
    """A place text as it may be shown: nothing of it where a person may be named or lives there."""
    parts = text.replace(PART, " ").split()
    if any(may_be_name(part) or holds_name(part) for part in parts):
        return HIDDEN
    return masked(" ".join(parts), is_place=True)


def _found(gazetteer: Gazetteer, place: Place, number: int) -> tuple[str | None, str, list[str]]:
    code, reason = gazetteer.find(place)
    explained = not code and number < EXPLAINED
    return code, reason, list(gazetteer.likely(place)) if explained else []


def _question(gazetteer: Gazetteer, text: str, choices: tuple[str, ...], rows: int, reason: str) -> Question:
    told = ", ".join(gazetteer.label(code) for code in choices)
    is_only = len(choices) == 1
    return Question(
        PLACE,
        f"which area is {text!r} ({rows} rows; {reason.split(';')[0]})?"
        + (f" Perhaps {told}." if told else ""),
        subject=text,
        column="area",
        choices=choices,
        labels=tuple(gazetteer.names[code] for code in choices),
        guess=choices[0] if is_only else "",
        reason="the only name that is like it" if is_only else "",
        rows=rows,
    )


def _answered(gazetteer: Gazetteer, given: str) -> tuple[str | None, str, list[str]]:
    """What a person's answer means; one that is no area leaves the rows refused, and asks again."""
    return (given, "", []) if given in gazetteer.names else (None, NO_AREA, [])
