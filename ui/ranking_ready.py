"""Who has not reported, what may still move, which sentinels ask, what was revised."""

from ui.ranking import Review
from ui.view import View


def show(view: View, review: Review) -> None:
    """The step of the review."""
