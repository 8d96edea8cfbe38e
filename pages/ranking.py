"""Who stands where by the scheme's own rules, why, is it fair, and what follows? The review, step by step."""

from ui import finding, ranking, ranking_steps
from ui.frame import open_page

view = open_page("ranking")
review = ranking.choose(view)

finding.show(view, ranking.sentence(view, review))
ranking.warnings(view, review)
if review is not None:
    ranking_steps.show(view, review)
