"""The statutory monthly table 《矛盾纠纷排查情况表》 of an area and a period, from the counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from data.connection import Connection
from i18n.translate import mark as _
from metrics import areas
from metrics.period import Period
from reports import office
from reports.forms import layout as layouts
from reports.forms.answer import NOT_KEPT, Answer, share
from reports.forms.answers import answers
from reports.forms.due import due_on
from reports.forms.fault import FormFault
from reports.forms.layout import Layout
from reports.forms.questions import Place, Questions


@dataclass(frozen=True)
class Survey:
    """The table; `figures` hold every count, those that only the checks need among them.

    `due` is the day it is due by, or None. `success_of` is the denominator of 成功率.
    """

    layout: Layout
    area: str
    name: str
    level: str
    period: Period
    success_of: str
    figures: Mapping[Place, Answer]
    due: date | None

    def answer(self, scope: str, part: str, measure: str, column: str) -> Answer:
        """What stands in a cell; rates are those of the counts that the table prints."""
        of = {"handling": ("handled", "found"), "success": ("settled", self.success_of)}.get(measure)
        if of:
            above, below = (self.answer(scope, part, one, column) for one in of)
            return share(above, below)
        return self.figures[Place(scope, part, measure, column)]

    @property
    def places(self) -> Iterator[tuple[str, str, str]]:
        """Scope, part and measure of each row, in order."""
        for group in self.layout.groups:
            for part in group.parts:
                yield from ((group.scope, part, measure) for measure in group.measures)


def build(connection: Connection, layout: Layout, area: str, period: Period, success_of: str = "") -> Survey:
    """The form of an area; a FormFault where the unit table does not have it or the period spans years."""
    tree = areas.read(connection)
    if area not in tree:
        raise FormFault(_("Area {area} is not in the unit table; choose another."), area=area)
    if period.first.year != period.last.year:
        raise FormFault(
            _("Period {period} spans two years; a form has one year to date."), period=period.code
        )
    chosen = success_of or layout.success_of
    if chosen not in layouts.SUCCESS_OF:
        raise FormFault(_("The success rate is of handled or found disputes, not of {word}."), word=chosen)
    asked = dict(Questions(layout, area, period).all())
    told = answers(connection, [ask for ask in asked.values() if ask])
    figures = {place: told[ask] if ask else Answer(None, NOT_KEPT) for place, ask in asked.items()}
    level, due = tree.level(area), due_on(tree.level(area), period, office.read())
    return Survey(layout, area, tree.name(area), level, period, chosen, figures, due)
