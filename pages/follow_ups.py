"""Which disputes must be followed up: due within seven days, overdue, to be revisited?"""

from ui import finding, follow_ups
from ui.frame import open_page

view = open_page("follow_ups")

finding.show(view, follow_ups.sentence(view))
follow_ups.show(view)
