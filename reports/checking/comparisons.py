"""Comparisons: level with another figure, above or below one, a target met or not."""

import re
from collections.abc import Iterator
from itertools import pairwise

from i18n.translate import mark as _
from reports.checking import words
from reports.checking.figures import Figure
from reports.checking.passage import Passage, Sentence
from reports.checking.result import RIGHT, WRONG, Finding, Told

LEVEL = _("{now} and {before} are not level.")
IS_LEVEL = _("{now} and {before} are level: right.")
ABOVE = _("{now} is not above {before}.")
BELOW = _("{now} is not below {before}.")
FITS = _("{now} beside {before}: right.")
MET = _("{now} does not reach the target of {before}.")
MISSED = _("{now} reaches the target of {before}.")
HIGHER = re.compile(r"(?:高于|多于|超过|好于|above|higher than|more than)[^，,。;；\d]{0,16}\Z")
LOWER = re.compile(r"(?:低于|少于|不及|below|lower than|fewer than)[^，,。;；\d]{0,16}\Z")
GOAL = re.compile(r"(?:目标值?|任务|target)(?:为|是|of|\s)*\Z")
NOT_REACHED = re.compile(r"\A[，,]?\s?(?:未|没有|尚未|not)\s?(?:达到|达标|完成|实现|met|reached)")
REACHED = re.compile(r"\A[，,]?\s?(?:已|均已)?(?:达到|达标|完成|实现|met\b|reached)")
HIGHER_IS_BETTER = re.compile(
    r"成功|化解|办结|解决|(?<!不)满意|按期|按时|及时|覆盖|完整|完成|达标|合格|知晓|整改|配备|建成|到位|零发案"
    r"|success|on-time|completeness|coverage|satisf|resol|settle",
    re.IGNORECASE,
)


def comparisons(passage: Passage) -> Iterator[Finding]:
    """A finding for each figure set against another by a word."""
    for sentence in passage.sentences:
        for before, figure in pairwise(sentence.figures):
            if (
                before.kind == figure.kind
                and figure.kind
                and sentence.clause(before) == sentence.clause(figure)
            ):
                yield from _compared(sentence, before, figure)
        yield from _targets(sentence)


def _compared(sentence: Sentence, now: Figure, other: Figure) -> Iterator[Finding]:
    if sentence.way(now) or now.is_range or other.is_range:
        return
    lead, behind = sentence.lead(other), sentence.whole[other.end : other.end + 12]
    is_near = words.after("nearly_level").match(behind.lstrip("，, "))
    if words.after("level").match(behind) and not is_near:
        same = now.value == other.value
        yield _finding(other, now, IS_LEVEL if same else LEVEL, same)
    elif HIGHER.search(lead) and not sentence.way(other):
        yield _finding(other, now, FITS if now.high > other.low else ABOVE, now.high > other.low)
    elif LOWER.search(lead) and not sentence.way(other):
        yield _finding(other, now, FITS if now.low < other.high else BELOW, now.low < other.high)


def _targets(sentence: Sentence) -> Iterator[Finding]:
    """96.8%；目标96%，已达到."""
    for figure in sentence.figures:
        if figure.kind != "percent" or not GOAL.search(sentence.lead(figure)):
            continue
        levels = [one for one in sentence.before(figure) if one.kind == "percent" and not one.is_range]
        now = next((one for one in levels if not sentence.way(one)), None)
        name = sentence.whole[sentence.start : now.start] if now else ""
        behind = sentence.whole[figure.end : figure.end + 10]
        if now is None or not HIGHER_IS_BETTER.search(name) or now.value == figure.value:
            continue
        if NOT_REACHED.match(behind):
            yield _finding(
                figure, now, FITS if now.value < figure.value else MISSED, now.value < figure.value
            )
        elif REACHED.match(behind):
            yield _finding(figure, now, FITS if now.value > figure.value else MET, now.value > figure.value)


def _finding(figure: Figure, now: Figure, form: str, is_right: bool) -> Finding:
    told = Told(form, (("now", now.text), ("before", figure.text)))
    rule = "target" if form in (MET, MISSED) else "comparison"
    verdict = RIGHT if is_right else WRONG
    return Finding(figure.start, figure.end, figure.text, verdict, rule, told)
