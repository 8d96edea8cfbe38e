"""Figures: the numbers of a text with their units, signs and bounds; dates, ordinals and names are none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reports.checking import words

WIDE = str.maketrans("０１２３４５６７８９％．＋－／＝（）", "0123456789%.+-/=()")
SCALES = {"万": 10_000, "亿": 100_000_000, "千": 1_000}
SIGNS = {"-": "-", "−": "-", "–": "-", "+": "+"}
BOUNDS = ("at_least", "at_most", "nearly", "about")
BOUNDS_BEHIND = ("以上", "及以上", "以下", "以内", "左右", "上下", "余", "多")
SOME_MORE = Decimal("0.15")  # of the value: how far 余, 多, 约 and 左右 may lie from it
NUMBER = re.compile(
    r"(?<![0-9A-Za-z.])(?P<sign>(?<![0-9%A-Za-z年月日])[-+−–](?=\d))?"
    r"(?P<digits>\d{1,3}(?:,\d{3}){1,5}(?!\d)(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)"
    r"(?P<some>余|多|几)?(?P<scale>[万亿千](?![元人]?[元]))?(?P<more>余|多)?"
    rf"\s?(?P<unit>个百分点|百分点|%|‰|percentage points?|points?|per cent|倍|{words.units()})?",
    re.IGNORECASE,
)
# What follows a number that tells a time, a place in a list or a name.
NO_FIGURE_BEHIND = re.compile(
    r"\A\s?(?:年|月(?!均)|日|号|期|届|版|周(?!岁)|季度|岁|[栋幢]|单元|室|级|世纪|时(?!长)|st\b|nd\b|rd\b|th\b|[A-Za-z]*[-+]\d)"
)
NO_FIGURE_BEFORE = re.compile(
    r"(?:第|表|图|附件|附表|〔|\[|No\.? ?|Table |version |版本|[A-Z]{1,4}[ /]?|[0-9]\s*[+]\s*)\Z"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = re.compile(
    rf"\d{{4}}\s?年(?:\s?\d{{1,2}}\s?[—–-]\s?\d{{1,2}}月)?|\d{{1,2}}[—–-]\d{{1,2}}月"
    rf"|\d{{4}}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?"
    rf"|\b\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?"
    rf"|\b(?:{MONTHS})(?:[–-](?:{MONTHS}))? \d{{4}}\b|\bQ[1-4] \d{{4}}|\bhalf of \d{{4}}",
)
IN_QUOTES = re.compile(r"[“\"「『]\d+[”\"」』]")
NUMBERING = re.compile(r"(?m)^\s*(?:[(（]?\d{1,2}[)）]|\d{1,2}(?:[.．、])(?!\d))")
RANGE = re.compile(r"\A\s?(?:[—–~～-]|至|到)\s?\Z")
FROM = re.compile(r"(?:从|由|自|from)[^，,。;；]{0,12}\Z")
INTERVAL_BEHIND = re.compile(r"\A\s?(?:置信)?(?:区间|interval|confidence)")


@dataclass(frozen=True)
class Figure:
    """A number in a text from `start` to `end`, unit included; it lies between `low` and `high`.

    `kind` is percent, points, multiple (倍) or what the unit counts; see units.toml. A percentage of 96.8
    has the value 96.8. `bound` is at_least, at_most, nearly, about or nothing; `outer` is the place of the
    figure together with the word of its bound.
    """

    start: int
    end: int
    text: str
    value: Decimal
    low: Decimal
    high: Decimal
    decimals: int
    unit: str
    kind: str
    sign: str = ""
    bound: str = ""
    outer: tuple[int, int] = (0, 0)
    is_range: bool = False

    @property
    def is_count(self) -> bool:
        """Whether it counts something."""
        return self.kind not in ("percent", "points", "multiple")

    @property
    def is_exact(self) -> bool:
        """Whether it is printed to the last unit."""
        return self.low == self.high


def narrow(text: str) -> str:
    """The text with half-width digits and signs; every character keeps its place."""
    return text.translate(WIDE)


def figures(text: str) -> tuple[Figure, ...]:
    """All figures of a narrow text, in order."""
    closed: set[int] = set()
    for form in (DAY, IN_QUOTES, NUMBERING):
        for one in form.finditer(text):
            closed.update(range(*one.span()))
    found = [figure for figure in _all(text) if figure.start not in closed]
    return tuple(_with_ranges(text, found))


def _all(text: str) -> Iterator[Figure]:
    for found in NUMBER.finditer(text):
        if found["unit"] is None and NO_FIGURE_BEHIND.match(text, found.end("digits"), found.end() + 8):
            continue
        rest = text[found.end() : found.end() + 8]
        if not found["unit"] and NO_FIGURE_BEHIND.match(rest):
            continue
        if NO_FIGURE_BEFORE.search(text[max(0, found.start() - 8) : found.start()]):
            continue
        yield _figure(text, found)


def _figure(text: str, found: re.Match[str]) -> Figure:
    digits = found["digits"].replace(",", "")
    scale = SCALES.get(found["scale"], 1)
    value, decimals = Decimal(digits) * scale, len(digits.partition(".")[2])
    unit = (found["unit"] or "").lower()
    end = found.end("unit") if found["unit"] else len(text[: found.end()].rstrip())
    bound, outer = _bound(text, found.start(), end)
    if found["some"] or found["more"]:
        bound = "about"
    half = Decimal(scale) / 2 / 10**decimals if found["scale"] else Decimal(0)
    if bound == "about":
        half = max(half, value * SOME_MORE)
    sign = SIGNS.get(found["sign"] or "", "")
    ends = (value - half, value + half)
    place, kind = (found.start(), end), _kind(unit)
    return Figure(*place, text[slice(*place)], value, *ends, decimals, unit, kind, sign, bound, outer)


def _kind(unit: str) -> str:
    if unit in ("%", "‰", "per cent"):
        return "percent"
    if "百分点" in unit or unit.endswith(("points", "point")):
        return "points"
    return "multiple" if unit == "倍" else words.unit_kinds().get(unit, "")


def _bound(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """The word beside a figure that makes it a bound, and where both stand: 98%以上, 超过20万, 近3亿元."""
    before, behind = text[max(0, start - 14) : start], text[end : end + 10]
    for name in BOUNDS:
        if found := words.before(name).search(before):
            return name, (start - len(before) + found.start(), end)
    for name in BOUNDS:
        found = words.after(name).match(behind)
        if found and found.group().strip() in BOUNDS_BEHIND:
            return name, (start, end + found.end())
    return "", (start, end)


def _with_ranges(text: str, found: list[Figure]) -> Iterator[Figure]:
    """The figures, the two ends of a range and what stands before 置信区间 marked."""
    ranged: set[int] = set()
    for left, right in pairwise(found):
        between = text[left.end : right.start]
        if RANGE.match(between) and not FROM.search(text[: left.start][-16:]):
            ranged |= {left.start, right.start}
    for figure in found:
        if figure.start in ranged or INTERVAL_BEHIND.match(text[figure.end : figure.end + 12]):
            figure = Figure(**{**figure.__dict__, "is_range": True})
        yield figure
