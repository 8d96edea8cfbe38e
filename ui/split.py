"""One indicator split into the parts of a declared break-down, as bars with their numbers."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from charts.bars import bars
from data import codes
from data.definitions import Definition, breakdowns
from i18n import format
from i18n.translate import mark as _
from ui import cached, figure, wording
from ui.course import FROM_ZERO
from ui.view import View


def show(view: View, name: str, breakdown: str, order: Sequence[str] = ()) -> bool:
    """The bars; nothing, and False, where the area has no parts. `order` puts steps into their own order."""
    definition = view.definitions[name]

    def answer() -> tuple[str, pd.DataFrame]:
        return heading(view, name, breakdown), frame(view, definition, parts(view, name, breakdown, order))

    asked = ("split", name, breakdown, tuple(order), view.area, view.period.code, view.lang)
    title, rows = cached.remember(view.store, asked, answer)
    if rows.empty:
        return False

    def draw() -> Any:
        look = figure.look(view, definition, title)
        return bars(rows, look, from_zero=definition.kind in FROM_ZERO)

    figure.draw(view, draw, key=f"split_{name}_{breakdown}", alt=title)
    return True


def heading(view: View, name: str, breakdown: str) -> str:
    """What is shown, by what, where and when."""
    return view._(_("{indicator}, {area}, {period}: {breakdown}")).format(
        indicator=view.definitions[name].title[view.lang],
        breakdown=wording.inside(breakdowns()[breakdown][view.lang]),
        area=view.place,
        period=view.time,
    )


def parts(view: View, name: str, breakdown: str, order: Sequence[str] = ()) -> pd.DataFrame:
    """The parts that are known and above zero with their names (`name`): those of `order` first, then the
    largest; see metrics.series.parts."""
    rows = cached.parts(view.store, name, (view.area,), view.period, breakdown)
    rows = rows[rows["numerator"].fillna(0) > 0]
    labels = codes.read()[breakdowns()[breakdown]["codes"]]
    places = {part: place for place, part in enumerate(order)}
    keyed = rows.assign(
        name=[labels.label(part, view.lang) or view._(_("Not stated")) for part in rows["part"]],
        place=rows["part"].map(places).fillna(len(places)),
    )
    sort = keyed.sort_values(["place", "numerator"], ascending=[True, False], kind="stable")
    return sort.drop(columns="place").reset_index(drop=True)


def frame(view: View, definition: Definition, rows: pd.DataFrame) -> pd.DataFrame:
    """The parts as charts.bars takes them."""
    texts = [
        format.value(value, definition.unit, view.lang, near=definition.target) for value in rows["value"]
    ]
    return pd.DataFrame(
        {
            "name": rows["name"].to_list(),
            "value": rows["value"].to_list(),
            "low": rows["low"].to_list(),
            "high": rows["high"].to_list(),
            "text": texts,
            "hover": [f"{name}: {text}" for name, text in zip(rows["name"], texts, strict=True)],
            "selected": False,
        }
    )
