"""What a page gets when it opens: the warehouse, the area, the period, the indicator, the language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from data.connection import Connection
from data.definitions import Definition
from data.staging import places
from i18n import format
from i18n.translate import translator
from metrics.areas import Areas
from metrics.period import Period
from ui import cached
from ui.chooser import reach
from ui.store import Store

COMMITTEES = ("委会", "委员会")


@dataclass(frozen=True)
class View:
    """One reader's screen; every code in it exists. `mode` is light or dark."""

    store: Store
    areas: Areas
    area: str
    period: Period
    indicator: str
    lang: str
    mode: str

    @property
    def _(self) -> Callable[[str], str]:
        """The translator of the reader's language."""
        return translator(self.lang)

    @property
    def connection(self) -> Connection:
        """A cursor of one's own; ask ui.cached first."""
        return self.store.connection

    @property
    def version(self) -> int:
        """The number of the warehouse version."""
        return self.store.version

    @property
    def definitions(self) -> dict[str, Definition]:
        """All indicators, in the order of lists."""
        return self.store.definitions

    @property
    def definition(self) -> Definition:
        """The chosen indicator."""
        return self.definitions[self.indicator]

    @property
    def children(self) -> tuple[str, ...]:
        """The areas directly below the chosen one that stood in the period; none below a village."""
        return self.within(self.area)

    def within(self, code: str) -> tuple[str, ...]:
        """The areas directly below one that stood in the period and were not replaced by its end."""
        return self.areas.standing(self.areas.children(code), self.period.first, self.period.end)

    @property
    def parent(self) -> str:
        """The area above the chosen one; empty for a city."""
        return self.areas.parent(self.area)

    @property
    def place(self) -> str:
        """The name of the chosen area."""
        return self.areas.name(self.area)

    def short(self, code: str) -> str:
        """An area's name for small print: a village without the words for its committee."""
        name = self.areas.name(code)
        if self.areas.level(code) != "village":
            return name
        return next((form for form in places.forms(name) if not form.endswith(COMMITTEES)), name)

    @property
    def time(self) -> str:
        """The chosen period in words."""
        return format.period(self.period.code, self.lang)

    @property
    def reach(self) -> tuple[date, date]:
        """The first and the last month that the data of the area reach."""
        return reach(self.store, self.areas, self.area)

    @property
    def source_line(self) -> str:
        """The small line under a chart: the version it came from and the day its data reach."""
        _, as_of = self._, self.areas.as_of(self.area) or cached.load(self.store)["as_of"]
        text = _("Warehouse version {version}, data to {day}")
        return text.format(version=self.version, day=format.day(as_of, self.lang))
