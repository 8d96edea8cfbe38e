"""How is the area cut into grids, who works in them, and do they meet as they should?"""

import streamlit as st

from ui import done_table, finding, grid_force, lines, opening, parts_table, reach, recuts
from ui.frame import open_page

HEIGHT = 260  # px of the line of months

view = open_page("grids")
_ = view._

finding.show(view, opening.sentence(view, grid_force.OPENING, grid_force.facts(view)))
reach.show(view)
opening.figures(view, grid_force.CARDS)

left, right = st.columns((3, 2), gap="medium")
with left:
    lines.show(view, _("Grids and their coverage"), grid_force.COVERAGE)
    lines.show(view, _("Size, beside the place's own standard"), grid_force.SIZES)
    lines.show(view, _("Staff"), grid_force.STAFF)
    lines.show(view, _("Resettlement areas"), grid_force.RESETTLEMENT)
    if lines.show(view, _("Three-colour households and lists"), grid_force.COLOURS):
        finding.small(_("Counts only, never below the village and never person by person."))
with right:
    recuts.show(view, HEIGHT)
    done_table.show(view, _("Meetings, trainings and duties against the calendar"), grid_force.MEETINGS)
    parts_table.show(view, _("Forces on the ground"), grid_force.FORCES)
    parts_table.show(view, _("Cost of the grid force"), grid_force.COSTS)
    title = _("Resettlement areas: party organisations and residence book")
    parts_table.show(view, title, grid_force.RESETTLEMENT_PARTS)
grid_force.areas(view)
