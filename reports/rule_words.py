"""Words of an item's rule: how a figure becomes points, in one sentence with the numbers of the scheme."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics import catalog
from metrics.scoring.scheme import Item
from reports.figure import MARKS

# By whether higher is better: what "worse" is called depends on it.
GOALPOSTS = {
    True: _("none at {worst} or less, all at {best} or more, evenly between"),
    False: _("none at {worst} or more, all at {best} or less, evenly between"),
}
MET = {True: _("all at {goal} or more, else none"), False: _("all at {goal} or less, else none")}
NEAR = {
    True: _("all at {goal} or more, else the share of it that is reached (value ÷ {goal})"),
    False: _("all at {goal} or less, else the share of the value that it is ({goal} ÷ value)"),
}
REACHED = {True: _("{points} at {bound} or more"), False: _("{points} at {bound} or less")}
LOST = {
    (True, False): _("{points} off for each {per} below {base}"),
    (False, False): _("{points} off for each {per} above {base}"),
    (True, True): _("{points} off for each whole {per} below {base}"),
    (False, True): _("{points} off for each whole {per} above {base}"),
}
GAINED = {True: _("as many more for each {per} above it"), False: _("as many more for each {per} below it")}
BASELINES = {
    "target": _("the target {value}"),
    "given": _("the given figure {value}"),
    "three_years": _("the unit's own figure of the three years before"),
    "last_year": _("the unit's own figure a year earlier"),
    "peers": _("the group's own figure"),
}


def item(found: Item, lang: str) -> str:
    """How an item is scored: full marks, rule, floor and cap, and the least number of cases."""
    say, told = translator(lang), [_RULES[found.rule](found, lang)]
    if found.floor:
        told.append(say(_("{points} at the least")).format(points=points(found.floor, lang)))
    if found.cap is not None:
        told.append(say(_("no more than {points}")).format(points=points(found.cap, lang)))
    if found.decimals is not None:
        told.append(say(_("rounded to {n} decimals")).format(n=found.decimals))
    if found.least:
        told.append(say(_("not scored below {least} cases")).format(least=plain(found.least, lang)))
    text = say(_("Full marks {points}: {rule}."))
    return text.format(points=points(found.points, lang), rule=MARKS[lang].semicolon.join(told))


def points(number: Decimal, lang: str) -> str:
    """A number of points as the scheme writes it: "0.5分", "1 point"."""
    return format.target(float(number), "points", lang)


def plain(number: Decimal, lang: str) -> str:
    """A number as the scheme writes it, without a unit."""
    return format.number(float(number), lang, max(0, -number.normalize().as_tuple().exponent))


def value(indicator: str, number: Decimal, lang: str) -> str:
    """A number in an indicator's unit, neither rounded nor padded; an unknown indicator counts."""
    known = catalog.read().get(indicator)
    return format.target(float(number), known.unit if known else "count", lang)


def _goalposts(found: Item, lang: str) -> str:
    is_higher = found.better == "higher"
    ends = (found.low, found.high) if is_higher else (found.high, found.low)
    worst, best = (value(found.indicator, one, lang) for one in ends)
    text = GOALPOSTS[is_higher]
    return translator(lang)(text).format(worst=worst, best=best)


def _target(found: Item, lang: str) -> str:
    text = (MET if found.all_or_nothing else NEAR)[found.better == "higher"]
    return translator(lang)(text).format(goal=value(found.indicator, found.goal, lang))


def _steps(found: Item, lang: str) -> str:
    say, text = translator(lang), REACHED[found.better == "higher"]
    told = [
        say(text).format(points=points(given, lang), bound=value(found.indicator, bound, lang))
        for bound, given in found.steps
    ]
    return MARKS[lang].comma.join([*told, say(_("else none"))])


def _per_event(found: Item, lang: str) -> str:
    say = translator(lang)
    known = catalog.read().get(found.indicator)
    one = format.unit_named(known.unit if known else "count").suffix(lang, one=True)
    free = value(found.indicator, found.free, lang)
    text = (
        _("{points} off for every {one} beyond {free}") if found.free else _("{points} off for every {one}")
    )
    return say(text).format(points=points(found.each, lang), one=one or say(_("one")), free=free)


def _against(found: Item, lang: str) -> str:
    say, is_higher = translator(lang), found.better == "higher"
    number = {"target": found.goal, "given": found.given}.get(found.baseline)
    base = say(BASELINES[found.baseline]).format(
        value="" if number is None else value(found.indicator, number, lang)
    )
    per, text = _measured(found, found.per, lang), LOST[is_higher, found.whole]
    told = [say(text).format(base=base, points=points(found.each, lang), per=per)]
    if found.rewards:
        gain = GAINED[is_higher]
        told.append(say(gain).format(per=per))
    if found.free:
        free = _measured(found, found.free * found.per, lang)
        told.append(say(_("the first {free} not counted")).format(free=free))
    return MARKS[lang].comma.join(told)


def _measured(found: Item, number: Decimal, lang: str) -> str:
    """A distance from the baseline: percentage points, percent of it, or the indicator's own unit."""
    say, amount = translator(lang), plain(number, lang)
    if found.measure == "percent":
        return say(_("{amount}% of it")).format(amount=amount)
    if found.measure == "units":
        return value(found.indicator, number, lang)
    if number == 1:
        return say(_("percentage point"))
    return say(_("{amount} percentage points")).format(amount=amount)


def _percentile(_found: Item, lang: str) -> str:
    return translator(lang)(_("by the share of the others in the group that are worse, equals counting half"))


def _min_max(_found: Item, lang: str) -> str:
    return translator(lang)(_("none for the worst of the group, all for its best, evenly between"))


_RULES: Mapping[str, Callable[[Item, str], str]] = {
    "goalposts": _goalposts,
    "target": _target,
    "steps": _steps,
    "per_event": _per_event,
    "against": _against,
    "percentile": _percentile,
    "min_max": _min_max,
}
