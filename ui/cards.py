"""Headline cards: value, interval, 环比 and 同比, target and two years, four in a row, all of one height."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from charts.mini_interval import Estimate, mini_interval
from charts.mini_line import mini_line
from data.definitions import Definition
from i18n import format
from i18n.translate import translator
from i18n.units import UNITS
from metrics.period import shift
from metrics.signals import Signal
from ui import breaks, cached, change, definition_card, doubts, remarks, signals, wording
from ui.marks import MET_CLASSES, MET_SIGNS
from ui.plain_table import image
from ui.view import View

PER_ROW = 4
MONTHS = 24


@dataclass(frozen=True)
class Card:
    """The words of a card; an empty text leaves its line free."""

    value: str
    unit: str
    goal: str
    met: bool | None
    met_word: str
    interval: str
    explained: str
    note: str
    previous: str
    year_before: str
    remark: str = ""
    why_previous: str = ""  # why there is no change
    why_year_before: str = ""


def show(view: View, ids: Iterable[str]) -> None:
    """The cards of these indicators for the view's area and period; a name opens the definition."""
    ids = tuple(ids)
    asked = ("cards", ids, view.area, view.period.code, view.lang, view.mode, signals.standing())
    texts = cached.remember(view.store, asked, lambda: _texts(view, ids))
    for start in range(0, len(ids), PER_ROW):
        for column, name in zip(
            st.columns(PER_ROW, gap="xsmall"), ids[start : start + PER_ROW], strict=False
        ):
            with column:
                _card(view, name, texts[name])


def _texts(view: View, ids: tuple[str, ...]) -> dict[str, str]:
    """The inside of each card, drawn once for all readers of an area and period."""
    rows = cached.headlines(view.store, ids, (view.area,), view.period).set_index("indicator")
    last = view.period.last
    months = cached.monthly(view.store, ids, (view.area,), shift(last, 1 - MONTHS), last)
    lines = dict(list(_with_limits(view, ids, months).groupby("indicator")))
    found = signals.last(view, ids, (view.area,))
    return {name: _text(view, rows.loc[name], lines[name], found.get((name, view.area))) for name in ids}


def card(row: Mapping[str, Any], definition: Definition, lang: str) -> Card:
    """The words for a headline row; see metrics.headline."""
    _, unit = translator(lang), definition.unit
    known = not format.is_missing(row["value"])
    met, interval = row["target_met"] if known else None, wording.limits(row, definition, lang)
    return Card(
        value=_figure(row["value"], definition, lang),
        unit="" if not known or UNITS[unit].is_share else UNITS[unit].suffix(lang, one=row["value"] == 1),
        goal=wording.goal(definition, lang),
        met=met,
        met_word="" if met is None else _("met") if met else _("not met"),
        interval=_("Interval {interval}").format(interval=interval) if interval else "",
        explained=wording.explained(row, definition, lang),
        note=wording.note(row, lang),
        previous=change.words(row, definition, lang, "previous"),
        year_before=change.words(row, definition, lang, "year_before"),
        remark=remarks.words(row, lang),
        why_previous=breaks.why(row, definition, lang, "previous"),
        why_year_before=breaks.why(row, definition, lang, "year_before"),
    )


def _figure(value: float, definition: Definition, lang: str) -> str:
    if not UNITS[definition.unit].is_share and not UNITS[definition.unit].decimals:
        return format.headline_number(value, lang)
    return format.value(value, definition.unit, lang, near=definition.target)


def _with_limits(view: View, ids: tuple[str, ...], months: pd.DataFrame) -> pd.DataFrame:
    """The months with the limits of their chart: limit_low limit_high."""
    limits = signals.months(view, ids, (view.area,))[["indicator", "month", "limit_low", "limit_high"]]
    return months.merge(limits, on=["indicator", "month"], how="left")


def _card(view: View, name: str, text: str) -> None:
    with st.container(border=True, gap=None, key=f"card_{name}"):
        title = view.definitions[name].title[view.lang]
        if st.button(title, key=f"open_{name}", type="tertiary", help=view._("Definition")):
            definition_card.open_dialog(view, name)
        st.html(text)


def _text(view: View, row: Mapping[str, Any], months: pd.DataFrame, signal: Signal | None) -> str:
    definition = view.definitions[row.name]
    pictures, told = _pictures(view, row, definition, months), card(row, definition, view.lang)
    note = view._("; ").join(filter(None, (told.note, doubts.words(view, definition.id, view.area))))
    return _markup(replace(told, note=note), pictures, _signs(view, signal), view.lang)


def _pictures(view: View, row: Mapping[str, Any], definition: Definition, months: pd.DataFrame) -> list[str]:
    estimate = Estimate(row["value"], row["low"], row["high"], definition.target)
    ends = (months["month"].iloc[place].date() for place in (0, -1))
    cuts = breaks.places(months["month"], breaks.marks(view, definition, *ends))
    # Some charts have limits for every month asked; a band where nothing was known yet would be a claim.
    is_known = months["value"].notna().cummax()
    limits = [months[end].where(is_known) for end in ("limit_low", "limit_high")]
    line = mini_line(
        list(months["value"]), view.mode, definition.target, cuts, list(zip(*limits, strict=True))
    )
    return [mini_interval(estimate, view.mode), line]


def _signs(view: View, signal: Signal | None) -> str:
    """The two icons with their words; what is behind them on pointing at them."""
    signs = "".join(
        f"<span>{image(svg, 'icon')}{html.escape(word)}</span>" for svg, word in signals.marks(view, signal)
    )
    return f'<div class="signs" title="{html.escape(signals.explained(view, signal))}">{signs}</div>'


def _markup(words: Card, pictures: list[str], signs: str, lang: str) -> str:
    _, bar, line = translator(lang), *map(image, pictures, ("sure", "course"))
    text = {name: html.escape(str(word)) for name, word in vars(words).items()}
    sign = (
        f'<b class="{MET_CLASSES[words.met]}">{MET_SIGNS[words.met]} {text["met_word"]}</b>'
        if words.met_word
        else ""
    )
    by_hand = remarks.sign(words.remark, lang)
    changes = "".join(
        f'<div title="{text[f"why_{name}"]}"><span>{html.escape(label)}</span>{text[name]}</div>'
        for label, name in ((_("On previous"), "previous"), (_("On last year"), "year_before"))
    )
    return (
        '<div class="card">'
        f'<div class="figure"><p><strong>{text["value"]}</strong>{text["unit"]}{by_hand}</p>'
        f'<p class="goal">{text["goal"]}<br>{sign}</p></div>'
        f'<div title="{text["explained"]}">{bar}'
        f'<div class="sure"><span>{text["interval"]}</span><span>{text["note"]}</span></div></div>'
        f'<div class="changes">{changes}</div>{signs}{line}</div>'
    )
