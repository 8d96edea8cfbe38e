"""The parts of a count in their own order from left to right: how many, which share, and a year before."""

from collections.abc import Sequence

import pandas as pd

from data import codes
from data.definitions import breakdowns
from i18n import format
from i18n.units import UNITS
from metrics.period import Period
from ui import breaks, cached, plain_table
from ui.plain_table import Cell, Heading, Table
from ui.view import View


def show(view: View, title: str, name: str, breakdown: str, order: Sequence[str]) -> bool:
    """The table under its heading; nothing, and False, where the area has no case of the period.

    Parts that `order` does not name, such as those not stated, follow it.
    """
    return plain_table.show(
        view, title, ("shares", name, breakdown), lambda: _table(view, name, breakdown, order)
    )


def _table(view: View, name: str, breakdown: str, order: Sequence[str]) -> Table:
    now = counts(view, name, breakdown, view.period)
    if not now.sum():
        return [], []
    before = counts(view, name, breakdown, view.period.year_before())
    parts = [*order, *(part for part in now.index if part not in order)]
    labels = codes.read()[breakdowns()[breakdown]["codes"]]
    headings = [Heading("", is_number=False)]
    headings += [Heading(labels.label(part, view.lang)) for part in parts]
    unit = UNITS[view.definitions[name].unit].suffix(view.lang)
    rows = [_row(view, view._("Number ({unit})").format(unit=unit), now, parts), _shares(view, now, parts)]
    if before.sum() and not breaks.crossed(view, name, view.period.year_before()):
        rows.append(_row(view, view._("Year before"), before, parts))
    return [*headings, Heading(view._("Sum"))], rows


def counts(view: View, name: str, breakdown: str, period: Period) -> pd.Series:
    """The numbers of the view's area by part; empty where nothing was counted."""
    rows = cached.parts(view.store, name, (view.area,), period, breakdown)
    return rows.set_index("part")["numerator"].dropna()


def _row(view: View, first: str, numbers: pd.Series, parts: Sequence[str]) -> list[Cell]:
    told = [*(numbers.get(part, 0) for part in parts), numbers.sum()]
    return [Cell(first), *(Cell(format.number(number, view.lang)) for number in told)]


def _shares(view: View, numbers: pd.Series, parts: Sequence[str]) -> list[Cell]:
    shares = numbers / numbers.sum()
    told = [*(shares.get(part, 0.0) for part in parts), 1.0]
    return [Cell(view._("Share")), *(Cell(format.share(share, view.lang)) for share in told)]
