"""What may hang on the wall: the views and their order, and the indicators kept off it (ui/wall.toml)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.problem import Problem
from reports import office
from reports.office import Office
from ui.view import View

DECLARED = Path(__file__).with_name("wall.toml")


@dataclass(frozen=True)
class Wall:
    """One wall: its screen, and what the office decided about it. `fault` says what is wrong with that."""

    view: View
    office: Office
    fault: str = ""

    @property
    def views(self) -> tuple[str, ...]:
        """The views in the order in which they are shown."""
        shown = declared()["views"]
        return tuple(name for name in shown if name != "bottom_line" or self.office.shows_sensitive)

    def may_show(self, indicator: str) -> bool:
        """Whether an indicator may hang on this wall."""
        return self.office.shows_sensitive or indicator not in declared()["sensitive"]

    @property
    def indicator(self) -> str:
        """The indicator of the map: that of the address, or the first headline where it may not hang."""
        if self.may_show(self.view.indicator):
            return self.view.indicator
        return next(name for name, one in self.view.definitions.items() if one.headline and one.target)


def wall(view: View) -> Wall:
    """The wall of a screen; the shipped, careful settings where office.toml is broken."""
    try:
        return Wall(view, office.read())
    except Problem as problem:
        return Wall(view, office.read(office.SHIPPED.parent), str(problem))


@cache
def declared() -> dict[str, list[str]]:
    """The lists of ui/wall.toml."""
    return tomllib.loads(DECLARED.read_text("utf-8"))
