"""The sections of the page of disputes, of which one is shown at a time."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from i18n.translate import mark as _
from ui import (
    bodies,
    dispute_areas,
    escalation,
    finding,
    kinds,
    levels,
    lines,
    share_table,
    switch,
    timeliness,
    why,
)
from ui.view import View

HEIGHT = 236  # px of a line of months
FOUND, SETTLED, OVER_50 = "disputes_found", "disputes_settled", "disputes_over_50"
FORCES = (
    "judicial_confirmation_rate",
    "mediation_ended_rate",
    "litigation_link_share",
    "police_disputes_settled",
)
CHANGES = (
    "mediation_success_rate",
    "on_time_settlement_rate",
    "village_settled_share",
    "handled_success_rate",
    "escalation_rate",
    FOUND,
    SETTLED,
)
STAGES = ("before", "during", "after")
BANDS = ("under_50", "50_to_99", "100_to_499", "500_or_more")
STATES = ("in_time", "late", "not_yet", "overdue", "void")
AGES = ("under_30", "30_to_90", "over_90")


def show(view: View, found: pd.Series) -> None:
    """The switch and the chosen section; `found` is the headline row of the disputes found."""
    labels = {name: label for name, (label, _part) in SECTIONS.items()}
    SECTIONS[switch.choose(view, "part", labels, _("Part of the page"))][1](view, found)


def _levels(view: View, found: pd.Series) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        levels.show(view)
        escalation.show(view)
    with right:
        kinds.show(view, "channel", found)
        share_table.show(
            view, _titled(view, _("Settled by stage of the work, {area}, {period}")), SETTLED, "stage", STAGES
        )
    lines.show(view, _titled(view, _("Mediation, confirmation and litigation, {area}, {period}")), FORCES)


def _limits(view: View, found: pd.Series) -> None:
    share_table.show(
        view, _titled(view, _("Disputes due, {area}, {period}")), "disputes_due", "due_state", STATES
    )
    finding.small(
        view._("Not yet due and void never enter the on-time rate; closed on the due date itself is in time.")
    )
    left, right = st.columns(2, gap="medium")
    with left:
        timeliness.show(view, "on_time_settlement_rate", HEIGHT)
    with right:
        timeliness.show(view, "median_days_to_settle", HEIGHT)
    title = _titled(view, _("Open at the end of the period by age, {area}, {period}"))
    share_table.show(view, title, "disputes_pending", "age_band", AGES)
    lines.show(
        view, _titled(view, _("Open and overdue, {area}, {period}")), ("disputes_pending", "disputes_overdue")
    )


def _kinds(view: View, found: pd.Series) -> None:
    kinds.show(view, "major_type", found)
    kinds.note(view)
    title = _titled(view, _("Disputes by people involved, {area}, {period}"))
    share_table.show(view, title, FOUND, "people_band", BANDS)
    lines.show(view, _titled(view, _("Large disputes, {area}, {period}")), (OVER_50, "people_per_dispute"))
    kinds.downloads(view, found)


def _why(view: View, found: pd.Series) -> None:
    if not why.show(view, CHANGES):
        finding.paragraph(view._("Nothing of this was reported, so there is no change to split."))


def _bodies(view: View, found: pd.Series) -> None:
    bodies.show(view)


def _areas(view: View, found: pd.Series) -> None:
    dispute_areas.show(view)


def _titled(view: View, text: str) -> str:
    return view._(text).format(area=view.place, period=view.time)


SECTIONS: dict[str, tuple[str, Callable[[View, pd.Series], None]]] = {
    "levels": (_("Levels and forces"), _levels),
    "limits": (_("Time limits"), _limits),
    "kinds": (_("Types and sizes"), _kinds),
    "why": (_("Why it changed"), _why),
    "bodies": (_("Bodies and subsidies"), _bodies),
    "areas": (_("By area"), _areas),
}
