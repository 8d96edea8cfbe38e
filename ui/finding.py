"""The sentence that a page opens with, and small print; words before pictures."""

import html
from collections.abc import Mapping
from typing import Any

import streamlit as st

from data.definitions import Definition
from i18n import format
from i18n.numbers import MINUS
from i18n.translate import translator
from metrics.period import Period
from metrics.signals import Signal
from reports import verdicts
from ui import change, copy, signals
from ui.view import View
from ui.wording import full, inside, reason, sure

SINCE = ("previous", "year_before")  # the change that a sentence tells: the first of them that is known


def show(view: View, sentence: str) -> None:
    """The sentence as the heading of the page, with a button that copies it."""
    _ = view._
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key="finding"):
        st.html(f'<h1 class="finding">{html.escape(sentence)}</h1>')
        copy.button(sentence, _("Copy"), _("Copied"), key="copy_finding")


def heading(text: str) -> None:
    """The heading of a part of the page."""
    st.html(f'<h2 class="heading">{html.escape(text)}</h2>')


def paragraph(text: str) -> None:
    """Plain text; names in it come from exports and are shown as they are."""
    st.html(f'<p class="text">{html.escape(text)}</p>')


def small(text: str) -> None:
    """A line of small print."""
    st.html(f'<p class="small">{html.escape(text)}</p>')


def about(view: View, row: Mapping[str, Any]) -> str:
    """What a headline row of the view's indicator says, in one sentence, with the verdict on the change."""
    _, definition = view._, view.definition
    what = {"period": view.time, "area": view.place, "indicator": definition.title[view.lang]}
    if format.is_missing(row["value"]):
        return _("{period}, {area}, {indicator}: {reason}.").format(
            **what, reason=inside(reason(row, view.lang))
        )
    tail = clauses(row, definition, view.period, view.lang, signals.of(view, row))
    return _("{period}, {area}, {indicator}: {value}{tail}.").format(
        **what, value=full(row, definition, view.lang), tail=tail
    )


def lead(view: View, found: Mapping[str, Any], settled: Mapping[str, Any]) -> str:
    """The first sentence of the overview, of the headline rows of disputes found and mediation success."""
    _, definition = view._, view.definitions[settled["indicator"]]
    what = {"period": view.time, "area": view.place}
    if found["status"] == "not_reported" or format.is_missing(found["value"]):
        return _("{period}, {area}: disputes {reason}.").format(
            **what, reason=inside(reason(found, view.lang))
        )
    cases = format.number(found["value"], view.lang)
    if format.is_missing(settled["value"]):
        return _("{period}, {area}: {cases} disputes found.").format(**what, cases=cases)
    sentence = _("{period}, {area}: {cases} disputes found, mediation success rate {value}{tail}.")
    tail = clauses(settled, definition, view.period, view.lang, signals.of(view, settled))
    return sentence.format(**what, cases=cases, value=full(settled, definition, view.lang), tail=tail)


def clauses(
    row: Mapping[str, Any], definition: Definition, period: Period, lang: str, signal: Signal | None = None
) -> str:
    """What follows a value: its interval, what is missing from it, its change with the verdict, its target.

    `signal` is that of the month (see ui.signals); of a longer period the two intervals decide.
    """
    _ = translator(lang)
    judged = verdicts.clause(signal, lang) if period.is_month else _judged(row, definition, lang)
    joined = _("; {verdict}") if signal and signal.is_beyond else _(", {verdict}")
    texts = [_since(row, definition, period, lang), joined.format(verdict=judged) if judged else ""]
    texts.append(_target(row, definition, lang, signal))
    partial = inside(format.missing("partial", lang)) if row["status"] == "partial" else ""
    notes = _("; ").join(filter(None, (sure(row, definition, lang), partial)))
    return (_(" ({notes})").format(notes=notes) if notes else "") + "".join(texts)


def _since(row: Mapping[str, Any], definition: Definition, period: Period, lang: str) -> str:
    """The change since the period before, or since last year: ", 2.3 points lower than the month before"."""
    _ = translator(lang)
    name = _told(row)
    if name is None:
        return ""
    before = time_before(period, name, lang)
    step = row[f"{name}_difference"]
    if step == 0:
        return _(", unchanged on {before}").format(before=before)
    size = change.signed(row, definition, lang, name).lstrip("+" + MINUS)
    sentence = _(", up {size} on {before}") if step > 0 else _(", down {size} on {before}")
    return sentence.format(size=size, before=before)


def time_before(period: Period, name: str, lang: str) -> str:
    """The time that a change is told against, in words: "the month before"."""
    _ = translator(lang)
    if name == "year_before" or period.previous().months == period.year_before().months:
        return _("the year before")
    return _("the month before") if period.is_month else _("the period before")


def _told(row: Mapping[str, Any]) -> str | None:
    """The earlier span that the sentence tells the change against."""
    return next((name for name in SINCE if not format.is_missing(row[f"{name}_difference"])), None)


def _judged(row: Mapping[str, Any], definition: Definition, lang: str) -> str:
    """Whether the change that is told is more than chance; nothing where that cannot be judged."""
    name = _told(row)
    return verdicts.of_change(row, definition.kind, name, lang) if name else ""


def _target(row: Mapping[str, Any], definition: Definition, lang: str, signal: Signal | None) -> str:
    if row["target_met"] is None or format.is_missing(row["target"]):
        return ""
    _, target = translator(lang), format.target(row["target"], definition.unit, lang)
    text = _("; target {target}, met") if row["target_met"] else _("; target {target}, not met")
    text, assured = text.format(target=target), verdicts.target(signal, lang)
    return text + (_(" ({notes})").format(notes=assured) if assured else "")
