"""The one cache in front of the metrics: keyed by warehouse version, definitions and plain filters, bounded.

Every function takes the Store (view.store) first and codes after it, and returns a frame of one's own.
"""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data import counts, loads
from data.definitions import Definition
from metrics import areas as area_tree
from metrics import headline, series
from metrics.areas import Areas
from metrics.period import Period, latest, months_between
from ui.store import OPEN_VERSIONS, Key, Store

ANSWERS = 1000  # frames of some 20 KB each
SMALL = 16  # areas × spans
HEADLINE_SPANS = 5  # now, before, the year before, the year to date and that before
LARGE_ANSWERS = 60  # frames of some 2 MB each
PICTURES = 200  # figures of some 100 KB each
BEGINNING, END = date(1990, 1, 1), date(2100, 1, 1)  # before and after the months of any export


def areas(store: Store) -> Areas:
    """The unit table, shared by all readers of a version: do not change its frame."""
    return _areas(store.key, store)


def headlines(store: Store, indicators: Iterable[str], codes: Iterable[str], period: Period) -> pd.DataFrame:
    """One row per indicator and area with its changes and its target; see metrics.headline."""
    names, codes = tuple(indicators), tuple(codes)

    def ask(names: tuple[str, ...]) -> pd.DataFrame:
        return headline.headline(store.connection, _chosen(store, names), codes, period)

    return _shared(store, ("headlines", codes, period.code), names, ask, len(codes) * HEADLINE_SPANS)


def over(
    store: Store, indicators: Iterable[str], codes: Iterable[str], spans: dict[str, Period]
) -> pd.DataFrame:
    """One row per indicator, area and span; see metrics.series.over."""
    names, codes = tuple(indicators), tuple(codes)

    def ask(names: tuple[str, ...]) -> pd.DataFrame:
        return series.over(store.connection, _chosen(store, names), codes, spans)

    asked = tuple((name, period.code) for name, period in spans.items())
    return _shared(store, ("over", codes, asked), names, ask, len(codes) * len(spans))


def monthly(
    store: Store, indicators: Iterable[str], codes: Iterable[str], first: date, last: date
) -> pd.DataFrame:
    """One row per indicator, area and month from first to last, gaps included, with a column month."""
    spans = {f"{month:%Y-%m}": latest(month) for month in months_between(first, last)}
    found = over(store, indicators, codes, spans)
    return found.assign(month=pd.to_datetime(found["span"], format="%Y-%m"))


def whole(store: Store, indicator: str, codes: Iterable[str], period: Period) -> pd.DataFrame:
    """One row per area for the whole period; see metrics.series.whole."""
    return over(store, (indicator,), codes, {"now": period})


def parts(store: Store, indicator: str, codes: Iterable[str], period: Period, breakdown: str) -> pd.DataFrame:
    """One row per area and part of a break-down; see metrics.series.parts."""
    codes, definition = tuple(codes), store.definitions[indicator]

    def ask() -> pd.DataFrame:
        statuses = whole(store, indicator, codes, period).set_index("area")["status"]
        return series.parts(store.connection, definition, codes, period, breakdown, statuses)

    return remember(store, ("parts", indicator, codes, period.code, breakdown), ask)


def communities(store: Store, indicator: str, area: str, period: Period) -> pd.DataFrame:
    """One row per community of a zero_share or streak indicator; see metrics.series.communities."""
    definition = store.definitions[indicator]

    def ask() -> pd.DataFrame:
        return series.communities(store.connection, definition, area, period)

    return remember(store, ("communities", indicator, area, period.code), ask)


def follow_ups(store: Store, area: str) -> pd.DataFrame:
    """Disputes within an area to be followed up as of the end of its data; see data.counts.follow_ups."""
    return remember(store, ("follow_ups", area), lambda: counts.follow_ups(store.connection, area))


def first_month(store: Store, area: str) -> date | None:
    """The first month for which anything within the area was reported; None where nothing ever was."""
    asked = counts.Asked((), (area,), BEGINNING, END)

    def ask() -> Any:
        return counts.coverage(store.connection, asked).query("reported > 0")["month"].min()

    found = remember(store, ("first_month", area), ask)
    return None if pd.isna(found) else found.date()


def batches(store: Store) -> pd.DataFrame:
    """What was loaded, newest first; see data.loads.batches."""
    return remember(store, ("batches",), lambda: loads.batches(store.connection))


def load(store: Store) -> dict[str, Any]:
    """Version, time and as-of date of the open version; see data.loads.describe."""
    return remember(store, ("load",), lambda: loads.describe(store.connection))


def remember(store: Store, asked: tuple[Hashable, ...], answer: Callable[[], Any]) -> Any:
    """The answer to a question, made once per version; `asked` names it and holds every filter of it.

    Parts of a page put finished tables of words here too: then the language belongs to what is asked.
    """
    return _remember(store.key, asked, answer)


def shared(store: Store, asked: tuple[Hashable, ...], answer: Callable[[], Any]) -> Any:
    """The answer to a question like `remember`, but without a copy: nobody may change it.

    For large answers, whose copy at each rerun would cost more than the page.
    """
    return _shared_answer(store.key, asked, answer)


def picture(store: Store, asked: tuple[Hashable, ...], draw: Callable[[], Any]) -> Any:
    """A figure, drawn once per version; all readers share it, so nobody may change it."""
    return _picture(store.key, asked, draw)


def _shared(
    store: Store,
    asked: tuple[Hashable, ...],
    names: tuple[str, ...],
    ask: Callable[[tuple[str, ...]], pd.DataFrame],
    size: int,
) -> pd.DataFrame:
    """The rows of some indicators. A small question is put once for all of them: asking for two hundred costs
    little more than asking for five, and the other parts of the page ask for the rest."""

    def answer() -> pd.DataFrame:
        if size > SMALL or not set(names) <= set(store.definitions):
            return ask(names)
        everything = tuple(store.definitions)
        rows = remember(store, (*asked, "all"), lambda: ask(everything)).set_index("indicator", drop=False)
        chosen = [rows.loc[[name]] for name in names if name in rows.index]
        return pd.concat(chosen, ignore_index=True) if chosen else rows.iloc[:0].reset_index(drop=True)

    return remember(store, (*asked, names), answer)


@st.cache_data(max_entries=ANSWERS, show_spinner=False)
def _remember(key: Key, asked: tuple[Hashable, ...], _answer: Callable[[], Any]) -> Any:
    """Arguments that begin with _ are no part of the key."""
    return _answer()


@st.cache_resource(max_entries=LARGE_ANSWERS, show_spinner=False)
def _shared_answer(key: Key, asked: tuple[Hashable, ...], _answer: Callable[[], Any]) -> Any:
    return _answer()


@st.cache_resource(max_entries=PICTURES, show_spinner=False)
def _picture(key: Key, asked: tuple[Hashable, ...], _draw: Callable[[], Any]) -> Any:
    return _draw()


@st.cache_resource(max_entries=OPEN_VERSIONS, show_spinner=False)
def _areas(key: Key, _store: Store) -> Areas:
    return area_tree.read(_store.connection)


def _chosen(store: Store, names: tuple[str, ...]) -> dict[str, Definition]:
    return {name: store.definitions[name] for name in names}
