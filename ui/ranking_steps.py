"""The steps of a review: which there are, and what each shows."""

from i18n.translate import mark as _
from ui import (
    ranking_check,
    ranking_fair,
    ranking_follow_up,
    ranking_ladder,
    ranking_publish,
    ranking_ready,
    ranking_table,
    ranking_what_if,
    ranking_why,
    switch,
)
from ui.ranking import Review
from ui.view import View

STEPS = {
    "table": _("Table"),
    "ready": _("Ready?"),
    "check": _("Check sheets"),
    "why": _("Why"),
    "fair": _("Is it fair?"),
    "ladder": _("Ladder"),
    "what_if": _("What if"),
    "publish": _("Publish"),
    "follow_up": _("Follow-up"),
}
SHOWN = {
    "ready": ranking_ready.show,
    "check": ranking_check.show,
    "table": ranking_table.show,
    "why": ranking_why.show,
    "fair": ranking_fair.show,
    "ladder": ranking_ladder.show,
    "what_if": ranking_what_if.show,
    "publish": ranking_publish.show,
    "follow_up": ranking_follow_up.show,
}


def show(view: View, review: Review) -> None:
    """The chosen step."""
    SHOWN[switch.choose(view, "step", STEPS, _("Step of the review"))](view, review)
