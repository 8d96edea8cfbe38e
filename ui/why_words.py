"""A split change in words: the verdict first, then the split; and its numbers as they are printed."""

from data import codes
from data.definitions import Definition, breakdowns
from i18n import format
from i18n.numbers import MINUS
from i18n.translate import mark as _
from i18n.units import UNITS
from metrics import chance
from metrics.decompose import REST
from metrics.figures import TOTALS
from metrics.waterfall import waterfall
from ui import breaks, change, wording
from ui.view import View
from ui.why_split import AREA, BROKEN, FEW_REPORTS, NO_VALUE, OVERLAP, Asked, Split

MOST_NAMES = 5  # of areas in a remark
DECIMALS = 2  # of percentages and points, so that small effects are seen
RATIO_VERDICTS = {
    chance.BEYOND: _("Beyond chance (the 95% intervals {before} and {after} do not overlap)"),
    chance.WITHIN: _(
        "Within normal variation (the 95% intervals {before} and {after} overlap), so the split is only "
        "arithmetic"
    ),
}
COUNT_VERDICTS = {
    chance.BEYOND: _("Beyond chance (the counts differ by more than chance explains, |z| of 3 or more)"),
    chance.WITHIN: _(
        "Within normal variation (chance alone explains such a difference, |z| below 3), so the split is "
        "only arithmetic"
    ),
}
NOT_JUDGED = _(
    "Whether this is normal variation cannot be judged (too few cases, or no interval), so the split is only "
    "arithmetic"
)
REASONS = {
    BROKEN: breaks.NOT_COMPARABLE,
    NO_VALUE: _("The change cannot be split: {indicator} of {area} has no value in {before} or {after}."),
    FEW_REPORTS: _(
        "The change is not split: fewer than 95% of the reports came in {before} or {after}, and what looks "
        "like a change may be missing reports."
    ),
    OVERLAP: _("The change cannot be split: the parts add up to more than {indicator} of {area}."),
}


def sentence(view: View, asked: Asked, split: Split) -> str:
    """Whether it is beyond chance, from where to where, and how much is whose."""
    definition = view.definitions[asked.indicator]
    steps = waterfall(split.table, "part")
    last, largest = steps.iloc[-1], split.table.loc[split.table["effect"].abs().idxmax()]
    parts = {
        "way": way(view, asked.by),
        "part": name(view, asked.by, largest["part"]),
        "effect": step_with_unit(view, definition, largest["effect"]),
    }
    if definition.kind in TOTALS:
        text = view._(
            "{verdict}: from {before} to {after}, {area}, {indicator} went from {was} to {now} ({change}). "
            "By part ({way}), the largest difference: {part}, {effect}."
        )
    else:
        text = view._(
            "{verdict}: from {before} to {after}, {area}, {indicator} went from {was} to {now} ({change}). "
            "By part ({way}): {rate} from the parts' own rates, {mix} from their shares of the whole. "
            "The largest effect: {part}, {effect}."
        )
        parts |= {key: step_with_unit(view, definition, last[f"{key}_effect"]) for key in ("rate", "mix")}
    return text.format(
        **what(view, asked),
        **parts,
        verdict=verdict(view, asked, split),
        was=amount_with_unit(view, definition, steps.iloc[0]["end"]),
        now=amount_with_unit(view, definition, last["end"]),
        change=step_with_unit(view, definition, last["effect"]),
    )


def verdict(view: View, asked: Asked, split: Split) -> str:
    """Whether the change is beyond chance, and by what that is judged."""
    definition = view.definitions[asked.indicator]
    verdicts = COUNT_VERDICTS if definition.kind in TOTALS else RATIO_VERDICTS
    ends = {"before": split.before, "after": split.after}
    limits = {end: wording.limits(row, definition, view.lang) for end, row in ends.items()}
    return view._(verdicts.get(split.verdict, NOT_JUDGED)).format(**limits)


def why_not(view: View, asked: Asked, split: Split) -> str:
    """Why the change is not split."""
    told = breaks.why(split.after, view.definitions[asked.indicator], view.lang, asked.against)
    return told or view._(REASONS[split.why_not]).format(**what(view, asked))


def remarks(view: View, split: Split) -> list[str]:
    """What may make an area's part something else than a change."""
    texts = {
        _("Reports are missing from {areas}: their part may be no more than that."): split.silent,
        _("Boundaries or codes of {areas} changed in between: their part is that of today's ground."): (
            split.moved
        ),
    }
    return [view._(text).format(areas=_joined(view, found)) for text, found in texts.items() if found]


def what(view: View, asked: Asked) -> dict[str, str]:
    """The gaps that every sentence about a question may have."""
    return {
        "indicator": wording.inside(view.definitions[asked.indicator].title[view.lang]),
        "area": view.place,
        "before": format.period(asked.before.code, view.lang),
        "after": view.time,
    }


def way(view: View, by: str) -> str:
    """What it is split by, inside a sentence."""
    return view._("area") if by == AREA else wording.inside(breakdowns()[by][view.lang])


def name(view: View, by: str, part: str) -> str:
    """A part in words."""
    if part == REST:
        return view._("Not in any part")
    if by == AREA:
        return view.short(part)
    return codes.read()[breakdowns()[by]["codes"]].label(part, view.lang) or view._("Not stated")


def amount(view: View, definition: Definition, x: float) -> str:
    """A figure with the decimals of the effects, without its unit; a share has its %."""
    if UNITS[definition.unit].is_share and not format.is_missing(x):
        return format.number(x * 100, view.lang, DECIMALS) + "%"
    return format.value(x, definition.unit, view.lang)


def amount_with_unit(view: View, definition: Definition, x: float) -> str:
    """A figure with its unit."""
    if UNITS[definition.unit].is_share:
        return amount(view, definition, x)
    return format.value_with_unit(x, definition.unit, view.lang)


def step(view: View, definition: Definition, x: float) -> str:
    """A difference with its sign, without its unit: shares in percentage points."""
    if not UNITS[definition.unit].is_share:
        return change.bare(x, definition.unit, view.lang)
    size = format.number(abs(x) * 100, view.lang, DECIMALS)
    is_zero = not size.strip("0.")
    return size if is_zero else ("+" if x > 0 else MINUS) + size


def step_with_unit(view: View, definition: Definition, x: float) -> str:
    """A difference with its sign and unit."""
    if not UNITS[definition.unit].is_share:
        return change.difference(x, definition.unit, view.lang)
    return view._("{value} points").format(value=step(view, definition, x))


def _joined(view: View, areas: tuple[str, ...]) -> str:
    names = view._(", ").join(view.short(code) for code in areas[:MOST_NAMES])
    more = len(areas) - MOST_NAMES
    return view._("{areas} and {count} more").format(areas=names, count=more) if more > 0 else names
