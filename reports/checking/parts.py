"""Parts of a whole that are told without a rate: 57件信访积案已化解45件; and what is left of it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from i18n.translate import mark as _
from reports.checking import arithmetic, words
from reports.checking.figures import Figure
from reports.checking.passage import Passage, Sentence
from reports.checking.result import RIGHT, UNCLEAR, WRONG, Finding, Told

OF = _("{arithmetic}: the part lies within its whole.")
MORE = _("{part} of {whole}: a part cannot be larger than its whole.")
PERHAPS = _("{part} is more than {whole}; that may be if cases of earlier months are among them.")
LEFT = _("{arithmetic}: what is left is right.")
NOT_LEFT = _("{arithmetic}, not {quote}.")
REST = re.compile(r"(?:剩余|余下|剩下|其余|尚余|还剩|the remaining|remaining)[^，,。;；\d]{0,6}\Z")
BREAK = re.compile(r"[，,。;；:：()（）]")


def parts(passage: Passage) -> Iterator[Finding]:
    """A finding for each part told beside its whole."""
    for sentence in passage.sentences:
        for before, figure in pairwise(sentence.figures):
            if _is_part(sentence, before, figure):
                yield from _judged(sentence, before, figure)
        yield from _left(sentence)


def _is_part(sentence: Sentence, whole: Figure, part: Figure) -> bool:
    """Same unit, both levels, one clause, and a word of what became of the whole between them."""
    levels = all(
        one.is_count and one.kind and not one.is_range and not one.bound and not sentence.way(one)
        for one in (whole, part)
    )
    label = sentence.label(part)
    done = words.has(label, "part") and not words.has(label, "earlier")
    same = whole.unit == part.unit and sentence.clause(whole) == sentence.clause(part)
    return levels and same and done and not words.has(sentence.label(whole)[-8:], "earlier", "activity")


def _judged(sentence: Sentence, whole: Figure, part: Figure) -> Iterator[Finding]:
    between = sentence.whole[whole.end : part.start]
    is_one_phrase = not BREAK.search(between) and bool(
        re.search("已|均|全部|建立|配备|of which|have been", between)
    )
    gaps = {"part": part.text, "whole": whole.text}
    place = part.start, part.end
    if part.low <= whole.high:
        if is_one_phrase and whole.low > 0:
            told = Told(OF, (("arithmetic", arithmetic.division(part, whole, 1)),))
            yield Finding(*place, part.text, RIGHT, "part", told)
    elif is_one_phrase:
        yield Finding(*place, part.text, WRONG, "part", Told(MORE, tuple(gaps.items())))
    elif words.has(sentence.about(whole), "whole"):
        yield Finding(*place, part.text, UNCLEAR, "part", Told(PERHAPS, tuple(gaps.items())))


def _left(sentence: Sentence) -> Iterator[Finding]:
    """9户中已完成7户，剩余2户."""
    for place, rest in enumerate(sentence.figures):
        same = [one for one in sentence.figures[:place] if one.unit == rest.unit and one.is_exact]
        if len(same) != 2 or not rest.is_count or not REST.search(sentence.lead(rest)):
            continue
        whole, part = same
        left = whole.value - part.value
        numbers = arithmetic.number(whole.value), arithmetic.number(part.value), arithmetic.number(left)
        shown = "{} − {} = {}".format(*numbers)
        is_right = left == rest.value
        told = Told(LEFT if is_right else NOT_LEFT, (("arithmetic", shown), ("quote", rest.text)))
        verdict, right = (RIGHT, "") if is_right else (WRONG, numbers[2] + rest.unit)
        yield Finding(rest.start, rest.end, rest.text, verdict, "part", told, right)
