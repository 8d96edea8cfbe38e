"""Titles: the month that stands above a table or in its file's name, because no column says it."""

import re
from dataclasses import replace

from data.question import HEADING, Question
from data.sheets.heading_words import normalise
from data.sheets.headings import Recognised, missing

MONTH = "month"
# Not the first month of a span (2020年1-10月), and not a day.
_MONTH = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:年|[-_./])?(?P<month>0?[1-9]|1[0-2])(?:月(?:份)?(?!\d)|(?![\d\-_./月]))"
)
_SPAN = re.compile(r"\d\s*月?\s*(?:[-—~～至到]|--)\s*(?:\d{4}年)?\d{1,2}\s*月|累计|上半年|下半年|季度|年度")


def months(texts: list[str]) -> list[str]:
    """The months that texts name, as 2020-10, each once; none of a text about a longer period."""
    single = ["".join(text.split()) for text in texts if not _SPAN.search(text)]
    found = [match for text in single for match in _MONTH.finditer(text)]
    return list(dict.fromkeys(f"{match['year']}-{int(match['month']):02d}" for match in found))


def with_month(
    reading: Recognised, above: list[str], names: list[str], answers: dict[str, str]
) -> Recognised:
    """The reading with the month of the title, where a month is needed and no column holds it.

    A month that only the file's name tells is a guess; title and name that differ are a question, too.
    """
    if MONTH not in missing(reading) or reading.source.column(MONTH).type != MONTH:
        return reading
    told, named = months(above), months(names)
    said = list(dict.fromkeys([*told, *named]))
    given = [month for month in said if answers.get(normalise(month)) == MONTH]
    said = [month for month in said if answers.get(normalise(month)) != ""]
    if len(given) == 1 or (not given and len(told) == 1 and said == told):
        return replace(reading, constants=reading.constants | {MONTH: (given or told)[0]})
    return replace(reading, questions=(*reading.questions, *_asked(said, told, named)))


def _asked(said: list[str], told: list[str], named: list[str]) -> list[Question]:
    if not told:
        where = "only the name of the file or sheet says"
    else:
        where = f"the title says {', '.join(told)}, the name of the file or sheet"
    return [
        Question(
            HEADING,
            f"no column for the month; {where} {', '.join(named) or 'nothing'}; is it {month}?",
            subject=month,
            column=MONTH,
            choices=(MONTH, ""),
            guess=MONTH if len(said) == 1 else "",
            reason="no other month is named" if len(said) == 1 else "",
        )
        for month in said
    ]
