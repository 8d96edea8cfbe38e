"""Signals of the view's months, asked once per version and set of baselines, and their icons and words."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from charts.icons import icon
from data.history import baselines
from data.history.baselines import Baseline
from data.problem import Problem
from metrics import signals
from metrics.signals import Signal
from reports import verdicts
from ui import cached, wording
from ui.view import View

Signals = dict[tuple[str, str], Signal]


def standing() -> tuple[Baseline, ...]:
    """The baselines that people declared; they are no part of a version, so they are asked for each time.

    None where their file is broken: the explorer says so (ui.baselines), and every page goes on.
    """
    try:
        return tuple(baselines.standing())
    except Problem:
        return ()


def months(view: View, ids: Iterable[str], codes: Iterable[str]) -> pd.DataFrame:
    """One row per indicator, area and month up to the view's; see metrics.signals.judge.

    Of one area all indicators are asked at once, since the other parts of the page ask for the rest.
    """
    ids, codes, declared = tuple(ids), tuple(codes), standing()
    asked = tuple(view.definitions) if len(codes) == 1 else ids

    def ask() -> pd.DataFrame:
        chosen = {name: view.definitions[name] for name in asked}
        return signals.read(view.connection, chosen, codes, view.period.last, declared)

    rows = cached.shared(view.store, ("signals", asked, codes, view.period.last, declared), ask)
    return rows[rows["indicator"].isin(ids)] if asked != ids else rows


def last(view: View, ids: Iterable[str], codes: Iterable[str]) -> Signals:
    """The signal of the view's last month by indicator and area; nothing where nothing is judged."""
    ids, codes = tuple(ids), tuple(codes)
    asked = tuple(view.definitions) if len(codes) == 1 else ids

    def ask() -> Signals:
        return signals.last(months(view, asked, codes))

    found = cached.shared(view.store, ("last", asked, codes, view.period.last, standing()), ask)
    return {key: signal for key, signal in found.items() if key[0] in ids}


def of(view: View, row: Mapping[str, Any]) -> Signal | None:
    """The signal of a headline row of the view's area; None where nothing is judged, as in longer periods."""
    if not view.period.is_month:
        return None
    name = row["indicator"]
    return last(view, (name,), (view.area,)).get((name, view.area))


def marks(view: View, signal: Signal | None) -> list[tuple[str, str]]:
    """Icon (SVG) and word of the variation and, where one is judged, of the target.

    Charts are by month: in a longer period the word names the month.
    """
    if signal is None or not signal.verdict:
        return []
    month = "" if view.period.is_month else f" {view.period.last:%Y-%m}"
    told = [(signal.verdict, verdicts.variation(signal, view.lang) + month)]
    told += [(signal.assurance, verdicts.assurance(signal, view.lang))] * bool(signal.assurance)
    return [(icon(meaning, view.mode, signal.rising), words) for meaning, words in told]


def explained(view: View, signal: Signal | None) -> str:
    """What is behind the icons, in one line: the rule or that it is normal variation, and the range."""
    if signal is None or not signal.verdict:
        return ""
    definition, _ = view.definitions[signal.indicator], view._
    told = [verdicts.clause(signal, view.lang), verdicts.normal_range(signal, definition, view.lang)]
    told = [wording.inside(text) for text in told if text]
    if goal := verdicts.target(signal, view.lang):
        told.append(_("target {verdict}").format(verdict=goal))
    return _("; ").join(told)
