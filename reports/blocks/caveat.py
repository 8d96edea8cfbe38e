"""Caveats: what a reader of the figures should mind, in a declared order."""

from collections.abc import Iterator

from i18n import format
from metrics import coverage
from reports import notes
from reports.document import Section
from reports.material import Material
from reports.template import Block


def section(material: Material, block: Block) -> Section:
    """The first of: missing reports, corrections by hand, synthetic data, the meaning of intervals."""
    said = list(_found(material))[: block.limit]
    return Section(block.heading[material.lang], tuple(map(material.told, said)))


def _found(material: Material) -> Iterator[str]:
    _, shown = material.translate, material.wide.of(material.headlines)
    silent = shown.titles(material.lang, status=coverage.NOT_REPORTED)
    partial = shown.titles(material.lang, status=coverage.PARTIAL)
    if silent:
        yield _("Not reported: {names}.").format(names=material.joined(silent))
    if partial:
        yield _("Counted from the reports that came, some being missing: {names}.").format(
            names=material.joined(partial)
        )
    if shown.corrected:
        yield _("Figures of {n} corrections by hand are among these; see the notes.").format(
            n=format.number(len(shown.corrected), material.lang)
        )
    if notes.is_synthetic(material.wide):
        yield _("The data are synthetic samples and describe no real place.")
    yield _("What lies within the 95% interval or within normal variation is no reason for praise or blame.")
