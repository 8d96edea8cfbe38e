"""The topic of an indicator, and so the page that shows it: by the place it has in the order of lists."""

from bisect import bisect_right

from data.definitions import Definition
from i18n.translate import mark as _
from ui import menu
from ui.view import View

# From which order on (see a definition's `order`) a topic begins; what has none of its own is explored.
STARTS = {
    0: "disputes",
    200: "safety",
    300: "grids",
    400: "explorer",
    402: "safety",
    500: "rectification",
    600: "petitions",
    700: "services",
    800: "explorer",
}
OTHER = _("Reporting and others")


def topic(definition: Definition) -> str:
    """The name of the page that is about the indicator."""
    starts = list(STARTS)
    return STARTS[starts[bisect_right(starts, definition.order) - 1]]


def title(view: View, name: str) -> str:
    """The topic in words."""
    words = OTHER if name == "explorer" else menu.entry(name).title
    return view._(words)


def link(view: View, definition: Definition, area: str = "", period: str = "") -> str:
    """The address of the page that is about an indicator, for an area and period of the view or others."""
    return address(view, topic(definition), area, period, definition.id)


def address(view: View, page: str, area: str = "", period: str = "", indicator: str = "") -> str:
    """The address of a page with the state of a screen; the explorer where the page is not there."""
    page = page if menu.entry(page).file.exists() else "explorer"
    codes = {
        "area": area or view.area,
        "period": period or view.period.code,
        "indicator": indicator or view.indicator,
        "lang": view.lang,
    }
    return f"{page}?" + "&".join(f"{name}={code}" for name, code in codes.items())
