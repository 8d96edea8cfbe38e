"""What opens a page of a topic, made by rule: a sentence of its figures, their cards, the months of one."""

from collections.abc import Sequence
from functools import reduce

import pandas as pd

from i18n.translate import mark as _
from ui import cards, lines, timeliness, wording
from ui.view import View


def sentence(view: View, ids: Sequence[str], further: Sequence[str] = ()) -> str:
    """The indicators that the area has with their values, the further facts, and what misses its target."""
    rows = lines.told(view, ids)
    rows = rows[rows["value"].notna()]
    facts = [*(_fact(view, row) for row in rows.to_dict("records")), *filter(None, further)]
    what = {"period": view.time, "area": view.place}
    if not facts:
        return view._(_("{period}, {area}: nothing of this topic was reported.")).format(**what)
    told = view._(_("{period}, {area}: {facts}{missed}."))
    return told.format(**what, facts=_joined(view, facts), missed=_missed(view, rows))


def figures(view: View, ids: Sequence[str]) -> None:
    """The cards of the indicators that the area has."""
    if told := lines.has(view, ids):
        cards.show(view, told)


def course(view: View, name: str, height: int) -> None:
    """The months of an indicator, where the area's city or unit counts it and its data reach so far back."""
    if lines.is_counted(view, name) and view.period.last >= view.reach[0]:
        timeliness.show(view, name, height)


def _fact(view: View, row: dict) -> str:
    definition, lang = view.definitions[row["indicator"]], view.lang
    title = wording.inside(definition.title[lang])
    return view._(_("{indicator} {value}")).format(indicator=title, value=wording.full(row, definition, lang))


def _joined(view: View, facts: list[str]) -> str:
    text = view._(_("{first}, {next}"))
    return reduce(lambda first, following: text.format(first=first, next=following), facts)


def _missed(view: View, rows: pd.DataFrame) -> str:
    names = rows.loc[rows["target_met"].eq(False), "indicator"]
    titles = [wording.inside(view.definitions[name].title[view.lang]) for name in names]
    if not titles:
        return ""
    return view._(_("; target not met: {indicators}")).format(indicators=view._(_(", ")).join(titles))
