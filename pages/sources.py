"""Which working methods do the source documents describe, and where is each of them measured?"""

from ui import finding, methods
from ui.frame import open_page

view = open_page("sources")
found = methods.choose(view)
finding.show(view, methods.sentence(view, found))
methods.show(view, found)
