"""Which communities had no preventable incident, for how long, and how do incidents compare with other times?"""

from ui import cached, communities, community_list, finding, incidents, safety_areas, streaks, zero_incident
from ui.frame import open_page

view = open_page("safety")
ids = (zero_incident.ZERO, zero_incident.STRICTER, *streaks.ids(view), *incidents.IDS)
rows = cached.headlines(view.store, ids, (view.area,), view.period).set_index("indicator", drop=False)

finding.show(view, zero_incident.sentence(view, rows))
finding.small(zero_incident.second(view, rows))
communities.show(view)
safety_areas.show(view)
incidents.show(view, rows)
community_list.show(view)
