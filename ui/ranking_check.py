"""Check sheets (核对单): sent to each unit, answered or objected to."""

from ui.ranking import Review
from ui.view import View


def show(view: View, review: Review) -> None:
    """The step of the review."""
