"""Guesses: what an unknown heading may be, with the reason; a guess counts only when a person confirms it."""

import difflib
from collections.abc import Sequence
from dataclasses import replace

from data import codes
from data.question import HEADING, Question
from data.sheets import looks, units
from data.sheets.heading_words import is_personal, normalise, read, unhinted
from data.sheets.headings import Recognised, missing
from data.sheets.split_dates import cells
from data.sources import Column
from data.staging.personal import masked

NEAR = 0.6  # of difflib's ratio: 登记日 and 登记日期 are near, 办结人 and 办结时间 are not
NEAR_IN_LETTERS = 0.8
LEAST_WORD = 2  # characters of a known heading that is part of an unknown one, or the other way round
LOOKED_AT = 20  # cells below a heading
PLACE_ROLES = ("code", "path", "county", "town", "village")
AREA = "area"
# Without a shared word these may only stand in for a column that is lacking.
_BY_LOOKS = 0.5
_LOOKS = {"date": ("dates", looks.is_day), "month": ("months", looks.is_month)}


def guessed(reading: Recognised, answers: dict[str, str], below: Sequence[list[str]]) -> Recognised:
    """The reading with a guess for each unknown heading that may be a column of ours that is not filled.

    For a required column it is a question that stops the load, for others a suggestion.
    """
    lacking = missing(reading)
    open_heads = {
        at: head
        for at, head in enumerate(reading.headings)
        if masked(head) in reading.dropped and not is_personal(head) and not _is_answered(head, answers)
    }
    found = _best(reading, open_heads, below, lacking)
    asked = {question.subject for question in reading.questions}
    made = [question for question in found if question.subject not in asked]
    return replace(
        reading,
        questions=(*reading.questions, *(q for q in made if _target(q) in lacking)),
        suggestions=(*reading.suggestions, *(q for q in made if _target(q) not in lacking)),
    )


def _target(question: Question) -> str:
    return AREA if question.column.startswith("place.") else question.column


def _is_answered(head: str, answers: dict[str, str]) -> bool:
    return normalise(head) in answers


def _best(
    reading: Recognised, heads: dict[int, str], below: Sequence[list[str]], lacking: list[str]
) -> list[Question]:
    """One guess per heading and per column, the surest first."""
    filled = reading.filled
    scored = []
    for column in (column for column in reading.source.columns if column.name not in filled):
        for at, head in heads.items():
            score, name, reason = _likeness(reading, column, head, cells(list(below), at)[:LOOKED_AT])
            if score >= NEAR or (column.name in lacking and score >= _BY_LOOKS):
                scored.append((score, head, name, reason))
    questions: dict[str, Question] = {}
    taken: set[str] = set()
    for _, head, name, reason in sorted(scored, key=lambda one: -one[0]):
        if head not in questions and name not in taken:
            taken.add(name)
            questions[head] = _question(head, name, reason)
    return list(questions.values())


def _question(head: str, name: str, reason: str) -> Question:
    return Question(
        HEADING,
        f"{masked(head)!r} is not known; is it {name}?",
        subject=head,
        column=name,
        choices=(name, ""),
        guess=name,
        reason=reason,
    )


def _likeness(reading: Recognised, column: Column, head: str, below: list[str]) -> tuple[float, str, str]:
    """How much a heading is like a column: score, the column's name, the reason.

    The score is 0 where the cells speak against it.
    """
    if column.type == AREA:
        # Of a place only a heading near to a known one is guessed: any name in a cell may be a person's.
        return max(_near(head, read()["place"][role], f"place.{role}") for role in PLACE_ROLES)
    score, name, reason = _near(head, read()[reading.source.name][column.name], column.name)
    fits, seen = _cells_fit(column, below)
    if fits is False:
        return 0, name, ""
    if fits and score < NEAR:
        return _BY_LOOKS, name, f"its cells hold {seen}"
    return (score, name, f"{reason}, and its cells hold {seen}") if fits else (score, name, reason)


def _near(head: str, known: tuple[str, ...], name: str) -> tuple[float, str, str]:
    word = units.split(unhinted(normalise(head)))[0]
    best, nearest = 0.0, ""
    for other in known:
        score = difflib.SequenceMatcher(None, word, other).ratio()
        # Words in letters have few letters in common by more than chance: arrest is no area.
        score = score if score >= NEAR_IN_LETTERS or not word.isascii() else 0.0
        if min(len(word), len(other)) > LEAST_WORD and (word in other or other in word):
            score = max(score, 0.8)
        best, nearest = max((best, nearest), (score, other))
    return best, name, f"near to {nearest!r}"


def _cells_fit(column: Column, below: list[str]) -> tuple[bool | None, str]:
    """Whether the first cells look like the column's, and as what; None where they cannot tell."""
    filled = [cell for cell in below if cell.strip()]
    if not filled:
        return None, ""
    if column.type in _LOOKS:
        words, look = _LOOKS[column.type]
        return looks.all_are(look, filled), words
    if column.type == "choice":
        known = codes.read()[column.codes]
        # Yes and no stand in many columns: they tell nothing.
        fits = not column.boolean and all(known.value(cell) for cell in filled)
        return fits or None, f"words of {column.codes}"
    if column.type in ("whole", "decimal"):
        return None if looks.all_are(looks.is_number, filled) else False, ""
    return None, ""
