"""Months from which nothing was heard: hatched along the axis, with the reason in words."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from charts.band import runs
from charts.lettering import column, width
from charts.patches import box, hatching, ring_lines
from charts.theme import QUIET, SMALL_SIZE, SURFACE

HALF_MONTH = pd.Timedelta(days=15)
EXPECTED_WIDTH = 600  # px of the plot; decides whether a reason stands upright in a narrow gap


@dataclass(frozen=True)
class Gap:
    """Neighbouring months without a value, the reason, and the pixels they are expected to take."""

    first: pd.Timestamp
    last: pd.Timestamp
    reason: str
    width: float

    @property
    def edges(self) -> tuple[str, str]:
        """Half a month before the first and after the last month, as dates in text."""
        return f"{self.first - HALF_MONTH:%Y-%m-%d}", f"{self.last + HALF_MONTH:%Y-%m-%d}"

    @property
    def middle(self) -> str:
        """The date halfway, as text."""
        return f"{self.first + (self.last - self.first) / 2:%Y-%m-%d}"


def silence(rows: pd.DataFrame) -> list[Gap]:
    """The gaps of a frame with the columns month, value, status_text: months in which no line has a value.

    The rows are sorted by month.
    """
    known = set(rows["month"][rows["value"].notna()])
    months = rows.drop_duplicates("month")
    month_width = EXPECTED_WIDTH / len(months)
    return [
        Gap(
            run["month"].iloc[0], run["month"].iloc[-1], column(run, "status_text")[0], month_width * len(run)
        )
        for run in runs(months, ~months["month"].isin(known))
    ]


def hatches(gaps: list[Gap], span: tuple[float, float], mode: str) -> list[dict[str, Any]]:
    """One hatched trace over the whole height of the axis; none without gaps."""
    boxes = [box(*gap.edges, *span) for gap in gaps]
    hatched = {
        "type": "scatter",
        **ring_lines(boxes),
        "mode": "lines",
        "line": {"width": 0},
        "fill": "toself",
        "fillpattern": hatching(mode),
        "hoverinfo": "skip",
    }
    return [hatched] * bool(boxes)


def reasons(gaps: list[Gap], span: tuple[float, float], mode: str) -> list[dict[str, Any]]:
    """The reason at the top of each gap, upright where the gap is narrow."""
    return [_reason(gap, span[1], mode) for gap in gaps if gap.reason]


def _reason(gap: Gap, top: float, mode: str) -> dict[str, Any]:
    upright = width(gap.reason, SMALL_SIZE) > gap.width
    latin = gap.reason.isascii()
    return {
        "text": "<br>".join(gap.reason) if upright and not latin else gap.reason,
        "textangle": -90 if upright and latin else 0,
        "x": gap.middle,
        "y": top,
        "yanchor": "top",
        "showarrow": False,
        "bgcolor": SURFACE[mode],
        "font": {"size": SMALL_SIZE, "color": QUIET[mode]},
    }
