"""Problems: targets surely missed, concerns beyond chance, overdue stocks that grew, units that stand out."""

from collections.abc import Iterator

import pandas as pd

from metrics import attention, benchmark, highlights
from metrics.signals import CONCERN
from reports import sentences
from reports.document import Section, Sentence
from reports.material import Material
from reports.template import Block


def section(material: Material, block: Block) -> Section:
    """One sentence per problem, counted off; a single one where the rules find none."""
    found = list(_found(material))
    if not found:
        _ = material.translate
        text = _("By these rules there is nothing that needs special attention.")
        return Section(block.heading[material.lang], (material.told(text),))
    return Section(block.heading[material.lang], sentences.counted_off(found, material.lang))


def _found(material: Material) -> Iterator[Sentence]:
    yield from _missed(material)
    yield from _concerns(material)
    yield from _overdue(material)
    yield from _units(material)


def _missed(material: Material) -> Iterator[Sentence]:
    """Targets below which the whole interval lies."""
    _, wide = material.translate, material.wide
    for row in material.rows.values():
        definition = wide.definitions[row["indicator"]]
        is_told = definition.headline and definition.source != attention.REPORTS
        if is_told and not pd.isna(row["low"]) and attention.misses(definition, row):
            figure = material.figure(definition.id)
            text = _(
                "{indicator} {value} misses the target of {target}, as does the whole 95% interval {interval}"
            )
            said = text.format(
                indicator=definition.title[material.lang],
                value=figure.with_unit("value"),
                target=figure.target,
                interval=sentences.interval(figure),
            )
            yield material.told(said + material.marks.stop, definition.id)


def _concerns(material: Material) -> Iterator[Sentence]:
    """Headline indicators that turned for the worse beyond chance."""
    wide = material.wide
    for name in material.changed:
        figure = material.figure(name)
        verdict = highlights.verdict(figure.row, figure.definition, wide.signals, wide.period)
        if figure.definition.headline and verdict == CONCERN:
            yield material.told(sentences.brief(figure, wide.period), name)


def _overdue(material: Material) -> Iterator[Sentence]:
    """Overdue stocks that grew since the end of the period before."""
    _ = material.translate
    for name in attention.OVERDUE:
        figure = material.figure(name)
        if figure.has("previous_difference") and figure.row["previous_difference"] > 0:
            text = _("{indicator}: {now} at the end of the period, {before} a period before").format(
                indicator=figure.definition.title[material.lang],
                now=figure.with_unit("value"),
                before=figure.with_unit("previous_value"),
            )
            yield material.told(text + material.marks.stop, name)


def _units(material: Material) -> Iterator[Sentence]:
    """Units worse than the whole on several headline indicators."""
    _, wide = material.translate, material.wide
    for area, names in highlights.standouts(material.judged, benchmark.WORSE):
        titles = [wide.definitions[name].title[material.lang] for name in names]
        text = _("{unit}: {number} headline indicators worse than the whole beyond chance: {indicators}")
        said = text.format(
            unit=material.tree.name(area), number=len(names), indicators=material.joined(titles)
        )
        yield Sentence(said + material.marks.stop, None, material.told("").subject)
