"""How large a real change would have to be to be seen here, in one sentence on the card of a definition."""

from collections.abc import Mapping
from typing import Any

from data.definitions import Definition
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics import detectable
from ui import finding
from ui.view import View

BOTH = _("would have to fall to {fall} or below or rise to {rise} or above")
RISE, FALL = _("would have to rise to {rise} or above"), _("would have to fall to {fall} or below")


def show(view: View, row: Mapping[str, Any], definition: Definition) -> None:
    """The question and its answer; nothing for what chance has no part in."""
    if said := sentence(row, definition, view.lang):
        finding.paragraph(said)


def sentence(row: Mapping[str, Any], definition: Definition, lang: str) -> str:
    """How far the next period would have to lie from this one, if it is as large; empty where not told."""
    if format.is_missing(row["value"]):
        return ""
    ends = detectable.of_figure(row, definition)
    if ends is None:
        return ""
    say, known = translator(lang), dict(zip(("fall", "rise"), ends, strict=True))
    known = {name: end for name, end in known.items() if not format.is_missing(end)}
    if not known:
        return say(_("How large must a real change be to be seen here? The base is too small to see any."))
    form = say(BOTH) if len(known) > 1 else say(RISE) if "rise" in known else say(FALL)
    printed = {name: format.value_with_unit(end, definition.unit, lang) for name, end in known.items()}
    text = say(
        _(
            "How large must a real change be to be seen here? With a base like this, the next period "
            "{change} to be told from chance four times in five."
        )
    )
    return text.format(change=form.format(**printed))
