"""Who has not reported, what may still move, which sentinels ask, what was revised."""

import pandas as pd
import streamlit as st

from data import sentinels as asking
from i18n import format
from i18n.translate import mark as _
from metrics.review import readiness
from metrics.review.readiness import Readiness
from ui import cached, finding, ranking
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View

WHY = {"not_reported": _("Not reported"), "partial": _("Partly not reported")}
MOST = 60  # rows of a table


def show(view: View, review: Review) -> None:
    """One sentence that says whether the table can be made, then what stands against it."""
    found = read(view, review)
    finding.paragraph(sentence(view, review, found))
    _gaps(view, review, found)
    _sentinels(view, review, found)
    _revised(view, review, found)


def read(view: View, review: Review) -> Readiness:
    """What stands before the table; made once per version."""
    earlier = review.period.previous()
    published = ranking.published(view, review.scheme, earlier) if earlier else None

    def ask() -> Readiness:
        return readiness.readiness(view.connection, review.board, review.before, published)

    return cached.shared(view.store, (*review.key, "ready", published.number if published else 0), ask)


def sentence(view: View, review: Review, found: Readiness) -> str:
    """Ready, or how many units lack something."""
    if found.is_ready:
        return view._(_("Everything was reported, no sentinel asks, and nothing published was revised."))
    text = _(
        "{missing} units lack a report, {partial} have reported in part, sentinels ask about {asked}; of the "
        "table published before {revised} rows would be others today."
    )
    gaps = found.gaps.groupby("why")["unit"].nunique()
    return view._(text).format(
        missing=int(gaps.get("not_reported", 0)),
        partial=int(gaps.get("partial", 0)),
        asked=found.sentinels["unit"].nunique(),
        revised=len(found.revised),
    )


def _gaps(view: View, review: Review, found: Readiness) -> None:
    finding.heading(view._(_("Reports")))
    if found.gaps.empty:
        finding.paragraph(view._(_("All reports that the scheme counts from came.")))
        return
    titles = {item.id: item.title[view.lang] for item in review.scheme.items}
    rows = [
        [
            Cell(review.name(unit)),
            Cell(view._(WHY[why])),
            Cell(view._(_(", ")).join(titles[name] for name in part["item"])),
        ]
        for (unit, why), part in found.gaps.groupby(["unit", "why"], sort=True)
    ]
    heads = (_("Unit"), _("State"), _("Items of the scheme"))
    st.html(markup([Heading(view._(word), False) for word in heads], rows[:MOST]))


def _sentinels(view: View, review: Review, found: Readiness) -> None:
    finding.heading(view._(_("Sentinels")))
    if found.sentinels.empty:
        finding.paragraph(view._(_("No sentinel asks about what the scheme counts.")))
        return
    titles = {name: one.title[view.lang] for name, one in asking.read().items()}
    rows = [
        [
            Cell(review.name(unit)),
            Cell(view._(_(", ")).join(view.definitions[name].title[view.lang] for name in part["indicator"])),
            Cell(view._(_(", ")).join(sorted({titles[one] for names in part["sentinels"] for one in names}))),
        ]
        for unit, part in found.sentinels.groupby("unit", sort=True)
    ]
    heads = (_("Unit"), _("Indicators to be verified"), _("Sentinels that ask"))
    st.html(markup([Heading(view._(word), False) for word in heads], rows[:MOST]))


def _revised(view: View, review: Review, found: Readiness) -> None:
    finding.heading(view._(_("Revised since the table before")))
    if found.revised.empty:
        finding.paragraph(
            view._(_("Nothing that was published of the period before would be another today."))
        )
        return
    st.html(markup(*beside_cells(view, found.revised)))


def beside_cells(view: View, rows: pd.DataFrame) -> tuple[list[Heading], list[list[Cell]]]:
    """Published beside now: unit, place and score then and now."""
    words = ((_("Unit"), False), (_("Place published"), True), (_("Place now"), True))
    words += ((_("Score published"), True), (_("Score now"), True))

    def number(value: object) -> str:
        return format.DASH if value is None or pd.isna(value) or not value else f"{value:.12g}"

    cells = [
        [
            Cell(row["name"]),
            *(Cell(number(row[name])) for name in ("place_then", "place_now", "score_then", "score_now")),
        ]
        for row in rows.to_dict("records")
    ]
    return [Heading(view._(word), is_number) for word, is_number in words], cells
