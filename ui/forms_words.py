"""What is wrong with a form or its map, in the reader's language."""

from data import reasons
from data.problem import Problem
from reports.forms.fault import FormFault


def told(problem: Problem, lang: str) -> str:
    """The one line of a fault."""
    return problem.words(lang) if isinstance(problem, FormFault) else reasons.words(str(problem), lang)
