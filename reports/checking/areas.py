"""Areas that a text names: those of the unit table, and where it speaks of a place that we do not know."""

import re
from dataclasses import dataclass

from metrics.areas import Areas

LEVELS = ("city", "county", "town", "village")
SHORTEST = 2  # characters of a name
OTHER = re.compile(r"[一-龥]{2,6}?(?:市|县|区|旗|自治州|镇|乡|街道)(?![一-龥]?级)")
# Words that look like places and are none.
NO_PLACE = re.compile(
    r"(?:[全本我各该县辖小地城景园片街市镇山校防社新老某两这个村等]|安置|开发|管理|高新|功能|行政|居民|农村)"
    r"(?:市|县|区|镇|乡|街道)$"
)
WHOLE = {"city": "[全我本]市", "county": "[全我本][县区]", "town": "[全我本](?:镇|乡|街道)"}


@dataclass(frozen=True)
class Named:
    """A place named in a text; `code` is empty for one that is not in the unit table."""

    start: int
    end: int
    code: str


def named(text: str, tree: Areas, near: str = "") -> tuple[Named, ...]:
    """The places named in a text, in order; of several areas with one name the one related to `near`."""
    frame = tree.frame[tree.frame["level"].isin(LEVELS)]
    codes: dict[str, list[str]] = {}
    for name, code in zip(frame["name"], frame["code"], strict=True):
        if len(name) >= SHORTEST and name in text:
            codes.setdefault(name, []).append(code)
    found: list[Named] = []
    for name in sorted(codes, key=len, reverse=True):
        for one in re.finditer(re.escape(name), text):
            if not any(other.start <= one.start() < other.end for other in found):
                found.append(Named(one.start(), one.end(), _one_of(codes[name], tree, near)))
    return tuple(sorted(found + _others(text, found), key=lambda one: one.start))


def _others(text: str, found: list[Named]) -> list[Named]:
    taken = [(one.start, one.end) for one in found]
    return [
        Named(one.start(), one.end(), "")
        for one in OTHER.finditer(text)
        if not NO_PLACE.search(one.group()) and not any(a < one.end() and one.start() < b for a, b in taken)
    ]


def _one_of(codes: list[str], tree: Areas, near: str) -> str:
    if len(codes) == 1:
        return codes[0]
    path = tree.path(near) if near in tree else ()
    related = [code for code in codes if near in tree.path(code) or code in path]
    return related[0] if len(related) == 1 else ""


def whole(words: str, code: str, tree: Areas) -> str:
    """The area itself, or the one above it that 全市 or 全县 in the words speaks of."""
    for level, form in WHOLE.items():
        if re.search(form, words):
            above = [one for one in tree.path(code) if tree.level(one) == level] if code in tree else []
            return above[0] if above else ""
    return code
