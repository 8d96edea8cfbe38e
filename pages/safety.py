"""Which communities had no preventable incident, how long, and how do incidents compare with other times?"""

from ui import (
    cached,
    communities,
    community_list,
    finding,
    incidents,
    reach,
    safety_areas,
    sources,
    streaks,
    zero_incident,
)
from ui.frame import open_page

view = open_page("safety")
ids = (zero_incident.ZERO, zero_incident.STRICTER, *streaks.ids(view), *incidents.IDS)
rows = cached.headlines(view.store, ids, (view.area,), view.period).set_index("indicator", drop=False)

finding.show(view, zero_incident.sentence(view, rows))
reach.show(view)
finding.small(zero_incident.second(view, rows))
communities.show(view)
safety_areas.show(view)
incidents.show(view, rows)
community_list.show(view)
sources.show(view, ids)
