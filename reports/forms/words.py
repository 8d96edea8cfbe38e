"""The words of a statutory form: its measures, its parts, and what its numbers count."""

from data import codes, definitions
from i18n.translate import mark as _
from i18n.translate import translator
from reports.forms.layout import Layout

MEASURES = {
    "found": _("Found"),
    "handled": _("Handled"),
    "handling": _("Handling rate"),
    "settled": _("Settled"),
    "success": _("Success rate"),
    "times": _("Number of times"),
}
SUCCESS = {
    "handled": _("The success rate is settled ÷ handled, transferred cases being handled."),
    "found": _("The success rate is settled ÷ found."),
}
NOTES = (
    _(
        "A column counts the disputes first taken at its level, found and handled alike; buildings and grids "
        "are with the villages, a city's own with the counties. The sum is all of the area."
    ),
    _("Handled: settled, not settled or transferred, of those found in the period; ongoing ones are not."),
    _("Kinds are the seventeen majors of GB/T 31000-2015; each size class begins at its first number."),
    _("Major: a group dispute, or one of 50 people and more."),
)
COARSE = _(
    "Types that touch organisation and discipline, ethnicity and religion are not told apart below county "
    "level; there they stand under Other."
)


def part_words(layout: Layout, scope: str, part: str, lang: str) -> str:
    """The words of a part of a break-down; empty for a whole."""
    breakdown = layout.scopes[scope].get("breakdown", "")
    if not part or not breakdown:
        return ""
    return codes.read()[definitions.breakdowns()[breakdown]["codes"]].label(part, lang)


def notes(success_of: str, level: str, lang: str) -> tuple[str, ...]:
    """What the numbers count, a sentence each."""
    said = (SUCCESS[success_of], *NOTES, *(() if level in ("city", "county") else (COARSE,)))
    return tuple(translator(lang)(one) for one in said)
