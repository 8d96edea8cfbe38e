"""Percentages that cannot be, signs against words, digits that cannot be read, activity told as outcome,
shares without a whole."""

import re
from collections.abc import Iterator

from i18n.translate import mark as _
from reports.checking import rates, words
from reports.checking.arithmetic import HUNDRED
from reports.checking.figures import Figure
from reports.checking.passage import LIST, Passage, Sentence
from reports.checking.result import UNCLEAR, WRONG, Finding, Told

IMPOSSIBLE = _("A share of a whole cannot exceed 100%: {quote}.")
OF_WHAT = _("{quote} is more than 100%, and of what is not said.")
POINTS = _("A share cannot change by more than 100 percentage points: {quote}.")
AGAINST = _("The sign of {quote} says the contrary of the word before it.")
TWICE = _("{quote} behind a word of falling falls twice: word and sign say the same.")
USUAL = _("{quote}: the sign and the word together are easily misread; write down or fell.")
LOST = _("A digit of {quote} cannot be read.")
NO_WHOLE = _("{quote}: of how many is not said, so the share cannot be checked.")
ACTIVE = _("{quote} counts work done, not what came of it; as an outcome it proves nothing.")
NAMED = re.compile(
    r"(?:率|占比|比例|比重|占|\brate|\bshare)(?:分别|为|是|达到|达|高达|约|仅|[:：]|of|is|was|\s)*\Z"
)
UNREADABLE = re.compile(
    r"(?:(?<!\d)(?<!\d[.,])\d[\d,.]{0,12}[?？□■�*＊_]{1,4}[\d,.?？]{0,8}"
    r"|(?<![?？□■�])[?？□■�]{1,4}\d[\d,.]{0,12})"
    r"\s?(?:%|件|起|个|户|人|万|名|家)"
)
DENIED = re.compile(r"占|(?:共有?|总数|全部|全市|全县)?\d+个[^，,。;；]{0,6}中|÷|/|%")
WHOLE_BEHIND = re.compile(r"\A[^，,。;；]{0,12}(?:占|÷|/|\d)")


def limits(passage: Passage) -> Iterator[Finding]:
    """A finding for each percentage that cannot be, or whose sign and word do not go together."""
    for sentence in passage.sentences:
        for figure in sentence.figures:
            way, place = sentence.way(figure), (figure.start, figure.end)
            form, verdict, rule = "", WRONG, "limit"
            if figure.sign and way:
                form, verdict = _signed(sentence, figure, way)
                rule = "sign"
            elif figure.kind == "points" and figure.value > HUNDRED:
                form = POINTS
            elif figure.kind == "percent" and figure.value > HUNDRED and not way and not figure.sign:
                form, verdict = _over(sentence, figure)
            if form:
                told = Told(form, (("quote", figure.text),))
                right = figure.text.lstrip("-−–+") if form == TWICE else ""
                yield Finding(*place, figure.text, verdict, rule, told, right)


def _signed(sentence: Sentence, figure: Figure, way: int) -> tuple[str, str]:
    if (figure.sign == "-") == (way < 0):
        return (TWICE, WRONG) if way < 0 else ("", WRONG)
    usual = words.before("signed_growth").search(sentence.lead(figure))
    return (USUAL, UNCLEAR) if usual else (AGAINST, WRONG)


def _over(sentence: Sentence, figure: Figure) -> tuple[str, str]:
    before = sentence.whole[sentence.start : figure.start]
    if rates.may_exceed(sentence, figure) or words.has(before, "may_exceed"):
        return "", WRONG
    is_share = NAMED.search(sentence.lead(figure)) and not words.has(sentence.text, "carried")
    return (IMPOSSIBLE, WRONG) if is_share else (OF_WHAT, UNCLEAR)


def unreadable(passage: Passage) -> Iterator[Finding]:
    """A finding for each figure with a lost digit."""
    for found in UNREADABLE.finditer(passage.narrow):
        told = Told(LOST, (("quote", found.group()),))
        yield Finding(*found.span(), found.group(), UNCLEAR, "unreadable", told)


def wholes(passage: Passage) -> Iterator[Finding]:
    """A finding for each number of places without an incident that does not say of how many."""
    form = re.compile(
        rf"(?<!\d)(?<!\d,)(?P<n>\d[\d,]{{0,12}})\s?(?:{words.pattern('places').pattern})"
        rf"(?P<gap>[^，,。;；%\d]{{0,12}}?)(?:{words.pattern('zero').pattern})[”\"]?"
    )
    for sentence in passage.sentences:
        for found in form.finditer(sentence.text):
            around = sentence.text[: found.start()][-30:], sentence.text[found.end() :]
            if DENIED.search(around[0]) or WHOLE_BEHIND.match(around[1]):
                continue
            place = sentence.start + found.start(), sentence.start + found.end()
            quote = sentence.whole[slice(*place)]
            yield Finding(*place, quote, UNCLEAR, "whole", Told(NO_WHOLE, (("quote", quote),)))


def activity(passage: Passage) -> Iterator[Finding]:
    """A warning for each growth of enforcement and for work done that is told as a success."""
    for sentence in passage.sentences:
        claims = words.has(sentence.text, "result_claims")
        active = words.has(sentence.text, "activity")
        if not active:
            continue
        for figure in sentence.figures:
            grows = figure.kind == "percent" and _grows(sentence, figure)
            counted = claims and figure.is_count and words.has(sentence.label(figure), "activity")
            if grows or counted:
                told = Told(ACTIVE, (("quote", figure.text),))
                yield Finding(figure.start, figure.end, figure.text, UNCLEAR, "activity", told)


def _grows(sentence: Sentence, figure: Figure) -> bool:
    """Whether it is the rise of work done, alone or in a list: 处罚数、查处数分别上升42.59%、185.66%."""
    if sentence.way(figure) <= 0:
        return False
    listed = LIST.fullmatch(sentence.lead(figure))
    subject = sentence.whole[sentence.start : figure.start] if listed else sentence.lead(figure)
    return words.has(subject, "activity")
