"""Is it fair: weights, items left out, size, funnels, and what the ladder would do by chance alone."""

import streamlit as st

from i18n import format
from i18n.translate import mark as _
from metrics.review import fairness
from metrics.review.fairness import LARGER_AHEAD, NO_RELATION, SMALLER_AHEAD, Robustness
from metrics.scoring.board import RANKED
from ui import cached, finding, ranking_audit, ranking_funnel
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
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
FEWEST = 3  # ranked units; of fewer there is no order to try


def show(view: View, review: Review) -> None:
    """Sentences first; the audit beside the ladder's rule, the variants, the items, the funnels."""
    ranked = int((review.board.rows["standing"] == RANKED).sum())
    if ranked < FEWEST:
        finding.paragraph(view._(_("Fewer than three units are ranked: there is no order to be tried.")))
        return
    found = _robust(view, review)
    finding.paragraph(_sentence(view, review, found))
    for row in fairness.with_size(review.board).reset_index(names="measure").to_dict("records"):
        measure, verdict = MEASURES[row["measure"]], SIZES[row["verdict"]]
        rho = f"{row['rho']:.2f}"
        told = view._(verdict).format(measure=view._(measure), rho=rho, units=row["units"])
        finding.paragraph(told)
    ranking_audit.show(view, review)
    left, right = st.columns(2, gap="medium")
    with left:
        _variants(view, review, found)
    with right:
        _items(view, review)
    ranking_funnel.show(view, review)


def _robust(view: View, review: Review) -> Robustness:
    asked = (*review.key, "weights")
    return cached.shared(view.store, asked, lambda: fairness.weights(review.scheme, review.board.inputs))


def _sentence(view: View, review: Review, found: Robustness) -> str:
    apart = int((review.board.rows["tier"] > 1).sum())
    text = _(
        "Of pairs of units {survival} keep their order when weights move by ±25 %, means and scales change; "
        "{apart} units are surely behind the first of their group."
    )
    return view._(text).format(survival=format.share(found.survival, view.lang), apart=apart)


def _variants(view: View, review: Review, found: Robustness) -> None:
    """Each place with those that it takes in other variants, and that chance could give it."""
    finding.heading(view._(_("Places under other weights, means and scales (5–95 %)")))
    words = ((_("Unit"), False), (_("Rank"), True), (_("By other weights"), True), (_("By chance"), True))
    rows = [
        [
            Cell(review.name(unit)),
            Cell(f"{row['place']:.0f}"),
            Cell(_span(view, row["low"], row["high"])),
            Cell(_span(view, *review.board.rows.loc[unit, ["low", "high"]])),
        ]
        for unit, row in found.places.iterrows()
    ]
    st.html(markup([Heading(view._(word), is_number) for word, is_number in words], rows))


def _span(view: View, low: float, high: float) -> str:
    return view._(format.RANGE).format(low=f"{low:.0f}", high=f"{high:.0f}")


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
