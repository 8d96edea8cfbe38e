"""Grids and those who work in them: which indicators stand where on their page."""

from i18n import format
from i18n.translate import mark as _
from ui import areas_table, lines
from ui.areas_table import Figure
from ui.view import View

OPENING = ("grids", "grid_leaders_assigned", "grid_party_branch_coverage", "full_time_per_grid")
CARDS = ("grids", "grid_leaders_assigned", "grid_party_branch_coverage", "full_time_per_grid")
COVERAGE = (
    "grids",
    "households_per_grid",
    "people_per_grid",
    "grid_leaders_assigned",
    "grid_party_branch_coverage",
    "property_party_coverage",
    "key_village_secretary_coverage",
    "info_completeness",
)
SIZES = (
    "base_grids",
    "households_per_base_grid",
    "people_per_base_grid",
    "households_per_defence_unit",
    "defence_unit_heads_rate",
    "joint_groups",
    "households_per_joint_group",
    "joint_group_heads_rate",
)
STAFF = (
    "grid_full_time_staff",
    "grid_part_time_staff",
    "full_time_per_grid",
    "three_line_staff",
    "households_per_contact",
    "governance_staff",
    "heads_commended",
    "departments_merged",
    "terminals",
)
FORCES = (("three_line_staff", "item"), ("governance_staff", "item"))
COSTS = (("grid_force_cost", "item"),)
COLOURS = (
    "households_green",
    "households_yellow",
    "households_red",
    "green_list",
    "yellow_list",
    "red_list",
    "board_commended",
    "board_criticised",
)
MEETINGS = (("meetings_held_rate", "meeting"),)
RESETTLEMENT = (
    "resettlement_areas",
    "resettled_households",
    "resettled_people",
    "resettlement_party_coverage",
    "resettlement_centre_coverage",
    "residence_book_rate",
    "resettlement_land",
)
RESETTLEMENT_PARTS = (("resettlement_party_organisations", "item"), ("residence_book_items", "item"))
AREAS = (
    Figure("grids"),
    Figure("households_per_grid"),
    Figure("grid_leaders_assigned"),
    Figure("grid_party_branch_coverage"),
    Figure("grid_full_time_staff"),
    Figure("grid_part_time_staff"),
    Figure("full_time_per_grid"),
    Figure("base_grids"),
    Figure("households_per_base_grid"),
    Figure("households_per_defence_unit"),
    Figure("info_completeness"),
)


def facts(view: View) -> list[str]:
    """The meetings and duties of the period in counts."""
    rows = lines.told(view, ("meetings_held_rate",))
    if rows.empty:
        return []
    row = rows.iloc[0]
    texts = {name: format.number(row[name], view.lang) for name in ("numerator", "denominator")}
    return [view._(_("{numerator} of {denominator} meetings and duties held")).format(**texts)]


def areas(view: View) -> bool:
    """The areas below side by side; grids are no areas of a table."""
    return areas_table.show(view, AREAS, "grid_areas")
