"""Ranks and places: moves between two ranks, ranks beyond the number of units, lists out of order."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from i18n.translate import mark as _
from reports.checking.passage import Passage, Sentence
from reports.checking.result import RIGHT, UNCLEAR, WRONG, Finding, Told

MOVED = _("From place {before} to {now} is a move of {right}: right.")
NOT_MOVED = _("From place {before} to {now} is a move of {right}, not {quote}.")
OTHER_WAY = _("From place {before} to {now} is the other way than {quote}.")
BEYOND = _("Place {quote} among {units} units cannot be.")
IN_ORDER = _("The list is in order: right.")
OUT_OF_ORDER = _("The list is said to be in order, but {value} stands behind {before}.")
DIGITS = {one: place for place, one in enumerate("零一二三四五六七八九")} | {"两": 2}
NUMERAL = r"(?:\d{1,4}|[一二三四五六七八九十两]{1,3})"
RANK = re.compile(rf"第\s?(?P<n>{NUMERAL})\s?(?:位|名)?|\b(?P<en>\d+)(?:st|nd|rd|th)\b")
MOVE = re.compile(
    r"(?:(?P<up>前进|上升|提升|进位|前移)|(?P<down>后退|下降|退后|下滑|后移|退))"
    rf"了?\s?(?P<n>{NUMERAL})\s?个?(?:位次|名次|位|名)"
    r"|\b(?:(?P<up_en>up|rose|gained|climbed)|(?P<down_en>down|fell|lost|dropped))"
    r"(?: by)? (?P<n_en>\d+) places?"
)
EARLIER = re.compile(r"(?:从|由|自|上月|上年|去年|上期|上季度|同期|原来|from|was)[^，,。;；位名\d]{0,8}\Z")
UNITS = re.compile(
    r"(?<!\d)(?P<n>\d{1,5})\s?个(?:县|区|市|镇|乡|街道|单位|部门|镇街|县区|村|社区)"
    r"|\b(?:of|among) (?:the )?(?P<en>\d+) (?:counties|towns|units|districts)"
)
ORDER = re.compile(r"从高到低|由高到低|依次为|依次是|in descending order|from the highest")
LISTED = re.compile(r"\((\d+(?:\.\d+)?)(?:%|分)\)")


def ranks(passage: Passage) -> Iterator[Finding]:
    """A finding for each move between two ranks, each rank that cannot be, each list said to be in order."""
    for sentence in passage.sentences:
        yield from _moves(sentence)
        yield from _beyond(sentence)
        yield from _lists(sentence)


def _moves(sentence: Sentence) -> Iterator[Finding]:
    places = [(found, _number(found["n"] or found["en"])) for found in RANK.finditer(sentence.text)]
    before = [n for found, n in places if EARLIER.search(sentence.text[: found.start()])]
    now = [n for found, n in places if not EARLIER.search(sentence.text[: found.start()])]
    moves = list(MOVE.finditer(sentence.text))
    if len(before) != 1 or len(now) != 1 or len(moves) != 1:
        return
    move, size = moves[0], abs(before[0] - now[0])
    is_up = bool(move["up"] or move["up_en"])
    told, found = _number(move["n"] or move["n_en"]), WRONG
    if (before[0] > now[0]) != is_up and size:
        form = OTHER_WAY
    else:
        form, found = (MOVED, RIGHT) if told == size else (NOT_MOVED, WRONG)
    place = (sentence.start + move.start(), sentence.start + move.end())
    number = move["n"] or move["n_en"]
    right = move.group().replace(number, str(size)) if form == NOT_MOVED else ""
    gaps = {"before": str(before[0]), "now": str(now[0]), "right": str(size), "quote": move.group()}
    yield Finding(*place, move.group(), found, "rank", Told(form, tuple(gaps.items())), right)


def _beyond(sentence: Sentence) -> Iterator[Finding]:
    for units in UNITS.finditer(sentence.text):
        number = int(units["n"] or units["en"])
        for found in RANK.finditer(sentence.text):
            rank = _number(found["n"] or found["en"])
            if (
                found.group().endswith(("位", "名"))
                and rank > number
                and re.search("中|里", sentence.text[units.end() : units.end() + 6])
            ):
                place = sentence.start + found.start(), sentence.start + found.end()
                told = Told(BEYOND, (("quote", found.group()), ("units", str(number))))
                yield Finding(*place, found.group(), WRONG, "rank", told)


def _lists(sentence: Sentence) -> Iterator[Finding]:
    """从高到低依次为：A(98.5%)、B(97.9%)、C(98.1%)."""
    said = ORDER.search(sentence.text)
    listed = [(one, Decimal(one[1])) for one in LISTED.finditer(sentence.text, said.end())] if said else []
    if len(listed) < 3:
        return
    faults = [(a, b) for a, b in pairwise(listed) if b[1] > a[1]]
    rising = all(b[1] >= a[1] for a, b in pairwise(listed))
    strict = said.group() not in ("依次为", "依次是")
    if not faults or (rising and not strict):
        place = sentence.start + said.start(), sentence.start + said.end()
        yield Finding(*place, said.group(), RIGHT, "rank", Told(IN_ORDER))
        return
    (before, _first), (later, _second) = faults[0]
    place = sentence.start + later.start(), sentence.start + later.end()
    gaps = (("value", later.group().strip("()")), ("before", before.group().strip("()")))
    yield Finding(*place, later.group(), WRONG if strict else UNCLEAR, "rank", Told(OUT_OF_ORDER, gaps))


def _number(numeral: str) -> int:
    """12, 十二 and 二十 as a number."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return (DIGITS[tens] if tens else 1) * 10 * bool(ten) + DIGITS.get(ones, 0)
