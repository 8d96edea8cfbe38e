"""The sections of the page of safety, of which one is shown at a time."""

from collections.abc import Callable

import pandas as pd

from i18n.translate import mark as _
from ui import communities, community_list, goals, history, incidents, prevention, safety_areas, switch
from ui.view import View

ABOVE_VILLAGES = ("goals", "list")  # sections that say nothing about a single village


def show(view: View, rows: pd.DataFrame) -> None:
    """The switch and the chosen section; `rows` are headline rows by indicator."""
    is_village = view.areas.level(view.area) == "village"
    labels = {
        name: label
        for name, (label, _part) in SECTIONS.items()
        if not (is_village and name in ABOVE_VILLAGES)
    }
    SECTIONS[switch.choose(view, "part", labels, _("Part of the page"))][1](view, rows)


def _zero(view: View, rows: pd.DataFrame) -> None:
    communities.show(view)
    safety_areas.show(view)
    history.show(view)


def _goals(view: View, rows: pd.DataFrame) -> None:
    goals.show(view)


def _list(view: View, rows: pd.DataFrame) -> None:
    community_list.show(view)


def _incidents(view: View, rows: pd.DataFrame) -> None:
    incidents.show(view, rows)


def _prevention(view: View, rows: pd.DataFrame) -> None:
    prevention.show(view)


SECTIONS: dict[str, tuple[str, Callable[[View, pd.DataFrame], None]]] = {
    "zero": (_("Zero-incident communities"), _zero),
    "goals": (_("Eight goals"), _goals),
    "incidents": (_("Incidents"), _incidents),
    "prevention": (_("Precise prevention"), _prevention),
    "list": (_("Community list"), _list),
}
