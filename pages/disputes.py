"""How do disputes fare from found to settled to revisited, where are they settled, and of what kind are they?"""

import streamlit as st

from ui import cached, dispute_areas, finding, kinds, levels, stages, timeliness
from ui.frame import open_page

view = open_page("disputes")
rows = cached.headlines(view.store, stages.IDS, (view.area,), view.period).set_index("indicator", drop=False)
total = rows.loc[stages.FOUND, "value"]

finding.show(view, stages.sentence(view, rows))
stages.show(view, rows)

left, right = st.columns(2, gap="medium")
with left:
    levels.show(view)
    kinds.show(view, "major_type", total)
with right:
    timeliness.show(view, "on_time_settlement_rate")
    timeliness.show(view, "median_days_to_settle")
    kinds.show(view, "channel", total)
kinds.note(view)
dispute_areas.show(view)
kinds.downloads(view, total)
