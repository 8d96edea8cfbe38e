"""Is it fair: weights, items left out, size, funnels, and what the ladder would do by chance alone."""

import pandas as pd
import streamlit as st

from charts.ranking import Standing, ranking
from i18n import format
from i18n.translate import mark as _
from metrics.review import fairness
from metrics.review.fairness import LARGER_AHEAD, NO_RELATION, SMALLER_AHEAD, Robustness
from metrics.scoring.board import RANKED
from ui import cached, finding, ranking_audit, ranking_funnel
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.ranking_points import ranked_with
from ui.view import View

MEASURES = {"cases": _("number of cases"), "population": _("population")}
SIZES = {
    LARGER_AHEAD: _(
        "Larger places (by {measure}) stand ahead more than chance explains (ρ = {rho}, {units} units)."
    ),
    SMALLER_AHEAD: _(
        "Smaller places (by {measure}) stand ahead more than chance explains (ρ = {rho}, {units} units)."
    ),
    NO_RELATION: _("Places do not go with {measure} beyond chance (ρ = {rho}, {units} units)."),
}
KEPT = _("Of pairs of units {survival} keep their order when weights move by ±25 %, means and scales change.")
APART = _("{apart} units are surely behind the first of their group.")
NONE_APART = _("No unit is surely behind the first of its group.")
FEWEST = 3  # ranked units; of fewer there is no order to try


def show(view: View, review: Review) -> None:
    """Sentences first; the audit beside the ladder's rule, the variants, the items, the funnels."""
    ranked = int((review.board.rows["standing"] == RANKED).sum())
    if ranked < FEWEST:
        finding.paragraph(view._(_("Fewer than three units are ranked: there is no order to be tried.")))
        return
    found = _robust(view, review)
    finding.paragraph(_sentence(view, review, found))
    finding.paragraph(_with_size(view, review))
    ranking_audit.show(view, review)
    _variants(view, review, found)
    _items(view, review)
    ranking_funnel.show(view, review)


def _robust(view: View, review: Review) -> Robustness:
    asked = (*review.key, "weights")
    return cached.shared(view.store, asked, lambda: fairness.weights(review.scheme, review.board.inputs))


def _sentence(view: View, review: Review, found: Robustness) -> str:
    apart = int((review.board.rows["tier"] > 1).sum())
    told = [
        view._(KEPT).format(survival=format.share(found.survival, view.lang)),
        view._(APART if apart else NONE_APART).format(apart=apart),
    ]
    return ("" if view.lang == "zh" else " ").join(told)


def _with_size(view: View, review: Review) -> str:
    """Whether places go with size, measure by measure."""
    told = []
    for measure, row in fairness.with_size(review.board).iterrows():
        word, text = MEASURES[measure], SIZES[row["verdict"]]
        rho = format.number(row["rho"], view.lang, 2)
        told.append(view._(text).format(measure=view._(word), rho=rho, units=row["units"]))
    return ("" if view.lang == "zh" else " ").join(told)


def _variants(view: View, review: Review, found: Robustness) -> None:
    """Each place with those that it takes in other variants, and that chance could give it."""
    finding.heading(view._(_("Places under other weights, means and scales (5–95 %)")))
    words = (_("Rank"), _("By other weights"), "", _("By chance"), "")
    rows = [
        [
            Cell(review.name(unit)),
            Cell(f"{row['place']:.0f}"),
            *_span(view, review, unit, row),
            *_span(view, review, unit, review.board.rows.loc[unit]),
        ]
        for unit, row in found.places.iterrows()
    ]
    heads = [Heading(view._(_("Unit")), False), *(Heading(word and view._(word)) for word in words)]
    st.html(f'<div class="places">{markup(heads, rows)}</div>')


def _span(view: View, review: Review, unit: str, row: pd.Series) -> list[Cell]:
    """The ends of a range of places, and the range as a bar on a rail of all."""
    if format.is_missing(row["low"]) or format.is_missing(row["high"]):
        return [Cell(format.DASH), Cell()]
    told = view._(format.RANGE).format(low=f"{row['low']:.0f}", high=f"{row['high']:.0f}")
    standing = Standing(int(row["place"]), row["low"], row["high"], ranked_with(review, unit))
    return [Cell(told), Cell(picture=ranking(standing, view.mode))]


def _items(view: View, review: Review) -> None:
    """What happens to the places when an item is left out."""
    finding.heading(view._(_("Places when an item is left out")))
    asked = (*review.key, "without each")
    found = cached.shared(
        view.store, asked, lambda: fairness.without_each(review.scheme, review.board.inputs)
    )
    titles = {item.id: item.title[view.lang] for item in review.scheme.items}
    words = (
        (_("Item"), False),
        (_("Units that move"), True),
        (_("Mean places"), True),
        (_("Most places"), True),
    )
    order = found.sort_values("mean", ascending=False, na_position="last", kind="stable")
    rows = [
        [
            Cell(titles[name]),
            Cell(f"{row['changed']:.0f} / {row['units']:.0f}"),
            Cell(format.DASH if row["mean"] != row["mean"] else f"{row['mean']:.1f}"),
            Cell(f"{row['most']:.0f}"),
        ]
        for name, row in order.iterrows()
    ]
    st.html(markup([Heading(view._(word), is_number) for word, is_number in words], rows))
