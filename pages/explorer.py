"""Any indicator, any area, any period: its course, its areas side by side, its parts, the table."""

import streamlit as st

from ui import (
    breakdown,
    cached,
    comparison,
    course,
    definition_card,
    finding,
    funnel,
    funnel_choice,
    indicator,
)
from ui.frame import open_page

view = open_page("explorer")
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    indicator.choose(view)
    definition_card.button(view, view.indicator, key="definition")
row = cached.headlines(view.store, (view.indicator,), (view.area,), view.period).iloc[0]
finding.show(view, finding.about(view, row))

left, right = st.columns([3, 2], gap="medium")
with right:
    form = comparison.choose(view)
if form == "funnel":
    choice = funnel_choice.settle(view)
    with right:
        funnel_choice.show(view, choice)
    with left:
        funnel.show(view, choice)
        course.show(view)
else:
    with left:
        course.show(view)
        comparison.show_table(view)
    with right:
        comparison.show_bars(view)
with right:
    breakdown.show(view)
