"""Months: the one in the title against the one that the body reports."""

import re
from collections.abc import Iterator

from i18n.translate import mark as _
from reports.checking.passage import Passage
from reports.checking.result import RIGHT, UNCLEAR, WRONG, Finding, Told

OTHER = _("The title says {title}, the body reports {quote}.")
MIXED = _("The title says {title}; the body reports {quote} as well.")
SAME = _("Title and body report the same month: right.")
NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
ENGLISH = {name: number for number, name in enumerate(NAMES.split("|"), 1)}
TITLE = re.compile(r"通报|简报|报告|情况|分析|公报|bulletin|report|briefing", re.IGNORECASE)
TITLE_LINES, TITLE_LENGTH = 3, 60
CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
NUMBERS = {name: number for number, name in enumerate(CHINESE, 1)} | ENGLISH
MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
ONE = re.compile(
    rf"(?<![\d—–十-])(?P<n>{MONTH})\s?月份?(?![—–-]\s?\d)|\b(?P<en>{NAMES})\b(?! \d{{1,2}}\b(?!\d))"
)
# What a body reports: 现将2月份…通报如下; or a sentence that opens with 2月份，.
OPENS = re.compile(
    rf"(?:现将|现就)[^。]{{0,20}}?(?P<a>{MONTH})\s?月份?(?!\d)"
    rf"|(?m:^)\s*(?:\d{{4}}年)?(?P<b>{MONTH})\s?月份?[，,]"
    rf"|\b[Ii]n (?P<c>{NAMES})(?: \d{{4}})?,|\bfor (?P<d>{NAMES})(?: \d{{4}})? are"
)


def months(passage: Passage) -> Iterator[Finding]:
    """A finding for each month that the body reports, where the title names one."""
    lines = [(place, line) for place, line in passage.lines if line.strip()][:TITLE_LINES]
    titles = [(p, line) for p, line in lines if len(line) <= TITLE_LENGTH and TITLE.search(line)]
    named = [(place, found) for place, line in titles for found in ONE.finditer(line)]
    if not named or len({_number(found) for _place, found in named}) > 1:
        return
    place, title = named[0]
    end = next(p + len(line) for p, line in titles if p == place)
    body = [found for found in OPENS.finditer(passage.narrow, end)]
    numbers = {_of(found) for found in body}
    for found in body:
        if _of(found) != _number(title):
            form, verdict = (OTHER, WRONG) if _number(title) not in numbers else (MIXED, UNCLEAR)
        else:
            form, verdict = SAME, RIGHT
        gaps = (("title", title.group()), ("quote", _quote(found)))
        start = found.start(_group(found))
        stop = start + len(_quote(found))
        yield Finding(start, stop, _quote(found), verdict, "month", Told(form, gaps))


def _group(found: re.Match[str]) -> str:
    return next(name for name in "abcd" if found[name])


def _quote(found: re.Match[str]) -> str:
    name = _group(found)
    behind = found.string[found.end(name) : found.end(name) + 2]
    return found[name] + ("月份" if behind == "月份" else "月" if behind[:1] == "月" else "")


def _of(found: re.Match[str]) -> int:
    return _read(found[_group(found)])


def _number(found: re.Match[str]) -> int:
    return _read(found["n"] or found["en"])


def _read(month: str) -> int:
    return int(month) if month.isdigit() else NUMBERS[month]
