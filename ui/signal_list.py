"""The signals of an area: how many indicators were looked at, which moved beyond chance, and where below."""

from collections.abc import Iterable, Sequence

import streamlit as st

from data.definitions import Definition
from i18n import format
from i18n.translate import mark as _
from metrics import catalog
from metrics import signals as judging
from metrics.signals import Signal
from reports import verdicts
from ui import finding, lines, plain_table, signals, switch, topics
from ui.plain_table import Cell, Heading, Table
from ui.view import View

PARTS = {"signals": _("Signals only"), "all": _("All that were looked at")}
CARRIED = _(
    "States at a month's end and completions are not counted here: they carry over, so any move of theirs is "
    "a signal. They stand among all."
)
HEIGHT = 420  # px of a long list
LONG = 12  # rows; more are scrolled to
NO_DATA = "too_few"


def show(view: View) -> None:
    """The sentence and the list of the area itself, then those of the areas below it."""
    finding.heading(view._(_("Signals: what moved beyond chance")))
    found = own(view)
    moving = [one for one in found if view.definitions[one.indicator].kind not in judging.CARRIED_OVER]
    finding.paragraph(sentence(view, moving))
    if not found:
        return
    finding.small(view._(CARRIED))
    part = switch.choose(view, "part", PARTS, _("Which indicators"))
    shown = _ordered(found if part == "all" else [one for one in moving if one.is_beyond])
    _list(view, _("Indicators of {area}"), shown, with_area=False)
    shown = below(view)
    _list(view, _("Places within {area}, headline indicators"), _ordered(shown), with_area=True)
    if shown:
        finding.small(_among(view, len(shown)))


def own(view: View) -> list[Signal]:
    """The signals of all indicators that the area has."""
    told = set(lines.told(view, judging.judged(view.definitions)).index)
    found = signals.last(view, judging.judged(view.definitions), (view.area,))
    return [signal for (name, _area), signal in found.items() if name in told]


def below(view: View) -> list[Signal]:
    """What is beyond chance of the headline indicators in the areas directly below."""
    ids = [definition.id for definition in catalog.headlines()]
    found = signals.last(view, ids, view.children).values() if view.children else ()
    return [signal for signal in found if signal.is_beyond]


def sentence(view: View, found: Sequence[Signal]) -> str:
    """How many were looked at, how many are signals, and how many chance alone would give."""
    judged = [signal for signal in found if signal.verdict and signal.verdict != NO_DATA]
    what = {"period": format.month(view.period.last, view.lang), "area": view.place, "all": len(judged)}
    if not judged:
        return view._(_("{period}, {area}: too few months to tell a change from chance.")).format(**what)
    kinds = {verdict: sum(one.verdict == verdict for one in judged) for verdict in judging.BEYOND}
    what |= kinds | {
        "some": sum(kinds.values()),
        "chance": _by_chance(view, len(judged)),
    }
    if not what["some"]:
        return view._(
            _("{period}, {area}: {all} indicators were looked at; all lie within normal variation.")
        ).format(**what)
    return view._(
        _(
            "{period}, {area}: of {all} indicators looked at, {some} are beyond normal variation "
            "({improvement} improved, {concern} of concern, {change} without direction); chance alone would "
            "give {chance}."
        )
    ).format(**what)


def _among(view: View, some: int) -> str:
    """How many series of the areas below were looked at, and how many signals chance alone would give."""
    ids = [definition.id for definition in catalog.headlines()]
    found = signals.last(view, ids, view.children).values()
    looked_at = sum(signal.verdict not in ("", NO_DATA) for signal in found)
    text = view._(_("{some} of {all} series of places are beyond; chance alone would give {chance}."))
    return text.format(some=some, all=format.number(looked_at, view.lang), chance=_by_chance(view, looked_at))


def _by_chance(view: View, looked_at: int) -> str:
    """How many signals chance alone would give, in words; never "about 0", which would be a promise."""
    expected = judging.by_chance(looked_at)
    if expected < 1:
        return view._(_("fewer than 1"))
    return view._(_("about {number}")).format(number=format.number(expected, view.lang, 0))


def _ordered(found: Iterable[Signal]) -> list[Signal]:
    """What calls for a look first; otherwise in the order given."""
    order = list(verdicts.VARIATION)
    return sorted((one for one in found if one.verdict), key=lambda one: order.index(one.verdict))


def _list(view: View, title: str, found: list[Signal], with_area: bool) -> None:
    def answer() -> Table:
        words = (*((_("Area"),) if with_area else ()), _("Indicator"), _("Value"), _("Variation"))
        words = (*words, _("By which rule"), _("Normal range"), _("Target"))
        return [Heading(view._(word), word == _("Value")) for word in words], [
            _cells(view, signal, with_area) for signal in found
        ]

    if not found:
        return
    asked = ("signals", with_area, tuple(found), view.mode)
    with st.container(height=HEIGHT if len(found) > LONG else "content", border=False):
        plain_table.show(view, view._(title).format(area=view.place), asked, answer)


def _cells(view: View, signal: Signal, with_area: bool) -> list[Cell]:
    definition, lang = view.definitions[signal.indicator], view.lang
    link = topics.address(view, "explorer", signal.area, indicator=signal.indicator)
    title = Cell(definition.title[lang], definition.definition[lang], link=link)
    place = [Cell(view.short(signal.area))] if with_area else []
    return [
        *place,
        title,
        Cell(format.value_with_unit(signal.value, definition.unit, lang, near=_near(signal, definition))),
        *_icons(view, signal)[:1],
        Cell(verdicts.rule(signal, lang)),
        Cell(verdicts.limits(signal, definition, lang)),
        *_icons(view, signal)[1:],
    ]


def _near(signal: Signal, definition: Definition) -> float | None:
    """What a value must not be rounded onto: the limit that it is beyond, else its target."""
    limit = signal.limit_high if signal.rising else signal.limit_low
    return limit if signal.signal == "outside" and not format.is_missing(limit) else definition.target


def _icons(view: View, signal: Signal) -> list[Cell]:
    told = [Cell(word, icon=svg) for svg, word in signals.marks(view, signal)]
    return [*told, Cell(), Cell()][:2]
