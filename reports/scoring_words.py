"""Words of schemes: rules, events, vetoes and steps in sentences, and why a unit or an item has no points."""

from collections.abc import Iterable
from decimal import Decimal

from i18n.translate import mark as _
from i18n.translate import translator
from metrics import catalog
from metrics.scoring import inputs as facts
from metrics.scoring.board import CAP, FLOOR, NO_RANGE, NOT_COVERED, RANKED
from metrics.scoring.register import CAPPED, SAME_MATTER
from metrics.scoring.scheme import NO_EXCELLENT, EventRule, Ladder, Scheme, Veto
from reports.figure import MARKS
from reports.rule_words import item, plain, points, value

__all__ = ["bonus", "bound", "event", "item", "lacking", "ladder", "note", "standing", "step", "ties", "veto"]

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
COLOURS = {"blue": _("blue"), "orange": _("orange"), "red": _("red")}
CIRCUMSTANCES = {
    "repeat": _("repeated"),
    "sensitive": _("in a sensitive period"),
    "not_rectified": _("not rectified in time"),
    "halved": _("halved in the register"),
}
# By the sign of a rule's points; 0 where the register gives them.
CAPS = {
    1: _("{points} more at the most"),
    -1: _("{points} off at the most"),
    0: _("{points} in all at the most"),
}
TIES = {
    "share": _("Equal scores share the better place, in no order."),
    "by": _("Between equal scores the points of these items decide, one after the other: {items}."),
    "lot": _(
        "Between equal scores a lot decides that anyone can draw again (SHA-256 of scheme, period, unit)."
    ),
}


def event(found: EventRule, lang: str) -> str:
    """How events of the register count, in one sentence after the rule's title."""
    say = translator(lang)
    return say(_("{title}: {rule}.")).format(title=found.title[lang], rule=event_effect(found, lang))


def event_effect(found: EventRule, lang: str) -> str:
    """The same without the title: points of one event, multipliers, cap."""
    say = translator(lang)
    told = [_each(found.each, lang)]
    for name, times in found.times.items():
        text = _("{times} times where {circumstance}")
        told.append(say(text).format(times=plain(times, lang), circumstance=_circumstance(found, name, lang)))
    if sum(times > 1 for times in found.times.values()) > 1:
        told.append(say(_("of several the largest counts")))
    if found.cap is not None:
        text = CAPS[0 if found.each is None else 1 if found.each > 0 else -1]
        told.append(say(text).format(points=points(found.cap, lang)))
    return MARKS[lang].semicolon.join(told)


def bonus(scheme: Scheme, lang: str) -> str:
    """The common cap of the bonuses, and that a matter counts once; empty without bonuses."""
    if scheme.bonus is None:
        return ""
    say, titles = translator(lang), {rule.id: rule.title[lang] for rule in scheme.events}
    names = say(_(", ")).join(titles[name] for name in scheme.bonus.rules)
    text = say(_("{names}: together {points} at the most; of one matter only the largest counts."))
    return text.format(names=names, points=points(scheme.bonus.cap, lang))


def veto(found: Veto, scheme: Scheme, lang: str) -> str:
    """When a veto falls and what it does, in one sentence after its title."""
    say = translator(lang)
    return say(_("{title}: {rule}.")).format(title=found.title[lang], rule=veto_effect(found, scheme, lang))


def veto_effect(found: Veto, scheme: Scheme, lang: str) -> str:
    """The same without the title: when it falls, and the grade or the points that it costs."""
    say, told = translator(lang), []
    if found.rules:
        told.append(say(_("where the register holds one in the period")))
    if found.above is not None:
        above = value(found.indicator, found.above, lang)
        text = say(_("where {indicator} is above {above}"))
        told.append(text.format(indicator=catalog.find(found.indicator).title[lang], above=above))
    return MARKS[lang].comma.join([say(_(" or ")).join(told), veto_result(found, scheme, lang)])


def veto_result(found: Veto, scheme: Scheme, lang: str) -> str:
    """What a veto does: not the best grade, another grade, or points off."""
    say, bands = translator(lang), {band.id: band.title[lang] for band in scheme.bands}
    if found.kind == NO_EXCELLENT:
        return say(_("not the best grade ({band})")).format(band=scheme.bands[0].title[lang])
    if found.band:
        return say(_("veto: graded {band}")).format(band=bands[found.band])
    return say(_("veto: {points} off")).format(points=points(found.minus or Decimal(0), lang))


def ladder(found: Ladder, lang: str) -> str:
    """The ladder's rule in one or two sentences: who is counted, after how many periods, until when."""
    say = translator(lang)
    steps = MARKS[lang].comma.join(
        say(_("{step} after {number}")).format(step=step(one.kind, lang), number=one.after)
        for one in found.steps
    )
    text = _("Of each group of {least} or more the last {worst}; consecutive periods: {steps}.")
    told = [say(text).format(least=found.least_units, worst=found.worst, steps=steps)]
    if found.cooling:
        told.append(
            say(_("Periods without a further step after one: {cooling}.")).format(cooling=found.cooling)
        )
    if found.resets_yearly:
        told.append(say(_("The count begins anew each January.")))
    return (" " if lang == "en" else "").join(told)


def ties(scheme: Scheme, lang: str) -> str:
    """What becomes of equal scores, in one sentence."""
    text, items = TIES[scheme.ties], [scheme.item(name).title[lang] for name in scheme.ties_by]
    return translator(lang)(text).format(items=translator(lang)(_(", ")).join(items))


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


def circumstances(names: Iterable[str], lang: str) -> str:
    """The circumstances of an event, in a row; empty for none."""
    say = translator(lang)
    return say(_(", ")).join(say(CIRCUMSTANCES[name]) for name in dict.fromkeys(names))


def _each(each: Decimal | None, lang: str) -> str:
    say = translator(lang)
    if each is None:
        return say(_("as the register says"))
    text = _("{points} off for each event") if each < 0 else _("{points} more for each event")
    return say(text).format(points=points(abs(each), lang))


def _circumstance(found: EventRule, name: str, lang: str) -> str:
    say = translator(lang)
    if name != "repeat":
        return say(CIRCUMSTANCES[name])
    return say(_("repeated within {n} months")).format(n=found.repeat_months)
