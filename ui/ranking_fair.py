"""Is it fair: funnels, ranges, weights, and what chance alone would do."""

from ui.ranking import Review
from ui.view import View


def show(view: View, review: Review) -> None:
    """The step of the review."""
