"""The ladder: who stands where, what the rule proposes, what the reviewer decides."""

from ui.ranking import Review
from ui.view import View


def show(view: View, review: Review) -> None:
    """The step of the review."""
