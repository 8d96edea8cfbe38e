"""Room for words: how wide a text will be, and what to do when there is less room than that."""

import html
import re
import unicodedata
from typing import Any

import pandas as pd

WIDE = 1.0  # em: one Chinese character
NARROW = 0.56  # em: a letter or digit of the font stack, on average
# What may not be torn apart: a Chinese character or a word, with the punctuation that leans on it.
PIECE = re.compile(r"[（《「“]*(?:[\u2e80-\u2fff\u3040-\ufeff]|[!-~]+|[^\s])[，。、；：！？）》」”%…]*|\s+")
ALLOWED_TAGS = re.compile(r"&lt;(br|b|/b)&gt;")


def words(text: Any) -> str:
    """Text safe in a figure: markup from a data file stays text, <br> and <b> work, missing is empty."""
    if pd.isna(text):
        return ""
    return ALLOWED_TAGS.sub(r"<\1>", html.escape(str(text), quote=False))


def column(frame: pd.DataFrame, name: str) -> list[str]:
    """The words of a column, one per row; empty texts when the frame has no such column."""
    if name not in frame:
        return [""] * len(frame)
    return [words(text) for text in frame[name]]


def bold(text: str, wanted: bool) -> str:
    """The text, in bold where wanted."""
    return f"<b>{text}</b>" if wanted else text


def width(text: str, size: int) -> float:
    """Pixels that a text of this font size takes, a little on the generous side."""
    ems = sum(WIDE if unicodedata.east_asian_width(letter) in "WF" else NARROW for letter in text)
    return ems * size


def shortened(text: str, room: float, size: int) -> str:
    """The text, or as much of it as fits into the pixels, ending in …"""
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def wrapped(text: str, room: float, size: int) -> list[str]:
    """Lines no wider than the pixels: broken at spaces, and between any two Chinese characters."""
    lines = [""]
    for piece in PIECE.findall(text):
        if lines[-1].strip() and width((lines[-1] + piece).rstrip(), size) > room:
            lines.append("")
        lines[-1] = (lines[-1] + piece).lstrip()
    return [line.rstrip() for line in lines]


def balanced(text: str, room: float, size: int) -> list[str]:
    """As few lines as `wrapped` makes, of about the same length."""
    count = len(wrapped(text, room, size))
    even = width(text, size) / count + size
    lines = wrapped(text, min(even, room), size)
    return lines if len(lines) == count else wrapped(text, room, size)
