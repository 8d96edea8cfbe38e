"""Words of schemes: rules, events, vetoes and steps in sentences, and why a unit or an item has no points."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics import catalog
from metrics.scoring import inputs as facts
from metrics.scoring.board import CAP, FLOOR, NO_RANGE, NOT_COVERED, RANKED
from metrics.scoring.register import CAPPED, SAME_MATTER
from metrics.scoring.scheme import EventRule, Item, Ladder, Scheme, Veto

STANDINGS = {
    RANKED: _("ranked"),
    facts.NOT_REPORTED: _("Not reported"),
    facts.SUPPRESSED: _("Small number, not shown"),
    facts.TOO_SMALL: _("Too few to rank"),
    facts.NOTHING_DUE: _("Nothing due"),
    NOT_COVERED: _("Too little of the weights covered"),
    facts.NOT_APPLICABLE: _("Not applicable"),
    facts.NO_BASE: _("Nothing to compare with"),
    NO_RANGE: _("All alike, not scored"),
    "partial": _("Partly not reported"),
}
LACKING = {facts.TOO_SMALL: _("Too few cases")}  # of an item; the unit may well be ranked
NOTES = {CAPPED: _("up to the cap"), SAME_MATTER: _("same matter, counted once"), "": ""}
BOUNDS = {FLOOR: _("floor"), CAP: _("cap"), "": ""}
STEPS = {"supervise": _("Supervision"), "summon": _("Summons"), "account": _("Accountability")}
SHEETS = {"blue": _("blue sheet"), "orange": _("orange sheet"), "red": _("red sheet")}
CIRCUMSTANCES = {
    "repeat": _("repeated"),
    "sensitive": _("in a sensitive period"),
    "not_rectified": _("not rectified in time"),
    "halved": _("put right by the unit itself"),
}
BASELINES = {
    "target": _("the target {value}"),
    "given": _("the given figure {value}"),
    "three_years": _("the unit's own mean of three years"),
    "last_year": _("the same period of last year"),
    "peers": _("the group's own figure"),
}
MEASURES = {"points": _("{per} percentage points"), "percent": _("{per}%"), "units": "{per}"}
ONE_POINT = _("percentage point")
VETOES = {"veto": _("Veto"), "no_excellent": _("Not the best grade")}


def item(found: Item, lang: str) -> str:
    """How an item is scored, in a sentence with its numbers, bounds and least number of cases."""
    say = translator(lang)
    told = [_RULES[found.rule](found, lang), *_bounds(found, lang)]
    if found.least:
        told.append(say(_("not scored below {least} cases")).format(least=_plain(found.least)))
    rule = say(_("; ")).join(told)
    return say(_("{points} points: {rule}.")).format(points=_plain(found.points), rule=rule)


def event(found: EventRule, lang: str) -> str:
    """How events of the register count, in one sentence."""
    say = translator(lang)
    if found.each is None:
        told = [say(_("as the register says"))]
    elif found.each < 0:
        told = [say(_("{points} points off for each")).format(points=_plain(-found.each))]
    else:
        told = [say(_("{points} points more for each")).format(points=_plain(found.each))]
    told += [
        say(_("times {times} where {circumstance}")).format(
            times=_plain(times), circumstance=say(CIRCUMSTANCES[name])
        )
        for name, times in found.times.items()
    ]
    if found.cap is not None:
        told.append(say(_("{points} points at the most")).format(points=_plain(found.cap)))
    return say(_("{title}: {rule}.")).format(title=found.title[lang], rule=say(_("; ")).join(told))


def veto(found: Veto, scheme: Scheme, lang: str) -> str:
    """What a veto does, in one sentence."""
    say = translator(lang)
    effects = [say(VETOES[found.kind])]
    if found.band:
        band = next(one.title[lang] for one in scheme.bands if one.id == found.band)
        effects.append(say(_("graded {band}")).format(band=band))
    if found.minus is not None:
        effects.append(say(_("{points} points off")).format(points=_plain(found.minus)))
    return say(_("{title}: {rule}.")).format(title=found.title[lang], rule=say(_("; ")).join(effects))


def ladder(found: Ladder, lang: str) -> str:
    """The ladder's rule in one sentence."""
    say = translator(lang)
    steps = say(_(", ")).join(
        say(_("{step} after {number}")).format(step=say(STEPS[one.kind]), number=one.after)
        for one in found.steps
    )
    text = _("Of each group of {least} or more the last {worst}; consecutive periods: {steps}.")
    told = say(text).format(least=found.least_units, worst=found.worst, steps=steps)
    if not found.cooling:
        return told
    return told + say(_(" After a step {cooling} periods without a further one.")).format(
        cooling=found.cooling
    )


def standing(name: str, lang: str) -> str:
    """Why a unit has no place, or an item no points; empty for an item that has."""
    return translator(lang)(STANDINGS[name]) if name else ""


def lacking(name: str, lang: str) -> str:
    """Why an item has no points for a unit; empty for one that has."""
    return translator(lang)(LACKING.get(name) or STANDINGS[name]) if name else ""


def note(name: str, lang: str) -> str:
    """Why an event counted less than its points; empty where it did not."""
    return translator(lang)(NOTES[name]) if name else ""


def bound(name: str, lang: str) -> str:
    """Which bound an item or a block met; empty for none."""
    return translator(lang)(BOUNDS[name]) if name else ""


def step(kind: str, lang: str) -> str:
    """A step of the ladder; empty for none."""
    return translator(lang)(STEPS[kind]) if kind else ""


def _bounds(found: Item, lang: str) -> list[str]:
    say, told = translator(lang), []
    if found.floor:
        told.append(say(_("{points} points at the least")).format(points=_plain(found.floor)))
    if found.cap is not None:
        told.append(say(_("{points} points at the most")).format(points=_plain(found.cap)))
    return told


def _goalposts(found: Item, lang: str) -> str:
    text = _("none at {worst} or worse, all at {best} or better, evenly between")
    ends = (found.low, found.high) if found.better == "higher" else (found.high, found.low)
    worst, best = (_value(found, one, lang) for one in ends)
    return translator(lang)(text).format(worst=worst, best=best)


def _target(found: Item, lang: str) -> str:
    text = (
        _("all at {goal} or better, else none")
        if found.all_or_nothing
        else _("all at {goal} or better, else in proportion")
    )
    return translator(lang)(text).format(goal=_value(found, found.goal, lang))


def _steps(found: Item, lang: str) -> str:
    say = translator(lang)
    told = [
        say(_("{points} points from {bound}")).format(
            points=_plain(points), bound=_value(found, bound_, lang)
        )
        for bound_, points in found.steps
    ]
    return say(_(", ")).join([*told, say(_("else none"))])


def _per_event(found: Item, lang: str) -> str:
    say = translator(lang)
    told = say(_("{points} points off for each")).format(points=_plain(found.each))
    if not found.free:
        return told
    return told + say(_(", the first {free} not counted")).format(free=_plain(found.free))


def _against(found: Item, lang: str) -> str:
    say = translator(lang)
    number = {"target": found.goal, "given": found.given}.get(found.baseline)
    base = say(BASELINES[found.baseline]).format(
        value=_value(found, number, lang) if number is not None else ""
    )
    per = say(MEASURES[found.measure]).format(per=_plain(found.per))
    if found.measure == "points" and found.per == 1:
        per = say(ONE_POINT)
    text = (
        _("against {base}: {points} points off for each whole {per} worse")
        if found.whole
        else _("against {base}: {points} points off for each {per} worse")
    )
    told = [say(text).format(base=base, points=_plain(found.each), per=per)]
    if found.rewards:
        told.append(say(_("as many more for each better")))
    if found.free:
        told.append(say(_("the first {free} not counted")).format(free=_plain(found.free)))
    return say(_(", ")).join(told)


def _percentile(_found: Item, lang: str) -> str:
    return translator(lang)(_("by the share of the others in the group that are worse"))


def _min_max(_found: Item, lang: str) -> str:
    return translator(lang)(_("none for the worst of the group, all for its best, evenly between"))


def _value(found: Item, number: Decimal, lang: str) -> str:
    """A number of the rule in the indicator's unit."""
    known = catalog.read().get(found.indicator)
    return format.target(float(number), known.unit if known else "count", lang)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


_RULES: Mapping[str, Callable[[Item, str], str]] = {
    "goalposts": _goalposts,
    "target": _target,
    "steps": _steps,
    "per_event": _per_event,
    "against": _against,
    "percentile": _percentile,
    "min_max": _min_max,
}
