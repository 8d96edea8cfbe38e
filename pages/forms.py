"""What do higher offices ask for, and does it add up? The statutory table, and any form by its map."""

from ui import forms
from ui.frame import open_page

view = open_page("forms")
forms.show(view, forms.choose(view))
