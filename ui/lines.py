"""Indicators of one area and period, one below the other: value, counts, changes, target, definition."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from data.definitions import KINDS, Definition
from i18n import format
from i18n.translate import mark as _
from i18n.units import UNITS
from metrics import standards
from metrics.change import PERCENT_FROM
from metrics.coverage import SUPPRESSED
from metrics.period import Period
from ui import breaks, cached, change, plain_table, wording
from ui.plain_table import Cell, Heading, Table
from ui.view import View

SLOW = ("streak", "zero_share")  # kinds that are counted community by community
PER_UNIT = ("rate", "mean", "stock_rate")  # a change in units such as households per grid goes without them
HARD_SPACE = "\u00a0"  # words of a cell that stay together
HEADINGS = (
    Heading(_("Indicator"), is_number=False),
    Heading(_("Value")),
    Heading(_("Counts")),
    Heading(_("On previous")),
    Heading(_("On last year")),
    Heading(_("Target or standard")),
    Heading(_("Note"), is_number=False),
)


def show(view: View, title: str, ids: Iterable[str]) -> bool:
    """The heading and the table; nothing, and False, where the area has none of the indicators."""
    ids = tuple(ids)

    def rows() -> Table:
        headings = [Heading(view._(heading.text), heading.is_number) for heading in HEADINGS]
        return headings, [cells(view, row) for row in told(view, ids).to_dict("records")]

    return plain_table.show(view, title, ("lines", ids), rows)


def told(view: View, ids: Iterable[str]) -> pd.DataFrame:
    """The headline rows of the indicators that the area has, in the order given, indexed by indicator."""
    ids = tuple(ids)

    def answer() -> pd.DataFrame:
        rows = _asked(view, ids).set_index("indicator", drop=False).loc[list(ids)]
        return rows[_is_told(view, rows)]

    return cached.remember(view.store, ("told", ids, view.area, view.period.code), answer)


def has(view: View, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the indicators that the area has in the period."""
    return tuple(told(view, ids).index)


def ever(view: View) -> frozenset[str]:
    """The indicators that were above zero in any month within the city or unit of the area."""
    root = view.areas.path(view.area)[0]
    first, last = view.reach

    def answer() -> frozenset[str]:
        span = Period(f"{first:%Y-%m}..{last:%Y-%m}", first, last)
        found = cached.over(view.store, _quick(view), (root,), {"ever": span})
        some = (found[["value", "numerator", "denominator"]].fillna(0) > 0).any(axis=1)
        # The denominator of a ratio of stocks, such as the population, stands by itself.
        kinds = found["indicator"].map(lambda name: view.definitions[name].kind)
        known = some.mask(kinds.eq("stock_rate"), found["numerator"] > 0)
        return frozenset(found.loc[known, "indicator"])

    return cached.remember(view.store, ("ever", root, first, last), answer)


def is_counted(view: View, name: str) -> bool:
    """Whether the area's city or unit counts this at all: else a zero says nothing."""
    return name in ever(view) or view.definitions[name].kind in SLOW


def cells(view: View, row: dict[str, Any]) -> list[Cell]:
    """One headline row in words, cell by cell."""
    definition, lang = view.definitions[row["indicator"]], view.lang
    return [
        Cell(definition.title[lang], definition.definition[lang], link=link(view, definition.id)),
        Cell(wording.full(row, definition, lang), wording.explained(row, definition, lang)),
        Cell(*counts(row, definition, lang)),
        Cell() if _is_year(view.period) else _change(view, row, definition, "previous"),
        _change(view, row, definition, "year_before"),
        _goal(view, row, definition),
        Cell(_note(view, row, definition)),
    ]


def counts(row: dict[str, Any], definition: Definition, lang: str) -> tuple[str, str]:
    """The counts behind a ratio, "1,520 ÷ 1,537", and what they count; empty for other kinds."""
    pair = "denominator" in KINDS[definition.kind] or definition.kind == "completion"
    if not pair or format.is_missing(row["numerator"]) or format.is_missing(row["denominator"]):
        return "", ""
    above, below = definition.numerator_words.get(lang), definition.denominator_words.get(lang)
    printed = [format.number(row[name], lang) for name in ("numerator", "denominator")]
    return f"{HARD_SPACE}÷{HARD_SPACE}".join(printed), f"{above} ÷ {below}" if above and below else ""


def link(view: View, name: str) -> str:
    """The address of the explorer for an indicator, with the area and period of this screen."""
    state = {"area": view.area, "period": view.period.code, "indicator": name, "lang": view.lang}
    return f"explorer?{urlencode(state)}"


def _is_told(view: View, rows: pd.DataFrame) -> pd.Series:
    """What has a value or is too small to be shown, but no zero of what the place never counted."""
    known = rows["value"].notna() | rows["status"].eq(SUPPRESSED)
    counted = rows["indicator"].map(lambda name: is_counted(view, name))
    return known & (counted | rows["status"].eq(SUPPRESSED))


def _asked(view: View, ids: tuple[str, ...]) -> pd.DataFrame:
    """Headline rows: a question for all indicators costs hardly more than for a few, so pages share it."""
    quick = _quick(view)
    slow = tuple(name for name in ids if name not in quick)
    found = [cached.headlines(view.store, quick, (view.area,), view.period)]
    found += [cached.headlines(view.store, slow, (view.area,), view.period)] if slow else []
    return pd.concat(found)


def _quick(view: View) -> tuple[str, ...]:
    return tuple(name for name, definition in view.definitions.items() if definition.kind not in SLOW)


def _is_year(period: Period) -> bool:
    """Whether the period before is the year before: then it is told once."""
    before = period.previous()
    return before is not None and before.months == period.year_before().months


def _change(view: View, row: dict[str, Any], definition: Definition, name: str) -> Cell:
    """The change; across a break a dash that says why there is none."""
    why = breaks.why(row, definition, view.lang, name)
    return Cell(format.DASH, why) if why else Cell(_changed(view, row, definition, name))


def _changed(view: View, row: dict[str, Any], definition: Definition, name: str) -> str:
    """The change in words; one that is less than what is printed of the value is none to speak of."""
    step, unit = row[f"{name}_difference"], UNITS[definition.unit]
    unknown = definition.kind == "stock_rate" and row[f"{name}_value"] == 0  # nothing but its denominator
    if format.is_missing(step) or unknown:
        return ""
    if row[f"{name}_value"] == 0 and step >= PERCENT_FROM and definition.kind in change.COUNTED:
        return view._(_("from 0"))
    if step and round(step * (100 if unit.is_share else 1), unit.decimals) == 0:
        return view._(_("about the same"))
    if definition.kind in PER_UNIT and not unit.is_share:
        told = change.bare(step, definition.unit, view.lang)
        words = f"{change.UP if step > 0 else change.DOWN} {told}" if step else view._(_("unchanged"))
    else:
        words = change.words(row, definition, view.lang, name)
    return words.replace(" ", HARD_SPACE)


def _note(view: View, row: dict[str, Any], definition: Definition) -> str:
    """That reports are missing, or how the value lies to a range that the place has set for itself."""
    note = "" if format.is_missing(row["value"]) else wording.note(row, view.lang)
    standard = standards.of(reversed(view.areas.path(view.area)), definition.id)
    if note or standard is None or standard.low == standard.high or format.is_missing(row["value"]):
        return note
    if standard.low <= row["value"] <= standard.high:
        return view._(_("within the standard"))
    above = row["value"] > standard.high
    return view._(_("above the standard") if above else _("below the standard"))


def _goal(view: View, row: dict[str, Any], definition: Definition) -> Cell:
    """The target and whether it is met; without one, the standard that the place has set for itself."""
    lang, met = view.lang, row["target_met"]
    standard = standards.of(reversed(view.areas.path(view.area)), definition.id)
    if definition.target is None and definition.band is None:
        return Cell(standard.words(lang), standard.title[lang]) if standard else Cell()
    if definition.band:
        goal = format.interval(*definition.band, definition.unit, lang)
    else:
        goal = format.target(definition.target, definition.unit, lang)
    if met is None or format.is_missing(met):
        return Cell(goal)
    word = view._(_("met") if met else _("not met"))
    return Cell(f"{goal} {word}", met=bool(met))
