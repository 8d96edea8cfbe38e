"""How do disputes fare from found to revisited, where are they settled, and of what kind are they?"""

import streamlit as st

from ui import cached, dispute_areas, finding, kinds, levels, reach, sources, stages, timeliness
from ui.frame import open_page

HEIGHT = 236  # px of a line of months: it ends where the levels beside it do

view = open_page("disputes")
rows = cached.headlines(view.store, stages.IDS, (view.area,), view.period).set_index("indicator", drop=False)
found = rows.loc[stages.FOUND]

finding.show(view, stages.sentence(view, rows))
reach.show(view)
stages.show(view, rows)

left, right = st.columns(2, gap="medium")
with left:
    levels.show(view)
    kinds.show(view, "major_type", found)
with right:
    timeliness.show(view, "on_time_settlement_rate", HEIGHT)
    timeliness.show(view, "median_days_to_settle", HEIGHT)
    kinds.show(view, "channel", found)
kinds.note(view)
dispute_areas.show(view)
kinds.downloads(view, found)
sources.show(view, (*stages.IDS, levels.SHARE, "median_days_to_settle"))
