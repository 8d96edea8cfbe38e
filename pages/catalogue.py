"""What do the indicators mean? All definitions, and the definition card of the chosen one."""

import streamlit as st

from ui import definition_card, finding, indicator, listing
from ui.frame import open_page

view = open_page("catalogue")
_ = view._
finding.show(
    view,
    _("{number} indicators, each with its meaning, its counting and its source.").format(
        number=len(view.definitions)
    ),
)
left, right = st.columns([1, 1], gap="small")
with left:
    wanted = st.text_input(
        _("Search"), key="search", label_visibility="collapsed", placeholder=_("Search the definitions")
    )
with right:
    indicator.choose(view)
listing.show(view, wanted)
finding.heading(view.definition.title[view.lang])
definition_card.body(view, view.indicator)
