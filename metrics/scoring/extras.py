"""Whether what comes on top of items holds: events, bonuses, vetoes, grades, the ladder, the document."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from data.problem import Problem
from metrics import catalog
from metrics.scoring.fields import choose
from metrics.scoring.item_checks import definition_of
from metrics.scoring.scheme import (
    ACCOUNT,
    CIRCUMSTANCES,
    COLOURS,
    NO_EXCELLENT,
    STEPS_OF_LADDER,
    SUMMON,
    VETO,
    EventRule,
    Scheme,
    Veto,
)
from metrics.scoring.structure import known

SHEETS = ("blue", "orange", "red")
NEEDS_BASIS = (SUMMON, ACCOUNT)  # steps of the ladder that no office may take without a document
SERIOUS = {SUMMON: "约谈", ACCOUNT: "问责"}
LONGEST_REPEAT = 12  # months; the register is read no further back
_MONTH = re.compile(r"^(19|20)\d\d-(0[1-9]|1[0-2])$")


def check(scheme: Scheme, where: str) -> None:
    """A Problem names the first mistake."""
    _check_basis(scheme, where)
    for rule in scheme.events:
        _check_event(rule, f"{where}, events {rule.id}")
    _check_once(scheme, where)
    _check_bonus(scheme, where)
    _check_bands(scheme, where)
    for veto in scheme.vetoes:
        _check_veto(scheme, veto, f"{where}, vetoes {veto.id}")
    _check_ladder(scheme, where)
    for period in scheme.sensitive:
        if period.first > period.last:
            raise Problem(
                f"{where}: sensitive runs from {period.first} to {period.last}; write the first day first."
            )


def _check_basis(scheme: Scheme, where: str) -> None:
    if scheme.basis is None:
        return
    for key in ("first", "last"):
        if not _MONTH.match(getattr(scheme.basis, key)):
            raise Problem(
                f"{where}, basis: {key} is {getattr(scheme.basis, key)!r}; write a month such as 2026-01."
            )
    if scheme.basis.first > scheme.basis.last:
        raise Problem(
            f"{where}, basis: holds from {scheme.basis.first} to {scheme.basis.last}; write the first first."
        )


def _check_event(rule: EventRule, where: str) -> None:
    if not rule.rules:
        raise Problem(f"{where}: rules is empty; name the rules of the register that it counts.")
    if rule.each == 0:
        raise Problem(f"{where}: each is 0; write the points of one event, a deduction below 0.")
    if rule.cap is not None and rule.cap <= 0:
        raise Problem(f"{where}: cap is {rule.cap}; write an amount above 0, of deductions as well.")
    if not 1 <= rule.repeat_months <= LONGEST_REPEAT:
        raise Problem(f"{where}: repeat_months is {rule.repeat_months}; write 1 to {LONGEST_REPEAT}.")
    for name, times in rule.times.items():
        choose(where, "times", name, CIRCUMSTANCES)
        if times <= 0 or (times < 1) != (name == "halved"):
            raise Problem(
                f"{where}: times of {name} is {times}; halved is below 1, the others are 1 or more."
            )
    for example in rule.examples:
        for name in example.circumstances:
            choose(f"{where}, examples", "circumstances", name, CIRCUMSTANCES)


def _check_once(scheme: Scheme, where: str) -> None:
    """A rule of the register counts in one place: its points are not taken twice."""
    told = Counter(name for rule in scheme.events for name in rule.rules)
    told.update(name for veto in scheme.vetoes if veto.minus is not None for name in veto.rules)
    if twice := [name for name, count in told.items() if count > 1]:
        raise Problem(
            f"{where}: the register's rule {twice[0]!r} gives points twice; name it in one rule only."
        )


def _check_bonus(scheme: Scheme, where: str) -> None:
    if scheme.bonus is None:
        return
    known(f"{where}, bonus", "rules", scheme.bonus.rules, [rule.id for rule in scheme.events])
    if not scheme.bonus.rules or scheme.bonus.cap <= 0:
        raise Problem(f"{where}, bonus: name its rules, and a cap above 0.")
    for rule in scheme.events:
        if rule.id in scheme.bonus.rules and rule.each is not None and rule.each < 0:
            raise Problem(f"{where}, bonus: {rule.id} takes {-rule.each} points an event; it is no bonus.")


def _check_bands(scheme: Scheme, where: str) -> None:
    lows = [band.low for band in scheme.bands]
    for band in scheme.bands:
        if band.colour:
            choose(f"{where}, bands {band.id}", "colour", band.colour, COLOURS)
    if any(upper <= lower for upper, lower in pairwise(lows)):
        raise Problem(f"{where}: bands begin at {_listed(lows)}; write the best first, each later one lower.")
    if lows and lows[-1] > 0:
        raise Problem(f"{where}: a score below {lows[-1]} has no band; let the last begin at 0.")


def _check_veto(scheme: Scheme, veto: Veto, where: str) -> None:
    choose(where, "kind", veto.kind, (VETO, NO_EXCELLENT))
    if not veto.rules and not veto.indicator:
        raise Problem(
            f"{where}: name the rules of the register, or an indicator and above, for which it falls."
        )
    if bool(veto.indicator) != (veto.above is not None):
        raise Problem(f"{where}: indicator and above go together; give both or neither.")
    if veto.indicator:
        definition_of(veto.indicator, catalog.read(), where)
    if veto.kind == NO_EXCELLENT:
        _check_no_excellent(scheme, veto, where)
        return
    if scheme.basis is None:
        raise Problem(f"{where}: 一票否决 (veto) needs the document that prescribes it; name it in [basis].")
    if bool(veto.band) == (veto.minus is not None):
        raise Problem(f"{where}: a veto gives either a band or minus points; write one of them.")
    known(where, "band", [veto.band] if veto.band else [], [band.id for band in scheme.bands])
    if veto.minus is not None and veto.minus <= 0:
        raise Problem(f"{where}: minus is {veto.minus}; write the points it takes, above 0.")


def _check_no_excellent(scheme: Scheme, veto: Veto, where: str) -> None:
    if veto.band or veto.minus is not None:
        raise Problem(
            f"{where}: 否优 (no_excellent) only keeps from the best band; leave out band and minus."
        )
    if len(scheme.bands) < 2:
        raise Problem(f"{where}: 否优 (no_excellent) keeps from the best band; write [[bands]].")


def _check_ladder(scheme: Scheme, where: str) -> None:
    ladder, here = scheme.ladder, f"{where}, ladder"
    if ladder is None:
        return
    if ladder.worst < 1 or ladder.cooling < 0 or ladder.least_units <= ladder.worst:
        raise Problem(
            f"{here}: worst {ladder.worst} of least_units {ladder.least_units}, cooling {ladder.cooling}; "
            "write one or more, fewer than the units, and 0 or more."
        )
    for step in ladder.steps:
        choose(here, "kind", step.kind, STEPS_OF_LADDER)
        choose(here, "sheet", step.sheet, SHEETS)
        if step.kind in NEEDS_BASIS and scheme.basis is None:
            raise Problem(
                f"{here}: the step {SERIOUS[step.kind]} ({step.kind}) needs the document that prescribes it; "
                "name it in [basis]: title, number, first, last."
            )
    _check_order(here, [STEPS_OF_LADDER.index(step.kind) for step in ladder.steps], "kinds")
    _check_order(here, [step.after for step in ladder.steps], "after")
    if not ladder.steps or ladder.steps[0].after < 1:
        raise Problem(f"{here}: steps is empty or begins before the first period; write after = 1 or more.")


def _check_order(where: str, numbers: list[int], key: str) -> None:
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        raise Problem(
            f"{where}: {key} of the steps do not rise; write supervise, summon, account, each later."
        )


def _listed(numbers: Iterable[object]) -> str:
    return ", ".join(map(str, numbers))
