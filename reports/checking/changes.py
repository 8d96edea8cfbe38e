"""Changes: growth and differences against what they are told from; percent against percentage points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from i18n.translate import mark as _
from reports.checking import arithmetic, words
from reports.checking.arithmetic import HUNDRED
from reports.checking.figures import Figure
from reports.checking.passage import Passage, Sentence
from reports.checking.result import RIGHT, UNCLEAR, WRONG, Finding, Told

YEAR = re.compile(r"同比|同期|去年|上年|a year earlier|the year before|last year")
MONTH = re.compile(r"环比|上月|上期|上季|the month before|last month")
SAID = {
    "right": _("{arithmetic}: right."),
    "wrong": _("{arithmetic}, not {quote}."),
    "cut": _("{arithmetic}: {quote} was cut off instead of rounded."),
    "rose": _("From {before} to {now} the figure rose; the text says it fell."),
    "fell": _("From {before} to {now} the figure fell; the text says it rose."),
    "below_zero": _("A change of {quote} to {now} would begin below nothing."),
    "is_points": _("{arithmetic}: between two rates this is a difference, to be written {right}."),
    "is_percent": _("{arithmetic}: a count grows by percent, not by percentage points; write {right}."),
    "which": _("Of a rate, {quote} may mean percent or percentage points; the earlier rate is not given."),
    "near": _("{arithmetic}; the printed rates are rounded, so that {quote} may be right."),
    "from_zero": _("There is no growth rate from 0."),
    "halved": _("Nothing can fall by more than 100%."),
}
RULE = {"rose": "sign", "fell": "sign", "is_points": "points", "is_percent": "points", "which": "points"}
VERDICT = {"right": RIGHT, "which": UNCLEAR, "near": UNCLEAR, "from_zero": UNCLEAR}


@dataclass(frozen=True)
class State:
    """What a sentence has told so far: the figure now, the one before, and the last change in number.

    `earlier` are all figures of earlier times with their labels, where there are several.
    """

    now: Figure | None = None
    before: Figure | None = None
    earlier: tuple[tuple[Figure, str], ...] = ()
    change: Figure | None = None
    way: int = 0


def changes(passage: Passage) -> Iterator[Finding]:
    """A finding for each change that can be recomputed."""
    for sentence in passage.sentences:
        state, clause = State(), 0
        for figure in sentence.figures:
            if sentence.clause(figure) != clause:
                state, clause = State(), sentence.clause(figure)
            state, found = _next(sentence, state, figure)
            yield from found


def _next(sentence: Sentence, state: State, figure: Figure) -> tuple[State, list[Finding]]:
    """The state behind a figure, and what is found of it."""
    label, way = sentence.label(figure), sentence.way(figure)
    if figure.is_range or words.has(label[-6:], "target") or (figure.sign and way):
        return state, []
    if not way and figure.sign and figure.kind in ("percent", "points"):
        way = -1 if figure.sign == "-" else 1
    if not way:
        return _standing(sentence, state, figure), []
    if not figure.kind and state.now is not None and state.now.is_count:
        figure = replace(figure, kind=state.now.kind)  # 70 incidents, 8 more: the unit stands once
    if _is_another(sentence, state, figure):
        return State(), []
    state = _against_one(sentence, state, figure)
    said = _said(state, figure, way)
    is_number = state.now is not None and figure.kind == state.now.kind and figure.is_count
    after = replace(state, change=figure, way=way) if is_number else state
    return after, ([_finding(sentence, state, figure, way, said)] if said else [])


def _is_another(sentence: Sentence, state: State, figure: Figure) -> bool:
    """Whether a change names a subject of its own: 纠纷185起，刑事案件上升8起."""
    subject = sentence.subject(figure)
    known = sentence.whole[sentence.start : state.now.end + 12] if state.now else ""
    return len(subject) > 1 and subject not in known


def _against_one(sentence: Sentence, state: State, figure: Figure) -> State:
    """The state with that earlier figure before it which a change names: 环比 or 同比; none where unsaid."""
    if len(state.earlier) < 2:
        return state
    label = sentence.label(figure)
    names = next((form for form in (YEAR, MONTH) if form.search(label)), None)
    chosen = [one for one, words_ in state.earlier if names is not None and names.search(words_)]
    return replace(state, before=chosen[0]) if len(chosen) == 1 else State()


def _standing(sentence: Sentence, state: State, figure: Figure) -> State:
    if _is_before(sentence, figure):
        earlier = (*state.earlier, (figure, sentence.label(figure)))
        return replace(state, before=figure, change=None, earlier=earlier)
    if words.has(sentence.label(figure), "average") or (state.now and sentence.in_brackets(figure)):
        return state  # 62起(日均8.9起)
    kept = state.before if state.before and state.before.kind == figure.kind and not state.change else None
    return State(now=figure, before=kept)


def _is_before(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is of an earlier time, or is what another is set against: 上月62件, 比62件, 从62件."""
    label = sentence.label(figure)
    starts = bool(words.before("from").search(label)) and words.has(
        sentence.whole[figure.end : figure.end + 16], "to"
    )
    return starts or words.has(label[-14:], "earlier") or bool(words.before("against").search(label))


def _said(state: State, figure: Figure, way: int) -> str:
    """Which of SAID fits; nothing where there is nothing to compare with."""
    now, before = state.now, state.before
    if way < 0 and figure.kind == "percent" and figure.value > HUNDRED:
        return "halved"
    if now is None or (figure.kind == "percent" and now.kind == "percent" and before is None):
        return "which" if now and now.kind == "percent" and figure.kind == "percent" else ""
    if before is not None and before.kind == now.kind and before.end != now.end:
        return _against(state, figure, way)
    if figure.is_count and figure.kind == now.kind:
        return "below_zero" if way > 0 and figure.low > now.high else ""
    if state.change is None or not now.is_count or state.way != way:
        return ""
    return _by_change(state, figure)


def _against(state: State, figure: Figure, way: int) -> str:
    """The figure now and the one before are both told."""
    now, before = state.now, state.before
    low, high = arithmetic.span(lambda a, b: a - b, now, before)
    if (low * way < 0 and high * way < 0) or (low == high == 0 and figure.value):
        return "rose" if low > 0 else "fell" if low < 0 else "wrong"
    if figure.kind == now.kind and figure.is_count:
        return "right" if min(abs(low), abs(high)) <= figure.value <= max(abs(low), abs(high)) else "wrong"
    if now.kind == "percent":
        return _of_rates(state, figure)
    if figure.kind not in ("percent", "points"):
        return ""
    if before.low <= 0:
        return "from_zero"
    return _percent(figure, *_growth(now, before))


def _of_rates(state: State, figure: Figure) -> str:
    now, before = state.now, state.before
    points, unit = abs(now.value - before.value), Decimal(1).scaleb(-max(now.decimals, before.decimals))
    if figure.kind == "points":
        off = abs(figure.value - points)
        return "right" if off == 0 else "near" if off <= unit else "wrong"
    if figure.kind != "percent":
        return ""
    relative = points / before.value * HUNDRED if before.value else Decimal(0)
    slack = unit / before.value * HUNDRED if before.value else Decimal(0)
    if abs(figure.value - points) <= unit:
        return "is_points" if abs(figure.value - relative) > slack else "which"
    return "right" if abs(figure.value - relative) <= slack else "wrong"


def _by_change(state: State, figure: Figure) -> str:
    """Only the figure now and the change in number are told: what was before follows."""
    now, change, way = state.now, state.change, state.way
    before = now.value - way * change.value
    if figure.kind not in ("percent", "points") or before < 0:
        return ""
    if before == 0:
        return "from_zero"
    ends = arithmetic.span(lambda a, d: d / (a - way * d) * HUNDRED if a != way * d else HUNDRED, now, change)
    return _percent(figure, *ends)


def _growth(now: Figure, before: Figure) -> tuple[Decimal, Decimal]:
    low, high = arithmetic.span(lambda a, b: (a - b) / b * HUNDRED, now, before)
    return (low, high) if low >= 0 else (abs(high), abs(low))


def _percent(figure: Figure, low: Decimal, high: Decimal) -> str:
    if figure.kind == "points":
        return "is_percent"
    if figure.bound == "at_least":
        return "right" if high >= figure.value else "wrong"
    if figure.bound == "at_most":
        return "right" if low < figure.value else "wrong"
    if figure.bound:
        return "right" if abs(low - figure.value) <= max(1, figure.value / 10) else "wrong"
    if arithmetic.fits(figure, low, high):
        return "right"
    return "cut" if low == high and arithmetic.is_cut_off(figure, low) else "wrong"


def _finding(sentence: Sentence, state: State, figure: Figure, way: int, said: str) -> Finding:
    now, before = state.now, state.before
    sums, right = _arithmetic(sentence, state, figure, way)
    gaps = {
        "arithmetic": sums,
        "quote": figure.text,
        "right": right,
        "now": now.text if now else "",
        "before": before.text if before else "",
    }
    rule = RULE.get(said, "limit" if said == "halved" else "growth")
    verdict = VERDICT.get(said, WRONG)
    is_told = verdict == WRONG and said not in ("rose", "fell", "below_zero", "halved")
    told = Told(SAID[said], tuple(gaps.items()))
    place = figure.start, figure.end
    return Finding(*place, figure.text, verdict, rule, told, right if is_told else "")


def _arithmetic(sentence: Sentence, state: State, figure: Figure, way: int) -> tuple[str, str]:
    """The sum that gives the change, and the change as it should be printed."""
    now, before, change = state.now, state.before, state.change
    if now is None or (before is None and change is None):
        return "", ""
    start = before.value if before else now.value - way * change.value
    size, difference = abs(now.value - start), arithmetic.number(now.value - start)
    a, b = arithmetic.number(now.value), arithmetic.number(start)
    if figure.is_count and figure.kind == now.kind:
        return f"{a} − {b} = {difference}", arithmetic.number(size) + figure.unit
    if now.kind == "percent":
        unit = " percentage points" if sentence.is_english else "个百分点"
        return f"{a} − {b} = {difference}", arithmetic.number(size) + unit
    if not start:
        return "", ""
    grown = arithmetic.percent(size / start * HUNDRED, figure.decimals)
    return f"({a} − {b}) ÷ {b} = {'−' if now.value < start else ''}{grown}", grown
