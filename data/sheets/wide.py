"""Wide tables of monthly figures: a row per office, a column per item; each column is a sheet of figures."""

from collections.abc import Sequence
from dataclasses import replace

from data import codes
from data.question import COLUMN, Question
from data.sheets import headings, units
from data.sheets.heading_words import is_other_figure, normalise, unhinted
from data.sheets.headings import Recognised
from data.sheets.meaning import Levels, answer, written
from data.staging.personal import masked

SOURCE, ITEM, VALUE = "monthly_figures", "item", "value"
MIN_ITEMS = 2


def recognise(
    levels: Sequence[Levels], answers: dict[str, str], words: dict[str, str], below: Sequence[list[str]] = ()
) -> tuple[Recognised, ...]:
    """A reading for each column that is an item of the monthly figures; none where there are not several,
    or one beside its area and month.

    `words` are answers about items (word → item). Months and places are the same for all columns.
    """
    found = {at: item for at, one in enumerate(levels) if (item := _item(one, answers, words))}
    if not found:
        return ()
    rest = tuple(() if at in found else one for at, one in enumerate(levels))
    source = headings.sources.read()[SOURCE]
    shared = headings.as_source(source, rest, answers, list(below))
    heads = tuple(map(written, levels))
    columns = {name: at for name, at in shared.columns.items() if name not in (ITEM, VALUE)}
    if len(found) < MIN_ITEMS and not {"area", "month"} <= shared.filled:
        return ()
    questions = (*shared.questions, *_doubles(found, heads))
    shared = replace(shared, columns=columns, headings=heads, levels=tuple(levels), questions=questions)
    return tuple(
        replace(
            shared if first else replace(shared, dropped=(), questions=()),
            columns=columns | {VALUE: at},
            constants={ITEM: item},
            factors=_factors(heads[at]),
            is_wide=True,
        )
        for first, (at, item) in zip([True, *[False] * len(found)], found.items(), strict=False)
    )


def _item(levels: Levels, answers: dict[str, str], words: dict[str, str]) -> str:
    """The item that a heading names; '' where it names none, or was answered for."""
    spoken = [unhinted(normalise(level)) for level in levels if level.strip()]
    if not spoken or answer(levels, answers) is not None:
        return ""
    spellings = ["".join(spoken), f"{''.join(spoken[:-1])}({spoken[-1]})"]
    if not any(map(is_other_figure, spoken[:-1])):
        spellings.append(spoken[-1])
    known = codes.read()[ITEM]
    for spelling in [*spellings, *(units.split(spelling)[0] for spelling in spellings)]:
        if item := words.get(spelling) or known.value(spelling):
            return item
    return ""


def _doubles(found: dict[int, str], heads: tuple[str, ...]) -> list[Question]:
    """One item in several columns: what is said of it twice cannot both be the month's figure."""
    return [
        Question(
            COLUMN,
            f"{' and '.join(repr(masked(heads[at])) for at in positions)} could both be {item}",
            column=VALUE,
            choices=tuple(masked(heads[at]) for at in positions),
        )
        for item in dict.fromkeys(found.values())
        if len(positions := [at for at, other in found.items() if other == item]) > 1
    ]


def _factors(heading: str) -> dict[str, float]:
    factor = units.factor(normalise(heading))
    return {VALUE: factor} if factor != 1 else {}
