"""Where: the areas below the chosen one on a map, or as tiles; a click goes there."""

from typing import Any

import pandas as pd

from charts.county_map import county_map, outlines
from charts.tile_grid import tile_grid
from data.definitions import Definition
from metrics.shade import shades
from ui import cached, figure
from ui.view import View
from ui.wording import hovers, value


def show(view: View, name: str) -> None:
    """The areas below the view's area (beside it, where there are none), tinted by an indicator's value."""
    _, definition, above = view._, view.definitions[name], circle(view)
    title = _("{indicator}, {area}, {period}").format(
        indicator=definition.title[view.lang], area=view.areas.name(above), period=view.time
    )
    on_map = view.areas.level(above) == "city" and outlines(above) is not None
    line = _("For internal orientation only. {line}") if on_map else "{line}"
    look = figure.look(view, definition, title, source=line.format(line=view.source_line))

    def draw() -> Any:
        return (county_map if on_map else tile_grid)(frame(view, definition), look)

    figure.draw(view, draw, key="place_map", alt=title, follow=("area",))


def circle(view: View) -> str:
    """The area whose parts are looked at: the chosen one, or the one above where it has no parts."""
    return view.area if view.children else view.parent


def frame(view: View, definition: Definition) -> pd.DataFrame:
    """The areas as charts.county_map and charts.tile_grid take them."""
    rows = cached.whole(view.store, definition.id, view.within(circle(view)), view.period)
    records = rows.to_dict("records")
    texts = [value(row, definition, view.lang) for row in records]
    names = [view.short(code) for code in rows["area"]]
    return pd.DataFrame(
        {
            "area": rows["area"],
            "name": names,
            "group": "",
            "value_text": texts,
            "tint": shades(rows["value"]),
            "hover": hovers(names, texts, records, definition, view.lang),
            "selected": rows["area"] == view.area,
        }
    )
