"""Rates with numerator and denominator: by the sign of division beside them, or by the words before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from i18n.translate import mark as _
from reports.checking import arithmetic, words
from reports.checking.arithmetic import HUNDRED
from reports.checking.figures import Figure
from reports.checking.passage import Passage, Sentence
from reports.checking.result import RIGHT, UNCLEAR, WRONG, Finding, Told

DIVIDED = re.compile(r"\A[^,，。;；(（)）]{0,24}?(?:÷|/|\bof\b|\bout of\b)[^,，。;；()（）]{0,24}\Z")
RATE_NAME = re.compile(
    r"([一-龥]{0,10}?)(?:率|占比|比例|比重)\s?(?:为|是|仅|只有|约|达到?|高达|达成|实现|保持在|稳定在|升至|降至|[:：]|\s)*\Z"
)
SHARE = re.compile(r"占(?:比|全部|总数|总量|总件数|全市|全县|其中|[一-龥]{0,6}的)?(?:为|是|约|近|达)?\s?\Z")
ENGLISH_NAME = re.compile(r"\b(?:rate|share)\b[^,;()]*\Z", re.IGNORECASE)
QUALIFIERS = (
    "按期",
    "按时",
    "及时",
    "一次",
    "初次",
    "重复",
    "规范",
    "当场",
    "就地",
    "超期",
    "逾期",
    "不",
    "未",
)
NEGATED = re.compile(r"(?:不|未|没有)")
SAID = {
    "right": _("{arithmetic}: right."),
    "wrong": _("{arithmetic}, not {quote}."),
    "cut": _("{arithmetic}: {quote} was cut off instead of rounded."),
    "over": _("{arithmetic}: below {bound}; rounding has carried it over the limit."),
    "under": _("{arithmetic}: not below {bound}."),
    "larger": _("{arithmetic}: a part cannot be larger than its whole."),
    "doubt": _(
        "The counts beside it give {arithmetic}; whether they are its numerator and denominator is not said."
    ),
}
RULE = {"over": "threshold", "under": "threshold", "larger": "limit"}  # all others are the rate itself


@dataclass(frozen=True)
class Rate:
    """A printed rate with the counts that it may come from; `sure` where the text says that it does."""

    printed: Figure
    part: Figure
    wholes: tuple[Figure, ...]
    sure: bool
    rest: bool = False  # the count is of those that are not meant: 不满意8件 beside 满意率


def rates(passage: Passage) -> Iterator[Finding]:
    """A finding for each rate that has counts."""
    for sentence in passage.sentences:
        for figure in sentence.figures:
            if is_rate(sentence, figure) and (found := _counts(sentence, figure)):
                yield from _judged(sentence, found)


def is_rate(sentence: Sentence, figure: Figure) -> bool:
    """Whether a percentage is a level: no change, no end of an interval, no target."""
    is_level = figure.kind == "percent" and not figure.is_range and not figure.sign
    return is_level and not sentence.way(figure) and not words.has(sentence.label(figure)[-6:], "target")


def _counts(sentence: Sentence, figure: Figure) -> Rate | None:
    return _in_brackets(sentence, figure) or _before(sentence, figure) or _in_words(sentence, figure)


def _in_brackets(sentence: Sentence, figure: Figure) -> Rate | None:
    """96.8%(179÷185): the first two counts of the bracket behind."""
    behind = sentence.whole[figure.end : sentence.end]
    opened = re.match(r"\s?\(([^)]*)\)?", behind)
    if not opened:
        return None
    end = figure.end + opened.end()
    inside = [one for one in sentence.figures if figure.end <= one.start < end]
    return _divided(sentence, figure, inside[:2])


def _before(sentence: Sentence, figure: Figure) -> Rate | None:
    """179÷185=96.8%, 179 of 185 (96.8%)."""
    return _divided(sentence, figure, list(sentence.before(figure)[-2:]))


def _divided(sentence: Sentence, figure: Figure, pair: list[Figure]) -> Rate | None:
    if len(pair) < 2 or not all(one.is_count for one in pair):
        return None
    part, whole = pair
    between = sentence.whole[part.end : whole.start]
    if not DIVIDED.match(between) or sentence.clause(part) != sentence.clause(figure):
        return None
    return Rate(figure, part, (whole,), sure=True)


def _in_words(sentence: Sentence, figure: Figure) -> Rate | None:
    """排查185起，调解成功179起，成功率96.8%."""
    lead = sentence.lead(figure)
    named, share = RATE_NAME.search(lead), SHARE.search(lead)
    counts = [one for one in sentence.before(figure) if _may_count(sentence, one, figure)]
    if not (named or share or ENGLISH_NAME.search(lead)) or len(counts) < 2:
        return None
    stem = named[1] if named and not share else ""
    part = _part(sentence, counts, stem)
    wholes = tuple(one for one in counts if one.start < part.start and one.kind == part.kind)
    if not wholes:
        return None
    label = sentence.about(part)
    fitting = bool(share) or _is_meant(stem, label)
    sure = fitting and any(words.has(sentence.about(one), "whole") for one in wholes)
    rest = bool(stem) and bool(NEGATED.search(label)) and not NEGATED.search(stem)
    return Rate(figure, part, wholes, sure, rest)


def _may_count(sentence: Sentence, one: Figure, figure: Figure) -> bool:
    is_level = one.is_count and one.kind != "" and not one.is_range and not sentence.way(one)
    is_near = sentence.clause(one) == sentence.clause(figure)
    return is_level and is_near and not words.has(sentence.label(one), "earlier")


def _part(sentence: Sentence, counts: list[Figure], stem: str) -> Figure:
    """The last count that the name of the rate speaks of, else the last one."""
    meant = [one for one in counts[1:] if stem and _is_meant(stem, sentence.about(one))]
    return meant[-1] if meant else counts[-1]


def _is_meant(stem: str, label: str) -> bool:
    """Whether a count is what the name of a rate speaks of: 成功率 and 调解成功, not 按期办结率 and 办结."""
    letters = stem[-2:]
    if not letters or not all(letter in label for letter in letters):
        return False
    positive = QUALIFIERS[:-2]
    return all((word in stem) == (word in label) for word in positive)


def _judged(sentence: Sentence, rate: Rate) -> Iterator[Finding]:
    usable = [whole for whole in rate.wholes if whole.low > 0]
    if not usable:
        return
    exceeds = may_exceed(sentence, rate.printed)
    fitting = [whole for whole in usable if _fits(rate, whole, exceeds)]
    if fitting:
        yield _finding(sentence.whole, rate, fitting[-1], "right")
        return
    whole = next((one for one in usable if words.has(sentence.about(one), "whole")), usable[0])
    said = _fault(rate, whole, exceeds) if rate.sure else "doubt"
    yield _finding(sentence.whole, rate, whole, said)


def passage_text(sentence: Sentence) -> str:
    """The whole text that a sentence stands in."""
    return sentence.whole


def may_exceed(sentence: Sentence, figure: Figure) -> bool:
    """Whether a percentage may be more than 100: completion of a plan, growth."""
    return words.has(sentence.lead(figure)[-20:] + sentence.tail(figure), "may_exceed")


def _quotient(rate: Rate, whole: Figure) -> tuple[Decimal, Decimal]:
    if rate.rest:
        return arithmetic.span(lambda part, all_: (all_ - part) / all_ * HUNDRED, rate.part, whole)
    return arithmetic.span(lambda part, all_: part / all_ * HUNDRED, rate.part, whole)


def _fits(rate: Rate, whole: Figure, exceeds: bool) -> bool:
    low, high = _quotient(rate, whole)
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


def _fault(rate: Rate, whole: Figure, exceeds: bool) -> str:
    low, _high = _quotient(rate, whole)
    if low > HUNDRED and not exceeds:
        return "larger"
    if rate.printed.bound in ("at_least", "at_most"):
        return "over" if rate.printed.bound == "at_least" else "under"
    return "cut" if arithmetic.is_cut_off(rate.printed, low) else "wrong"


def _finding(text: str, rate: Rate, whole: Figure, said: str) -> Finding:
    printed, (exact, _high) = rate.printed, _quotient(rate, whole)
    shown = arithmetic.percent(exact, printed.decimals)
    part, all_ = arithmetic.number(rate.part.value), arithmetic.number(whole.value)
    upper = f"({all_} − {part})" if rate.rest else part
    start, end = printed.outer if said in ("over", "under") else (printed.start, printed.end)
    gaps = {
        "arithmetic": f"{upper} ÷ {all_} = {shown}",
        "quote": text[start:end],
        "bound": f"{printed.value}%",
    }
    verdict = {"right": RIGHT, "doubt": UNCLEAR}.get(said, WRONG)
    right = shown if verdict == WRONG and said != "larger" else ""
    told = Told(SAID[said], tuple(gaps.items()))
    return Finding(start, end, text[start:end], verdict, RULE.get(said, "rate"), told, right)
