"""The areas below the chosen one side by side, in the order of the unit table: a column for each figure."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from i18n import format
from i18n.translate import mark as _
from i18n.units import UNITS
from metrics.coverage import NOT_REPORTED, PARTIAL
from metrics.wide import wide
from ui import cached, finding, lines, remarks, tables
from ui.tables import Column
from ui.view import View

# A grid or a settlement is one person's or a few people's work: its figures are not set side by side.
LEVELS = ("county", "town", "village")
COMMON = 0.5  # of the areas must have a figure: a column of dashes says nothing


@dataclass(frozen=True)
class Figure:
    """A column: an indicator, which of its columns of metrics.series, and its words if not its title."""

    indicator: str
    source: str = "value"
    label: str = ""

    @property
    def name(self) -> str:
        """The column of the table."""
        return f"{self.indicator}_{self.source}"


def show(view: View, figures: Sequence[Figure], key: str, title: str = "") -> bool:
    """The table with its downloads; nothing, and False, where no area below has any of the figures."""
    codes = tuple(code for code in view.children if view.areas.level(code) in LEVELS)
    if not codes:
        return False
    asked = ("areas_table", tuple(figures), codes, view.period.code, view.lang)
    kept, rows = cached.remember(view.store, asked, lambda: frame(view, figures, codes))
    if not kept:
        return False
    title = (title or view._(_("Areas within {area}, {period}"))).format(area=view.place, period=view.time)
    finding.heading(title)
    tables.show(view, rows, columns(view, kept, rows), key, title)
    return True


def frame(view: View, figures: Sequence[Figure], codes: tuple[str, ...]) -> tuple[list[Figure], pd.DataFrame]:
    """The figures that any of the areas has, and a row per area: name, the figures, a note on missing
    reports."""
    ids = tuple(dict.fromkeys(item.indicator for item in figures))
    found = cached.over(view.store, ids, codes, {"now": view.period})
    kept = [
        item for item in figures if lines.is_counted(view, item.indicator) and _is_common(view, found, item)
    ]
    if not kept:
        return [], pd.DataFrame()
    rows = wide(found, {item.name: (item.indicator, item.source) for item in kept})
    names = [view.areas.name(code) for code in rows["area"]]
    told = found[found["indicator"].isin(item.indicator for item in kept)]
    return kept, rows.assign(name=names, note=[_note(view, told, code) for code in rows["area"]])


def _note(view: View, told: pd.DataFrame, code: str) -> str:
    """That an area reported nothing, or only a part, and which figures were corrected by hand."""
    rows = told[told["area"] == code]
    if rows["status"].eq(NOT_REPORTED).all():
        return format.missing(NOT_REPORTED, view.lang)
    partial = format.missing(PARTIAL, view.lang) if rows["status"].eq(PARTIAL).any() else ""
    changed = [row["indicator"] for row in rows.to_dict("records") if remarks.numbers(row)]
    names = view._(_(", ")).join(view.definitions[name].title[view.lang] for name in changed)
    by_hand = view._(_("Corrected by hand: {names}")).format(names=names) if changed else ""
    return view._(_("; ")).join(filter(None, (partial, by_hand)))


def _is_common(view: View, found: pd.DataFrame, item: Figure) -> bool:
    """Whether at least half of the areas have the figure, and not all of them none."""
    told = found.loc[found["indicator"] == item.indicator, item.source]
    counted = (told.fillna(0) != 0).any() or view.definitions[item.indicator].kind != "count"
    return bool(counted and told.notna().mean() >= COMMON)


def columns(view: View, figures: Sequence[Figure], rows: pd.DataFrame) -> list[Column]:
    """The columns: the area, the figures with their units in the headings, the note where there is one."""
    told = [Column("name", view._(_("Area"))), *(_column(view, item) for item in figures)]
    return told + [Column("note", view._(_("Note")))] * bool(rows["note"].any())


def _column(view: View, item: Figure) -> Column:
    definition, lang = view.definitions[item.indicator], view.lang
    label = view._(item.label) if item.label else definition.title[lang]
    if item.source != "value":
        return Column(item.name, label, "count")
    unit = UNITS[definition.unit]
    suffix = "" if unit.is_share else unit.suffix(lang)
    words = view._(_("{title} ({unit})")).format(title=label, unit=suffix) if suffix else label
    return Column(item.name, words, "value", unit=definition.unit, near=definition.target)
