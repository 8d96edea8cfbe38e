"""Rates with numerator and denominator: whether a printed one is their quotient, or carried over a limit."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from i18n.translate import mark as _
from reports.checking import arithmetic, words
from reports.checking.arithmetic import HUNDRED
from reports.checking.figures import Figure
from reports.checking.passage import Passage, Sentence
from reports.checking.rate_counts import Rate, counts_of
from reports.checking.result import RIGHT, UNCLEAR, WRONG, Finding, Told

SAID = {
    "right": _("{arithmetic}: right."),
    "wrong": _("{arithmetic}, not {quote}."),
    "cut": _("{arithmetic}: {quote} was cut off instead of rounded."),
    "over": _("{arithmetic}: below {bound}; rounding has carried it over the limit."),
    "under": _("{arithmetic}: not below {bound}."),
    "larger": _("{arithmetic}: a part cannot be larger than its whole."),
    "near": _("{arithmetic}; the counts are rounded, so that {quote} may be right."),
    "doubt": _(
        "The counts beside it give {arithmetic}; whether they are its numerator and denominator is not said."
    ),
}
RULE = {"over": "threshold", "under": "threshold", "larger": "limit"}  # all others are the rate itself


Pair = tuple[Figure, Figure]


def rates(passage: Passage) -> Iterator[Finding]:
    """A finding for each rate that has counts."""
    for sentence in passage.sentences:
        for figure in sentence.figures:
            if is_rate(sentence, figure) and (found := counts_of(sentence, figure)):
                yield from _judged(sentence, found)


def is_rate(sentence: Sentence, figure: Figure) -> bool:
    """Whether a percentage is a level: no change, no end of an interval, no target."""
    is_level = figure.kind == "percent" and not figure.is_range and not figure.sign
    return is_level and not sentence.way(figure) and not words.has(sentence.label(figure)[-6:], "target")


def _judged(sentence: Sentence, rate: Rate) -> Iterator[Finding]:
    pairs, exceeds = rate.pairs, may_exceed(sentence, rate.printed)
    if not pairs:
        return
    fitting = [pair for pair in pairs if _fits(rate, pair, exceeds)]
    if fitting:
        yield _finding(sentence.whole, rate, fitting[-1], _certainty(rate, fitting[-1], exceeds))
        return
    if rate.loose:
        return
    told = [pair for pair in pairs if words.has(sentence.about(pair[1]), "whole")]
    pair = (told or pairs)[0]
    said = _fault(rate, pair, exceeds) if rate.sure else "doubt"
    if said == "larger" and words.has(sentence.text, "carried"):
        said = "doubt"
    yield _finding(sentence.whole, rate, pair, said)


def _certainty(rate: Rate, pair: Pair, exceeds: bool) -> str:
    """right, or near where only the range of rounded counts (1.3万) allows it."""
    exact = tuple(replace(one, low=one.value, high=one.value) for one in pair)
    return "right" if _fits(rate, exact, exceeds) else "near"


def may_exceed(sentence: Sentence, figure: Figure) -> bool:
    """Whether a percentage may be more than 100: completion of a plan, growth."""
    return words.has(sentence.lead(figure)[-20:] + sentence.tail(figure), "may_exceed")


def _quotient(rate: Rate, pair: Pair) -> tuple[Decimal, Decimal]:
    if rate.rest:
        return arithmetic.span(lambda part, all_: (all_ - part) / all_ * HUNDRED, *pair)
    return arithmetic.span(lambda part, all_: part / all_ * HUNDRED, *pair)


def _fits(rate: Rate, pair: Pair, exceeds: bool) -> bool:
    low, high = _quotient(rate, pair)
    printed, bound = rate.printed, rate.printed.bound
    if low > HUNDRED and not exceeds:
        return False
    if bound == "at_least":
        return high >= printed.value
    if bound == "at_most":
        return low < printed.value
    if bound in ("nearly", "about"):
        return abs(low - printed.value) <= 1
    return arithmetic.fits(printed, low, high)


def _fault(rate: Rate, pair: Pair, exceeds: bool) -> str:
    low, _high = _quotient(rate, pair)
    if low > HUNDRED and not exceeds:
        return "larger"
    if rate.printed.bound in ("at_least", "at_most"):
        return "over" if rate.printed.bound == "at_least" else "under"
    return "cut" if arithmetic.is_cut_off(rate.printed, low) else "wrong"


def _finding(text: str, rate: Rate, pair: Pair, said: str) -> Finding:
    exact_pair = tuple(replace(one, low=one.value, high=one.value) for one in pair)
    printed, (exact, _high) = rate.printed, _quotient(rate, exact_pair)
    shown = arithmetic.percent(exact, printed.decimals)
    part, all_ = (arithmetic.number(one.value) for one in pair)
    upper = f"({all_} − {part})" if rate.rest else part
    start, end = printed.outer if said in ("over", "under") else (printed.start, printed.end)
    gaps = {
        "arithmetic": f"{upper} ÷ {all_} = {shown}",
        "quote": text[start:end],
        "bound": f"{printed.value}%",
    }
    verdict = {"right": RIGHT, "doubt": UNCLEAR, "near": UNCLEAR}.get(said, WRONG)
    right = shown if verdict == WRONG and said != "larger" else ""
    told = Told(SAID[said], tuple(gaps.items()))
    return Finding(start, end, text[start:end], verdict, RULE.get(said, "rate"), told, right)
