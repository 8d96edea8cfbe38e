"""Are the numbers right? Paste or drop any text, our own or other people's, and read what does not add up."""

from ui import number_check
from ui.frame import open_page

view = open_page("number_check", first=number_check.show)

number_check.show(view.lang, view)
