"""Sums: parts against their total, written as an equation, behind 其中 or 分别为, or before 共计."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from i18n.translate import mark as _
from reports.checking import arithmetic, words
from reports.checking.figures import Figure
from reports.checking.passage import Passage, Sentence
from reports.checking.result import RIGHT, UNCLEAR, WRONG, Finding, Told

RIGHT_SUM = _("{sum}: right.")
WRONG_SUM = _("{sum}, not {quote}.")
DOUBTFUL = _("The parts named make {sum}, the total is {quote}; whether they are all its parts is not said.")
EQUATION = re.compile(
    r"(?<!\d)(?<!\d,)\d[\d,]{0,18}(?:\s?[+]\s?\d[\d,]{0,18}){1,20}\s?=\s?(?P<total>\d[\d,]{0,18})"
)
NUMBER = re.compile(r"\d[\d,]*")
JOINED = re.compile(
    r"\A[^0-9。;；:：]{0,24}[、,，和及与][^0-9。;；:：]{0,24}\Z|\A[^0-9。;；:：]{0,24}\band\b[^0-9。;；:：]{0,24}\Z"
)
LISTED = re.compile(r"、|和|及|与|\band\b")
LISTED_ENGLISH = re.compile(r",|\band\b")
NEAR = re.compile(r"\A[^。;；]{0,30}\Z")
MOST_BETWEEN = 24  # characters
BRACKET = re.compile(r"[()]")
STRONG = re.compile(r"共计|合计|总计|总共|一共|in total|altogether|total", re.IGNORECASE)
MOST_LISTS = 12  # of a sentence
NEARLY_ALL = Decimal("0.8")  # of the total: parts that make less are a choice
SAME_TOTAL_FROM = 100  # a smaller total is met by chance


def sums(passage: Passage) -> Iterator[Finding]:
    """A finding for each total whose parts are named."""
    yield from _equations(passage)
    for sentence in passage.sentences:
        yield from _of_which(sentence)
        yield from _together(sentence)
        yield from _elsewhere(passage, sentence)


def _equations(passage: Passage) -> Iterator[Finding]:
    for found in EQUATION.finditer(passage.narrow):
        *parts, total = [Decimal(one.replace(",", "")) for one in NUMBER.findall(found.group())]
        place = found.start("total"), found.end("total")
        yield _finding(passage.narrow, place, parts, total, WRONG)


def _of_which(sentence: Sentence) -> Iterator[Finding]:
    """受理63,458件，其中当月受理55,978件、上月结转5,844件."""
    for said in islice(words.pattern("of_which").finditer(sentence.text), MOST_LISTS):
        place = sentence.start + said.start()
        totals = [one for one in sentence.figures if one.end <= place and _stands(sentence, one)]
        total = totals[-1] if totals else None
        behind = [one for one in sentence.figures if one.start >= place]
        parts = _run(sentence, behind, total) if total else []
        if len(parts) > 1 and sentence.clause(total) == sentence.clause(parts[0]):
            yield from _judged(sentence, parts, total, said.group())


def _run(sentence: Sentence, figures: Sequence[Figure], total: Figure) -> list[Figure]:
    """The parts from the first figure on, as long as they are joined; some have no unit."""
    parts: list[Figure] = []
    for figure in figures:
        fits = figure.kind in ("", total.kind) and not figure.is_range and not sentence.way(figure)
        if not fits:
            break
        between = sentence.whole[parts[-1].end : figure.start] if parts else ""
        if parts and (not JOINED.match(between) or STRONG.search(between) or BRACKET.search(between)):
            break
        parts.append(figure)
    return parts


def _judged(sentence: Sentence, parts: list[Figure], total: Figure, said: str) -> Iterator[Finding]:
    added = sum(part.value for part in parts)
    labels = [sentence.about(part) for part in parts]
    rest = sentence.whole[parts[0].start : parts[-1].end + 4]
    is_all = words.has(said, "all_parts") or _complement(labels)
    place = total.start, total.end
    values = [part.value for part in parts]
    if _equal(parts, total):
        yield _finding(sentence.whole, place, values, total.value, RIGHT)
    elif is_all and not words.has(rest, "not_all"):
        yield _finding(sentence.whole, place, values, total.value, WRONG, total.unit)
    elif total.value * NEARLY_ALL <= added < total.value and not words.has(rest, "not_all"):
        yield _finding(sentence.whole, place, values, total.value, UNCLEAR)


def _equal(parts: Sequence[Figure], total: Figure) -> bool:
    return sum(p.low for p in parts) <= total.high and sum(p.high for p in parts) >= total.low


def _complement(labels: Sequence[str]) -> bool:
    """Whether two labels leave nothing over between them: 当月受理 and 上月结转."""
    if len(labels) != 2:
        return False
    one, other = labels
    return any(
        (a.search(one) and b.search(other)) or (a.search(other) and b.search(one))
        for a, b in words.complements()
    )


def _together(sentence: Sentence) -> Iterator[Finding]:
    """A 3件、B 4件，共计7件."""
    for total in sentence.figures:
        lead = sentence.lead(total)
        if not total.is_count or not words.before("together").search(lead) or sentence.way(total):
            continue
        parts = _run_before(sentence, total)
        if len(parts) < 2:
            continue
        further = [one for one in sentence.before(parts[0]) if one.kind == total.kind]
        certain = STRONG.search(lead) and not further
        verdict = RIGHT if _equal(parts, total) else WRONG if certain else UNCLEAR
        values = [part.value for part in parts]
        yield _finding(sentence.whole, (total.start, total.end), values, total.value, verdict, total.unit)


def _run_before(sentence: Sentence, total: Figure) -> list[Figure]:
    """The figures before a total that are joined with one another and count the same."""
    joined = LISTED_ENGLISH if sentence.is_english else LISTED
    parts: list[Figure] = []
    for figure in reversed(sentence.before(total)):
        between = sentence.whole[figure.end : parts[0].start if parts else total.start]
        near = joined.search(between) if parts else len(between) < MOST_BETWEEN
        if figure.kind != total.kind or not near or sentence.way(figure) or not NEAR.match(between):
            break
        parts.insert(0, figure)
    return parts


def _elsewhere(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    """Three or more figures of a sentence that make a figure printed elsewhere; never an accusation."""
    by_unit: dict[str, list[Figure]] = {}
    for figure in sentence.figures:
        if _stands(sentence, figure):
            by_unit.setdefault(figure.unit, []).append(figure)
    for unit, parts in by_unit.items():
        total = sum(part.value for part in parts)
        if len(parts) < 3 or total < SAME_TOTAL_FROM:
            continue
        outside = [one for one in passage.figures if not sentence.start <= one.start < sentence.end]
        same = [one for one in outside if one.unit == unit and one.value == total and one.is_exact]
        for one in same[:1]:
            values = [part.value for part in parts]
            yield _finding(passage.narrow, (one.start, one.end), values, total, RIGHT)


def _stands(sentence: Sentence, figure: Figure) -> bool:
    is_level = figure.is_count and bool(figure.kind) and not figure.is_range and not sentence.way(figure)
    return is_level and not words.has(sentence.label(figure)[-8:], "earlier")


def _finding(
    text: str, place: tuple[int, int], parts: list[Decimal], total: Decimal, verdict: str, unit: str = ""
) -> Finding:
    added = arithmetic.number(sum(parts, Decimal(0)))
    if verdict == WRONG and sum(parts) == total:
        verdict = RIGHT
    shown = f"{' + '.join(arithmetic.number(part) for part in parts)} = {added}"
    quote = text[slice(*place)]
    forms = {RIGHT: RIGHT_SUM, WRONG: WRONG_SUM, UNCLEAR: DOUBTFUL}
    told = Told(forms[verdict], (("sum", shown), ("quote", quote)))
    return Finding(*place, quote, verdict, "sum", told, added + unit if verdict == WRONG else "")
