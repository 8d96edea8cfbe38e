"""Answers: what the counts say to the questions of a form, asked together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from data import codes, counts, definitions
from data.connection import Connection
from data.definitions import Definition
from i18n.translate import mark as _
from metrics import areas, catalog, series
from metrics.areas import Areas
from metrics.coverage import NOT_REPORTED, SUPPRESSED
from reports.forms.answer import COARSE, NOT_COUNTED, NOTHING_DUE, PLAIN, Answer
from reports.forms.ask import Ask
from reports.forms.fault import FormFault

ADDED_UP = ("count", "rate", "completion", "stock", "stock_rate")
TOTALS = ("count", "stock")  # their value is the numerator itself
SIDES = ("numerator", "denominator")
OPEN_LEVELS = ("city", "county")  # coarse types are told apart here


@dataclass(frozen=True)
class _Counts:
    """The wholes of every question by indicator, area and span; the parts are read when asked for."""

    tree: Areas
    known: Mapping[str, Definition]
    wholes: Mapping[tuple[str, str, str], dict]
    parts: Mapping[tuple[str, str, str], Mapping[str, list[dict]]]


def answers(connection: Connection, asks: Iterable[Ask]) -> dict[Ask, Answer]:
    """The answer to each question; a FormFault for an indicator or a break-down that does not exist.

    An area that the unit table does not have is the asker's to refuse.
    """
    asked, defined = tuple(dict.fromkeys(asks)), catalog.read()
    known = {ask.indicator: _definition(defined, ask) for ask in asked}
    there = counts.counted(connection)
    found = _read(connection, known, tuple(ask for ask in asked if ask.indicator in there))
    missing = Answer(None, NOT_COUNTED)
    return {ask: _answer(found, ask) if ask.indicator in there else missing for ask in asked}


def _definition(known: Mapping[str, Definition], ask: Ask) -> Definition:
    if ask.indicator not in known:
        raise FormFault(
            _("Indicator {indicator} is not known; choose another for its cells."), indicator=ask.indicator
        )
    definition = known[ask.indicator]
    if ask.breakdown and (ask.breakdown not in definition.breakdowns or definition.kind not in ADDED_UP):
        raise FormFault(
            _("{indicator} is not counted by {breakdown}; choose another indicator for its cells."),
            indicator=ask.indicator,
            breakdown=ask.breakdown,
        )
    return definition


def _read(connection: Connection, known: dict[str, Definition], asked: tuple[Ask, ...]) -> _Counts:
    tree = areas.read(connection)
    if not asked:
        return _Counts(tree, known, {}, {})
    codes_ = tuple(dict.fromkeys(ask.area for ask in asked))
    spans = {ask.period.code: ask.period for ask in asked}
    chosen = {name: known[name] for name in dict.fromkeys(ask.indicator for ask in asked)}
    wholes = series.over(connection, chosen, codes_, spans).set_index(["indicator", "area", "span"])
    split = {(ask.indicator, ask.breakdown, ask.period.code): ask.period for ask in asked if ask.breakdown}
    parts = {}
    for (name, breakdown, span), period in split.items():
        statuses = wholes["status"].xs((name, span), level=("indicator", "span"))
        rows = series.parts(connection, known[name], codes_, period, breakdown, statuses)
        by_area = rows.groupby("area") if len(rows) else ()
        parts[name, breakdown, span] = {area: own.to_dict("records") for area, own in by_area}
    return _Counts(tree, known, wholes.to_dict("index"), parts)


def _answer(found: _Counts, ask: Ask) -> Answer:
    definition, row = found.known[ask.indicator], found.wholes[ask.indicator, ask.area, ask.period.code]
    unit = definition.unit if ask.measure == "value" else PLAIN
    if row["status"] in (NOT_REPORTED, SUPPRESSED):
        return Answer(None, row["status"], unit)
    if ask.breakdown:
        return _of_parts(found, ask, row)
    value = row[ask.measure]
    if pd.isna(value):
        return Answer(None, NOTHING_DUE, unit)
    return Answer(float(value), row["status"], unit, definition.target)


def _of_parts(found: _Counts, ask: Ask, whole: dict) -> Answer:
    definition, by_area = (
        found.known[ask.indicator],
        found.parts[ask.indicator, ask.breakdown, ask.period.code],
    )
    unit = definition.unit if ask.measure == "value" else PLAIN
    coarse = codes.read()[definitions.breakdowns()[ask.breakdown]["codes"]].coarse
    if coarse & set(ask.parts) and found.tree.level(ask.area) not in OPEN_LEVELS:
        return Answer(None, COARSE, unit)
    own = by_area.get(ask.area, [])
    if not own and any(whole[name] > 0 for name in SIDES):
        return Answer(None, NOT_COUNTED, unit)  # the version is older than the break-down
    rows = [row for row in own if row["part"] in ask.parts]
    if any(row["status"] == SUPPRESSED for row in rows):
        return Answer(None, SUPPRESSED, unit)
    sums = {name: sum(row[name] for row in rows if not pd.isna(row[name])) for name in SIDES}
    if ask.measure != "value" or definition.kind in TOTALS:
        side = "numerator" if ask.measure == "value" else ask.measure
        return Answer(float(sums[side]), whole["status"], unit)
    if not sums["denominator"]:
        return Answer(None, NOTHING_DUE, unit)
    return Answer(sums["numerator"] / sums["denominator"], whole["status"], unit, definition.target)
