"""Changes: what moved beyond chance, the chosen highlights one by one; else that all is normal variation."""

from metrics import signals
from reports import sentences
from reports.document import Section, Sentence
from reports.material import Material
from reports.template import Block


def section(material: Material, block: Block) -> Section | None:
    """The first changes of metrics.highlights and how many more; None where nothing could be judged."""
    if not material.looked_at:
        return None
    told = material.changed[: block.limit]
    say = sentences.LENGTHS[block.length]
    said = [material.told(say(material.figure(name), material.wide.period), name) for name in told]
    heading = block.heading[material.lang]
    return Section(heading, (_whole(material, len(told)), *sentences.counted_off(said, material.lang)))


def _whole(material: Material, told: int) -> Sentence:
    """Of how many indicators how many changed, and how many would by chance alone."""
    _, number = material.translate, len(material.changed)
    what = {"n": material.looked_at, "number": number}
    if not number:
        return material.told(
            _("All {n} indicators that can be judged are within normal variation.").format(**what)
        )
    text = _("Of {n} indicators that can be judged, {number} changed beyond normal variation.").format(**what)
    if number > told:
        text += _(" The first {told} are told here.").format(told=told)
    if material.wide.period.is_month:
        expected = round(signals.by_chance(material.looked_at))
        text += _(" By chance alone about {expected} would.").format(expected=expected)
    return material.told(text)
