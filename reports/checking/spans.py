"""Spans of time in a text as periods: 2020年11月, 2020年1—11月, 二〇 excluded; December 2020, Q4 2020."""

import re
from dataclasses import dataclass

from metrics.period import Period, parse

NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTHS = {name: number for number, name in enumerate(NAMES.split("|"), 1)}
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
EXPRESSION = re.compile(
    rf"(?P<y>(?:19|20)\d\d)\s?年\s?(?:(?P<a>1[0-2]|[1-9])\s?[—–-]\s?(?P<b>1[0-2]|[1-9])\s?月|(?P<m>1[0-2]|[1-9])\s?月"
    r"|(?P<q>[一二三四1-4])季度|(?P<h>[上下])半年|(?!\s?\d|初|底|以来|末|版|第))"
    rf"|\b(?P<ea>{NAMES})[–-](?P<eb>{NAMES}) (?P<ey>(?:19|20)\d\d)|\b(?P<em>{NAMES}) (?P<emy>(?:19|20)\d\d)"
    r"|\bQ(?P<eq>[1-4]) (?P<eqy>(?:19|20)\d\d)|\b(?P<eh>first|second) half of (?P<ehy>(?:19|20)\d\d)"
)


@dataclass(frozen=True)
class Span:
    """A period named in a text from `start` to `end`."""

    start: int
    end: int
    period: Period


def spans(text: str) -> tuple[Span, ...]:
    """All periods named in a text, in order; what runs backwards is none."""
    found = []
    for one in EXPRESSION.finditer(text):
        try:
            found.append(Span(one.start(), one.end(), parse(_code(one))))
        except ValueError:
            continue
    return tuple(found)


def _code(one: re.Match[str]) -> str:
    if one["y"]:
        return _chinese(one)
    if one["ey"]:
        return _months(one["ey"], MONTHS[one["ea"]], MONTHS[one["eb"]])
    if one["em"]:
        return f"{one['emy']}-{MONTHS[one['em']]:02}"
    if one["eq"]:
        return f"{one['eqy']}Q{one['eq']}"
    return f"{one['ehy']}H{1 if one['eh'] == 'first' else 2}"


def _chinese(one: re.Match[str]) -> str:
    year = one["y"]
    if one["a"]:
        return _months(year, int(one["a"]), int(one["b"]))
    if one["m"]:
        return f"{year}-{int(one['m']):02}"
    if one["q"]:
        return f"{year}Q{QUARTERS.get(one['q'], one['q'])}"
    return f"{year}H{1 if one['h'] == '上' else 2}" if one["h"] else year


def _months(year: str, first: int, last: int) -> str:
    """A year to date where it begins in January, as our own texts write it."""
    return f"{year}-{last:02}ytd" if first == 1 else f"{year}-{first:02}..{year}-{last:02}"
