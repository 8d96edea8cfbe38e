"""From one place to another, step by step; better places lie to the right."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.theme import Look
from charts.waterfall import waterfall

MOST_TICKS = 13  # numbers on the axis
MARGIN = 0.6  # of a place, free at both ends


def places_moved(frame: pd.DataFrame, of: int, look: Look) -> go.Figure:
    """Rows in order, the first on top: name, kind (before, part, after), start and end (places), text, hover.

    `of` is the number of places: the axis runs from the last to the first.
    """
    if frame.empty:
        return waterfall(frame, look)
    # Hung from minus the place, a step to a better one points to the right.
    turned = frame.assign(start=-frame["start"], end=-frame["end"], length=frame["start"] - frame["end"])
    figure = waterfall(turned, look)
    return figure.update_xaxes(range=[-of - MARGIN, -1 + MARGIN], **_ticks(of))


def _ticks(of: int) -> dict[str, Any]:
    step = -(-of // MOST_TICKS)
    places = sorted({1, *range(step, of + 1, step), of} - ({of - 1} if step > 1 else set()))
    return {"tickvals": [-place for place in places], "ticktext": [str(place) for place in places]}
