"""The marks of a target, met and not met: their signs and their classes in ui/style.css."""

MET_SIGNS = {True: "◇", False: "◆"}  # as in charts.heat_map
MET_CLASSES = {True: "met", False: "missed"}
