"""Meaning: what one heading, of one or several levels, stands for in a kind of export."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from data.sheets import units
from data.sheets.heading_words import (
    COLUMN,
    PLACE,
    has_place,
    is_other_figure,
    is_personal,
    known,
    normalise,
    unhinted,
)
from data.sources import Source
from data.staging.personal import HIDDEN, looks_personal

PART, TIME, BARE = "part", "time", "bare"
PARTS = {"年": "year", "年份": "year", "年度": "year", "月": "month", "月份": "month", "日": "day"}
DAY_WORDS = ("日期", "年月日", "时间")
CLOCK_WORDS = ("时", "分", "秒", "时分", "时刻", "小时", "分钟", "时分秒")
REMEMBERED = 4096  # headings: each is looked at once for every kind of export
MONTH_TYPE, DATE_TYPE = "month", "date"
_SPLIT = re.compile(r"^(.+?)[(_\-/]?(年份?|月份?|日|时|分|秒|时分)\)?$")

Levels = tuple[str, ...]  # a column's heading from the top: ('上报时间', '年')


@dataclass(frozen=True)
class Meaning:
    """COLUMN or PLACE `name`, the PART of a date, a TIME of day that is left out, or a BARE 年, 月 or 日."""

    kind: str = ""
    name: str = ""
    part: str = ""
    factor: float = 1
    is_answered: bool = False


NOTHING = Meaning()


def written(levels: Levels) -> str:
    """A heading in one line, as a person would write it down; hidden where it holds a person's number."""
    text = " ".join(" ".join(level.split()) for level in levels if level.strip())
    return HIDDEN if looks_personal(text) else text


def answer(levels: Levels, answers: dict[str, str]) -> str | None:
    """What a person decided about a heading; '' leaves it out, None says nothing."""
    if not answers:
        return None
    words = _words(levels)
    lowest = normalise(next((level for level in reversed(levels) if level.strip()), ""))
    for spelling in (normalise(written(levels)), "".join(words), lowest, *words[-1:]):
        if spelling in answers:
            return answers[spelling]
    return None


def meaning(source: Source, levels: Levels, answers: dict[str, str]) -> Meaning:
    """The meaning of a heading; NOTHING where it is unknown or left out."""
    words = _words(levels)
    if not words:
        return NOTHING
    given = answer(levels, answers)
    if given == "":
        return Meaning(is_answered=True)
    if given and (decided := _decided(source, given)):
        return _with_factor(decided, words[-1])
    for spelling in _spellings(words):
        if found := known(source.name).get(spelling):
            return Meaning(*found)
    for spelling in _spellings(words):
        if found := known(source.name).get(units.split(spelling)[0]):
            return _with_factor(Meaning(*found), spelling)
    return _date_part(source, words)


@lru_cache(maxsize=REMEMBERED)
def _words(levels: Levels) -> tuple[str, ...]:
    words = [unhinted(normalise(level)) for level in levels]
    # A cell merged downwards is sometimes written on both levels.
    return tuple(word for i, word in enumerate(words) if word and (i == 0 or word != words[i - 1]))


def _spellings(words: tuple[str, ...]) -> Iterator[str]:
    """The ways in which levels may make one heading; the lowest alone only where its group allows it."""
    yield "".join(words)
    if len(words) > 1:
        yield f"{''.join(words[:-1])}({words[-1]})"
        yield "".join(words[-2:])
        if not any(is_personal(word) or is_other_figure(word) for word in words[:-1]):
            yield words[-1]


def _decided(source: Source, given: str) -> Meaning | None:
    """An answer in a kind of export; one file of answers serves all, so it may say nothing here."""
    name, _, part = given.partition(".")
    if name == PLACE and part:
        return Meaning(PLACE, part, is_answered=True) if has_place(source.name) else None
    if name not in (column.name for column in source.columns):
        return None
    return Meaning(PART if part else COLUMN, name, part, is_answered=True)


def _with_factor(found: Meaning, heading: str) -> Meaning:
    return Meaning(found.kind, found.name, found.part, units.factor(heading), found.is_answered)


def _date_part(source: Source, words: tuple[str, ...]) -> Meaning:
    if len(words) == 1:
        if words[0] in PARTS:
            return Meaning(BARE, part=PARTS[words[0]])
        split = _SPLIT.match(words[0])
        return _below(source, split[1], split[2]) if split else NOTHING
    return _below(source, "".join(words[:-1]), words[-1])


def _below(source: Source, upper: str, lower: str) -> Meaning:
    """What 年, 日期 or 时 is below (or behind) the name of a date: 上报时间, or only 上报."""
    names = [known(source.name).get(upper + ending, ("", ""))[1] for ending in ("", "时间", "日期")]
    name = next((name for name in names if name), "")
    types = {column.name: column.type for column in source.columns}
    if types.get(name) != DATE_TYPE:
        return NOTHING
    if lower in PARTS:
        return Meaning(PART, name, PARTS[lower])
    if lower in DAY_WORDS:
        return Meaning(COLUMN, name)
    return Meaning(TIME, name) if lower in CLOCK_WORDS else NOTHING
