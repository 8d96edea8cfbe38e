"""Are hazards found and put right, are the tasks done, and is the technology at work?"""

import streamlit as st

from ui import (
    done_table,
    finding,
    inspections,
    lines,
    opening,
    parts_table,
    reach,
    rectification,
    split,
    why,
)
from ui.frame import open_page

HEIGHT = 236  # px of a line of months

view = open_page("rectification")
_ = view._

finding.show(view, opening.sentence(view, rectification.OPENING, rectification.facts(view)))
reach.show(view)
opening.figures(view, rectification.CARDS)

left, right = st.columns((3, 2), gap="medium")
with left:
    lines.show(view, _("Hazards and inspections"), rectification.HAZARDS)
    opening.course(view, "hazard_rectification_rate", HEIGHT)
    inspections.show(view, _("Inspections by kind"))
    split.show(view, "hazards_rectified", "step", rectification.LADDER)
with right:
    split.show(view, "hazards_found", "hazard_category")
    split.show(view, "hazards_found", "found_by")

left, right = st.columns((3, 2), gap="medium")
with left:
    lines.show(view, _("Tasks"), rectification.TASKS)
    done_table.show(view, _("Programmes"), rectification.PROGRAMMES)
    lines.show(view, _("Emergencies"), rectification.EMERGENCIES)
    lines.show(view, _("Cameras"), rectification.CAMERAS)
    lines.show(view, _("Collective assets"), rectification.ASSETS)
with right:
    done_table.show(view, _("Works by field"), rectification.WORKS)
    parts_table.show(view, _("Works at sites"), rectification.SITES)
    if parts_table.show(view, _("Enforcement"), rectification.ENFORCEMENT):
        finding.small(_("Activity only: more is neither better nor worse."))
    parts_table.show(view, _("Money"), rectification.FUNDS)
why.show(view, rectification.CHANGES)
rectification.areas(view)
