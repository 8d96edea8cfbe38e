"""Which documents speak of an indicator: place, document, what is printed there, the words around it."""

from data.definitions import Definition
from i18n import format
from metrics import methods, published
from metrics.published import DOUBTFUL, Figure
from ui import plain_table, topics
from ui.plain_table import Cell, Heading
from ui.view import View

THOUSANDS = 4  # digits from which on a printed number gets its commas


def show(view: View, definition: Definition) -> None:
    """A table of the published figures about an indicator; nothing where no document speaks of it."""
    plain_table.show(
        view, view._("What the documents say"), ("quotes", definition.id), lambda: _table(view, definition)
    )


def _table(view: View, definition: Definition) -> plain_table.Table:
    headings = (
        Heading(view._("Place"), is_number=False),
        Heading(view._("Document"), is_number=False),
        Heading(view._("Subject"), is_number=False),
        Heading(view._("Printed")),
        Heading(view._("Words of the document"), is_number=False),
        Heading(view._("Doubtful in the text"), is_number=False),
    )
    found = [figure for figure in published.figures() if definition.id in figure.indicators]
    return headings, [_row(view, figure) for figure in found]


def printed(figure: Figure) -> str:
    """The number of a figure as the document gives it: "1,364个", "179/185 = 96.8%", "20-30户"."""
    value = _number(figure.value) + figure.unit if figure.value else ""
    if not figure.denominator:
        return value
    return f"{_number(figure.numerator)}/{_number(figure.denominator)} = {value}"


def _row(view: View, figure: Figure) -> list[Cell]:
    link = topics.address(view, "explorer", figure.area, figure.p, figure.indicators[0])
    return [
        Cell(figure.place, link=link),
        Cell(methods.documents()[figure.seed].title),
        Cell(figure.subject),
        Cell(printed(figure)),
        Cell(figure.quote),
        Cell(figure.reason.get(view.lang, "") if figure.account == DOUBTFUL else ""),
    ]


def _number(text: str) -> str:
    return format.number(int(text), "en") if text.isdecimal() and len(text) >= THOUSANDS else text
