"""What goes into a cell of a form, in words and as choices."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from data import codes, definitions
from i18n import format
from i18n.translate import mark as _
from reports.forms.cell_map import PERIODS, Field
from ui.view import View

MEASURES = {"value": _("Value"), "numerator": _("Numerator"), "denominator": _("Denominator")}
OWN = _("The chosen area")
SEPARATE = ("count", "rate", "completion", "stock", "stock_rate")  # kinds whose parts add up


def words(view: View, field: Field) -> str:
    """What a mapped cell shows in the grid."""
    definition = view.definitions.get(field.indicator)
    title = definition.title[view.lang] if definition else field.indicator
    told = [title if field.measure == "value" else view._(MEASURES[field.measure]), field.unit]
    told += [view._(PERIODS[field.period])] if field.period != "now" else []
    told += [_part(field.breakdown, field.part, view.lang)] if field.part else []
    return f"[{' · '.join(filter(None, told))}]"


def choose(view: View, start: Field, units: Sequence[str]) -> Field:
    """The field with what is chosen; each cell has its own choices."""
    key = f"{start.sheet}_{start.cell}"
    first, second = st.columns([2, 1])
    names = list(view.definitions)
    with first:
        indicator = st.selectbox(
            view._(_("Indicator")),
            names,
            index=names.index(start.indicator if start.indicator in names else view.indicator),
            format_func=lambda name: view.definitions[name].title[view.lang],
            filter_mode="contains",
            key=f"forms_indicator_{key}",
        )
    with second:
        measure = _one(view, _("Measure"), MEASURES, start.measure, f"forms_measure_{key}")
    third, fourth, fifth = st.columns(3)
    with third:
        unit = _unit(view, start, units, key)
    with fourth:
        period = _one(view, _("Period of the cell"), PERIODS, start.period, f"forms_period_{key}")
    with fifth:
        breakdown, part = _breakdown(view, indicator, start, key)
    percent = _percent(view, indicator, measure, start, key)
    chosen = {"indicator": indicator, "measure": measure, "unit": unit, "period": period}
    return replace(start, **chosen, breakdown=breakdown, part=part, percent=percent)


def _one(view: View, label: str, choices: Mapping[str, str], chosen: str, key: str) -> str:
    return st.selectbox(
        view._(label),
        list(choices),
        index=list(choices).index(chosen),
        format_func=lambda one: view._(choices[one]),
        key=key,
    )


def _unit(view: View, start: Field, units: Sequence[str], key: str) -> str:
    """The chosen area, or one directly below it by its name."""
    options = list(dict.fromkeys(["", *units, start.unit]))
    return st.selectbox(
        view._(_("Area of the cell")),
        options,
        index=options.index(start.unit),
        format_func=lambda name: name or view._(OWN),
        key=f"forms_unit_{key}",
    )


def _breakdown(view: View, indicator: str, start: Field, key: str) -> tuple[str, str]:
    """All of the indicator, or one part of it."""
    definition = view.definitions[indicator]
    options = [("", "")]
    for breakdown in definition.breakdowns if definition.kind in SEPARATE else ():
        listed = codes.read()[definitions.breakdowns()[breakdown]["codes"]]
        parts = [part for part in listed.labels if breakdown != "major_type" or len(part) == 2]
        options += [(breakdown, part) for part in parts]
    chosen = (start.breakdown, start.part)
    found = st.selectbox(
        view._(_("Of it")),
        options,
        index=options.index(chosen) if chosen in options else 0,
        format_func=lambda one: _part(*one, view.lang) or view._(_("All")),
        filter_mode="contains",
        key=f"forms_part_{key}_{indicator}",
    )
    return found


def _part(breakdown: str, part: str, lang: str) -> str:
    if not part or breakdown not in definitions.breakdowns():
        return part
    declared = definitions.breakdowns()[breakdown]
    return f"{declared[lang]}: {codes.read()[declared['codes']].label(part, lang)}"


def _percent(view: View, indicator: str, measure: str, start: Field, key: str) -> bool:
    if measure != "value" or not format.UNITS[view.definitions[indicator].unit].is_share:
        return False
    label = view._(_("Write 96.8 and not 0.968: the cell has no format of per cent"))
    return st.checkbox(label, start.percent, key=f"forms_percent_{key}")
