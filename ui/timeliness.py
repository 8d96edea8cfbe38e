"""Two years of one indicator as a line on half a page, with limits and signals, the target and the gaps."""

from datetime import date
from typing import Any

import pandas as pd

from charts.control import control
from data.definitions import Definition
from metrics.period import shift
from ui import baselines, course, figure, signals
from ui.view import View

MONTHS = 24
FROM_ZERO = ("count", "median")


def show(view: View, name: str, height: int = 0) -> None:
    """The months up to the end of the view's period, as far back as the data of the area reach."""
    definition = view.definitions[name]
    title = view._("{indicator} by month, {area}")
    title = title.format(indicator=definition.title[view.lang], area=view.place)

    def draw() -> Any:
        rows = course.months(view, definition, *months(view))
        look = figure.look(view, definition, title, height=height)
        marks = baselines.marks(view, definition, *months(view))
        table, words = frame(rows, definition, view.lang), course.words(view.lang)
        return control(table, look, marks, words, definition.kind in FROM_ZERO)

    figure.draw(view, draw, key=f"months_{name}", alt=title, asked=signals.standing())


def months(view: View) -> tuple[date, date]:
    """The first and the last month of the line."""
    last = view.period.last
    return min(max(shift(last, 1 - MONTHS), view.reach[0]), last), last


def frame(rows: pd.DataFrame, definition: Definition, lang: str) -> pd.DataFrame:
    """The rows as charts.control takes them, with months short enough for half a page."""
    table = course.frame(rows, definition, lang)
    return table if lang == "zh" else table.assign(month_text=table["month"].dt.strftime("%Y-%m"))
