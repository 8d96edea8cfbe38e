"""Split dates: a date in columns 年, 月, 日, or beside a column that holds only the time of day."""

import re

from data.question import HEADING, Question
from data.sheets import looks
from data.sheets.meaning import DATE_TYPE, MONTH_TYPE
from data.sources import Source

ORDER = {DATE_TYPE: ("year", "month", "day"), MONTH_TYPE: ("year", "month")}
_MONTH_NUMBER = re.compile(r"(0?[1-9]|1[0-2])月?份?")
Rows = list[list[str]]
Positions = dict[str, list[int]]  # year, month or day → where such a column stands


def whole(source: Source, found: dict[str, Positions]) -> dict[str, tuple[int, ...]]:
    """The columns whose parts are all there, each once: positions in the order year, month, day."""
    complete = {}
    for name, parts in found.items():
        order = ORDER.get(source.column(name).type, ())
        if order and all(len(parts.get(part, [])) == 1 for part in order):
            complete[name] = tuple(parts[part][0] for part in order)
    return complete


def bare(source: Source, parts: Positions, filled: set[str]) -> str:
    """The date that 年, 月 and 日 without a name must be: the only required one; '' where it is not sure."""
    kind = DATE_TYPE if "day" in parts else MONTH_TYPE
    lacking = [c.name for c in source.columns if c.type == kind and c.required and c.name not in filled]
    required = [c.name for c in source.columns if c.type == kind and c.required]
    return (
        lacking[0] if lacking == required and len(lacking) == 1 and whole(source, {lacking[0]: parts}) else ""
    )


def asked(source: Source, parts: Positions, filled: set[str], headings: list[str]) -> list[Question]:
    """Whose 年, 月, 日 they are, where several dates could be split so."""
    choices = [c.name for c in source.columns if c.type == DATE_TYPE and c.name not in filled]
    if not choices or not whole(source, {choices[0]: parts}):
        return []
    return [
        Question(
            HEADING,
            f"{headings[parts[part][0]]!r} says too little; of which date is it the {part}?",
            subject=headings[parts[part][0]],
            column=f"{choices[0]}.{part}",
            choices=(*(f"{name}.{part}" for name in choices), ""),
        )
        for part in ORDER[DATE_TYPE]
    ]


def without_times(positions: list[int], below: Rows) -> list[int]:
    """Of columns that could all be one date, those that do not hold only times of day."""
    return [at for at in positions if not are_times(below, at)] or positions


def are_times(below: Rows, position: int) -> bool:
    """Whether the first cells hold nothing but times of day."""
    return looks.all_are(looks.is_time, cells(below, position))


def cells(below: Rows, position: int) -> list[str]:
    """The first cells below a heading."""
    return [row[position] for row in below if position < len(row)]


def are_months_of_a_year(below: Rows, position: int) -> bool:
    """Whether the first cells hold 1 to 12, perhaps with 月: a month without its year."""
    return looks.all_are(lambda cell: _MONTH_NUMBER.fullmatch(looks.narrow(cell)), cells(below, position))
