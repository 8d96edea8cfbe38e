"""Where points were won and lost, why the place changed, and how near it is to another."""

from ui import ranking_cases, ranking_moves, ranking_points, ranking_unit
from ui.ranking import Review
from ui.view import View


def show(view: View, review: Review) -> None:
    """The step of the review, for the chosen unit."""
    unit = ranking_unit.choose(view, review)
    ranking_points.show(view, review, unit)
    ranking_moves.show(view, review, unit)
    ranking_cases.show(view, review, unit)
