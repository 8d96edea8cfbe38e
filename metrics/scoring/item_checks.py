"""Whether each item can be scored: its indicator, its direction, and the numbers that its rule reads."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from data.definitions import Definition, did_you_mean
from data.problem import Problem
from i18n.units import UNITS
from metrics import catalog
from metrics.ranks import DIRECTIONS
from metrics.scoring import structure
from metrics.scoring.fields import choose
from metrics.scoring.scheme import BASELINES, MEASURES, RULES, Item, Scheme

# What each rule needs, and what else it reads; further numbers in an item would only look as if they counted.
NEEDED = {
    "goalposts": ("low", "high"),
    "target": ("goal",),
    "steps": ("steps",),
    "per_event": ("each",),
    "against": ("baseline", "each"),
    "percentile": (),
    "min_max": (),
}
READ = {
    "target": ("all_or_nothing",),
    "per_event": ("free",),
    "against": ("goal", "given", "measure", "per", "free", "rewards", "whole"),
}
OF_RULES = (
    *("low", "high", "goal", "all_or_nothing", "steps", "each", "free", "per"),
    *("baseline", "given", "measure", "rewards", "whole"),
)
NUMBERS_OF = {"target": "goal", "given": "given"}  # where a fixed baseline stands
COUNTS = ("count", "stock")  # kinds whose figure is a number of events
UNBOUNDED = "completion"  # its shares may pass 1: more was done than planned
DEFAULTS = {name: field.default for name, field in Item.__dataclass_fields__.items()}


def check(scheme: Scheme, where: str) -> None:
    """A Problem names the first mistake."""
    known = catalog.read()
    for item in scheme.items:
        here = f"{where}, items {item.id}"
        definition = definition_of(item.indicator, known, here)
        choose(here, "rule", item.rule, RULES)
        _check_direction(item, definition, here)
        _check_fields(item, here)
        _check_bounds(item, here)
        structure.area_codes(here, "not_applicable", item.not_applicable)
        {"goalposts": _check_goalposts, "steps": _check_steps, "against": _check_against}.get(
            item.rule, _check_nothing
        )(item, here)
        _check_shares(item, definition, here)
        _check_counts(item, definition, here)


def definition_of(name: str, known: Mapping[str, Definition], where: str) -> Definition:
    """The definition of an indicator; a Problem with the nearest where there is none."""
    if name not in known:
        raise Problem(
            f"{where}: indicator {name!r} is not in the catalogue.{did_you_mean(name, list(known))}"
        )
    return known[name]


def _check_direction(item: Item, definition: Definition, where: str) -> None:
    if definition.better in DIRECTIONS:
        if item.better != definition.better:
            raise Problem(
                f"{where}: better is {item.better!r}, but of {item.indicator} {definition.better} is better; "
                "leave it out."
            )
    elif item.better not in DIRECTIONS:
        raise Problem(
            f"{where}: {item.indicator} has no better direction; an item that a document prescribes says "
            "better, higher or lower."
        )


def _check_fields(item: Item, where: str) -> None:
    needed, read = NEEDED[item.rule], (*NEEDED[item.rule], *READ.get(item.rule, ()))
    for key in OF_RULES:
        is_given = getattr(item, key) != DEFAULTS[key]
        if key in needed and not is_given:
            raise Problem(f"{where}: rule {item.rule} needs {', '.join(needed)}; {key} is missing.")
        if is_given and key not in read:
            raise Problem(f"{where}: rule {item.rule} does not read {key}; leave it out.")


def _check_bounds(item: Item, where: str) -> None:
    floor, cap = item.floor, item.cap
    if floor is not None and floor >= item.points:
        raise Problem(f"{where}: floor is {floor} of {item.points} points; write a lower one.")
    if cap is not None and (cap <= 0 or (floor is not None and cap <= floor)):
        raise Problem(f"{where}: cap is {cap}; write a number above 0 and the floor.")
    for key, number in (("each", item.each), ("free", item.free), ("least", item.least)):
        if number < 0:
            raise Problem(f"{where}: {key} is {number}; write 0 or more.")
    if item.per <= 0:
        raise Problem(f"{where}: per is {item.per}; write a number above 0.")
    if item.decimals is not None and not 0 <= item.decimals <= structure.MOST_DECIMALS:
        raise Problem(f"{where}: decimals is {item.decimals}; write 0 to {structure.MOST_DECIMALS}.")


def _check_nothing(item: Item, where: str) -> None:
    """Rules without numbers of their own to check."""


def _check_goalposts(item: Item, where: str) -> None:
    if item.low >= item.high:
        raise Problem(f"{where}: low is {item.low} and high {item.high}; low is the smaller figure.")


def _check_steps(item: Item, where: str) -> None:
    bounds, given = [bound for bound, _ in item.steps], [points for _, points in item.steps]
    if sorted(set(given), reverse=True) != given or given[0] > item.points:
        raise Problem(f"{where}: steps give {_listed(given)}; write falling points, at most {item.points}.")
    if sorted(set(bounds), reverse=item.better == "higher") != bounds:
        raise Problem(
            f"{where}: steps begin at {_listed(bounds)}; write the best first, where {item.better} is better."
        )


def _check_against(item: Item, where: str) -> None:
    choose(where, "baseline", item.baseline, BASELINES)
    choose(where, "measure", item.measure, MEASURES)
    for baseline, key in NUMBERS_OF.items():
        if (item.baseline == baseline) != (getattr(item, key) is not None):
            raise Problem(f'{where}: baseline = "{baseline}" and {key} go together; give both or neither.')


def _check_shares(item: Item, definition: Definition, where: str) -> None:
    is_share = UNITS[definition.unit].is_share
    if item.rule == "against" and item.measure == "points" and not is_share:
        raise Problem(f'{where}: {item.indicator} is no share; write measure = "units" or "percent".')
    if not is_share:
        return
    told = [(key, getattr(item, key)) for key in ("low", "high", "goal", "given")]
    told += [("steps", bound) for bound, _ in item.steps]
    for key, number in told:
        if number is not None and not 0 <= number <= 1:
            raise Problem(f"{where}: {key} is {number}; a share is between 0 and 1, so write {number / 100}.")
    for key, number in () if definition.kind == UNBOUNDED else _of_examples(item):
        if not 0 <= number <= 1:
            raise Problem(f"{where}: an example's {key} is {number}; a share is between 0 and 1.")


def _of_examples(item: Item) -> Iterable[tuple[str, Decimal]]:
    for example in item.examples:
        bases = () if example.base is None else (example.base,)
        named = (("value", (example.value,)), ("base", bases), ("others", example.others))
        yield from ((key, number) for key, numbers in named for number in numbers)


def _check_counts(item: Item, definition: Definition, where: str) -> None:
    if item.rule == "per_event" and (definition.kind not in COUNTS or item.better != "lower"):
        raise Problem(
            f"{where}: rule per_event takes points for each event of a count of which lower is better; "
            f"{item.indicator} is none."
        )


def _listed(numbers: list[Decimal]) -> str:
    return ", ".join(str(number) for number in numbers)
