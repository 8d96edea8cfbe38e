"""A key in words above a picture, for marks that cannot carry a label of their own."""

from typing import Any

from charts.lettering import words
from charts.theme import SMALL_SIZE

KEY_HEIGHT = 28  # px
SPACE = "\u2003"  # one em between the entries

Mark = tuple[str, str, str]  # sign, its colour, what it means


def key(marks: list[Mark], left: int) -> dict[str, Any]:
    """One line of signs and words at the left edge of the figure, `left` pixels outside the picture."""
    entries = [
        f'<span style="color:{colour}"><b>{sign}</b></span> {words(word)}' for sign, colour, word in marks
    ]
    return {
        "text": SPACE.join(entries),
        "x": 0,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": -left,
        "yshift": 8,
        "showarrow": False,
        "font": {"size": SMALL_SIZE},
    }
