"""Breaks of an area's series: the words that mark them on a line, and why nothing is compared across them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from data import counts
from data.definitions import Definition
from i18n.translate import mark as _
from i18n.translate import translator
from metrics import breaks
from metrics.period import Period
from ui import cached
from ui.view import View

NOT_COMPARABLE = _("Boundaries or definition changed: not comparable")
WORDS = {
    "code": _("until then {former}"),
    "name": _("until then {former}"),
    "merged": _("{former} merged"),
    "split": _("divided from {former}"),
    "recut": _("boundaries redrawn"),
    breaks.GRIDS: _("grids re-cut"),
}
MOST_NAMES = 2  # of former areas that a mark names
LEFT_FROM = 0.5  # of the months shown; a mark further right has its words on its left


def why(row: Mapping[str, Any], lang: str, name: str) -> str:
    """Why a headline row has no change since `name`: a break lies between; empty for any other reason."""
    return translator(lang)(NOT_COMPARABLE) if row.get(f"{name}_break") else ""


def crossed(view: View, before: Period | None, now: Period | None = None) -> bool:
    """Whether a break of the view's area lies between an earlier period and this one."""
    return before is not None and not breaks.crossed(_own(view), now or view.period, before).empty


def marks(view: View, definition: Definition, first: date, last: date) -> pd.DataFrame:
    """The breaks after the first month up to the last, as charts.jumps takes them: month text side."""
    rows = _own(view)
    if definition.source == breaks.GRIDS:
        rows = pd.concat([rows, _of_grids(view, first, last)], ignore_index=True)
    rows = rows[(rows["month"] > pd.Timestamp(first)) & (rows["month"] <= pd.Timestamp(last))]
    found = [
        {"month": month, "text": _text(view, kind, list(some["former"])), "side": _side(month, first, last)}
        for (month, kind), some in rows.groupby(["month", "kind"])
    ]
    return pd.DataFrame(found, columns=["month", "text", "side"])


def _own(view: View) -> pd.DataFrame:
    every = cached.remember(view.store, ("breaks",), lambda: breaks.breaks(view.connection))
    return every[every["area"] == view.area]


def _of_grids(view: View, first: date, last: date) -> pd.DataFrame:
    asked = counts.Asked((), (view.area,), first, last)
    key = ("recuts of grids", view.area, first, last)
    return cached.remember(view.store, key, lambda: breaks.of_grids(view.connection, asked))


def _text(view: View, kind: str, former: list[str]) -> str:
    names = view._(_(", ")).join(former[:MOST_NAMES])
    if len(former) > MOST_NAMES:
        names = view._(_("{names} and others")).format(names=names)
    return view._(WORDS[kind]).format(former=names)


def _side(month: pd.Timestamp, first: date, last: date) -> str:
    shown = pd.Timestamp(last) - pd.Timestamp(first)
    return "left" if (month - pd.Timestamp(first)) / shown > LEFT_FROM else "right"


def places(months: pd.Series, found: pd.DataFrame) -> list[int]:
    """Before which of the months, counted from 0, a mark stands."""
    return [place for place, month in enumerate(months) if month in set(found["month"])]
