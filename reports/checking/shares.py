"""Shares of a total that stands in an earlier sentence: 共受理284,406件。其中，咨询类124,599件，占43.81%."""

import re
from collections.abc import Iterator
from dataclasses import replace

from i18n.translate import mark as _
from reports.checking import arithmetic, words
from reports.checking.figures import Figure
from reports.checking.passage import Passage, Sentence
from reports.checking.rate_counts import SHARE, counts_of
from reports.checking.result import RIGHT, WRONG, Finding, Told

FITS = _("{arithmetic}: right.")
FITS_NOT = _("{arithmetic}, not {quote}.")
OF_THEM = re.compile(r"\s?(?:其中|Of these|Of them)")
LIST = re.compile(r"[^，,。;；%]*、[^，,。;；%]*\Z")
MOST_TOTALS = 12  # of the lines before


def shares(passage: Passage) -> Iterator[Finding]:
    """A finding for each share that fits a total told before, or that should and does not."""
    totals: list[tuple[Sentence, Figure]] = []
    for sentence in passage.sentences:
        for figure in sentence.figures:
            if figure.kind == "percent" and SHARE.search(sentence.lead(figure)):
                yield from _judged(sentence, figure, totals[-MOST_TOTALS:])
        totals += [(sentence, one) for one in sentence.figures if _is_total(sentence, one)]


def _is_total(sentence: Sentence, figure: Figure) -> bool:
    told = words.has(sentence.label(figure), "whole") and not words.has(sentence.label(figure), "earlier")
    return bool(figure.kind) and figure.is_count and told and not sentence.way(figure) and figure.low > 0


def _judged(sentence: Sentence, figure: Figure, totals: list[tuple[Sentence, Figure]]) -> Iterator[Finding]:
    parts = _parts(sentence, figure)
    known = counts_of(sentence, figure)
    if not parts or (known is not None and not known.loose):
        return
    wholes = [(told, total) for told, total in totals if total.kind == parts[0].kind]
    before = [one for one in sentence.before(parts[-1]) if one.kind == parts[0].kind]
    own = [one for one in before if sentence.clause(one) == sentence.clause(figure)]
    for part in parts:
        for _told, whole in (*((sentence, one) for one in before), *reversed(wholes)):
            if whole.value > part.value and _fits(figure, part, whole):
                yield _finding(figure, part, whole, RIGHT)
                return
    if wholes and not own and len(parts) == 1 and _follows(sentence, wholes[-1][0]):
        yield _finding(figure, parts[0], wholes[-1][1], WRONG)


def _parts(sentence: Sentence, figure: Figure) -> list[Figure]:
    """The count just before a share; of several joined by 、 their sum as well."""
    counts = list(sentence.before(figure))
    clause = sentence.clause(figure)
    counts = [one for one in counts if sentence.clause(one) == clause and one.is_count and one.kind]
    if not counts or sentence.way(counts[-1]) or sentence.before(figure)[-1] is not counts[-1]:
        return []
    run = [counts[-1]]
    for one in reversed(counts[:-1]):
        if one.kind != run[0].kind or not LIST.match(sentence.whole[one.end : run[0].start]):
            break
        run.insert(0, one)
    if len(run) == 1:
        return run
    added = {name: sum(getattr(one, name) for one in run) for name in ("value", "low", "high")}
    return [replace(run[-1], **added), run[-1]]


def _follows(sentence: Sentence, told: Sentence) -> bool:
    """Whether a sentence is about the parts of what the sentence before it has told."""
    is_next = told.line == sentence.line and not sentence.whole[told.end : sentence.start].strip()
    return is_next and bool(OF_THEM.match(sentence.text))


def _fits(figure: Figure, part: Figure, whole: Figure) -> bool:
    ends = arithmetic.span(lambda a, b: a / b * arithmetic.HUNDRED, part, whole)
    return arithmetic.fits(figure, *ends)


def _finding(figure: Figure, part: Figure, whole: Figure, verdict: str) -> Finding:
    shown = arithmetic.division(part, whole, figure.decimals)
    told = Told(FITS if verdict == RIGHT else FITS_NOT, (("arithmetic", shown), ("quote", figure.text)))
    right = arithmetic.percent(arithmetic.quotient(part, whole), figure.decimals)
    place = figure.start, figure.end
    return Finding(*place, figure.text, verdict, "rate", told, right if verdict == WRONG else "")
