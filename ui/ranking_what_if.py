"""What if: other weights and goalposts by slider; the official scheme stays; saved as a draft."""

import streamlit as st

from data import reasons
from data.problem import Problem
from i18n import format
from i18n.numbers import MINUS
from i18n.translate import mark as _
from metrics.review import what_if
from metrics.scoring.board import Board, board
from metrics.scoring.scheme import Scheme
from ui import finding, ranking_forms, ranking_sliders, ranking_unit
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View


def show(view: View, review: Review) -> None:
    """Sliders at the left, official and tried places side by side at the right, the draft below."""
    ranking_forms.told(view)
    finding.paragraph(
        view._(_("The official weights stay as they are: what is tried here changes nothing published."))
    )
    left, right = st.columns([2, 3], gap="medium")
    with left:
        change = ranking_sliders.chosen(view, review)
    try:
        tried = what_if.changed(review.scheme, change)
        found = board(tried, ranking_sliders.inputs(view, review, tried), with_ranges=False)
    except Problem as problem:
        right.error(reasons.words(str(problem), view.lang))
        return
    with right:
        finding.paragraph(_sentence(view, review, found))
        st.html(markup(*_table(view, review, found)))
        if change.weights:
            st.html(markup(*_weights(view, review.scheme, tried)))
    _save(view, tried)


def _sentence(view: View, review: Review, found: Board) -> str:
    both = what_if.compare(review.board, found)
    moved = int((both["moved"].fillna(0) != 0).sum())
    first = found.rows[found.rows["place"] == 1]["name"]
    if first.empty:
        return view._(_("No unit would have a place."))
    text = _("{moved} of {units} units would stand elsewhere; ahead would be {first}.")
    return view._(text).format(moved=moved, units=len(both), first=view._(_(", ")).join(first))


def _table(view: View, review: Review, found: Board) -> tuple[list[Heading], list[list[Cell]]]:
    both = what_if.compare(review.board, found)
    titles = {one.id: one.title[view.lang] for one in review.scheme.groups}
    several = both["group"].nunique() > 1
    words = ((_("Unit"), False), (_("Group"), False), (_("Official place"), True), (_("Tried place"), True))
    words += ((_("Official score"), True), (_("Tried score"), True), (_("Places moved"), True))
    rows = [
        [
            Cell(row["name"]),
            Cell(titles[row["group"]] if several else ""),
            Cell(_place(row["place"])),
            Cell(_place(row["place_then"])),
            Cell(ranking_unit.points(view, review, row["score"])),
            Cell(ranking_unit.points(view, review, row["score_then"])),
            Cell(_moved(row["moved"])),
        ]
        for row in both.to_dict("records")
    ]
    return [Heading(view._(word), is_number) for word, is_number in words], rows


def _weights(view: View, scheme: Scheme, tried: Scheme) -> tuple[list[Heading], list[list[Cell]]]:
    """Full marks of each item, official and tried: what one gains, the others lose in proportion."""
    words = (_("Item"), _("Official points"), _("Tried points"))
    rows = [
        [
            Cell(item.title[view.lang]),
            Cell(f"{item.points.normalize():f}"),
            Cell(format.number(tried.item(item.id).points, view.lang, 2)),
        ]
        for item in scheme.items
    ]
    return [Heading(view._(word), place > 0) for place, word in enumerate(words)], rows


def _place(place: float) -> str:
    """A place, or a dash where there is none."""
    return format.DASH if format.is_missing(place) or not place else f"{place:.0f}"


def _moved(places: float) -> str:
    """Places up with +, down with −."""
    if format.is_missing(places):
        return format.DASH
    return "0" if not places else f"+{places:.0f}" if places > 0 else f"{MINUS}{-places:.0f}"


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
