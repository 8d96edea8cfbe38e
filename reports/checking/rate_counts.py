"""The counts of a rate: by the sign of division beside it, or by the words before it."""

import re
from dataclasses import dataclass, replace

from reports.checking import words
from reports.checking.figures import Figure
from reports.checking.passage import Sentence

DIVIDED = re.compile(r"\A[^,，。;；(（)）]{0,24}?(?:÷|/|\bof\b|\bout of\b)[^,，。;；()（）]{0,24}\Z")
BRACKETS = re.compile(r"\s?\(([^)]*)\)?")
RATE_NAME = re.compile(
    r"([一-龥]{0,10}?)(?:率|占比|比例|比重)\s?"
    r"(?:为|是|仅|只有|约|达到?|高达|达成|实现|保持在|稳定在|升至|降至|超过?|突破|接?近|不?低于|不足|高于|[:：]|\s)*\Z"
)
SHARE = re.compile(r"占(?:比|全部|总数|总量|总件数|全市|全县|其中|[一-龥]{0,6}的)?(?:为|是|约|近|达)?\s?\Z")
IN_BRACKETS = re.compile(r"\A[^,;，；()]*\(\s?\Z")  # Of 185 disputes found, 179 were settled (96.8%)
ENGLISH_NAME = re.compile(r"\b(?:rate|share)\b[^,;()]*\Z", re.IGNORECASE)
# What sets two counts apart: 按期办结 is not 办结.
QUALIFIERS = ("按期", "按时", "及时", "一次", "初次", "重复", "规范", "当场", "就地", "超期", "逾期")
NEGATED = re.compile(r"(?:不|未|没有)")


@dataclass(frozen=True)
class Rate:
    """A printed rate with the parts and wholes it may come from; `sure` where the text says that it does.

    `loose`: nothing says that the counts are meant, or another rate has used them.
    `rest`: the count is of those that are not meant, 不满意8件 beside 满意率.
    """

    printed: Figure
    parts: tuple[Figure, ...]
    wholes: tuple[Figure, ...]
    sure: bool
    rest: bool = False
    loose: bool = False

    @property
    def pairs(self) -> list[tuple[Figure, Figure]]:
        """Every part with every whole that stands before it."""
        return [
            (part, whole)
            for part in self.parts
            for whole in self.wholes
            if whole.low > 0 and (whole.start < part.start or len(self.wholes) == 1)
        ]


def counts_of(sentence: Sentence, figure: Figure) -> Rate | None:
    """The counts of a rate; None where it has none."""
    return _in_brackets(sentence, figure) or _before(sentence, figure) or _in_words(sentence, figure)


def _in_brackets(sentence: Sentence, figure: Figure) -> Rate | None:
    """96.8%(179÷185): the first two counts of the bracket behind."""
    opened = BRACKETS.match(sentence.whole[figure.end : sentence.end])
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
    return Rate(figure, (part,), (whole,), sure=True)


def _in_words(sentence: Sentence, figure: Figure) -> Rate | None:
    """排查185起，调解成功179起，成功率96.8%."""
    lead = sentence.lead(figure)
    named, share = RATE_NAME.search(lead), SHARE.search(lead) or IN_BRACKETS.match(lead)
    counts = [one for one in sentence.before(figure) if _may_count(sentence, one, figure)]
    if not (named or share or ENGLISH_NAME.search(lead)) or len(counts) < 2:
        return None
    stem = named[1] if named and not share else ""
    meant = [one for one in counts[1:] if stem and _is_meant(stem, sentence.about(one))]
    parts = tuple(meant or counts[-1:])
    wholes = tuple(one for one in counts if one.start < parts[0].start and _same(one, parts[0]))
    if not wholes:
        return None
    label = sentence.about(parts[0])
    fitting = bool(share) or bool(meant) or _is_english_part(sentence, parts[0])
    told = any(words.has(sentence.about(one), "whole") for one in wholes)
    used = any(one.kind == "percent" and one.start > parts[-1].start for one in sentence.before(figure))
    sure = fitting and len(parts) == 1 and told and not used
    rest = bool(stem) and bool(NEGATED.search(label)) and not NEGATED.search(stem)
    return Rate(figure, parts + _together(parts), wholes, sure, rest, loose=not fitting or used or not told)


def _together(parts: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """满意188人、基本满意9人: a rate may be of both."""
    if len(parts) < 2:
        return ()
    sums = {name: sum(getattr(part, name) for part in parts) for name in ("value", "low", "high")}
    return (replace(parts[-1], **sums),)


def _same(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same kind of thing; English leaves the second unit out."""
    return one.kind == other.kind or "" in (one.kind, other.kind)


def _may_count(sentence: Sentence, one: Figure, figure: Figure) -> bool:
    counts = one.is_count and bool(one.kind or sentence.is_english)
    is_level = counts and not one.is_range and not sentence.way(one)
    is_near = sentence.clause(one) == sentence.clause(figure)
    return is_level and is_near and not words.has(sentence.label(one), "earlier")


def _is_meant(stem: str, label: str) -> bool:
    """Whether a count is what the name of a rate speaks of: 成功率 and 调解成功, not 按期办结率 and 办结."""
    letters = stem[-2:]
    if not letters or not all(letter in label for letter in letters):
        return False
    return all((word in stem) == (word in label) for word in QUALIFIERS)


def _is_english_part(sentence: Sentence, part: Figure) -> bool:
    """The success rate is that of what was settled, the settlement rate as well."""
    return sentence.is_english and words.has(sentence.tail(part), "part")
