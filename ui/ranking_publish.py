"""Publish: freeze the table; what was published beside what is known now."""

from ui.ranking import Review
from ui.view import View


def show(view: View, review: Review) -> None:
    """The step of the review."""
