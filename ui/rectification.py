"""Hazards, tasks, technology and emergencies: which indicators stand where on their page."""

from i18n import format
from i18n.translate import mark as _
from ui import areas_table, lines
from ui.areas_table import Figure
from ui.view import View

OPENING = ("hazards_found", "hazard_rectification_rate", "hazards_overdue")
CARDS = ("hazard_rectification_rate", "hazards_overdue", "tasks_on_time_rate", "tasks_overdue")
HAZARDS = (
    "hazards_found",
    "hazards_rectified",
    "hazard_rectification_rate",
    "hazards_overdue",
    "inspected_units",
    "inspection_hazards",
    "hazards_per_unit",
)
TASKS = ("programme_items", "tasks_on_time_rate", "tasks_overdue", "whistles_on_time_rate")
CHANGES = (
    "hazard_rectification_rate",
    "tasks_on_time_rate",
    "programme_completion",
    "hazards_found",
    "hazards_rectified",
    "inspected_units",
)
PROGRAMMES = (
    ("programme_completion", "programme"),
    ("camera_completion", ""),
    ("smart_community_completion", ""),
    ("visitor_system_completion", ""),
    ("traffic_hazard_completion", ""),
    ("factory_completion", ""),
)
WORKS = (("works_completion", "field"),)
SITES = (("site_works_done", "programme"),)
CAMERAS = (
    "camera_density_urban",
    "camera_density_rural",
    "camera_online_rate",
    "cameras_connected_share",
    "village_video_coverage",
)
EMERGENCIES = (
    "arrival_on_time_rate",
    "town_team_coverage",
    "emergency_team",
    "emergency_plans",
    "emergency_drills",
    "emergencies_handled",
    "work_gaps_solved",
)
ENFORCEMENT = (("enforcement", "item"),)
FUNDS, ASSETS = (("funds", "item"),), ("village_assets",)
LADDER = ("warning", "fine", "closure")
AREAS = (
    Figure("hazards_found"),
    Figure("hazard_rectification_rate"),
    Figure("hazards_overdue"),
    Figure("inspected_units"),
    Figure("hazards_per_unit"),
    Figure("programme_completion"),
    Figure("tasks_on_time_rate"),
    Figure("tasks_overdue"),
    Figure("camera_online_rate"),
    Figure("arrival_on_time_rate"),
)


def facts(view: View) -> list[str]:
    """What was planned and done of the tasks, in counts."""
    rows = lines.told(view, ("programme_completion",))
    if rows.empty:
        return []
    row = rows.iloc[0]
    texts = {name: format.number(row[name], view.lang) for name in ("numerator", "denominator")}
    return [view._(_("{numerator} of {denominator} programme items done")).format(**texts)]


def areas(view: View) -> bool:
    """The areas below side by side."""
    return areas_table.show(view, AREAS, "rectification_areas")
