"""Requests: what is asked of the units next; each follows from a rule, and nothing is asked without one."""

from collections.abc import Iterator

from i18n import format
from metrics import attention, benchmark, coverage, highlights
from reports import sentences
from reports.blocks import follow_up
from reports.document import Section
from reports.material import Material
from reports.template import Block

MOST_DUE = 3


def section(material: Material, block: Block) -> Section:
    """One sentence per request, counted off; a single one where there is none."""
    asked = [material.told(text) for text in _asked(material)]
    if not asked:
        _ = material.translate
        text = _("By these rules there is nothing to be asked for; the work goes on as planned.")
        return Section(block.heading[material.lang], (material.told(text),))
    return Section(block.heading[material.lang], sentences.counted_off(asked, material.lang))


def _asked(material: Material) -> Iterator[str]:
    _, wide, stop = material.translate, material.wide, material.marks.stop
    missed = [
        name
        for name in _headlines(material)
        if attention.misses(wide.definitions[name], material.figure(name).row)
    ]
    if missed:
        text = _("Please look case by case into why the target was missed: {indicators}")
        yield text.format(indicators=material.joined(_titles(material, missed))) + stop
    overdue = [name for name in attention.OVERDUE if material.figure(name).row["value"] > 0]
    if overdue:
        told = [_count(material, name) for name in overdue]
        yield (
            _("Please check what is overdue one by one and set a day for each: {counts}").format(
                counts=material.joined(told)
            )
            + stop
        )
    worse = [
        material.tree.name(area) for area, _names in highlights.standouts(material.judged, benchmark.WORSE)
    ]
    if worse:
        text = _("Please look into what lies behind these units' figures before judging them: {units}")
        yield text.format(units=material.joined(worse)) + stop
    silent = dict.fromkeys([*wide.units_that(coverage.NOT_REPORTED), *wide.units_that(coverage.PARTIAL)])
    if silent:
        text = _("Please hand in the missing reports; the figures will be made again with them: {units}")
        yield text.format(units=material.joined(list(silent))) + stop
    yield from (said.text for said in follow_up.due(material, MOST_DUE))


def _headlines(material: Material) -> list[str]:
    wide = material.wide
    known = [row["indicator"] for row in material.rows.values() if not format.is_missing(row["low"])]
    told = [wide.definitions[name] for name in known]
    return [one.id for one in told if one.headline and one.source != attention.REPORTS]


def _titles(material: Material, names: list[str]) -> list[str]:
    return [material.wide.definitions[name].title[material.lang] for name in names]


def _count(material: Material, name: str) -> str:
    figure = material.figure(name)
    _ = material.translate
    return _("{indicator} {value}").format(
        indicator=figure.definition.title[material.lang], value=figure.with_unit("value")
    )
