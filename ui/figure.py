"""How a chart gets onto a page, and what a click on it does."""

from collections.abc import Hashable
from typing import Any

import streamlit as st

from charts import theme
from charts.theme import Look
from data.definitions import Definition
from i18n.units import UNITS, Unit
from ui import address, cached
from ui.chooser import reach
from ui.periods import within
from ui.view import View

NARROW = 420  # px of texts in the narrower column of a page
SHARES, NUMBERS = ".2~%", ",~f"  # d3 formats of an axis


def look(view: View, definition: Definition | None, title: str = "", **more: Any) -> Look:
    """The Look of a chart about an indicator on this screen; `more` are further fields of Look."""
    fields = {
        "title": title,
        "source": view.source_line,
        "empty": view._("Nothing to show here: choose another area, period or indicator."),
    }
    if definition:
        unit = UNITS[definition.unit]
        fields |= {"unit": _unit(view, unit), "axis_format": SHARES if unit.is_share else NUMBERS}
    return Look(**{"mode": view.mode, **fields, **more})


def draw(
    view: View,
    figure: Any,
    key: str,
    alt: str,
    follow: tuple[str, ...] = (),
    asked: Hashable = (),
) -> None:
    """Show a figure; give a function that draws it, and it is drawn once for all readers of this address.

    With `follow` a click writes the codes that the figure carries, named in order, into the address. `asked`
    names what else than the address it depends on.
    """
    drawn = cached.picture(view.store, (*_asked(view, key), asked), figure) if callable(figure) else figure
    chosen = {"on_select": lambda: _follow(view, key, follow), "selection_mode": "points"} if follow else {}
    st.plotly_chart(drawn, theme=None, config=_config(view.lang), key=key, alt=alt, **chosen)


def _asked(view: View, key: str) -> tuple[object, ...]:
    """The address holds the whole state of a screen, so it names a figure together with its key and mode."""
    return key, view.mode, tuple(sorted(st.query_params.to_dict().items()))


def _unit(view: View, unit: Unit) -> str:
    word = unit.suffix(view.lang)
    return view._("Unit: {unit}").format(unit=word) if word else ""


def _config(lang: str) -> dict[str, Any]:
    return {
        name: value for name, value in theme.CONFIG.items() if lang == "zh" or not name.startswith("locale")
    }


def _follow(view: View, key: str, names: tuple[str, ...]) -> None:
    points = st.session_state[key].selection.points
    carried = next((point["customdata"] for point in points if point.get("customdata")), None)
    if carried is None:
        return
    codes = carried if isinstance(carried, list | tuple) else [carried]
    chosen = dict(zip(names, map(str, codes), strict=False))
    if chosen.get("area") in view.areas:
        address.change(period=within(view.period.code, *reach(view.store, view.areas, chosen["area"])))
    address.change(**chosen)
