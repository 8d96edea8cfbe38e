"""A section on slides: its message with the first chart, table or sentences, then whatever else it shows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pptx.util import Emu, Pt

from reports.document import Section, Table
from reports.figure import MARKS
from reports.slides import content, text
from reports.slides.blank import GAP, Area
from reports.slides.content import WIDE_SIZES
from reports.slides.deck import Deck
from reports.slides.told import COLON

ABOVE_SIZES = (18, 16)
ABOVE_SHARE = 0.3  # of the height, at most, for sentences above a table


@dataclass(frozen=True)
class Opening:
    """What the first slide of a section says: its title, what is told with it, and sentences."""

    message: str
    notes: str
    said: Sequence[str]


def put(deck: Deck, section: Section) -> None:
    """All slides of a section."""
    opening = _opening(deck, section)
    charts, said = section.charts, opening.said
    tables = [table for table in section.tables if table.rows]
    has_tables = bool(tables)
    if charts:
        slide = deck.slide(opening.message, opening.notes)
        said = said[content.chart_with_sentences(deck, slide, charts[0], said) :]
    elif tables and _is_short(deck, said):
        _table(deck, tables[0], opening)
        tables, said = tables[1:], ()
    else:
        said = _sentences(deck, opening)
    while said and not has_tables:  # a table tells the rest
        said = _sentences(deck, replace(opening, said=said))
    for chart in charts[1:]:
        slide = deck.slide(chart.title, opening.notes)
        content.chart(deck, slide, chart, deck.area, has_caption=False)
    for table in tables:
        _table(deck, table)


def together(sections: Iterable[Section], lang: str) -> Iterator[Section]:
    """The sections, but those that follow each other with a sentence each and nothing else as one."""
    for is_bare, found in groupby(sections, key=_is_bare):
        those = list(found)
        yield from [_joined(those, lang)] if is_bare and len(those) > 1 else those


def is_message(deck: Deck, section: Section) -> bool:
    """Whether a section has a statement for its title: the first of several items is none."""
    first = MARKS[deck.bulletin.lang].counted[0].format("")
    return bool(section.message) and not section.message.startswith(first)


def _is_bare(section: Section) -> bool:
    return len(section.paragraphs) <= 1 and not section.tables and not section.charts


def _joined(sections: Sequence[Section], lang: str) -> Section:
    """One section whose sentences say what they are about."""
    heads = [_bare_heading(section.heading) for section in sections]
    said = [
        replace(sentence, text=head + COLON[lang] + sentence.text)
        for head, section in zip(heads, sections, strict=True)
        for sentence in section.paragraphs
    ]
    return Section(MARKS[lang].between_names.join(heads), tuple(said))


def _bare_heading(heading: str) -> str:
    """A heading without its numeral."""
    numerals = (numeral for marks in MARKS.values() for numeral in marks.numerals)
    return heading.removeprefix(next((one for one in numerals if heading.startswith(one)), ""))


def _opening(deck: Deck, section: Section) -> Opening:
    """The message, or what the section is about; what the title says in full is not said again."""
    said = [sentence.text for sentence in section.paragraphs]
    message = section.message if is_message(deck, section) else _bare_heading(section.heading)
    is_said = bool(said) and message == said[0] and deck.holds(message)
    return Opening(message, deck.teller.of_section(section), said[1:] if is_said else said)


def _sentences(deck: Deck, opening: Opening) -> Sequence[str]:
    """A slide of sentences; gives those that have no room."""
    slide = deck.slide(opening.message, opening.notes)
    return opening.said[content.sentences(deck, slide, opening.said, deck.area, WIDE_SIZES) :]


def _above(deck: Deck, said: Sequence[str]) -> float:
    """The points that sentences take above a table."""
    return text.height(said, deck.area, deck.style(ABOVE_SIZES[-1], is_list=len(said) > 1)) if said else 0


def _is_short(deck: Deck, said: Sequence[str]) -> bool:
    return _above(deck, said) <= deck.area.height.pt * ABOVE_SHARE


def _table(deck: Deck, table: Table, opening: Opening | None = None) -> None:
    """The slides of a table; the first one may say something above it."""
    area = deck.area
    said = opening.said if opening else ()
    taken = Emu(Pt(_above(deck, said)) + GAP) if said else Emu(0)
    under = Area(area.left, Emu(area.top + taken), area.width, Emu(area.height - taken))
    for number, page in enumerate(content.pages(deck, table, under)):
        if number == 0 and opening:
            slide = deck.slide(opening.message, opening.notes)
            content.sentences(deck, slide, said, replace(area, height=taken), ABOVE_SIZES)
        else:
            slide = deck.slide(table.caption or table.name, deck.teller.of_table(table))
        content.page(deck, slide, page, under if said and number == 0 else area)
