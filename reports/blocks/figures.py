"""Figures: a sentence for each indicator, their table, and the months of some of them drawn."""

from dataclasses import replace

from metrics import coverage
from reports import course, sentences, tables
from reports.document import Section
from reports.material import Material
from reports.template import Block


def section(material: Material, block: Block) -> Section:
    """The figures of the block's indicators; one sentence where none of them was reported."""
    ids, lang = material.ids(block), material.lang
    shown = material.wide.of(ids)
    if shown.figures["status"].eq(coverage.NOT_REPORTED).all():
        _ = material.translate
        return Section(block.heading[lang], (material.told(_("No indicator was reported.")),))
    say = sentences.LENGTHS[block.length]
    told = ids if block.has_sentences else []
    said = [material.told(say(material.figure(name), material.wide.period), name) for name in told]
    table = tables.headlines(shown, lang, has_verdicts=not block.has_sentences)
    charts = [course.chart(material, name) for name in block.charts]
    drawn = [one.text for one in said if one.pointer.indicator in block.charts]
    return Section(
        message=drawn[0] if drawn else "",
        heading=block.heading[lang],
        paragraphs=tuple(said),
        tables=(replace(table, name=block.heading[lang], caption=block.heading[lang]),)
        if block.has_table
        else (),
        charts=tuple(chart for chart in charts if chart),
    )
