"""Changes in words: how a value moved against another time, without a verdict on it."""

from collections.abc import Mapping
from typing import Any

from data.definitions import Definition
from i18n import format
from i18n.numbers import MINUS
from i18n.translate import translator
from i18n.units import UNITS
from metrics.change import percent_allowed

UP, DOWN = "▲", "▼"
COUNTED = ("count", "stock")  # kinds that are compared by a percentage, where they are large enough for one


def words(row: Mapping[str, Any], definition: Definition, lang: str, name: str) -> str:
    """The change of a headline row since `name` (previous, year_before, ytd_year_before): "▲ +3.2%".

    A dash where it is missing; see metrics.headline for the columns.
    """
    step = row[f"{name}_difference"]
    if format.is_missing(step):
        return format.DASH
    if step == 0:
        _ = translator(lang)
        return _("unchanged")
    return f"{UP if step > 0 else DOWN} {signed(row, definition, lang, name)}"


def signed(row: Mapping[str, Any], definition: Definition, lang: str, name: str) -> str:
    """The change with its sign: points for shares, a percentage for large counts, else the difference."""
    step = row[f"{name}_difference"]
    if UNITS[definition.unit].is_share:
        return format.signed_points(step, lang)
    if definition.kind in COUNTED and percent_allowed(row[f"{name}_value"], row["value"]):
        return format.percent_change(row[f"{name}_ratio"], lang)
    return difference(step, definition.unit, lang)


def difference(step: float, unit: str, lang: str) -> str:
    """A difference in its unit with its sign: "+3件", "−0.5天"; points for shares."""
    if UNITS[unit].is_share or format.is_missing(step):
        return format.signed_points(step, lang)
    return _sign(step) + format.value_with_unit(abs(step), unit, lang)


def bare(step: float, unit: str, lang: str) -> str:
    """A difference with its sign, for a column whose heading names the unit; points for shares."""
    if format.is_missing(step):
        return format.DASH
    return _sign(step) + format.value(abs(step), unit, lang).removesuffix("%")


def _sign(step: float) -> str:
    return "" if step == 0 else "+" if step > 0 else MINUS
