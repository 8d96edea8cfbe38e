"""Words at the right end of lines instead of a legend, pushed apart where lines meet."""

from typing import Any

from charts.lettering import width
from charts.theme import SMALL_SIZE

LINE = 16  # px from one label to the next
GAP = 8  # px between the plot and its labels
LEAST_ROOM = 40  # px; half the name of the last month stands in the margin too

End = tuple[float, str, str]  # height on the axis, words, colour


def end_labels(ends: list[End], span: tuple[float, float], height: int) -> list[dict[str, Any]]:
    """Annotations for the right edge of a plot of so many pixels whose axis covers `span`."""
    ordered = sorted(ends, key=lambda end: end[0])
    wished = [(value - span[0]) / (span[1] - span[0]) * height for value, _, _ in ordered]
    placed = _apart(wished)
    return [
        {
            "text": text,
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": GAP,
            "y": value,
            "yshift": place - wish,
            "showarrow": False,
            "align": "left",
            "font": {"size": SMALL_SIZE, "color": colour},
        }
        for (value, text, colour), wish, place in zip(ordered, wished, placed, strict=True)
    ]


def label_room(ends: list[End]) -> int:
    """Pixels the right margin needs for these labels."""
    widest = max((width(text, SMALL_SIZE) for _, text, _ in ends), default=0)
    return max(GAP + round(widest) + 6, LEAST_ROOM)


def _apart(wished: list[float]) -> list[float]:
    """Heights in pixels at least a line apart, each crowd centred on where it wanted to be."""
    crowds: list[list[float]] = []
    for wish in wished:
        crowds.append([wish])
        while len(crowds) > 1 and _stacked(crowds[-2])[-1] + LINE > _stacked(crowds[-1])[0]:
            crowds[-2:] = [crowds[-2] + crowds[-1]]
    return [place for crowd in crowds for place in _stacked(crowd)]


def _stacked(crowd: list[float]) -> list[float]:
    middle = sum(crowd) / len(crowd)
    return [middle + LINE * (place - (len(crowd) - 1) / 2) for place in range(len(crowd))]
