"""One figure in words: its value, its limits, and why it is missing; rows are as in metrics.series."""

from collections.abc import Mapping
from typing import Any

from data.definitions import Definition
from i18n import format
from i18n.translate import translator
from ui import remarks

COUNTED = ("count", "stock")  # whole numbers, also at the ends of their interval


def value(row: Mapping[str, Any], definition: Definition, lang: str) -> str:
    """The value without its unit (a share has its %), never rounded across the target; else the reason."""
    if format.is_missing(row["value"]):
        return reason(row, lang)
    text = format.value(row["value"], definition.unit, lang, near=definition.target)
    return remarks.signed(text, row, lang)


def full(row: Mapping[str, Any], definition: Definition, lang: str) -> str:
    """The value with its unit, or the reason why there is none."""
    if format.is_missing(row["value"]):
        return reason(row, lang)
    text = format.value_with_unit(row["value"], definition.unit, lang, near=definition.target)
    return remarks.signed(text, row, lang)


def limits(row: Mapping[str, Any], definition: Definition, lang: str) -> str:
    """The 95 % interval without a unit: "93.9%—95.8%"; empty where there is none."""
    if format.is_missing(row["low"]) or format.is_missing(row["high"]):
        return ""
    _, ends = translator(lang), {end: row[end] for end in ("low", "high")}
    if definition.kind in COUNTED:
        texts = {end: format.number(limit, lang) for end, limit in ends.items()}
    else:
        texts = {end: format.value(limit, definition.unit, lang) for end, limit in ends.items()}
    return _("{low}–{high}").format(**texts)


def sure(row: Mapping[str, Any], definition: Definition, lang: str) -> str:
    """The 95 % interval named as such; empty where there is none."""
    _, text = translator(lang), limits(row, definition, lang)
    return _("95% interval {interval}").format(interval=text) if text else ""


def reason(row: Mapping[str, Any], lang: str) -> str:
    """Why a row has no value."""
    return format.missing("nothing_due" if row["status"] == "ok" else row["status"], lang)


def note(row: Mapping[str, Any], lang: str) -> str:
    """What must be said beside a value: why it is missing, that some reports are, that it was corrected."""
    if format.is_missing(row["value"]):
        return reason(row, lang)
    partial = format.missing("partial", lang) if row["status"] == "partial" else ""
    return translator(lang)("; ").join(filter(None, (partial, remarks.words(row, lang))))


def inside(text: str) -> str:
    """A text as a part of a sentence: no capital at its beginning."""
    return text[:1].lower() + text[1:]


def goal(definition: Definition, lang: str) -> str:
    """The target or band as it is written on a card and beside a line; empty where there is none."""
    _ = translator(lang)
    if definition.band:
        return _("Band {band}").format(band=format.interval(*definition.band, definition.unit, lang))
    if definition.target is None:
        return ""
    return _("Target {target}").format(target=format.target(definition.target, definition.unit, lang))
