"""The unit that a step of the review is about: chosen from a box, kept in the address."""

import streamlit as st

from i18n import format
from i18n.translate import mark as _
from metrics.scoring.board import RANKED
from metrics.scoring.scheme import Item
from reports import scoring_words
from ui import address
from ui.ranking import Review
from ui.view import View

WIDTH = 300  # px


def choose(view: View, review: Review) -> str:
    """The code of the unit in the address; at first the last-placed of the largest group."""
    codes = list(review.board.rows.index)
    chosen = address.param("unit", codes, _last(review))
    st.session_state["ranking_unit"] = chosen
    st.selectbox(
        view._(_("Unit")),
        codes,
        format_func=lambda code: label(view, review, code),
        key="ranking_unit",
        label_visibility="collapsed",
        filter_mode="contains",
        on_change=lambda: address.change(unit=st.session_state["ranking_unit"]),
        width=WIDTH,
    )
    return chosen


def label(view: View, review: Review, code: str) -> str:
    """A unit behind its place, or with why it has none."""
    row = review.board.rows.loc[code]
    if row["standing"] == RANKED:
        return view._(_("{place}. {unit}")).format(place=row["place"], unit=row["name"])
    return view._(_("{unit} ({reason})")).format(
        unit=row["name"], reason=scoring_words.standing(row["standing"], view.lang)
    )


def title(review: Review, item: Item) -> str:
    """What an item is called."""
    return item.title[review.view.lang]


def points(view: View, review: Review, number: object) -> str:
    """Points as the scheme prints scores."""
    return format.number(None if number is None else float(number), view.lang, review.scheme.decimals)


def signed(view: View, review: Review, number: object) -> str:
    """Points with + or −; a difference that prints as nothing has no sign."""
    size = points(view, review, abs(number))
    if not size.strip("0.,"):
        return size
    return ("+" if number > 0 else "−") + size


def figure(view: View, review: Review, unit: str, item: Item) -> str:
    """The figure behind an item, with its unit; or why there is none."""
    cell = review.board.items.loc[(unit, item.id)]
    if cell["why"] and format.is_missing(cell["value"]):
        return scoring_words.lacking(cell["why"], view.lang)
    return format.value_with_unit(cell["value"], view.definitions[item.indicator].unit, view.lang)


def _last(review: Review) -> str:
    """The last-placed of the largest group; the first unit where nobody is ranked."""
    rows = review.board.rows
    ranked = rows[rows["standing"] == RANKED]
    if ranked.empty:
        return rows.index[0]
    largest = ranked["group"].value_counts().index[0]
    return ranked.index[ranked["group"] == largest][-1]
