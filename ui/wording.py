"""One figure in words: its value, its limits, and why it is missing; rows are as in metrics.series."""

from collections.abc import Iterable, Mapping
from typing import Any

from data.definitions import Definition
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from ui import remarks

COUNTED = ("count", "stock")  # whole numbers, also at the ends of their interval
RANGE = _("{low}–{high}")
COMPLETE = ("count", "stock", "stock_rate", "completion")  # without an interval: all of it was counted
BASE = _("Given its base, the true level lies roughly between {low} and {high} (95% confidence interval).")
CHANCE = _("Counts vary by chance: the usual level is roughly {low} to {high} (95% confidence interval).")
FULL_COUNT = _("Counted in full, not a sample: it has no interval.")


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
    ends = _ends(row, definition, lang)
    return translator(lang)(RANGE).format(**ends) if ends else ""


def sure(row: Mapping[str, Any], definition: Definition, lang: str) -> str:
    """The 95 % interval named as such; empty where there is none."""
    _, text = translator(lang), limits(row, definition, lang)
    return _("95% interval {interval}").format(interval=text) if text else ""


def explained(row: Mapping[str, Any], definition: Definition, lang: str) -> str:
    """What the 95 % interval says, in one plain sentence; or that a full count has none."""
    _, ends = translator(lang), _ends(row, definition, lang)
    if ends:
        said = _(CHANCE) if definition.kind == "count" else _(BASE)
        return said.format(**ends)
    is_full = not format.is_missing(row["value"]) and definition.kind in COMPLETE
    return _(FULL_COUNT) if is_full else ""


def hovers(
    names: Iterable[str], texts: Iterable[str], rows: Iterable[Mapping], definition: Definition, lang: str
) -> list[str]:
    """For each place of a chart its name, its value and what its interval says, line by line."""
    told = zip(names, texts, rows, strict=True)
    lines = [(f"{name}: {text}", explained(row, definition, lang)) for name, text, row in told]
    return ["<br>".join(filter(None, pair)) for pair in lines]


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


def outside(text: str) -> str:
    """A text as a sentence of its own: a capital at its beginning."""
    return text[:1].upper() + text[1:]


def goal(definition: Definition, lang: str) -> str:
    """The target or band as it is written on a card and beside a line; empty where there is none."""
    _ = translator(lang)
    if definition.band:
        return _("Band {band}").format(band=format.interval(*definition.band, definition.unit, lang))
    if definition.target is None:
        return ""
    return _("Target {target}").format(target=format.target(definition.target, definition.unit, lang))


def _ends(row: Mapping[str, Any], definition: Definition, lang: str) -> dict[str, str]:
    """The two limits as they are printed; none where either is missing."""
    ends = {end: row[end] for end in ("low", "high")}
    if any(format.is_missing(limit) for limit in ends.values()):
        return {}
    if definition.kind in COUNTED:
        return {end: format.number(limit, lang) for end, limit in ends.items()}
    return {end: format.value(limit, definition.unit, lang) for end, limit in ends.items()}
