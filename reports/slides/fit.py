"""What fits on a slide: the lines that a text takes, and the largest size at which it has room."""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from unicodedata import east_asian_width

WIDE = ("W", "F", "A")  # East Asian widths of a full character
LINE_HEIGHT = 1.25  # of the size of the letters; set exactly, as fonts differ
CAUTION = 1.04  # another program's font may be wider than the one reckoned with
# Widths of Arial in parts of its size: capitals, digits and small letters, narrow marks.
CAPITAL, SMALL, NARROW = 0.7, 0.55, 0.3
NARROW_MARKS = frozenset(" .,:;!'|()[]ijlI")
WORD = re.compile(r"[!-~À-ɏ]+|.", re.DOTALL)
CLAUSES = (re.compile(r"[。；;!?！？]|\.(?=\s|$)"), re.compile(r"[，、]|,(?=\s)"))
STOPS = " 。；，、;,."


def width(text: str) -> float:
    """The width of a text in parts of its size."""
    return CAUTION * sum(map(_width, text))


@lru_cache(20_000)
def lines(text: str, size: float, room: float) -> int:
    """The lines a text takes where `room` points are broad: words stay whole, Chinese breaks anywhere."""
    return sum(_lines(part, room / size) for part in text.split("\n"))


def height(texts: Sequence[str], size: float, room: float, gap: float = 0) -> float:
    """The points that paragraphs take one below the other, with a gap after each."""
    taken = sum(lines(text, size, room) for text in texts)
    return taken * size * LINE_HEIGHT + gap * len(texts)


def largest(text: str, sizes: Sequence[float], room: float, most: int) -> float | None:
    """The first of the sizes at which a text takes no more than so many lines; None where it never does."""
    return next((size for size in sizes if lines(text, size, room) <= most), None)


def shortened(text: str, size: float, room: float, most: int) -> str:
    """The beginning of a text that fits: whole sentences, else whole clauses, else as many words."""
    for marks in CLAUSES:
        ends = [found.start() for found in marks.finditer(text)]
        for end in reversed(ends):
            if end and lines(text[:end], size, room) <= most:
                return text[:end].rstrip(STOPS)
    kept = text
    while kept and lines(kept + "…", size, room) > most:
        kept = kept[:-1]
    return kept.rstrip(STOPS) + "…"


def _width(character: str) -> float:
    if east_asian_width(character) in WIDE:
        return 1
    if character in NARROW_MARKS:
        return NARROW
    return CAPITAL if character.isupper() or character in "%mwMW" else SMALL


def _lines(text: str, room: float) -> int:
    """Words one after the other; the width is in parts of the size."""
    taken, at = 1, 0.0
    for word in WORD.findall(text):
        needed = width(word)
        if at and at + needed > room:
            if word == " ":
                continue
            taken, at = taken + 1, 0.0
        at += needed
        if at > room:  # a word longer than a line is broken
            taken, at = taken + ceil(at / room) - 1, at % room
    return taken
