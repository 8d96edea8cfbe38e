"""What if: other weights, goalposts and groups."""

from ui.ranking import Review
from ui.view import View


def show(view: View, review: Review) -> None:
    """The step of the review."""
