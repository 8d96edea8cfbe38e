"""Breaks of a series: the words that mark them on a line, and why nothing is compared across them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from data import counts
from data.definitions import Definition
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics import breaks
from metrics.period import Period
from ui import cached, finding, wording
from ui.view import View

NOT_COMPARABLE = _("Boundaries or definition changed: not comparable")
REDEFINED = _("{words} (from {month}): not comparable")
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


def why(row: Mapping[str, Any], definition: Definition, lang: str, name: str) -> str:
    """Why a headline row has no change since `name`: a break lies between; empty for any other reason."""
    kind, _ = row.get(f"{name}_break"), translator(lang)
    if kind != breaks.DEFINITION:
        return _(NOT_COMPARABLE) if kind else ""
    month = row[f"{name}_break_month"]
    words = wording.outside(breaks.words(definition, month, lang))
    return _(REDEFINED).format(words=words, month=format.month(month.date(), lang))


def crossed(view: View, name: str, before: Period | None, now: Period | None = None) -> bool:
    """Whether a break of the view's area or of an indicator lies between an earlier period and this one."""
    return before is not None and name in broken(view, (name,), before, now)


def broken(view: View, names: Iterable[str], before: Period, now: Period | None = None) -> frozenset[str]:
    """Those of the indicators that cannot be compared with an earlier period in the view's area."""
    names, now = tuple(names), now or view.period
    if breaks.latest(_own(view), now, before):
        return frozenset(names)
    redefined = breaks.of_definitions(view.definitions[name] for name in names)
    return frozenset(breaks.latest(redefined, now, before, "indicator"))


def marks(view: View, definition: Definition, first: date, last: date) -> pd.DataFrame:
    """The breaks after the first month up to the last, as charts.jumps takes them: month text side."""
    rows = _own(view)
    if definition.source == breaks.GRIDS:
        rows = pd.concat([rows, _of_grids(view, first, last)], ignore_index=True)
    texts = [
        (month, _text(view, kind, list(some["former"])))
        for (month, kind), some in rows.groupby(["month", "kind"])
    ]
    texts += [(pd.Timestamp(one.month), wording.outside(one.words[view.lang])) for one in definition.breaks]
    shown = [one for one in texts if pd.Timestamp(first) < one[0] <= pd.Timestamp(last)]
    found = [{"month": month, "text": text, "side": side(month, first, last)} for month, text in shown]
    return pd.DataFrame(found, columns=["month", "text", "side"])


def told(view: View, first: date) -> None:
    """What the view's indicator counts differently, in small print, for the months after the first shown."""
    definition, lang = view.definition, view.lang
    for one in definition.breaks:
        if first < one.month <= view.period.last:
            month, words = format.month(one.month, lang), wording.outside(one.words[lang])
            finding.small(
                view._(_("{words} (from {month}): months before and after do not compare.")).format(
                    words=words, month=month
                )
            )


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


def side(month: pd.Timestamp, first: date, last: date) -> str:
    shown = pd.Timestamp(last) - pd.Timestamp(first)
    return "left" if (month - pd.Timestamp(first)) / shown > LEFT_FROM else "right"


def places(months: pd.Series, found: pd.DataFrame) -> list[int]:
    """Before which of the months, counted from 0, a mark stands."""
    return [place for place, month in enumerate(months) if month in set(found["month"])]
