"""The state of a screen as codes in its address; nothing in an address is trusted until settled here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from data.definitions import Definition
from i18n import format
from i18n.translate import LANGUAGES, translator
from metrics.areas import Areas
from metrics.period import Period, latest, parse

KEPT = "state"  # the last state of this visit, for links of the menu, which carry none
GRID = "grid"  # a grid is one person and is never shown by itself
LONGEST = 40  # characters of a wrong code that are repeated to the reader


@dataclass(frozen=True)
class State:
    """What a screen shows, as codes."""

    area: str
    period: str
    indicator: str
    lang: str

    @property
    def codes(self) -> dict[str, str]:
        """The parameters of the address."""
        return {"area": self.area, "period": self.period, "indicator": self.indicator, "lang": self.lang}


@dataclass(frozen=True)
class Known:
    """What an address may name: areas, indicators; and where the data end."""

    areas: Areas
    definitions: Mapping[str, Definition]
    as_of: date  # the last day of the data, for areas that have no last day of their own


def given() -> dict[str, str]:
    """The codes in the address; where it has none, those of the reader's last screen."""
    return {**st.session_state.get(KEPT, {}), **st.query_params.to_dict()}


def language(codes: Mapping[str, str]) -> str:
    """The language asked for, or the first."""
    lang = codes.get("lang", "")
    return lang if lang in LANGUAGES else LANGUAGES[0]


def settle(codes: Mapping[str, str], known: Known) -> tuple[State, list[str]]:
    """A state that can be shown, and a sentence for each code that was not known or is of another time."""
    lang = language(codes)
    asked, wrong_area = _area(codes.get("area", ""), known.areas, lang)
    period, wrong_period = _period(codes.get("period", ""), known.areas.as_of(asked) or known.as_of, lang)
    area, replaced = _standing(asked, period, known.areas, lang)
    indicator, wrong_indicator = _indicator(codes.get("indicator", ""), known.definitions, lang)
    notes = [note for note in (wrong_area, replaced, wrong_period, wrong_indicator) if note]
    return State(area, period.code, indicator, lang), notes


def follow(state: State) -> None:
    """Like `write`, but of a screen that follows the newest month: the address names no period, and other
    screens go on with the reader's own."""
    own = st.session_state.get(KEPT, {}).get("period", "")
    st.session_state[KEPT] = {**state.codes, "period": own}
    change(**{**state.codes, "period": ""})


def write(state: State) -> None:
    """Put the state into the address and remember it for the reader's next screen."""
    st.session_state[KEPT] = state.codes
    change(**state.codes)


def change(**codes: str) -> None:
    """Put single codes into the address, also from a callback; an empty one is removed."""
    for name, code in codes.items():
        if code and st.query_params.get(name) != code:
            st.query_params[name] = code
        elif not code and name in st.query_params:
            del st.query_params[name]


def param(name: str, choices: Iterable[str], default: str) -> str:
    """A page's own code from the address, such as a break-down; the default if it is none of the choices."""
    code = st.query_params.get(name, "")
    return code if code in set(choices) else default


def _area(code: str, areas: Areas, lang: str) -> tuple[str, str]:
    if code in areas and areas.level(code) != GRID:
        return code, ""
    _ = translator(lang)
    first = _fullest(areas)
    wrong = _("No area has the code {code}; showing {area}.")
    return first, wrong.format(code=_shown(code), area=areas.name(first)) if code else ""


def _standing(code: str, period: Period, areas: Areas, lang: str) -> tuple[str, str]:
    """The area that stood in the period where a code is of another time, and a sentence that says so."""
    shown = areas.at(code, period.first, period.end)
    if shown == code:
        return code, ""
    _ = translator(lang)
    text = _("{area} ({code}) did not stand at the end of {period}; showing {shown} ({shown_code}).")
    names = {"area": areas.name(code), "shown": areas.name(shown)}
    codes = {"code": code, "shown_code": shown, "period": format.period(period.code, lang)}
    return shown, text.format(**names, **codes)


def _fullest(areas: Areas) -> str:
    """The city with the most counties: the one whose figures say most."""
    return max(areas.roots, key=lambda code: len(areas.children(code)))


def _period(code: str, as_of: date, lang: str) -> tuple[Period, str]:
    if code:
        try:
            return parse(code), ""
        except ValueError:
            pass
    _ = translator(lang)
    last = latest(as_of)
    wrong = _("{code} is no period; showing {period}.")
    return last, wrong.format(code=_shown(code), period=format.period(last.code, lang)) if code else ""


def _indicator(code: str, definitions: Mapping[str, Definition], lang: str) -> tuple[str, str]:
    if code in definitions:
        return code, ""
    _ = translator(lang)
    first = next(
        name for name, definition in definitions.items() if definition.headline and definition.target
    )
    wrong = _("No indicator is called {code}; showing {indicator}.")
    return first, wrong.format(code=_shown(code), indicator=definitions[first].title[lang]) if code else ""


def _shown(code: str) -> str:
    return code if len(code) <= LONGEST else code[:LONGEST] + "…"
