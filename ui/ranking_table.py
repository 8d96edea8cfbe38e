"""The table by the scheme's rules, and how sure each place is."""

from ui.ranking import Review
from ui.view import View


def show(view: View, review: Review) -> None:
    """The step of the review."""
