"""How are petitions and requests received, answered and resolved, and how satisfied are the people?"""

import streamlit as st

from ui import done_table, finding, lines, opening, petitions, reach, split, why
from ui.frame import open_page

HEIGHT = 236  # px of a line of months

view = open_page("petitions")
_ = view._

finding.show(view, opening.sentence(view, petitions.OPENING, petitions.facts(view)))
reach.show(view)
opening.figures(view, petitions.CARDS)

left, right = st.columns((3, 2), gap="medium")
with left:
    lines.show(view, _("Handling of petitions"), petitions.HANDLING)
    opening.course(view, "petition_on_time_rate", HEIGHT)
with right:
    if lines.show(view, _("Volume of petitions"), petitions.VOLUME):
        finding.small(_("Told as they are, not as good or bad."))
    split.show(view, "petitions_received", "petition_channel")
    done_table.show(view, _("Backlog petitions by who lists them"), petitions.BACKLOG)
    done_table.show(view, _("Leaders' receptions"), petitions.RECEPTION, only=("reception",))

left, right = st.columns((3, 2), gap="medium")
with left:
    lines.show(view, _("Requests of residents"), petitions.REQUESTS)
    opening.course(view, "request_on_time_rate", HEIGHT)
with right:
    split.show(view, "requests_received", "request_source")
why.show(view, petitions.CHANGES)
petitions.areas(view)
