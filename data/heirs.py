"""Heirs: areas that took the place of others, so that an export may name the one or the other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Links = Mapping[str, list[str]]


@dataclass(frozen=True)
class Heirs:
    """`after` and `before` each area: who took its place, and whose place it took."""

    after: Links = field(default_factory=dict)
    before: Links = field(default_factory=dict)

    def earliest(self, codes: list[str]) -> list[str]:
        """Without areas that took the place of another of these: what counts for the one counts for both."""
        return [code for code in codes if not set(_reached(code, self.before)[1:]) & set(codes)]

    def linked(self, codes: Iterable[str]) -> set[str]:
        """The areas, all that took their place, and all whose place they took."""
        return {one for code in codes for links in (self.after, self.before) for one in _reached(code, links)}


def heirs(pairs: Iterable[tuple[str, str]]) -> Heirs:
    """From pairs of an area and the one that took its place."""
    after: dict[str, list[str]] = defaultdict(list)
    before: dict[str, list[str]] = defaultdict(list)
    for area, heir in pairs:
        after[area].append(heir)
        before[heir].append(area)
    return Heirs(dict(after), dict(before))


def _reached(code: str, links: Links) -> list[str]:
    """The area and all that the links lead to."""
    found = [code]
    for one in found:
        found += [further for further in links.get(one, []) if further not in found]
    return found
