"""Which exports came, what was refused and why, and can the figures be relied on?"""

from ui import finding, imports, imports_drop
from ui.frame import open_page

view = open_page("imports", first=imports_drop.show)

finding.show(view, imports.sentence(view))
imports.show(view)
