"""The table by the scheme's rules, and how sure each place is; below it, every step that led there."""

import streamlit as st

from i18n.translate import mark as _
from reports import ranking, to_docx, to_xlsx
from reports.document import Bulletin
from ui import finding, ranking_items, ranking_places, ranking_rules
from ui.ranking import Review
from ui.view import View

WRITERS = {"DOCX": (".docx", to_docx.write), "XLSX": (".xlsx", to_xlsx.write)}
# What a reader opens below the table; a closed one costs nothing.
PARTS = {
    "items": _("Points by item, with every step to them"),
    "events": _("Deductions, bonuses and vetoes"),
    "rules": _("Rules of the scheme and their worked examples"),
}


def show(view: View, review: Review) -> None:
    """Every group with its places and who stands apart; then points, events and rules, to be opened."""
    annex = _tools(view, review)
    ranges = annex or review.scheme.shows_ranges
    groups = [group for group in review.scheme.groups if not review.board.of_group(group.id).empty]
    for group in groups:
        ranking_places.show(view, review, group, ranges)
        if ranges and (told := ranking_places.tiers(view, review.board.of_group(group.id))):
            finding.small(told)
    _legend(view, review, ranges)
    if _is_open(view, "items"):
        ranking_items.show(view, review, groups)
    if _is_open(view, "events"):
        ranking_rules.events(view, review)
    if _is_open(view, "rules"):
        ranking_rules.rules(view, review)


def _tools(view: View, review: Review) -> bool:
    """Whether the internal annex is shown; the downloads of what is shown."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="ranking_tools"):
        annex = st.toggle(
            view._(_("Internal annex: how sure each place is")), value=True, key="ranking_annex"
        )
        for label, (ending, writer) in WRITERS.items():
            st.download_button(
                view._(_("Download {kind}")).format(kind=label),
                data=lambda writer=writer: writer(_document(view, review, annex)),
                file_name=f"{review.view.place}_{review.period.code}_{review.scheme.id}{ending}",
                on_click="ignore",
                key=f"ranking_{ending}",
            )
    return annex


def _document(view: View, review: Review, annex: bool) -> Bulletin:
    asked = ranking.Asked(review.board, review.before, view.lang, annex, review.published)
    return ranking.ranking(view.connection, asked)


def _legend(view: View, review: Review, ranges: bool) -> None:
    said = []
    if review.board.rows["is_tied"].any() and review.scheme.ties == "share":
        said.append(view._(_("Equal scores share the better place, in no order.")))
    if ranges and review.board.rows["low"].notna().any():
        said.append(
            view._(_("The bar is where chance alone could put the unit (95%), the stroke its place before."))
        )
    if said:
        finding.small(" ".join(said))


def _is_open(view: View, part: str) -> bool:
    """A toggle for one of PARTS."""
    return st.toggle(view._(PARTS[part]), key=f"ranking_{part}_open")
