"""The number of grids month by month, with the re-cuts marked and told."""

from typing import Any

import pandas as pd

from charts.jumps import jumps
from i18n import format
from i18n.translate import mark as _
from metrics.period import latest
from metrics.recuts import recuts
from ui import areas_table, cached, course, figure, finding, lines, timeliness
from ui.view import View

GRIDS, MERGED = "grids", "departments_merged"
MOST = 8  # sentences
FEW = 20  # grids; an axis of so few starts at zero


def show(view: View, height: int = 0) -> bool:
    """The line and a sentence for each re-cut; nothing, and False, where the area has no grids."""
    if not lines.has(view, (GRIDS,)):
        return False
    definition = view.definitions[GRIDS]
    title = view._(_("{indicator} by month, {area}"))
    title = title.format(indicator=definition.title[view.lang], area=view.place)

    def draw() -> Any:
        rows = course.told(_months(view, (view.area,)), definition, view.lang)
        rows = rows.assign(month_text=rows["month"].dt.strftime("%Y-%m"))
        marks = recuts(rows)
        look = figure.look(view, definition, title, height=height)
        return jumps(rows, look, _marks(view, marks), from_zero=bool(rows["value"].max() < FEW))

    figure.draw(view, draw, key="recuts", alt=title)
    asked = ("recuts", view.area, view.period.last, view.lang)
    for text in cached.remember(view.store, asked, lambda: sentences(view)):
        finding.small(text)
    return True


def sentences(view: View) -> list[str]:
    """A sentence per re-cut of the months shown, then those below the area in other months."""
    own = recuts(_months(view, (view.area,)))
    told = [_sentence(view, view.area, row) for row in own.to_dict("records")]
    below = [code for code in view.children if view.areas.level(code) in areas_table.LEVELS]
    if not below:
        return told
    for code, months in _months(view, tuple(below)).groupby("area", sort=False):
        found = recuts(months)
        others = found[~found["month"].isin(own["month"])]
        told += [_sentence(view, str(code), row) for row in others.to_dict("records")]
    return told[:MOST]


def _months(view: View, codes: tuple[str, ...]) -> pd.DataFrame:
    return cached.monthly(view.store, (GRIDS,), codes, *timeliness.months(view))


def _marks(view: View, marks: pd.DataFrame) -> pd.DataFrame:
    texts = [
        f"{format.number(row['before'], view.lang)} → {format.number(row['after'], view.lang)}"
        for row in marks.to_dict("records")
    ]
    return marks.assign(text=texts, side=["left" if change > 0 else "right" for change in marks["change"]])


def _sentence(view: View, area: str, row: dict[str, Any]) -> str:
    month = row["month"].date()
    merged = cached.whole(view.store, MERGED, (area,), latest(month))["value"].iloc[0]
    words = {
        "month": format.month(month, view.lang),
        "area": view.areas.name(area),
        "before": format.number(row["before"], view.lang),
        "after": format.number(row["after"], view.lang),
        "change": format.percent_change(row["change"], view.lang),
        "merged": "",
    }
    if merged > 0:
        text = view._(_(", {count} departments' grids merged"))
        words["merged"] = text.format(count=format.number(merged, view.lang))
    text = _(
        "{month}, {area}: grids re-cut from {before} to {after} ({change}){merged}; the two do not compare."
    )
    return view._(text).format(**words)
