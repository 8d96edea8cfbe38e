"""What a funnel shows: which areas, which of them marked, which limits; each choice goes to the address."""

from dataclasses import dataclass

import streamlit as st

from data.definitions import Definition
from i18n.translate import mark as _
from i18n.units import UNITS
from ui import address, chooser, switch
from ui.place_map import circle
from ui.view import View

KINDS = ("rate", "stock_rate", "completion", "zero_share")  # of the kinds with cases out of cases
LEVELS = ("county", "town", "village")  # a grid is one person's work and is never shown by itself
FEWEST = 5  # areas; with fewer at a level the one below is shown at first
FEWEST_PEERS = 3  # areas of a group that is offered
ALL = "all"
LIMITS = {"wide": _("Allow for ordinary differences"), "plain": _("Allow for chance only")}
KEY = "funnel_find"


@dataclass(frozen=True)
class Choice:
    """The areas of `level` within `above`, those of one peer group or all; `marked` may be empty."""

    above: str
    level: str
    levels: tuple[str, ...]
    codes: tuple[str, ...]
    group: str
    groups: tuple[str, ...]
    marked: str
    overdispersed: bool


def is_offered(definition: Definition) -> bool:
    """Whether a funnel makes sense: a share of cases, not a ratio of other things."""
    return definition.kind in KINDS and UNITS[definition.unit].is_share


def settle(view: View) -> Choice:
    """The choice in the address; what is not known there or does not fit the area is the default."""
    above = circle(view)
    below = {level: _standing(view, above, level) for level in LEVELS}
    below = {level: codes for level, codes in below.items() if codes} or {"village": ()}
    level = address.param("level", below, _first(below))
    group_of = view.areas.frame.set_index("code")["peer_group"].reindex(list(below[level])).fillna("")
    sizes = group_of[group_of != ""].value_counts(sort=False)
    groups = tuple(sizes.index[(sizes >= FEWEST_PEERS) & (sizes < len(group_of))])
    group = address.param("peers", groups, ALL)
    codes = tuple(code for code in below[level] if group in (ALL, group_of[code]))
    marked = address.param("find", codes, view.area if view.area in codes else "")
    wide = address.param("limits", LIMITS, "wide") == "wide"
    return Choice(above, level, tuple(below), codes, group, groups, marked, wide)


def show(view: View, choice: Choice) -> None:
    """The boxes and switches, only those that have something to choose from."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if len(choice.levels) > 1:
            labels = {level: chooser.PLACES[level] for level in choice.levels}
            switch.choose(view, "level", labels, _("Level of the areas"), choice.level)
        if choice.groups:
            names = {ALL: _("All kinds"), **{group: group for group in choice.groups}}
            switch.choose(view, "peers", names, _("Which kind of areas"), ALL)
        switch.choose(view, "limits", LIMITS, _("What the limits allow for"))
    _find(view, choice)


def _standing(view: View, above: str, level: str) -> tuple[str, ...]:
    codes = tuple(code for code in view.areas.below(above, level) if code != above)
    return view.areas.standing(codes, view.period.first, view.period.end)


def _first(below: dict[str, tuple[str, ...]]) -> str:
    """The level right below, or the first with enough areas where that has too few."""
    return next((level for level, codes in below.items() if len(codes) >= FEWEST), next(iter(below)))


def _find(view: View, choice: Choice) -> None:
    say = view._
    st.session_state[KEY] = choice.marked
    st.selectbox(
        say(_("Find my area")),
        ["", *choice.codes],
        format_func=lambda code: name(view, choice, code) if code else say(_("Find my area")),
        key=KEY,
        label_visibility="collapsed",
        filter_mode="contains",
        on_change=lambda: address.change(find=st.session_state[KEY]),
    )


def name(view: View, choice: Choice, code: str) -> str:
    """The area's name, with that of the area above where several of one name may be meant."""
    parent = view.areas.parent(code)
    own = view.short(code)
    return own if parent == choice.above else f"{view.short(parent)} · {own}"
