"""Steps of the ladder (一次督办、二次约谈、三次问责) as people decided them: appeals, answers, withdrawals.

What is proposed follows from a scheme's rule; whether it is done is decided by a person, with a reason, and
stands in the journal for good together with the evidence of that day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from data.history import entries, journal
from data.history.said import said
from data.problem import Problem

KIND = "ladder"
STEPS = ("supervise", "summon", "account")
TAKEN, NOT_TAKEN = "taken", "not_taken"
DECIDED, APPEALED, ANSWERED, WITHDRAWN = "decided", "appealed", "answered", "withdrawn"
UPHELD = "upheld"
OUTCOMES = (UPHELD, WITHDRAWN)  # of an appeal


@dataclass(frozen=True)
class Turn:
    """What happened to a decision afterwards: `action` appealed, answered (with `outcome`) or withdrawn."""

    action: str
    reason: str
    who: str
    number: int
    at: str
    outcome: str = ""


@dataclass(frozen=True)
class Decision:
    """Whether a proposed step (`kind`, of STEPS) is TAKEN or NOT_TAKEN for a unit in a period of a scheme.

    `after` is the number of consecutive periods among the last, `evidence` plain JSON (place, range, tier,
    what supports it), `version` that of the warehouse; `turns` are what happened since, oldest first.
    """

    kind: str
    decision: str
    unit: str
    scheme: str
    area: str
    period: str
    after: int
    evidence: Mapping[str, object]
    version: int
    reason: str
    who: str = ""
    number: int = 0
    at: str = ""
    turns: tuple[Turn, ...] = ()

    @property
    def state(self) -> str:
        """DECIDED, APPEALED (nobody has answered yet), UPHELD or WITHDRAWN."""
        last = self.turns[-1] if self.turns else None
        if last is None:
            return DECIDED
        return last.outcome or last.action

    @property
    def stands(self) -> bool:
        """Whether nobody has taken it back."""
        return self.state != WITHDRAWN

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What is decided once: scheme, area, unit and period."""
        return (self.scheme, self.area, self.unit, self.period)


def decide(decision: Decision, who: str, records: Path | None = None) -> Decision:
    """Write a decision down for good; as written, with number and at.

    A Problem where kind or decision is unknown, reason or name is missing, or one stands for the period.
    """
    _one_of("step", decision.kind, STEPS)
    _one_of("decision", decision.decision, (TAKEN, NOT_TAKEN))
    reason, who = said(KIND, "reason", decision.reason), said(KIND, "name", who)
    if twin := next((one for one in standing(records) if one.place == decision.place), None):
        raise Problem(
            f"ladder: {decision.unit} has a decision for {decision.period} already (number {twin.number}); "
            "withdraw it first."
        )
    entry = {"action": DECIDED, **entries.entry(decision, "turns"), "reason": reason}
    return entries.value(Decision, journal.append(KIND, entry, who, records))


def appeal(number: int, reason: str, who: str, records: Path | None = None) -> Decision:
    """Note that the unit appeals; a Problem where the step was not taken or its appeal is open."""
    decision = _found(number, records)
    if decision.decision == NOT_TAKEN:
        raise Problem(f"ladder {number}: the step was not taken; there is nothing to appeal.")
    if decision.state == APPEALED:
        raise Problem(f"ladder {number}: an appeal is open already; answer it first.")
    return _turned(number, {"action": APPEALED, "reason": said(KIND, "reason", reason)}, who, records)


def answer(number: int, outcome: str, reason: str, who: str, records: Path | None = None) -> Decision:
    """Answer the open appeal: the decision is UPHELD or WITHDRAWN; a Problem where none is open."""
    _one_of("outcome", outcome, OUTCOMES)
    if _found(number, records).state != APPEALED:
        raise Problem(f"ladder {number}: no appeal is open; note the appeal first.")
    entry = {"action": ANSWERED, "outcome": outcome, "reason": said(KIND, "reason", reason)}
    return _turned(number, entry, who, records)


def withdraw(number: int, reason: str, who: str, records: Path | None = None) -> Decision:
    """Take a decision back; a Problem where none of this number stands."""
    _found(number, records)
    return _turned(number, {"action": WITHDRAWN, "reason": said(KIND, "reason", reason)}, who, records)


def decisions(records: Path | None = None) -> list[Decision]:
    """Every decision that was ever made, also those taken back, oldest first."""
    found: dict[int, Decision] = {}
    for entry in journal.read(KIND, records):
        if entry["action"] == DECIDED:
            found[entry["number"]] = entries.value(Decision, entry)
        else:
            one = found[entry["of"]]
            found[one.number] = replace(one, turns=(*one.turns, entries.value(Turn, entry)))
    return list(found.values())


def standing(records: Path | None = None) -> list[Decision]:
    """The decisions that nobody has taken back, oldest first."""
    return [one for one in decisions(records) if one.stands]


def history(unit: str, scheme: str = "", records: Path | None = None) -> list[Decision]:
    """Every decision about a unit, under one scheme or (empty) under all, oldest first."""
    return [one for one in decisions(records) if one.unit == unit and scheme in ("", one.scheme)]


def _found(number: int, records: Path | None) -> Decision:
    for one in standing(records):
        if one.number == number:
            return one
    raise Problem(f"ladder {number}: no decision of this number stands.")


def _turned(number: int, entry: dict, who: str, records: Path | None) -> Decision:
    """The decision with one more turn."""
    journal.append(KIND, {**entry, "of": number}, said(KIND, "name", who), records)
    return next(one for one in decisions(records) if one.number == number)


def _one_of(what: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise Problem(f"ladder: {what} is {value!r}; use one of {', '.join(allowed)}.")
