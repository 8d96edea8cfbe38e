"""What is done for residents, by whom, what is in place, and how satisfied are they?"""

import streamlit as st

from ui import finding, lines, opening, parts_table, reach, services, split, surveys
from ui.frame import open_page

view = open_page("services")
_ = view._

finding.show(view, opening.sentence(view, services.OPENING))
reach.show(view)

left, right = st.columns((3, 2), gap="medium")
with left:
    lines.show(view, _("Services in place"), services.COVERAGE)
    lines.show(view, _("Visits and talks"), services.VISITS)
    lines.show(view, _("Mutual help"), services.MUTUAL_HELP)
    lines.show(view, _("Volunteers"), services.VOLUNTEERS)
    lines.show(view, _("Household-defence units"), services.DEFENCE)
    lines.show(view, _("Points scheme"), services.POINTS)
with right:
    split.show(view, "mutual_help_orders", "service_kind")
    parts_table.show(view, _("Mutual-help team"), services.TEAM)
    if split.show(view, "help_given", "service_kind") | split.show(view, "village_functions", "service_kind"):
        finding.small(_(services.HELP_NOTE))
    split.show(view, "resident_matters", "item", services.MATTERS)
    parts_table.show(view, _("Points given and redeemed"), services.POINTS_PARTS)
surveys.show(view)
services.areas(view)
