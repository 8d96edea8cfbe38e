"""Sliders of what is tried: weights, goalposts and groups of a scheme; only what was moved is a change."""

from dataclasses import replace
from decimal import Decimal

import streamlit as st

from data.definitions import Definition
from i18n.translate import mark as _
from i18n.units import UNITS
from metrics.review.what_if import Change
from metrics.scoring.gather import group_of
from metrics.scoring.inputs import Inputs
from metrics.scoring.scheme import GOALPOSTS, Group, Item, Scheme
from ui.ranking import Review
from ui.view import View

MOST_WEIGHT = 3.0  # times the official one
STEP = 0.25
PERCENT = 100
OFFICIAL, ONE, PEERS = "official", "one", "peers"
GROUPS = {
    OFFICIAL: _("As in the scheme"),
    ONE: _("All units in one group"),
    PEERS: _("By kind of area"),
}
REST = Group("all", {"zh": "全部", "en": "All units"})


def chosen(view: View, review: Review) -> Change:
    """What the sliders say; only what was moved."""
    scheme = review.scheme
    group = _which(view, review)
    weights, goalposts = {}, {}
    for block in scheme.blocks:
        items = [item for item in scheme.items if item.block == block.id]
        if not items:
            continue
        with st.expander(block.title[view.lang], expanded=block is scheme.blocks[0]):
            for item in items:
                times = _times(view, scheme, item)
                if times != 1:
                    weights[item.id] = item.points * times
                if item.rule == GOALPOSTS and (ends := _ends(view, scheme, item)):
                    goalposts[item.id] = ends
    groups = {OFFICIAL: (), ONE: (REST,), PEERS: _kinds(view, review)}
    return Change(weights, goalposts, groups[group])


def inputs(view: View, review: Review, tried: Scheme) -> Inputs:
    """The figures of the review, the units in the groups that are tried."""
    found = review.board.inputs
    if tried.groups == review.scheme.groups:
        return found
    units = found.units
    groups = [group_of(tried, code, name, _kind(view, code)) for code, name in units["name"].items()]
    return replace(found, units=units.assign(group=groups))


def _which(view: View, review: Review) -> str:
    """Which groups are tried; by kind only where there are two kinds or more."""
    offered = [name for name in GROUPS if name != PEERS or len(_kinds(view, review)) > 1]
    return st.radio(
        view._(_("Groups")),
        offered,
        format_func=lambda name: view._(GROUPS[name]),
        horizontal=True,
        key=f"what_if_groups_{review.scheme.id}",
    )


def _kinds(view: View, review: Review) -> tuple[Group, ...]:
    """A group for each kind of area among the units, and one for those without a kind."""
    found = [_kind(view, code) for code in review.board.inputs.units.index]
    kinds = [kind for kind in dict.fromkeys(found) if kind]
    groups = [
        Group(f"kind_{number}", {"zh": kind, "en": kind}, peer_groups=(kind,))
        for number, kind in enumerate(kinds, 1)
    ]
    return tuple(groups + [REST] * ("" in found))


def _kind(view: View, code: str) -> str:
    """The peer group of a unit, or that of the area above, as metrics.scoring.gather has it."""
    of = view.areas.frame.set_index("code")["peer_group"].fillna("")
    return of.get(code, "") or of.get(view.areas.parent(code), "")


def _times(view: View, scheme: Scheme, item: Item) -> Decimal:
    label = view._(_("{item}: times its {points} points")).format(
        item=item.title[view.lang], points=f"{item.points.normalize():f}"
    )
    times = st.slider(label, STEP, MOST_WEIGHT, 1.0, STEP, key=f"weight_{scheme.id}_{item.id}")
    return Decimal(str(times))


def _ends(view: View, scheme: Scheme, item: Item) -> tuple[Decimal, Decimal] | None:
    """Goalposts that differ from the official ones: shares in percent, others in their unit."""
    definition: Definition = view.definitions[item.indicator]
    unit = UNITS[definition.unit]
    scale = PERCENT if unit.is_share else 1
    official = float(item.low * scale), float(item.high * scale)
    span = official[1] - official[0]
    least, most = (0.0, float(PERCENT)) if unit.is_share else (official[0] - span, official[1] + span)
    low, high = st.slider(
        view._(_("{item}: goalposts, {unit}")).format(
            item=item.title[view.lang], unit="%" if unit.is_share else unit.suffix(view.lang)
        ),
        least,
        most,
        official,
        step=1.0 if span >= 1 else 0.1,
        format="%g",
        key=f"goalposts_{scheme.id}_{item.id}",
    )
    if (low, high) == official:
        return None
    return Decimal(str(low)) / scale, Decimal(str(high)) / scale
