"""Figures on the wall: name, value, its changes, its target and verdict in words, in two rows of four."""

import html
from collections.abc import Iterable, Mapping
from typing import Any

from data.definitions import Definition
from i18n import format
from i18n.translate import mark as _
from i18n.units import UNITS
from metrics import catalog
from metrics import signals as judging
from metrics.signals import Signal
from reports import verdicts
from ui import cached, cards, signals
from ui.cards import Card
from ui.view import View
from ui.wall_rules import Wall, declared

MOST = 8


def headlines(wall: Wall) -> str:
    """The headline figures."""
    ids = [one.id for one in catalog.headlines() if wall.may_show(one.id)]
    return _figures(wall.view, ids[:MOST])


def bottom_line(wall: Wall) -> str:
    """Homicides, mass incidents and what else hangs here only where the office wants it."""
    return _figures(wall.view, [name for name in declared()["bottom_line"] if name in wall.view.definitions])


def _figures(view: View, ids: Iterable[str]) -> str:
    ids = tuple(ids)
    rows = cached.headlines(view.store, ids, (view.area,), view.period).set_index("indicator")
    found = signals.last(view, ids, (view.area,))
    told = (_figure(view, rows.loc[name], found.get((name, view.area))) for name in ids)
    return f'<div class="wall_figures">{"".join(told)}</div>'


def _figure(view: View, row: Mapping[str, Any], signal: Signal | None) -> str:
    definition = view.definitions[row.name]
    words = cards.card(row, definition, view.lang)
    title = f"<h3>{html.escape(definition.title[view.lang])}{_unit(view, definition)}</h3>"
    note = f'<p class="wall_note">{html.escape(words.note)}</p>' if words.note else ""
    value = f"<strong>{html.escape(words.value)}</strong>"
    return f'<div class="wall_card">{title}{value}{note}{judged(view, words, signal)}</div>'


def judged(view: View, words: Card, signal: Signal | None) -> str:
    """Under a value: its changes, its target and whether it is met, the verdict; lines of HTML."""
    changes = ((_("On previous"), words.previous), (_("On last year"), words.year_before))
    lines = [
        f"<p><span>{html.escape(view._(label))}</span> {html.escape(text)}</p>" for label, text in changes
    ]
    goal = "　".join(filter(None, (words.goal, words.met_word)))
    lines += [f"<p>{html.escape(goal)}</p>"] * bool(goal)
    return "".join((*lines, _verdict(view, signal)))


def _unit(view: View, definition: Definition) -> str:
    unit = UNITS[definition.unit]
    word = "" if unit.is_share else unit.suffix(view.lang)
    return f" <small>{html.escape(word)}</small>" if word else ""


def _verdict(view: View, signal: Signal | None) -> str:
    """The verdict on the month in a word, that on a longer period with the month it is of."""
    if signal is None or not signal.verdict:
        return ""
    month = "" if view.period.is_month else f" {format.month(view.period.last, view.lang)}"
    good = ' class="wall_good"' if signal.verdict == judging.IMPROVEMENT else ""
    return f"<p><b{good}>{html.escape(verdicts.variation(signal, view.lang) + month)}</b></p>"
