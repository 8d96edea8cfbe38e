"""Follow-up: commitments of earlier reviews that are open, the first due first."""

import datetime as dt

from data.history import commitments
from data.history.commitments import MADE, Commitment
from i18n import format
from metrics import catalog
from reports.document import Section, Sentence
from reports.material import Material
from reports.template import Block


def section(material: Material, block: Block) -> Section:
    """The commitments due first; one sentence where none is open."""
    said = due(material, block.limit)
    if not said:
        _ = material.translate
        said = (material.told(_("No commitment is open.")),)
    return Section(block.heading[material.lang], said)


def due(material: Material, most: int) -> tuple[Sentence, ...]:
    """At most so many sentences, each of a commitment of the area or one within it."""
    mine = [one for one in commitments.standing() if one.state == MADE and _is_within(material, one)]
    mine.sort(key=lambda one: one.due_on)
    return tuple(material.told(_words(material, one)) for one in mine[:most])


def _is_within(material: Material, one: Commitment) -> bool:
    return one.unit in material.tree and material.wide.area in material.tree.path(one.unit)


def _words(material: Material, one: Commitment) -> str:
    _ = material.translate
    titles = {name: definition.title[material.lang] for name, definition in catalog.read().items()}
    text = _("{unit} ({who}) has committed itself on {indicator}: {what}; due on {day}").format(
        unit=material.tree.name(one.unit),
        who=one.who_does,
        indicator=titles.get(one.indicator, one.indicator),
        what=one.what.rstrip("。.；;"),
        day=format.day(dt.date.fromisoformat(one.due_on), material.lang),
    )
    return text + material.marks.stop
