"""What if: other weights and goalposts by slider; the official scheme stays; saved as a draft."""

from dataclasses import replace
from decimal import Decimal

import streamlit as st

from data.definitions import Definition
from data.problem import Problem
from i18n.translate import mark as _
from i18n.units import UNITS
from metrics.review import what_if
from metrics.review.what_if import Change
from metrics.scoring.board import Board, board
from metrics.scoring.scheme import GOALPOSTS, Group, Item, Scheme
from reports import ranking_tables
from ui import finding, ranking_forms
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View

MOST_WEIGHT = 3.0  # times the official one
STEP = 0.25
REST = Group("all", {"zh": "全部", "en": "All units"})
GROUPS = {"official": _("As in the scheme"), "one": _("All units in one group")}


def show(view: View, review: Review) -> None:
    """Sliders at the left, official and tried places side by side at the right, the draft below."""
    ranking_forms.told(view)
    finding.paragraph(
        view._(_("The official weights stay as they are: what is tried here changes nothing published."))
    )
    left, right = st.columns([2, 3], gap="medium")
    with left:
        change = _chosen(view, review.scheme)
    try:
        tried = what_if.changed(review.scheme, change)
        found = board(tried, _inputs(review, tried), with_ranges=False)
    except Problem as problem:
        right.error(str(problem))
        return
    with right:
        finding.paragraph(_sentence(view, review, found))
        st.html(markup(*_table(view, review, found)))
    _save(view, tried)


def _chosen(view: View, scheme: Scheme) -> Change:
    """What the sliders say; only what was moved."""
    group = st.radio(
        view._(_("Groups")),
        list(GROUPS),
        format_func=lambda name: view._(GROUPS[name]),
        horizontal=True,
        key=f"what_if_groups_{scheme.id}",
    )
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
    return Change(weights, goalposts, (REST,) if group == "one" else ())


def _times(view: View, scheme: Scheme, item: Item) -> Decimal:
    label = view._(_("{item}: weight × {points}")).format(
        item=item.title[view.lang], points=f"{item.points.normalize():f}"
    )
    times = st.slider(label, STEP, MOST_WEIGHT, 1.0, STEP, key=f"weight_{scheme.id}_{item.id}")
    return Decimal(str(times))


def _ends(view: View, scheme: Scheme, item: Item) -> tuple[Decimal, Decimal] | None:
    """Goalposts that differ from the official ones; shares are moved in whole percent."""
    definition: Definition = view.definitions[item.indicator]
    if not UNITS[definition.unit].is_share:
        return None
    official = int(item.low * 100), int(item.high * 100)
    low, high = st.slider(
        view._(_("{item}: goalposts, %")).format(item=item.title[view.lang]),
        0,
        100,
        official,
        key=f"goalposts_{scheme.id}_{item.id}",
    )
    return None if (low, high) == official else (Decimal(low) / 100, Decimal(high) / 100)


def _inputs(review: Review, tried: Scheme) -> object:
    """The figures of the review, the units in the groups that are tried."""
    if tried.groups == review.scheme.groups:
        return review.board.inputs
    inputs = review.board.inputs
    return replace(inputs, units=inputs.units.assign(group=tried.groups[0].id))


def _sentence(view: View, review: Review, found: Board) -> str:
    both = what_if.compare(review.board, found)
    moved = int((both["moved"].fillna(0) != 0).sum())
    first = found.rows[found.rows["place"] == 1]["name"]
    text = _("{moved} of {units} units would stand elsewhere; ahead would be {first}.")
    return view._(text).format(moved=moved, units=len(both), first=view._(_(", ")).join(first))


def _table(view: View, review: Review, found: Board) -> tuple[list[Heading], list[list[Cell]]]:
    both = what_if.compare(review.board, found)
    words = ((_("Unit"), False), (_("Official place"), True), (_("Tried place"), True))
    words += ((_("Official score"), True), (_("Tried score"), True), (_("Places moved"), True))

    def score(value: Decimal | None) -> str:
        return "—" if value is None else ranking_tables.printed_scores([value], review.scheme.decimals)[0]

    rows = [
        [
            Cell(row["name"]),
            Cell(str(row["place"] or "—")),
            Cell(str(int(row["place_then"]) if row["place_then"] == row["place_then"] else 0) or "—"),
            Cell(score(row["score"])),
            Cell(score(row["score_then"])),
            Cell("—" if row["moved"] != row["moved"] else f"{row['moved']:+.0f}" if row["moved"] else "0"),
        ]
        for row in both.to_dict("records")
    ]
    return [Heading(view._(word), is_number) for word, is_number in words], rows


def _save(view: View, tried: Scheme) -> None:
    with st.form("what_if_save", clear_on_submit=True):
        finding.small(
            view._(_("A draft names no document: it carries no summons, no sanctions and no vetoes."))
        )
        name = ranking_forms.text(view, _("Name of the draft"), "draft_name")
        who = ranking_forms.name(view, "draft_by")
        if ranking_forms.submit(view, _("Save as a draft"), "draft_go"):
            ranking_forms.done(
                view,
                lambda: what_if.save_draft(tried, name, who),
                _("The draft was saved; it stands among the schemes."),
                name,
                who,
            )
