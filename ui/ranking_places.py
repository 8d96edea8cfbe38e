"""The places of a group as offices print them: place, unit, score, change, grade; how sure, in the annex."""

import pandas as pd
import streamlit as st

from charts import ranking as rails
from charts.ranking import Standing
from i18n.translate import mark as _
from metrics.scoring.board import NOT_COVERED, RANKED, STANDINGS
from metrics.scoring.scheme import Group
from reports import ranking_tables, scoring_words
from ui import cached, finding
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View

TIERS = ("", "tier")  # neighbouring tiers stand on different grounds


def show(view: View, review: Review, group: Group, ranges: bool) -> None:
    """The heading, the ranked units, and those that have no place with the reason; the longer a list is
    printed in two halves side by side where it has no ranges.
    """
    asked = (*review.key, "places", group.id, ranges, view.lang, view.mode)
    finding.heading(group.title[view.lang])
    st.html(cached.remember(view.store, asked, lambda: _tables(view, review, group, ranges)))
    for text in apart(view, review.board.of_group(group.id)):
        finding.paragraph(text)


def apart(view: View, rows: pd.DataFrame) -> list[str]:
    """The units that have no place, reason by reason, in sentences."""
    text, join = view._(_("{reason}: {number} units, {names}.")), view._(_(", ")).join
    found = []
    for reason in (*STANDINGS, NOT_COVERED):
        names = rows.loc[rows["standing"] == reason, "name"]
        if len(names):
            told = {"reason": scoring_words.standing(reason, view.lang), "number": len(names)}
            found.append(text.format(**told, names=join(names)))
    return found


def tiers(view: View, rows: pd.DataFrame) -> str:
    """What the tiers of a group say, in a sentence; empty where nothing is known of them."""
    known = rows.loc[rows["tier"] > 0, "tier"]
    if known.empty or len(known) == 1:
        return ""
    if known.max() == 1:
        return view._(_("All units are of one tier: by these figures none can be told from the first."))
    text = view._(_("{number} tiers: units of one tier stand on one ground and cannot be told apart."))
    return text.format(number=int(known.max()))


def remark(view: View, review: Review, row: pd.Series) -> str:
    """What else is to be known of a unit: its vetoes, and whether a report is missing."""
    titles = {veto.id: veto.title[view.lang] for veto in review.scheme.vetoes}
    told = [titles[name] for name in row["vetoes"]]
    if row["is_provisional"]:
        told.append(view._(_("Partly not reported")))
    return view._(_("; ")).join(told)


def _tables(view: View, review: Review, group: Group, ranges: bool) -> str:
    rows = review.board.of_group(group.id)
    ranked = rows[rows["standing"] == RANKED]
    if ranked.empty:
        none = view._(_("No unit of this group is ranked."))
        return f'<p class="small">{none}</p>'
    scores = ranking_tables.score_texts(review.scheme, ranked["score"])
    cells = [
        [
            *_printed(view, review, unit, score),
            _change(view, review, unit, ranges),
            *(_how_sure(view, review, unit, len(ranked)) if ranges else ()),
        ]
        for unit, score in zip(ranked.index, scores, strict=True)
    ]
    grounds = [TIERS[int(tier) % 2] if ranges and tier > 0 else "" for tier in ranked["tier"]]
    is_long = len(cells) >= ranking_tables.TWO_UP_FROM and not ranges
    middle = -(-len(cells) // 2) if is_long else len(cells)
    halves = [slice(0, middle), slice(middle, None)] if is_long else [slice(None)]
    heads = _headings(view, review, ranges)
    parts = "".join(markup(heads, cells[half], grounds[half]) for half in halves)
    return f'<div class="places{" two_up" * is_long}">{parts}</div>'


def _headings(view: View, review: Review, ranges: bool) -> list[Heading]:
    heads = [(_("Rank"), True), (_("Unit"), False), (_("Score"), True)]
    heads += [(_("Grade"), False)] * bool(review.scheme.bands)
    heads.append((_("Change of place"), False))
    heads += [(_("Range of the place"), False), ("", False), (_("Tier"), True)] * ranges
    return [Heading(view._(word) if word else "", is_number) for word, is_number in heads]


def _printed(view: View, review: Review, unit: str, score: str) -> list[Cell]:
    """Place, unit with what is remarked of it, score (exact on pointing at it), grade."""
    row, lang = review.board.rows.loc[unit], view.lang
    cells = [
        Cell(ranking_tables.place(row, lang)),
        Cell(row["name"], small=remark(view, review, row)),
        Cell(score, hover=str(row["score"])),
    ]
    if review.scheme.bands:
        band = next((one for one in review.scheme.bands if one.id == row["band"]), None)
        sign = rails.grade(band.colour, view.mode) if band and band.colour else ""
        cells.append(Cell(ranking_tables.grade(review.board, row["band"], lang), icon=sign))
    return cells


def _how_sure(view: View, review: Review, unit: str, of: int) -> list[Cell]:
    row = review.board.rows.loc[unit]
    standing = Standing(int(row["place"]), row["low"], row["high"], of, _place_before(review, unit, row))
    tier = f"{row['tier']:.0f}" if row["tier"] > 0 else ""
    return [
        Cell(ranking_tables.span(row, view.lang)),
        Cell(picture=rails.ranking(standing, view.mode)),
        Cell(tier),
    ]


def _place_before(review: Review, unit: str, row: pd.Series) -> int:
    """The place of the period before in the same group; 0 where there was none."""
    if review.before is None or unit not in review.before.rows.index:
        return 0
    then = review.before.rows.loc[unit]
    return int(then["place"]) if then["group"] == row["group"] else 0


def _change(view: View, review: Review, unit: str, ranges: bool) -> Cell:
    """Places up or down; with ranges in grey where the old place lies within what chance explains."""
    row = review.board.rows.loc[unit]
    words = ranking_tables.change_of_place(row, unit, review.before, view.lang)
    before = _place_before(review, unit, row)
    has_moved = before not in (0, int(row["place"]))
    if ranges and has_moved and row["low"] <= before <= row["high"]:
        return Cell(words, small=view._(_("within chance")), role="within")
    return Cell(words)
