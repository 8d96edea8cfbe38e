"""Standouts: the units better or worse than the whole on several headline indicators beyond chance."""

from metrics import highlights
from reports.document import Section, Sentence
from reports.material import Material
from reports.template import Block


def section(material: Material, block: Block) -> Section | None:
    """The first units of metrics.highlights, each with its indicators; None where there are no units."""
    if not material.wide.unit_codes:
        return None
    found = highlights.standouts(material.judged, block.side)
    heading = block.heading[material.lang]
    if not found:
        _ = material.translate
        text = _("No unit differs from the whole on {n} headline indicators or more beyond chance.")
        return Section(heading, (material.told(text.format(n=highlights.AT_LEAST)),))
    return Section(heading, tuple(_told(material, *one, block.side) for one in found[: block.limit]))


def _told(material: Material, area: str, indicators: tuple[str, ...], side: str) -> Sentence:
    _ = material.translate
    values = [_value(material, area, name) for name in indicators]
    text = (
        _("{unit}: better than the whole beyond chance: {values}")
        if side == "better"
        else _("{unit}: worse than the whole beyond chance: {values}")
    )
    said = text.format(unit=material.tree.name(area), values=material.joined(values))
    return Sentence(said + material.marks.stop, None, material.told("").subject)


def _value(material: Material, area: str, indicator: str) -> str:
    """The unit's value and that of the whole, in brackets."""
    _, rows = material.translate, material.judged
    row = rows[rows["indicator"].eq(indicator) & rows["area"].eq(area)].iloc[0]
    figure = material.figure(indicator)
    return _("{indicator} {value} (whole {whole})").format(
        indicator=figure.definition.title[material.lang],
        value=figure.printed(row["value"]),
        whole=figure.printed(row["benchmark"]),
    )
