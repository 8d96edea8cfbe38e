"""The worked example that each rule carries, computed by the rule itself: it must give what it says."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from data.problem import Problem
from metrics.scoring import rules
from metrics.scoring.scheme import EventRule, Example, Item, Scheme

COMPARED = Decimal("0.000001")  # of a point: an example says as much of a third as anyone writes
RELATIVE = ("percentile", "min_max")  # rules that need the rest of the group
PAST = ("three_years", "last_year")


def check(scheme: Scheme, where: str) -> None:
    """A Problem names the rule, what went in, what the example says and what the rule gives."""
    for item in scheme.items:
        _check_all(f"{where}, items {item.id}", item, item.examples, _of_item(item))
    for rule in scheme.events:
        _check_all(f"{where}, events {rule.id}", rule, rule.examples, _of_events(rule))


def points(part: Item | EventRule, example: Example) -> Decimal:
    """What a rule gives for an example."""
    return (_of_item(part) if isinstance(part, Item) else _of_events(part))(example)


def _of_item(item: Item) -> Callable[[Example], Decimal]:
    return lambda example: rules.points_of(item, example)


def _of_events(rule: EventRule) -> Callable[[Example], Decimal]:
    return lambda example: rules.event_points(rule, example.value, example.circumstances)


def _check_all(
    where: str, part: Item | EventRule, examples: tuple[Example, ...], found: Callable[[Example], Decimal]
) -> None:
    if not examples:
        raise Problem(f"{where}: has no example; write what the rule gives, worked out by hand.")
    for number, example in enumerate(examples, 1):
        here = f"{where}, examples {number}"
        _check_inputs(here, part, example)
        computed = found(example)
        if _compared(computed) != _compared(example.expected):
            raise Problem(
                f"{here}: {_told(part, example)} gives {plain(_compared(computed))} points, not "
                f"{plain(example.expected)}; correct the rule or the example."
            )


def _check_inputs(where: str, part: Item | EventRule, example: Example) -> None:
    if isinstance(part, EventRule):
        if example.base is not None or example.others:
            raise Problem(
                f"{where}: an example of events has a value and circumstances; leave out base and others."
            )
        return
    if example.circumstances:
        raise Problem(f"{where}: circumstances are of events; leave them out.")
    if needs_base(part) != (example.base is not None):
        raise Problem(f"{where}: base is given where the rule looks at the past, and only there.")
    if needs_others(part) != bool(example.others):
        raise Problem(f"{where}: others are given where the rule looks at the group, and only there.")


def needs_base(item: Item) -> bool:
    """Whether the rule compares with the unit's own past."""
    return item.rule == "against" and item.baseline in PAST


def needs_others(item: Item) -> bool:
    """Whether the rule compares within the group."""
    return item.rule in RELATIVE or (item.rule == "against" and item.baseline == "peers")


def plain(number: Decimal) -> str:
    """A number as it is written: 20, 2.5; no zeros at its end and no exponent; "no" for none."""
    if not number.is_finite():
        return "no"
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def _told(part: Item | EventRule, example: Example) -> str:
    if isinstance(part, EventRule):
        return ", ".join((f"{plain(example.value)} events", *example.circumstances))
    base = "" if example.base is None else f" against {plain(example.base)}"
    others = f" among {', '.join(map(plain, example.others))}" if example.others else ""
    return f"{part.rule} of {plain(example.value)}{base}{others}"


def _compared(number: Decimal) -> Decimal:
    return number.quantize(COMPARED, ROUND_HALF_UP) if number.is_finite() else number
