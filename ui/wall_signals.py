"""Signals on the wall: what moved beyond chance, in words; below the area only improvements are named."""

import html
from collections.abc import Sequence

from i18n import format
from i18n.translate import mark as _
from metrics import signals as judging
from metrics.signals import Signal
from reports import verdicts
from ui import signal_list
from ui.view import View
from ui.wall_rules import Wall

MOST, MOST_PLACES = 4, 6  # what fits in either language


def show(wall: Wall) -> str:
    """The sentence, the area's own signals, and the places that improved."""
    view = wall.view
    judged = [
        one
        for one in signal_list.own(view)
        if wall.may_show(one.indicator) and view.definitions[one.indicator].kind not in judging.CARRIED_OVER
    ]
    moved = _ordered(view, [one for one in judged if one.is_beyond])
    sentence = html.escape(signal_list.sentence(view, judged))
    parts = [_list(view, moved), _places(wall)]
    return f'<div class="wall_signals"><h2>{sentence}</h2><div>{"".join(parts)}</div></div>'


def _ordered(view: View, moved: Sequence[Signal]) -> list[Signal]:
    """Headlines first; of concerns and improvements, as many of either stand in front."""
    order = sorted(moved, key=lambda one: not view.definitions[one.indicator].headline)
    kinds = {kind: [one for one in order if one.verdict == kind] for kind in judging.BEYOND}
    front = [one for kind in (judging.CONCERN, judging.IMPROVEMENT) for one in kinds[kind][: MOST // 2]]
    rest = [one for kind in verdicts.VARIATION for one in kinds.get(kind, ()) if one not in front]
    return [*front, *rest]


def _list(view: View, moved: Sequence[Signal]) -> str:
    if not moved:
        return ""
    items = "".join(_item(view, one) for one in moved[:MOST])
    return f"<ul>{items}{_more(view, len(moved) - MOST)}</ul>"


def _item(view: View, signal: Signal) -> str:
    definition, lang = view.definitions[signal.indicator], view.lang
    text = view._(_("{indicator} {value}: {rule}")).format(
        indicator=definition.title[lang], value=_value(view, signal), rule=verdicts.rule(signal, lang)
    )
    small = verdicts.normal_range(signal, definition, lang)
    good = ' class="wall_good"' if signal.verdict == judging.IMPROVEMENT else ""
    word = f"<b{good}>{html.escape(verdicts.variation(signal, lang))}</b>"
    return f"<li>{word} {html.escape(text)}<span>{html.escape(small)}</span></li>"


def _places(wall: Wall) -> str:
    """Places that improved, by name; of all others only how many series moved, and none by name."""
    view = wall.view
    found = [one for one in signal_list.below(view) if wall.may_show(one.indicator)]
    better = [one for one in found if one.verdict == judging.IMPROVEMENT]
    if not found:
        return ""
    items = "".join(_place(view, one) for one in better[:MOST_PLACES])
    others = len(found) - len(better)
    text = view._(_("Other series of places beyond normal variation: {number}, told on the overview."))
    rest = f"<li>{html.escape(text.format(number=others))}</li>" if others else ""
    title = html.escape(view._(_("Places that improved beyond chance")))
    nobody = html.escape(view._(_("None this month.")))
    none = f"<li>{nobody}</li>" if not better else ""
    more = _more(view, len(better) - MOST_PLACES)
    return f'<ul class="wall_places"><h3>{title}</h3>{none}{items}{more}{rest}</ul>'


def _place(view: View, signal: Signal) -> str:
    definition = view.definitions[signal.indicator]
    text = view._(_("{area}: {indicator} {value}")).format(
        area=view.short(signal.area), indicator=definition.title[view.lang], value=_value(view, signal)
    )
    return f"<li>{html.escape(text)}</li>"


def _more(view: View, number: int) -> str:
    text = view._(_("and {number} more")).format(number=number)
    return f"<li>{html.escape(text)}</li>" if number > 0 else ""


def _value(view: View, signal: Signal) -> str:
    """Never rounded onto the limit that it is beyond."""
    definition = view.definitions[signal.indicator]
    limit = signal.limit_high if signal.rising else signal.limit_low
    is_outside = signal.signal == "outside" and not format.is_missing(limit)
    near = limit if is_outside else definition.target
    return format.value_with_unit(signal.value, definition.unit, view.lang, near=near)
