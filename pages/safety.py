"""Which communities had no preventable incident, are the eight goals met, and how do incidents compare?"""

from ui import cached, finding, incidents, reach, safety_sections, sources, streaks, zero_incident
from ui.frame import open_page

view = open_page("safety")
ids = (zero_incident.ZERO, zero_incident.STRICTER, *streaks.ids(view), *incidents.IDS)
rows = cached.headlines(view.store, ids, (view.area,), view.period).set_index("indicator", drop=False)

finding.show(view, zero_incident.sentence(view, rows))
reach.show(view)
finding.small(zero_incident.second(view, rows))
safety_sections.show(view, rows)
sources.show(view, ids)
