"""Changes in words: higher, lower or level, by how much, or why they cannot be told."""

from i18n import format
from i18n.rounding import exact, rounded
from i18n.translate import mark as _
from metrics import breaks, change, coverage
from reports.figure import Figure

SIGNS = "+\N{MINUS SIGN}"
LAST_MONTH = _("the month before")
LAST_YEAR = _("the whole year before")
YEAR_EARLIER = _("the same months last year")
# By what a figure is compared with, whether it is a share, and the way it went. "anchor" is a span named in
# words; "year" are the same months a year earlier, for which Chinese has a word of its own (同比).
WORDS = {
    ("anchor", True, 1): _("{amount} higher than {anchor}"),
    ("anchor", True, -1): _("{amount} lower than {anchor}"),
    ("anchor", False, 1): _("{amount} more than {anchor}"),
    ("anchor", False, -1): _("{amount} fewer than {anchor}"),
    ("year", True, 1): _("{amount} higher than a year earlier"),
    ("year", True, -1): _("{amount} lower than a year earlier"),
    ("year", False, 1): _("{amount} more than a year earlier"),
    ("year", False, -1): _("{amount} fewer than a year earlier"),
}
LEVEL = {"anchor": _("level with {anchor}"), "year": _("level with a year earlier")}
PERCENT = {1: _("{change}, up {percent}"), -1: _("{change}, down {percent}")}
NOT_TOLD = {
    coverage.NOT_REPORTED: _("no report for {anchor}"),
    coverage.SUPPRESSED: _("small number for {anchor}, not shown"),
    "nothing_due": _("nothing due for {anchor}"),
    "many_missing": _("too many reports missing to compare with {anchor}"),
    breaks.DEFINITION: _("{words} (from {month}), not comparable with {anchor}"),
    breaks.GRIDS: _("grids re-cut, not comparable with {anchor}"),
    "boundaries": _("boundaries changed, not comparable with {anchor}"),
}
BOTH = _("{first} and {second}")


def in_words(figure: Figure, span: str, anchor: str) -> str:
    """A change as a clause: "0.4 points higher than the month before".

    `span` is previous, year_before or ytd_year_before; the anchor is one of the msgids above or a period
    already in words. A change that prints as none is level. Percentages only where `percent_fits`.
    """
    _ = figure.translate
    place = _(anchor)
    if not figure.has(f"{span}_difference"):
        reason = NOT_TOLD[why_not(figure, span)]
        return _(reason).format(anchor=place, **_redefined(figure, span))
    kind, way = "year" if anchor == YEAR_EARLIER else "anchor", direction(figure, span)
    form = WORDS[kind, figure.is_share, way] if way else LEVEL[kind]
    said = _(form).format(amount=amount(figure, span), anchor=place)
    if way and percent_fits(figure, span):
        form, percent = PERCENT[way], format.percent_change(figure.row[f"{span}_ratio"], figure.lang)
        said = _(form).format(change=said, percent=percent.lstrip(SIGNS))
    return said


def direction(figure: Figure, span: str) -> int:
    """1 up, -1 down, 0 where the difference prints as none with the decimals of the unit."""
    unit = format.UNITS[figure.definition.unit]
    printed = rounded(exact(figure.row[f"{span}_difference"]) * (100 if unit.is_share else 1), unit.decimals)
    return 0 if printed.is_zero() else 1 if printed > 0 else -1


def amount(figure: Figure, span: str) -> str:
    """The size of a difference: "0.4 points", "848 incidents"."""
    difference = figure.row[f"{span}_difference"]
    if figure.is_share:
        return format.points(difference, figure.lang)
    return format.value_with_unit(abs(difference), figure.definition.unit, figure.lang)


def percent_fits(figure: Figure, span: str) -> bool:
    """Whether a percentage may stand beside a change: counts only, and both of them at least 10."""
    if figure.definition.kind not in ("count", "stock") or not figure.has(f"{span}_ratio"):
        return False
    now = figure.row["ytd_value" if span.startswith("ytd") else "value"]
    return bool(change.percent_allowed(figure.row[f"{span}_value"], now))


def why_not(figure: Figure, span: str) -> str:
    """Why a change is not told, a key of NOT_TOLD; beyond a break a missing report is no reason."""
    if kind := figure.row.get(f"{span}_break"):
        return str(kind) if kind in NOT_TOLD else "boundaries"
    if figure.has(f"{span}_value"):
        return "many_missing"
    status = figure.row[f"{span}_status"]
    return status if status in NOT_TOLD else "nothing_due"


def redefined_since_both(figure: Figure) -> bool:
    """Whether one and the same change of the definition forbids both comparisons."""
    months = {figure.row.get(f"{span}_break_month") for span in ("previous", "year_before")}
    is_so = all(figure.row.get(f"{span}_break") == breaks.DEFINITION for span in ("previous", "year_before"))
    return is_so and len(months) == 1


def _redefined(figure: Figure, span: str) -> dict[str, str]:
    """What a break of the definition says and when it was; nothing for other reasons."""
    if figure.row.get(f"{span}_break") != breaks.DEFINITION:
        return {}
    month = figure.row[f"{span}_break_month"]
    return {
        "words": breaks.words(figure.definition, month, figure.lang),
        "month": format.month(month.date(), figure.lang),
    }
