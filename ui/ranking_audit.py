"""The chance audit beside the ladder's rule: what it hands out in a year in which no unit truly differs."""

import pandas as pd
import streamlit as st

from i18n import format
from i18n.translate import mark as _
from metrics.review import audit as auditing
from metrics.review.audit import Audit
from metrics.review.printing import periods_of_year
from reports import scoring_words
from ui import cached, finding, ranking_past
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View

ASKED = "ranking_audit"
SIZES = {
    auditing.SMALLEST: _("smallest third"),
    "quarter_1": _("smallest quarter"),
    "quarter_2": _("second quarter"),
    "quarter_3": _("third quarter"),
    "quarter_4": _("largest quarter"),
}


def show(view: View, review: Review) -> None:
    """The rule, and what chance alone makes of it; simulated when it is asked for, once per version."""
    finding.heading(view._(_("Chance audit of the ladder")))
    if review.scheme.ladder is None:
        finding.paragraph(view._(_("The scheme has no ladder: nobody is warned or summoned by it.")))
        return
    finding.paragraph(scoring_words.ladder(review.scheme.ladder, view.lang))
    if st.button(view._(_("Simulate a thousand years without any true difference")), key="audit_go"):
        st.session_state[ASKED] = review.key
    if st.session_state.get(ASKED) != review.key:
        return
    found = _found(view, review)
    join = "" if view.lang == "zh" else " "
    finding.paragraph(join.join((sentence(view, found), by_size(view, found))))
    if not found.sizes["last"].sum():
        return
    left, right = st.columns(2, gap="medium")
    left.html(markup(*_steps(view, found)))
    right.html(markup(*_sizes(view, found)))
    finding.small(
        view._(
            _(
                "The real caseloads of {periods} periods, all units alike; events of the register, vetoes "
                "and the reviewers' judgement are left out."
            )
        ).format(periods=found.periods)
    )


def sentence(view: View, found: Audit) -> str:
    """How many steps a year chance alone hands out, kind by kind."""
    if not found.sizes["last"].sum():
        return view._(_("No group is large enough for this ladder: nobody would ever be among its last."))
    told = view._(_(", ")).join(
        view._(_("{step} {number}")).format(
            step=scoring_words.step(row["step"], view.lang), number=f"{row['per_year']:.1f}"
        )
        for row in found.steps.to_dict("records")
    )
    text = _("If no unit truly differed, this ladder would hand out in a year: {steps}.")
    return view._(text).format(steps=told)


def beside(view: View, review: Review) -> str:
    """The audit in one sentence beside the rule, if it was asked for; else where it can be."""
    if review.scheme.ladder is None or st.session_state.get(ASKED) != review.key:
        return view._(_("What this rule hands out by chance alone is simulated under: Is it fair?"))
    return sentence(view, _found(view, review))


def by_size(view: View, found: Audit) -> str:
    """Which share of the last and the first places the smallest units take, and how small they are."""
    rows = found.sizes.set_index("size")
    if auditing.SMALLEST not in rows.index or not rows["last"].sum():
        return ""
    row = rows.loc[auditing.SMALLEST]
    size = format.interval(row["low"], row["high"], "cases", view.lang)
    text = (
        _("The smallest third ({share} of the units, {size} a period) takes {last} of the last places.")
        if found.measure == auditing.CASES
        else _("The smallest third by population ({share} of the units) takes {last} of the last places.")
    )
    told = {"share": _share(view, row["share_of_units"]), "last": _share(view, row["last"])}
    return view._(text).format(size=size, **told)


def _found(view: View, review: Review) -> Audit:
    """The audit of the year up to the period, simulated once per version and scheme."""
    periods = periods_of_year(review.scheme, review.period)

    inputs = [board.inputs for board in ranking_past.boards(view, review, periods).values()]
    with st.spinner(view._(_("Simulating …"))):
        return cached.shared(
            view.store, (*review.key, "audit"), lambda: auditing.audit(review.scheme, inputs)
        )


def _steps(view: View, found: Audit) -> tuple[list[Heading], list[list[Cell]]]:
    words = ((_("Step"), False), (_("After periods"), True), (_("A year"), True), (_("Years with one"), True))
    rows = [
        [
            Cell(scoring_words.step(row["step"], view.lang)),
            Cell(str(row["after"])),
            Cell(f"{row['per_year']:.2f}"),
            Cell(format.share(row["share_of_years"], view.lang)),
        ]
        for row in found.steps.to_dict("records")
    ]
    return [Heading(view._(word), is_number) for word, is_number in words], rows


def _sizes(view: View, found: Audit) -> tuple[list[Heading], list[list[Cell]]]:
    words = ((_("Size"), False), (_("Units"), True), (_("Of all last places"), True))
    words += ((_("Of all first places"), True), (_("Steps a unit and year"), True))
    rows = [
        [
            Cell(_size(view, str(row["size"]))),
            Cell(f"{row['units']:.0f}"),
            Cell(_share(view, row["last"])),
            Cell(_share(view, row["first"])),
            Cell(f"{row['per_unit_year']:.2f}"),
        ]
        for row in found.sizes.to_dict("records")
    ]
    return [Heading(view._(word), is_number) for word, is_number in words], rows


def _size(view: View, name: str) -> str:
    return view._(SIZES[name]) if name in SIZES else name


def _share(view: View, share: float) -> str:
    return format.DASH if pd.isna(share) else format.share(share, view.lang)
