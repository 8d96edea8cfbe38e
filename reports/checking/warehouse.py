"""Statements about our indicators against the warehouse: recomputed as the screens and bulletins do it."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from data import loads
from i18n import format
from i18n.translate import mark as _
from metrics import coverage, headline
from metrics.period import Period
from reports.checking import arithmetic
from reports.checking.arithmetic import HUNDRED
from reports.checking.known import Known
from reports.checking.passage import Passage
from reports.checking.result import RIGHT, UNCLEAR, WRONG, Finding, Told
from reports.checking.statements import Statement, statements

HAS = _("{indicator}, {area}, {period}: {value} in data version {version}: right.")
HAS_NOT = _("{indicator}, {area}, {period}: {value} in data version {version}, not {quote}.")
OF_CHANGE = _("{indicator}, {area}, {period}: the change is {value} in data version {version}, not {quote}.")
LACKS = _("{indicator}, {area}, {period}: {reason} in data version {version}.")

MOST_ASKED = 24  # areas and periods of one text; more would keep the reader waiting
Rows = Mapping[str, Mapping[str, Any]]


def against(passage: Passage, known: Known) -> Iterator[Finding]:
    """A finding for each statement that the warehouse can answer."""
    said = list(statements(passage, known))
    asked: dict[tuple[str, str], tuple[Period, set[str]]] = {}
    for one in said:
        asked.setdefault((one.pointer.area, one.period.code), (one.period, set()))[1].add(one.definition.id)
    answers = {place: _rows(known, place[0], *what) for place, what in list(asked.items())[:MOST_ASKED]}
    version = str(loads.describe(known.connection)["version"]) if said else ""
    for one in said:
        row = answers.get((one.pointer.area, one.period.code), {}).get(one.definition.id)
        if row is not None and (found := _judged(one, row, known, version)):
            yield found


def _rows(known: Known, area: str, period: Period, ids: set[str]) -> Rows:
    wanted = {id: known.definitions[id] for id in ids}
    table = headline.headline(known.connection, wanted, (area,), period)
    return {row["indicator"]: row for row in table.to_dict("records")}


def _judged(one: Statement, row: Mapping[str, Any], known: Known, version: str) -> Finding | None:
    figure, number = one.figure, row.get(one.pointer.field)
    is_value = one.pointer.field in ("value", "numerator", "denominator")
    gaps = {
        "indicator": lambda lang: one.definition.title[lang],
        "area": known.tree.name(one.pointer.area),
        "period": partial(format.period, one.period.code),
        "version": version,
        "quote": figure.text,
    }
    if format.is_missing(number):
        status = row["status"]
        if not is_value or status not in (coverage.NOT_REPORTED, coverage.SUPPRESSED):
            return None
        return _finding(one, UNCLEAR, LACKS, gaps | {"reason": partial(_reason, status)})
    if _fits(one, number):
        shown = {"value": lambda lang: figure.text}
        return _finding(one, RIGHT, HAS, gaps | shown)
    form = HAS_NOT if is_value else OF_CHANGE
    verdict = WRONG if one.sure else UNCLEAR
    return _finding(one, verdict, form, gaps | {"value": partial(_printed, one, number)}, _right(one, number))


def _reason(status: str, lang: str) -> str:
    said = format.missing(status, lang)
    return said[:1].lower() + said[1:]


def _fits(one: Statement, number: float) -> bool:
    """Whether the print is what the number rounds to; the size of a change, whatever its word says."""
    figure = one.figure
    exact = format.exact(number) * (HUNDRED if figure.kind in ("percent", "points") else 1)
    if one.pointer.field not in ("value", "numerator", "denominator"):
        exact = abs(exact)
    if figure.bound in ("nearly", "about") or not figure.is_exact:
        return figure.low <= exact <= figure.high or abs(exact - figure.value) <= max(1, figure.value / 10)
    if figure.bound == "at_least":
        return exact >= figure.value
    if figure.bound == "at_most":
        return exact < figure.value
    return arithmetic.fits(figure, exact, exact) or _printed(one, number, "zh") == figure.text


def _printed(one: Statement, number: float, lang: str) -> str:
    """The number as our own documents print it."""
    definition, field = one.definition, one.pointer.field
    if field.endswith("ratio"):
        return format.percent_change(number, lang).lstrip("+−")
    if field.endswith("difference") and one.figure.kind == "points":
        return format.points(number, lang)
    if field in ("numerator", "denominator"):
        return format.number(number, lang) + one.figure.unit
    return format.value_with_unit(abs(number), definition.unit, lang, near=definition.target)


def _right(one: Statement, number: float) -> str:
    return _printed(one, number, "zh" if any("一" <= letter <= "龥" for letter in one.figure.text) else "en")


def _finding(one: Statement, verdict: str, form: str, gaps: dict[str, Any], right: str = "") -> Finding:
    figure = one.figure
    told = Told(form, tuple(gaps.items()))
    return Finding(figure.start, figure.end, figure.text, verdict, "warehouse", told, right, one.pointer)
