"""What was planned and what was done: one row per programme or kind of meeting, with its completion."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from data import codes
from data.definitions import breakdowns
from i18n import format
from i18n.translate import mark as _
from metrics import standards
from ui import cached, lines, plain_table
from ui.plain_table import Cell, Heading, Table
from ui.view import View

MUCH = 1.2  # of what was planned; beyond, the plan itself may have been set too low


def show(view: View, title: str, asked: Sequence[tuple[str, str]], only: Sequence[str] = ()) -> bool:
    """A row per indicator, or per part of its break-down: `asked` are pairs (indicator, break-down or "").

    With `only` these parts alone. Nothing, and False, where nothing was planned.
    """

    def rows() -> Table:
        told = [cells for name, breakdown in asked for cells in _rows(view, name, breakdown, only)]
        return _headings(view, asked[0][0]), told

    return plain_table.show(view, title, ("done", tuple(asked), tuple(only)), rows)


def cells(view: View, name: str, words: str, row: Mapping[str, Any], part: str = "") -> list[Cell]:
    """One row: what, planned, done, completion, the place's own standard, a remark."""
    lang, target = view.lang, view.definitions[name].target
    path = tuple(reversed(view.areas.path(view.area)))
    standard = standards.of(path, name, part)
    return [
        Cell(words, link=lines.link(view, name)),
        Cell(format.number(row["denominator"], lang)),
        Cell(format.number(row["numerator"], lang)),
        Cell(format.share(row["value"], lang, near=target)),
        Cell(standard.words(lang), standard.title[lang]) if standard else Cell(),
        Cell(remark(view, row["value"])),
    ]


def remark(view: View, value: float) -> str:
    """A plan far exceeded is to be looked at again."""
    if not value > MUCH:
        return ""
    return view._(_("Over {share}: check whether the plan was set too low")).format(
        share=format.target(MUCH, "share", view.lang)
    )


def _headings(view: View, name: str) -> list[Heading]:
    """The words of the first indicator for what was planned and what was done."""
    definition, lang = view.definitions[name], view.lang
    planned, done = (words[lang] for words in (definition.denominator_words, definition.numerator_words))
    share = _("Completion") if definition.kind == "completion" else _("Share")
    return [
        Heading(view._(_("What")), is_number=False),
        Heading(_capital(planned)),
        Heading(_capital(done)),
        Heading(view._(share)),
        Heading(view._(_("Standard"))),
        Heading(view._(_("Note")), is_number=False),
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _rows(view: View, name: str, breakdown: str, only: Sequence[str]) -> list[list[Cell]]:
    if not breakdown:
        found = cached.whole(view.store, name, (view.area,), view.period)
        title = view.definitions[name].title[view.lang]
        return [cells(view, name, title, row) for row in _planned(found)]
    names = codes.read()[breakdowns()[breakdown]["codes"]]
    found = cached.parts(view.store, name, (view.area,), view.period, breakdown)
    order = [part for part in (*names.labels, codes.NOT_STATED) if part in only or not only]
    rows = {row["part"]: row for row in _planned(found)}
    return [
        cells(view, name, names.label(part, view.lang), rows[part], part) for part in order if part in rows
    ]


def _planned(found: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of what was planned at all."""
    return found[found["denominator"].fillna(0) > 0].to_dict("records")
