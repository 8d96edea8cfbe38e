"""How does one area stand beside its peers? Strong and weak first, then facts, all topics, what changed."""

from ui import facts, finding, profile, reach, spines, why
from ui.frame import open_page

view = open_page("profile")
found = profile.read(view)

finding.show(view, profile.sentence(view, found))
reach.show(view)
if found is not None:
    profile.show(view, found)
facts.show(view)
if found is not None:
    spines.show(view, found)
    profile.missing(view, found)
why.show(view, profile.changes(view), is_largest_first=True)
