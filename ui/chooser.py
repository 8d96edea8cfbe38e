"""The line on top of every page: area, period and language; each choice goes to the address."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics.areas import Areas
from metrics.period import parse, shift
from ui import address, cached, periods
from ui.address import State
from ui.store import Store

MONTHS_WITHOUT_REPORTS = 23  # where no reports are tracked, two years are offered
LEVELS = ("city", "county", "town", "village")
PLACES = {"city": _("City"), "county": _("County"), "town": _("Town"), "village": _("Village")}
ALL = {
    "county": _("All counties"),
    "town": _("All towns"),
    "village": _("All villages"),
}
OTHER = {"zh": ("en", "English"), "en": ("zh", "中文")}


@dataclass(frozen=True)
class Chooser:
    """What can be chosen from: the areas, the state now, and the months that the data reach."""

    store: Store
    areas: Areas
    state: State

    @property
    def reach(self) -> tuple[date, date]:
        """First and last month of the data of an area's city."""
        return reach(self.store, self.areas, self.state.area)


def reach(store: Store, areas: Areas, area: str) -> tuple[date, date]:
    """The first and the last month that the data of the area reach."""
    last = (areas.as_of(area) or cached.load(store)["as_of"]).replace(day=1)
    first = cached.first_month(store, areas.path(area)[0]) or shift(last, -MONTHS_WITHOUT_REPORTS)
    return min(first, last), last


def show(chooser: Chooser) -> None:
    """Draw the line; what is chosen is written to the address by callbacks, before the next run."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="chooser"):
        _path(chooser)
        st.space("stretch")
        _period(chooser)
        _language(chooser.state.lang)


def _path(chooser: Chooser) -> None:
    """One box for each level down to the area, and one for the level below it."""
    areas, path = chooser.areas, chooser.areas.path(chooser.state.area)
    rows = [("", _standing(chooser, areas.roots))] + [(code, _choosable(chooser, code)) for code in path]
    for depth, (above, codes) in enumerate(row for row in rows if row[1]):
        level = areas.level(codes[0])
        options = [above, *codes] if above else list(codes)
        _area_box(chooser, level, options, path[depth] if depth < len(path) else above)


def _choosable(chooser: Chooser, code: str) -> tuple[str, ...]:
    children = _standing(chooser, chooser.areas.children(code))
    return tuple(child for child in children if chooser.areas.level(child) in LEVELS)


def _standing(chooser: Chooser, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Those that stood in the period, and what is chosen, whenever it stood."""
    period, path = parse(chooser.state.period), set(chooser.areas.path(chooser.state.area))
    stood = set(chooser.areas.standing(codes, period.first, period.end))
    return tuple(code for code in codes if code in stood | path)


def _area_box(chooser: Chooser, level: str, options: list[str], chosen: str) -> None:
    say = translator(chooser.state.lang)
    key, whole = f"area_{level}", options[0] if level in ALL else ""
    st.session_state[key] = chosen
    st.selectbox(
        say(PLACES[level]),
        options,
        format_func=lambda code: say(ALL[level]) if code == whole else chooser.areas.name(code),
        key=key,
        label_visibility="collapsed",
        placeholder=say(PLACES[level]),
        filter_mode="contains",
        on_change=_move,
        args=(key, chooser),
        width=AREA_WIDTH,
    )


def _move(key: str, chooser: Chooser) -> None:
    """Go to an area; its data may end in another month, then the period follows."""
    area = st.session_state[key]
    code = periods.within(chooser.state.period, *reach(chooser.store, chooser.areas, area))
    address.change(area=area, period=code)


def _period(chooser: Chooser) -> None:
    say, state, (first, last) = translator(chooser.state.lang), chooser.state, chooser.reach
    now = periods.kind(state.period)
    kinds = [name for name in periods.KINDS if name in periods.CODES or name == now]
    st.session_state["period_kind"], st.session_state["period"] = now, state.period
    st.selectbox(
        say(_("Kind of period")),
        kinds,
        format_func=lambda name: say(periods.KINDS[name]),
        key="period_kind",
        label_visibility="collapsed",
        filter_mode=None,
        on_change=_change_kind,
        args=(chooser,),
        width=KIND_WIDTH[state.lang],
    )
    codes = periods.choices(now, first, last)
    st.selectbox(
        say(_("Period")),
        codes if state.period in codes else [state.period, *codes],
        format_func=lambda code: format.period(code, state.lang),
        key="period",
        label_visibility="collapsed",
        filter_mode="contains",
        on_change=_change_period,
        width=PERIOD_WIDTH[state.lang],
    )


def _change_kind(chooser: Chooser) -> None:
    last = chooser.reach[1]
    address.change(period=periods.as_kind(parse(chooser.state.period), st.session_state["period_kind"], last))


def _change_period() -> None:
    address.change(period=st.session_state["period"])


def _language(lang: str) -> None:
    other, name = OTHER[lang]
    st.button(name, key="language", type="tertiary", on_click=address.change, kwargs={"lang": other})


AREA_WIDTH = 140  # px; four of them, the period and the language fit a line at 1366
KIND_WIDTH = {"zh": 92, "en": 118}  # px
PERIOD_WIDTH = {"zh": 136, "en": 190}  # px
