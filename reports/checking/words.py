"""The vocabulary of the number check: words.toml and units.toml as patterns."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
LATIN = re.compile(r"[A-Za-z]")


@cache
def _words() -> dict[str, list]:
    return tomllib.loads((HERE / "words.toml").read_text("utf-8"))


@cache
def pattern(*names: str) -> re.Pattern[str]:
    """Any word of these lists, the longest first; English words stand alone."""
    return re.compile(_either(word for name in names for word in _words()[name]), re.IGNORECASE)


@cache
def before(*names: str) -> re.Pattern[str]:
    """Such a word at the end of a text, at most a few small words away from it."""
    return re.compile(rf"(?:{_either(w for n in names for w in _words()[n])}){SMALL}\Z", re.IGNORECASE)


@cache
def after(*names: str) -> re.Pattern[str]:
    """Such a word at the beginning of a text."""
    return re.compile(rf"\A\s?(?:{_either(w for n in names for w in _words()[n])})", re.IGNORECASE)


def has(text: str, *names: str) -> bool:
    """Whether any word of these lists stands in the text."""
    return bool(pattern(*names).search(text))


@cache
def complements() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Pairs of patterns: parts that leave nothing over between them."""
    return tuple(
        (re.compile(_either(one["words"])), re.compile(_either(one["others"])))
        for one in _words()["complements"]
    )


@cache
def unit_kinds() -> dict[str, str]:
    """The kind of thing that a unit counts, by the unit's word."""
    kinds = tomllib.loads((HERE / "units.toml").read_text("utf-8"))["kinds"]
    return {word: kind for kind, words in kinds.items() for word in words}


def units() -> str:
    """A pattern of any unit's word."""
    return _either(unit_kinds())


def _either(words: Iterable[str]) -> str:
    listed = sorted(dict.fromkeys(words), key=len, reverse=True)
    return "|".join(rf"\b{re.escape(w)}\b" if LATIN.match(w) else re.escape(w) for w in listed)


SMALL = r"(?:了|约|近|大约|仅|均|各|又|达|的|为主|by|of|about|some|nearly|分别|同比|环比|\s){0,3}"
