"""Petitions and requests: which indicators stand in which table, and the facts of the opening sentence."""

from i18n import format
from i18n.translate import mark as _
from ui import areas_table, lines
from ui.areas_table import Figure
from ui.view import View

OPENING = (
    "petitions_received",
    "petition_acceptance_rate",
    "petition_on_time_rate",
    "requests_received",
    "request_closing_rate",
    "request_on_time_rate",
)
CARDS = (
    "petition_acceptance_rate",
    "petition_on_time_rate",
    "request_on_time_rate",
    "request_satisfaction_rate",
)
HANDLING = (
    "petition_acceptance_rate",
    "petition_on_time_rate",
    "petition_rating_rate",
    "petition_satisfaction_rate",
    "first_petition_resolution_rate",
    "leader_assigned_resolution_rate",
    "backlog_resolution_rate",
)
VOLUME = ("petitions_received", "repeat_petition_share", "group_petitions", "skip_level_petitions")
REQUESTS = (
    "requests_received",
    "request_closing_rate",
    "request_resolution_rate",
    "request_on_time_rate",
    "request_satisfaction_rate",
    "median_days_to_close_request",
)
CHANGES = (
    "petition_on_time_rate",
    "petition_acceptance_rate",
    "petition_satisfaction_rate",
    "first_petition_resolution_rate",
    "backlog_resolution_rate",
    "request_on_time_rate",
    "request_closing_rate",
    "request_resolution_rate",
    "request_satisfaction_rate",
    "petitions_received",
    "requests_received",
)
BACKLOG, RECEPTION = (("backlog_resolution_rate", "listed_by"),), (("meetings_held_rate", "meeting"),)
AREAS = (
    Figure("petitions_received"),
    Figure("petition_acceptance_rate"),
    Figure("petition_on_time_rate"),
    Figure("petition_satisfaction_rate"),
    Figure("backlog_resolution_rate", "denominator", _("Backlog petitions")),
    Figure("backlog_resolution_rate", "numerator", _("Backlog resolved")),
    Figure("requests_received"),
    Figure("request_closing_rate"),
    Figure("request_on_time_rate"),
    Figure("request_satisfaction_rate"),
)


def facts(view: View) -> list[str]:
    """The backlog in counts, which say more than their share."""
    rows = lines.told(view, ("backlog_resolution_rate",))
    if rows.empty:
        return []
    row = rows.iloc[0]
    counts = {name: format.number(row[name], view.lang) for name in ("denominator", "numerator")}
    text = view._(_("of {denominator} backlog petitions assigned {numerator} resolved"))
    return [text.format(**counts)]


def areas(view: View) -> bool:
    """The areas below side by side."""
    return areas_table.show(view, AREAS, "petition_areas")
