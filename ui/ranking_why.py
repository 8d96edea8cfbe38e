"""Where points were won and lost, and why places changed."""

from ui.ranking import Review
from ui.view import View


def show(view: View, review: Review) -> None:
    """The step of the review."""
