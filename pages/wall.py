"""The headline for a big screen: figures, map, signals and ranking, turning and refreshing by themselves."""

from ui import wall
from ui.frame import open_page

view = open_page("wall", first=wall.wait, follows=True)
wall.show(view)
