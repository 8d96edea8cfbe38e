"""Statements about our indicators: which figure of a text says what of which indicator, area and period."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.definitions import Definition
from i18n import format
from metrics.period import Period
from reports.checking import areas, spans, words
from reports.checking.figures import Figure
from reports.checking.known import Known
from reports.checking.passage import Passage, Sentence
from reports.document import Pointer

JOIN = re.compile(r"(?:为|是|达到?|共|[:：]|\s|至少|累计|有|of|was|is|stands at|at least)*\Z")
LAST_YEAR = re.compile(r"同比|上年同期|去年同期|a year earlier|the year before|last year")
BEFORE = re.compile(r"环比|上月|上期|上季度|the month before|the period before|last month")
TO_DATE = re.compile(r"(?:累计|为|共|[:：]|\s|in total|总计)*\Z")
OPENING = 12  # characters of a line in which it says of when it speaks
BEHIND = 44  # characters behind an English change that say against what it is told


Places = tuple[areas.Named, ...]
Times = tuple[spans.Span, ...]


@dataclass(frozen=True)
class Statement:
    """A figure of a text and what it claims to be: a column of metrics.headline.

    It is not `sure` where the place or time is what the reader has chosen, and the text names others too.
    """

    figure: Figure
    pointer: Pointer
    definition: Definition
    period: Period
    sure: bool = True


@dataclass(frozen=True)
class Context:
    """Where a sentence stands: indicator, area and period, and against what the last change was told."""

    definition: Definition
    area: str
    period: Period
    anchor: str = ""
    sure: bool = True


def statements(passage: Passage, known: Known) -> Iterator[Statement]:
    """Every figure that speaks of one of our indicators at a known place and time."""
    titles = _titles(passage.narrow, known)
    if not titles:
        return
    places = areas.named(passage.narrow, known.tree, known.area)
    times = spans.spans(passage.narrow)
    for sentence in passage.sentences:
        own = [one for one in titles if sentence.start <= one[0] < sentence.end]
        for (start, end, definition), following in zip(own, [*own[1:], None], strict=False):
            area = _area(passage, sentence, start, places, known)
            period = _period(passage, sentence, start, times, known)
            if area and period:
                stop = following[0] if following else sentence.end
                sure = _is_sure(passage, (sentence.start, start), places, times, known)
                context = Context(definition, area, period, sure=sure)
                yield from _of_one(sentence, (end, stop), context, times)


def _titles(text: str, known: Known) -> list[tuple[int, int, Definition]]:
    """The titles of indicators in a text with their places; a longer one is not taken for a shorter."""
    words = {
        title: one for one in known.definitions.values() for title in one.title.values() if title in text
    }
    if not words:
        return []
    form = re.compile("|".join(re.escape(title) for title in sorted(words, key=len, reverse=True)))
    return [(one.start(), one.end(), words[one.group()]) for one in form.finditer(text)]


def _area(passage: Passage, sentence: Sentence, start: int, places: Places, known: Known) -> str:
    """The last one named before in the sentence, else that of the title, else what the reader has chosen."""
    own = [one for one in places if sentence.start <= one.start and one.end <= start]
    chosen = own or [one for one in places if one.end <= passage.title_end][:1]
    code = chosen[-1].code if chosen else known.area
    return areas.whole(sentence.whole[own[-1].end if own else sentence.start : start], code, known.tree)


def _period(passage: Passage, sentence: Sentence, start: int, times: Times, known: Known) -> Period | None:
    """The last one named before in the sentence, else that with which its line opens, that of the title,
    what the reader has chosen."""
    own = [one for one in times if sentence.start <= one.start and one.end <= start]
    line = passage.lines[sentence.line][0]
    opening = [one for one in times if line <= one.start <= line + OPENING and one.end <= start]
    title = [one for one in times if one.end <= passage.title_end]
    chosen = own[-1:] or opening[:1] or title[:1]
    return chosen[0].period if chosen else known.period


def _is_sure(passage: Passage, place: tuple[int, int], places: Places, times: Times, known: Known) -> bool:
    """Whether sentence or title name place and time, or the text speaks of no others than those chosen.

    `place` is where the sentence begins and where the indicator stands in it.
    """
    begin, start = place
    above = known.tree.path(known.area) if known.area else ()
    others = {one.code for one in places if one.end <= start} - set(above)
    months = {one.period.months for one in times if one.end <= start}
    if known.period:
        months -= {known.period.months}
    near = [(one.start, one.end) for one in places]
    when = [(one.start, one.end) for one in times]
    has_place, has_time = (
        any(b <= passage.title_end or (begin <= a and b <= start) for a, b in found) for found in (near, when)
    )
    return (has_place or not others) and (has_time or not months)


def _of_one(
    sentence: Sentence, place: tuple[int, int], context: Context, times: Times
) -> Iterator[Statement]:
    """The value behind a title, its counts, its changes, and the same for further periods."""
    first = True
    for figure in sentence.figures:
        if figure.start < place[0] or figure.end > place[1] or figure.is_range:
            continue
        between = sentence.whole[place[0] : figure.start]
        if first:
            if not JOIN.match(between) or not _is_of(figure, context.definition):
                return
            first = False
            yield _statement(figure, context, "value")
            continue
        context, field = _next(sentence, figure, context, times)
        if field:
            yield _statement(figure, context, field)


def _next(sentence: Sentence, figure: Figure, context: Context, times: Times) -> tuple[Context, str]:
    """The context at a further figure, and which column it claims to be; nothing where that is not said."""
    lead = sentence.lead(figure)
    if not sentence.way(figure):
        named = [one for one in times if sentence.start <= one.start and one.end <= figure.start]
        if named and TO_DATE.match(sentence.whole[named[-1].end : figure.start]):
            return replace(context, period=named[-1].period, anchor=""), "value"
        return context, _count(sentence, figure, context.definition)
    anchor = _anchor(sentence, figure, lead, context)
    context = replace(context, anchor=anchor)
    if not anchor or len(sentence.subject(figure)) > 1:
        return replace(context, anchor=""), ""
    is_ratio = figure.kind == "percent" and not _is_share(context.definition)
    return context, f"{anchor}_{'ratio' if is_ratio else 'difference'}"


def _anchor(sentence: Sentence, figure: Figure, lead: str, context: Context) -> str:
    """What a change is told against: previous, year_before, or as the figure before it."""
    behind = re.split(r"[,;.]", sentence.whole[figure.end : figure.end + BEHIND])[0]
    said = f"{lead} {behind}" if sentence.is_english else lead
    if LAST_YEAR.search(said):
        return "year_before"
    previous = context.period.previous()
    if previous and any(one.period.months == previous.months for one in spans.spans(said)):
        return "previous"
    if BEFORE.search(said):
        return "previous" if previous else ""
    is_next = not re.search(r"[一-龥]{3,}", lead) and not re.search(r"than|比|较", said)
    return context.anchor if is_next else ""


def _count(sentence: Sentence, figure: Figure, definition: Definition) -> str:
    """numerator or denominator, where the words of the definition stand beside the figure."""
    said = {sentence.label(figure).split("÷")[-1].strip(), sentence.tail(figure).split("÷")[0].strip()}
    if said & set(definition.denominator_words.values()):
        return "denominator"
    return "numerator" if said & set(definition.numerator_words.values()) else ""


def _is_share(definition: Definition) -> bool:
    return format.UNITS[definition.unit].is_share


def _is_of(figure: Figure, definition: Definition) -> bool:
    """Whether a figure may be a value of the indicator: a share in percent, all else in its own unit."""
    unit = format.UNITS[definition.unit]
    if unit.is_share:
        return figure.kind == "percent"
    kinds = {words.unit_kinds().get(word, "") for word in (unit.zh, unit.en_one, unit.en_many)}
    return figure.kind in kinds


def _statement(figure: Figure, context: Context, field: str) -> Statement:
    pointer = Pointer(context.definition.id, context.area, context.period.code, field)
    return Statement(figure, pointer, context.definition, context.period, context.sure)
