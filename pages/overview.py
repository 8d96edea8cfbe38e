"""How is the area doing? A sentence, eight cards, what to look at first, its parts, who has not reported."""

import streamlit as st

from metrics import catalog
from ui import attention, cached, cards, finding, indicator, matrix, place_map, signal_list, silence
from ui.frame import open_page

view = open_page("overview")
ids = [definition.id for definition in catalog.headlines()]
rows = cached.headlines(view.store, ids, (view.area,), view.period).set_index("indicator", drop=False)

finding.show(view, finding.lead(view, rows.loc["disputes_found"], rows.loc["mediation_success_rate"]))
notices = attention.find(view)
cards.show(view, ids)
attention.show(view, notices)
matrix.show(view, ids)
signal_list.show(view)

left, right = st.columns([3, 2], gap="medium")
with left:
    place_map.show(view, indicator.choose(view, ids))
with right:
    silence.show(view)
