"""What fits on a slide: the lines that a text takes, and the largest size at which it has room."""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from unicodedata import east_asian_width

WIDE = ("W", "F", "A")  # East Asian widths of a full character
LINE_HEIGHT = 1.25  # of the size of the letters; set exactly, as fonts differ
# Widths of Latin letters in parts of their size, with caution: another font may stand in for Arial.
CAPITAL, SMALL, NARROW = 0.73, 0.57, 0.31
BOLD = 1.15
BETWEEN_SCRIPTS = 0.2  # that some programs leave between Chinese and Latin
NARROW_MARKS = frozenset(" .,:;!'|()[]ijlI")
WORD = re.compile(r"[!-~À-ɏ]+|.", re.DOTALL)
CLAUSES = (re.compile(r"[。；;!?！？]|\.(?=\s|$)"), re.compile(r"[，、]|,(?=\s)"))
STOPS = " 。；，、;,."


@lru_cache(50_000)
def lines(text: str, size: float, room: float, is_bold: bool = False) -> int:
    """The lines a text takes where `room` points are broad: words stay whole, Chinese breaks anywhere."""
    return sum(_lines(part, room / size, is_bold) for part in text.split("\n"))


def height(texts: Sequence[str], size: float, room: float, gap: float = 0, is_bold: bool = False) -> float:
    """The points that paragraphs take one below the other, with a gap after each."""
    taken = sum(lines(text, size, room, is_bold) for text in texts)
    return taken * size * LINE_HEIGHT + gap * len(texts)


def title_size(text: str, sizes: Sequence[float], room: float, most: int) -> float | None:
    """The size of a title: on one line if the larger half of sizes allows it, else on so many; or None."""
    alone = (size for size in sizes[: -(-len(sizes) // 2)] if lines(text, size, room, True) == 1)
    fitting = (size for size in sizes if lines(text, size, room, True) <= most)
    return next(alone, None) or next(fitting, None)


def shortened(text: str, size: float, room: float, most: int) -> str:
    """The beginning of a title that fits: whole sentences, else whole clauses, else as many words."""
    for marks in CLAUSES:
        ends = [found.start() for found in marks.finditer(text)]
        for end in reversed(ends):
            if end and lines(text[:end], size, room, True) <= most:
                return text[:end].rstrip(STOPS)
    kept = text
    while kept and lines(kept + "…", size, room, True) > most:
        kept = kept[:-1]
    return kept.rstrip(STOPS) + "…"


def _width(character: str, latin: float) -> float:
    if east_asian_width(character) in WIDE:
        return 1
    if character in NARROW_MARKS:
        return NARROW * latin
    return latin * (CAPITAL if character.isupper() or character in "%mwMW" else SMALL)


def _lines(text: str, room: float, is_bold: bool) -> int:
    """Words one after the other; the width is in parts of the size."""
    taken, at, latin, was_wide = 1, 0.0, BOLD if is_bold else 1.0, None
    for word in WORD.findall(text):
        is_wide = east_asian_width(word[0]) in WIDE
        needed = sum(_width(character, latin) for character in word)
        needed += BETWEEN_SCRIPTS * (was_wide is not None and is_wide != was_wide)
        was_wide = is_wide
        if at and at + needed > room:
            if word == " ":
                continue
            taken, at = taken + 1, 0.0
        at += needed
        if at > room:  # a word longer than a line is broken
            taken, at = taken + ceil(at / room) - 1, at % room
    return taken
