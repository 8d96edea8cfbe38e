"""How do disputes fare from found to revisited, where are they settled, and why did the rate change?"""

from ui import cached, dispute_sections, finding, levels, reach, sources, stages
from ui.frame import open_page

view = open_page("disputes")
rows = cached.headlines(view.store, stages.IDS, (view.area,), view.period).set_index("indicator", drop=False)

finding.show(view, stages.sentence(view, rows))
reach.show(view)
stages.show(view, rows)
dispute_sections.show(view, rows.loc[stages.FOUND])
sources.show(view, (*stages.IDS, *levels.SHARES, "median_days_to_settle"))
