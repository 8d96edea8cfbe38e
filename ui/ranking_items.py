"""Points item by item, a wide table: figure, numerator ÷ denominator, what it is compared with, the bound."""

import pandas as pd
import streamlit as st

from i18n import format
from i18n.translate import mark as _
from metrics.scoring import register
from metrics.scoring.board import RANKED
from metrics.scoring.scheme import Group, Item
from reports import ranking_tables, scoring_words
from ui import cached, finding
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View

ITEMS_AT_ONCE = 12  # more are shown block by block
UNITS_AT_ONCE = 100  # the workbook has all
DIVIDED = "\u00a0÷\u00a0"  # never torn apart
DECIMALS = 4  # of points and figures in between; the exact number is told on pointing at it


def show(view: View, review: Review, groups: list[Group]) -> None:
    """The table of the chosen group and, where there are many items, block."""
    with st.container(horizontal=True, gap="small", key="ranking_items_choice"):
        group = _chosen(view, groups, "ranking_items_group", _("Group"))
        blocks = [block for block in review.scheme.blocks if _items(review, block.id)]
        is_long = len(review.scheme.items) > ITEMS_AT_ONCE
        block = _chosen(view, blocks, "ranking_items_block", _("Block")).id if is_long else ""
    asked = (*review.key, "items", group.id, block, view.lang)
    st.html(cached.remember(view.store, asked, lambda: _table(view, review, group, block)))
    number = len(review.board.of_group(group.id))
    if number > UNITS_AT_ONCE:
        text = view._(_("The first {shown} of {number} units; the workbook has all of them."))
        finding.small(text.format(shown=UNITS_AT_ONCE, number=number))


def _chosen(view: View, choices: list, key: str, label: str) -> object:
    """One of groups or blocks; without a box where there is but one."""
    if len(choices) == 1:
        return choices[0]
    titles = {one.id: one.title[view.lang] for one in choices}
    chosen = st.selectbox(
        view._(label), list(titles), format_func=titles.get, key=key, filter_mode=None, width=280
    )
    return next(one for one in choices if one.id == chosen)


def _items(review: Review, block: str) -> list[Item]:
    """The items of a block, or all."""
    return [item for item in review.scheme.items if block in ("", item.block)]


def _table(view: View, review: Review, group: Group, block: str) -> str:
    items, board = _items(review, block), review.board
    rows = board.of_group(group.id).head(UNITS_AT_ONCE)
    ranked = rows[rows["standing"] == RANKED]
    scores = dict(zip(ranked.index, ranking_tables.score_texts(board.scheme, ranked["score"]), strict=True))
    cells, added = board.items.to_dict("index"), register.added(board.events, rows.index)
    body = [
        [
            Cell(row["name"]),
            Cell(scores.get(unit, format.DASH)),
            *(_cell(view, item, cells[unit, item.id]) for item in items),
            Cell(f"{added[unit]:+f}" if added[unit] else ""),
        ]
        for unit, row in rows.iterrows()
    ]
    heads = [Heading(view._(_("Unit")), False), Heading(view._(_("Score")))]
    text = view._(_("{item} ({full})"))
    heads += [Heading(text.format(item=item.title[view.lang], full=f"{item.points:f}")) for item in items]
    heads.append(Heading(view._(_("Register"))))
    return f'<div class="wide">{markup(heads, body)}</div>'


def _cell(view: View, item: Item, cell: dict) -> Cell:
    """The points, or the reason for none; in small print the figure that they come from and the bound."""
    lacking = scoring_words.lacking(cell["why"], view.lang)
    told = [_figure(view, item, cell)]
    if not format.is_missing(cell["base"]):
        base = format.value_with_unit(cell["base"], _unit(view, item), view.lang)
        told.append(view._(_("against {base}")).format(base=base))
    told.append(scoring_words.bound(cell["bound"], view.lang))
    small = view._(_("; ")).join(filter(None, told))
    if lacking or cell["points"] is None:
        return Cell(lacking or format.DASH, small=small, role="within")
    return Cell(f"{cell['points']:.{DECIMALS}f}".rstrip("0").rstrip("."), str(cell["points"]), small=small)


def _figure(view: View, item: Item, cell: dict) -> str:
    """97.2% = 35 ÷ 36, or the figure alone; empty where none is known."""
    if pd.isna(cell["value"]):
        return ""
    value = format.value_with_unit(cell["value"], _unit(view, item), view.lang)
    if pd.isna(cell["denominator"]) or not cell["denominator"]:
        return value
    counts = (format.number(cell[side], view.lang) for side in ("numerator", "denominator"))
    return f"{value} = {DIVIDED.join(counts)}"


def _unit(view: View, item: Item) -> str:
    return view.definitions[item.indicator].unit
