"""Composing: a bulletin from a template, its sections numbered and its tables and charts counted."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from data.connection import Connection
from data.history import rankings
from data.problem import Problem
from i18n import format
from i18n.translate import translator
from metrics import areas, coverage, rank
from metrics.areas import Areas
from metrics.period import Period
from metrics.scoring import reading
from metrics.scoring.gather import check_period
from reports import letterhead, material, notes, ranking, sentences, tables
from reports.blocks import (
    caveat,
    changes,
    figures,
    follow_up,
    parts,
    peers,
    problems,
    requests,
    standouts,
    units,
)
from reports.document import Bulletin, Section, Sentence
from reports.evidence import Evidence
from reports.figure import MARKS
from reports.material import Material
from reports.template import Block, Template

BLOCKS: dict[str, Callable[[Material, Block], Section | None]] = {
    "figures": figures.section,
    "changes": changes.section,
    "units": units.section,
    "parts": parts.section,
    "standouts": standouts.section,
    "problems": problems.section,
    "requests": requests.section,
    "follow_up": follow_up.section,
    "caveat": caveat.section,
    "peers": peers.section,
}
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]')


def compose(
    connection: Connection,
    template: Template,
    area: str,
    period: Period,
    lang: str,
    known: Mapping[str, Evidence] | None = None,
) -> Bulletin:
    """The bulletin of a template; a Problem where the unit table or the template does not have the area.

    `known` is what reports.material read before, for several documents at once.
    """
    tree = known[area].tree if known else areas.read(connection)
    check_area(tree, area)
    if not template.fits(tree.level(area)):
        raise Problem(
            f"--area {area}: template {template.id} is for a {' or '.join(template.levels)}; choose another."
        )
    if template.scheme:
        return _ranking(connection, tree, template, area, period, lang)
    known = known or material.read(connection, tree, [template], (area,), period)
    return _text(Material(connection, template, known[area], lang))


def check_area(tree: Areas, area: str) -> None:
    """A Problem where the unit table does not have the area."""
    if area not in tree:
        cities = ", ".join(tree.roots) or "none"
        raise Problem(f"--area {area!r}: no such area in the unit table; cities are {cities}.")


def _text(found: Material) -> Bulletin:
    """A bulletin of blocks."""
    template, lang, wide, _ = found.template, found.lang, found.wide, found.translate
    made = [BLOCKS[block.kind](found, block) for block in template.blocks]
    sections = numbered([section for section in made if section], lang)
    shown = wide.of(_shown(found, sections))
    version = notes.version(wide)
    closing = template.closing[lang] if template.closing else ""
    return Bulletin(
        area=wide.area,
        period=wide.period.code,
        lang=lang,
        title=template.title[lang].format(**found.names),
        subtitle=_subtitle(version, lang),
        lead=_lead(found),
        sections=sections,
        notes_heading=MARKS[lang].numerals[len(sections)] + _("Notes"),
        notes=notes.notes(shown, lang),
        definitions=tables.definitions(shown, lang),
        version=version,
        marking=letterhead.marking(lang),
        gaps=notes.gaps(shown),
        file_stem=file_stem(found.names["area"], wide.period, template, lang),
        is_compact=template.is_compact,
        template=template.id,
        letterhead=letterhead.of(found.tree, wide.area, template.form, lang),
        closing=(Sentence(closing),) if closing else (),
    )


def _ranking(
    connection: Connection, tree: Areas, template: Template, area: str, period: Period, lang: str
) -> Bulletin:
    """The ranking of the template's scheme: as published where it was, else as it stands now."""
    scheme = reading.find(template.scheme)
    check_period(scheme, period.code)
    board = rank.ranked(connection, scheme, area, period)
    published = rankings.of(scheme.id, area, period.code)
    made = ranking.ranking(connection, ranking.Asked(board, None, lang, annex=False, published=published))
    names = {"area": tree.name(area), "period": format.period(period.code, lang)}
    return replace(
        made,
        title=template.title[lang].format(**names),
        template=template.id,
        letterhead=letterhead.of(tree, area, template.form, lang),
        file_stem=file_stem(names["area"], period, template, lang),
    )


def numbered(sections: list[Section], lang: str) -> tuple[Section, ...]:
    """Headings with their numerals, captions of tables and charts with their numbers."""
    _, tables_before, charts_before, found = translator(lang), 0, 0, []
    for numeral, section in zip(MARKS[lang].numerals, sections, strict=False):
        captioned = [
            replace(table, caption=_("Table {n}  {title}").format(n=number, title=table.caption))
            for number, table in enumerate(section.tables, tables_before + 1)
        ]
        drawn = [
            replace(chart, title=_("Figure {n}  {title}").format(n=number, title=chart.title))
            for number, chart in enumerate(section.charts, charts_before + 1)
        ]
        tables_before, charts_before = tables_before + len(captioned), charts_before + len(drawn)
        heading, message = numeral + section.heading, section.message or _message(section)
        found.append(
            replace(section, heading=heading, tables=tuple(captioned), charts=tuple(drawn), message=message)
        )
    return tuple(found)


def file_stem(place: str, period: Period, template: Template, lang: str) -> str:
    """The name of a file without its ending, without marks that a disk refuses."""
    return NOT_IN_FILE_NAMES.sub("_", "_".join((place, period.code, template.name[lang])))


def _message(section: Section) -> str:
    """What a section says, for the title of its slide: its first sentence."""
    return section.paragraphs[0].text if section.paragraphs else section.heading


def _subtitle(version: object, lang: str) -> str:
    _, as_of = translator(lang), format.day(version.as_of, lang)
    return _("(data up to {as_of}, version {number})").format(as_of=as_of, number=version.number)


def _shown(found: Material, sections: tuple[Section, ...]) -> list[str]:
    """The indicators that the document tells of, in the order of lists: those defined in its annex."""
    said = [one.pointer for section in sections for one in section.paragraphs]
    cells = [
        cell.pointer for section in sections for table in section.tables for row in table.rows for cell in row
    ]
    named = {pointer.indicator for pointer in (*said, *cells) if pointer}
    named |= {name for block in found.template.blocks for name in found.ids(block)}
    return [name for name in found.wide.definitions if name in named]


def _lead(found: Material) -> tuple[Sentence, ...]:
    words = found.template.lead[found.lang].format(**found.names)
    opening = (Sentence(words),) if words else ()
    if not found.template.has_verdicts:
        return opening
    _ = found.translate
    named = [name for block in found.template.blocks for name in found.ids(block)]
    shown = found.wide.of(list(dict.fromkeys(named)))
    verdicts = shown.titles(found.lang, target_met=True), shown.titles(found.lang, target_met=False)
    partly = shown.titles(found.lang, status=coverage.PARTIAL)
    said = [
        sentences.targets_met(*verdicts, found.lang),
        sentences.listed(
            _("Counted from the reports that came, some being missing: {names}"), partly, found.lang
        ),
    ]
    return (*opening, *(found.told(text) for text in said if text))
