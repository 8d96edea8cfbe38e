"""The areas within the chosen one side by side: bars with their intervals, and the table with everything."""

from typing import Any

import pandas as pd

from charts.bars import Benchmark, bars
from data.definitions import Definition
from i18n.translate import mark as _
from i18n.units import UNITS
from ui import breaks, cached, figure, funnel_choice, switch, tables
from ui.course import FROM_ZERO
from ui.place_map import circle
from ui.tables import Column
from ui.view import View
from ui.wording import goal, hovers, limits, note, value

# Kinds with a numerator and a denominator to show.
COUNTED = ("rate", "mean", "stock_rate", "zero_share", "completion")
MAYBE = ("interval", "note")  # columns left out where no row has anything there
FORMS = {"bars": _("Bars"), "funnel": _("Funnel")}


def choose(view: View) -> str:
    """How the areas are to be compared, "bars" or "funnel"; a choice only where a funnel makes sense."""
    if not funnel_choice.is_offered(view.definition):
        return "bars"
    return switch.choose(view, "compare", FORMS, _("How areas are compared"))


def show_bars(view: View) -> None:
    """Bars of the areas below the view's area, the largest first; a click goes there."""
    say, definition, above = view._, view.definition, circle(view)
    what = {"indicator": definition.title[view.lang], "area": view.areas.name(above), "period": view.time}
    title = say(_("{indicator}, areas of {area}, {period}")).format(**what)

    def draw() -> Any:
        goal_line, from_zero = _target(definition, view.lang), definition.kind in FROM_ZERO
        look = figure.look(view, definition, title, width=figure.NARROW)
        return bars(frame(view), look, goal_line, from_zero)

    figure.draw(view, draw, key="bars", alt=title, follow=("area",))


def show_table(view: View) -> None:
    """The same areas as a table, with the chosen one itself on top; to download and to copy."""
    above = circle(view)
    rows = cached.headlines(view.store, (view.indicator,), (above, *view.within(above)), view.period)
    name = f"{view.indicator}_{above}_{view.period.code}"
    table = listing(view, rows)
    shown = [column for column in columns(view) if column.name not in MAYBE or table[column.name].any()]
    tables.show(view, table, shown, key="areas", name=name)


def listing(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with what the table prints beside the numbers: name, code, interval and note in words."""
    records = rows.to_dict("records")
    return rows.assign(
        name=[view.areas.name(code) for code in rows["area"]],
        code=rows["area"],
        interval=[limits(row, view.definition, view.lang) for row in records],
        note=[
            note(row, view.lang) or breaks.why(row, view.definition, view.lang, "year_before")
            for row in records
        ],
    )


def columns(view: View) -> list[Column]:
    """The columns of the table for the view's indicator."""
    say, definition = view._, view.definition
    unit, target = definition.unit, definition.target
    value_unit = "" if UNITS[unit].is_share else UNITS[unit].suffix(view.lang)
    change_unit = value_unit or say(_("points"))
    counted = [Column("numerator", _words(view, "numerator"), "count")]
    counted += [Column("denominator", _words(view, "denominator"), "count")]
    return [
        Column("name", say(_("Area"))),
        Column("value", _with_unit(view, _("Value"), value_unit), "value", unit, target),
        Column("interval", say(_("95% interval"))),
        *(counted if definition.kind in COUNTED else []),
        Column("previous_difference", _with_unit(view, _("On previous"), change_unit), "change", unit),
        Column("year_before_difference", _with_unit(view, _("On last year"), change_unit), "change", unit),
        Column("note", say(_("Note"))),
        Column("code", say(_("Code"))),
    ]


def frame(view: View) -> pd.DataFrame:
    """The areas as charts.bars takes them, the largest value first."""
    found = cached.whole(view.store, view.indicator, view.within(circle(view)), view.period)
    rows = found.sort_values("value", ascending=False, na_position="last", kind="stable")
    definition, records = view.definition, rows.to_dict("records")
    names = [view.short(row["area"]) for row in records]
    texts = [value(row, definition, view.lang) for row in records]
    return pd.DataFrame(
        {
            "name": names,
            "value": rows["value"].to_list(),
            "low": rows["low"].to_list(),
            "high": rows["high"].to_list(),
            "text": texts,
            "hover": hovers(names, texts, records, definition, view.lang),
            "selected": (rows["area"] == view.area).to_list(),
            "area": rows["area"].to_list(),
        }
    )


def _words(view: View, name: str) -> str:
    say, words = view._, getattr(view.definition, f"{name}_words").get(view.lang, "")
    default = say(_("Numerator")) if name == "numerator" else say(_("Denominator"))
    return words[:1].upper() + words[1:] or default


def _with_unit(view: View, label: str, unit: str) -> str:
    say = view._
    return say(_("{label} ({unit})")).format(label=say(label), unit=unit) if unit else say(label)


def _target(definition: Definition, lang: str) -> Benchmark | None:
    if definition.target is None:
        return None
    return Benchmark(definition.target, goal(definition, lang))
