"""Services, visits, volunteers and coverage: which indicators stand where on their page."""

from i18n.translate import mark as _
from ui import areas_table
from ui.areas_table import Figure
from ui.view import View

OPENING = (
    "household_visits",
    "unit_visits",
    "mutual_help_orders",
    "help_given",
    "village_functions",
    "volunteers",
    "red_armbands",
    "centre_coverage",
    "village_rules_coverage",
    "public_order_satisfaction",
    "sense_of_security",
)
VISITS = (
    "household_visits",
    "unit_visits",
    "outreach_participants",
    "psychological_talks",
    "talk_audience",
    "window_services",
    "help_given",
    "village_functions",
    "resident_matters",
)
MUTUAL_HELP = (
    "mutual_help_orders",
    "mutual_help_satisfaction_rate",
    "wishes_fulfilled_rate",
    "mutual_help_pairs",
    "mutual_help_kinds",
    "mutual_help_team",
    "team_points",
)
VOLUNTEERS = ("red_armbands", "volunteers", "volunteer_hours", "defenders_per_10k")
DEFENCE = ("households_per_defence_unit", "defence_unit_heads_rate")
COVERAGE = (
    "centre_coverage",
    "psychology_coverage",
    "village_rules_coverage",
    "rules_commended",
    "legal_adviser_coverage",
    "village_police_coverage",
    "deliberation_coverage",
)
POINTS = ("points_households",)
POINTS_PARTS, TEAM = (("supermarket_points", "item"),), (("mutual_help_team", "item"),)
MATTERS = ("matters_raised", "matters_decided", "matters_done", "matters_rated")
AREAS = (
    Figure("household_visits"),
    Figure("unit_visits"),
    Figure("psychological_talks"),
    Figure("talk_audience"),
    Figure("mutual_help_orders"),
    Figure("red_armbands"),
    Figure("volunteers"),
    Figure("defenders_per_10k"),
    Figure("centre_coverage"),
    Figure("psychology_coverage"),
    Figure("village_rules_coverage"),
    Figure("legal_adviser_coverage"),
    Figure("deliberation_coverage"),
)
HELP_NOTE = _("The source names the number of kinds, not all of them: the names of the kinds are ours.")


def areas(view: View) -> bool:
    """The areas below side by side."""
    return areas_table.show(view, AREAS, "service_areas")
