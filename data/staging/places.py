"""Places: which area an export means by a code, by names in several columns, or by a path in one cell."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from data.heirs import Heirs
from data.staging.place_names import (
    code_and_name,
    forms,
    is_below_village,
    likeness,
    parts,
    plain,
    without_office,
    without_province,
)

NO_HEIRS = Heirs()
LEVELS = ("city", "county", "town", "village", "settlement", "grid")
ROLES = ("city", "county", "town", "village")
CANDIDATES = 4
ALIKE = 0.5  # names less alike than this are no candidates
_LOOKED_AT = 60  # names with the most common characters are compared more closely
_VILLAGE_DIGITS = 12


@dataclass(frozen=True)
class Place:
    """A place as an export writes it: a code, names by level, or a whole path."""

    code: str = ""
    names: tuple[str, ...] = ()
    path: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.code, *self.names, self.path) if part)


@dataclass
class Gazetteer:
    """The unit table, ready to answer. Built from rows of (code, name, level, parent)."""

    parents: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_former: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, str] = field(default_factory=dict)
    levels: dict[str, str] = field(default_factory=dict)
    heirs: Heirs = NO_HEIRS
    _by_character: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        rows: Iterable[tuple[str, str, str, str]],
        former: Iterable[tuple[str, str]] = (),
        succeeded: Heirs = NO_HEIRS,
    ) -> "Gazetteer":
        """The gazetteer of a unit table; names are kept in full and in short form.

        `former` are (code, name) of names that areas had earlier; they count where no name of today fits.
        """
        made = cls(heirs=succeeded)
        for code, name, level, parent in rows:
            made.parents[code], made.names[code], made.levels[code] = parent or "", name, level
            for form in forms(name):
                made.by_name[form].append(code)
        for code, name in former:
            for form in forms(name) if code in made.names else ():
                made.by_former[form].append(code)
        return made

    def find(self, place: Place) -> tuple[str | None, str]:
        """(code, '') of the place, or (None, reason): unknown, ambiguous, or its code and names disagree."""
        place, names = self._read(place)
        named, rest = self._by_names(names)
        named = self.heirs.earliest(named)
        if place.code and (known := self._by_code(place.code)):
            return self._agreed(known, named, rest)
        if rest or not names:
            return None, "unknown place" + self._meant(self.likely(place) if names else ())
        within = [code for code in named if place.code and _is_hinted(place.code, code)]
        named = within if len(within) == 1 else named
        return (named[0], "") if len(named) == 1 else (None, self._ambiguous(named))

    def likely(self, place: Place) -> tuple[str, ...]:
        """Codes of the areas that a place that was not found may be, the likeliest first."""
        place, names = self._read(place)
        named, rest = self._by_names(names)
        known = self._by_code(place.code) if place.code else None
        if not rest:
            return tuple(dict.fromkeys([*named[:CANDIDATES], *([known] if known else [])]))
        return tuple(dict.fromkeys([*([known] if known else []), *self._alike(rest, set(named))]))

    def label(self, code: str) -> str:
        """An area's name behind that of the area above, with its code."""
        above = self.names.get(self.parents.get(code, ""), "")
        return f"{above}{self.names[code]} ({code})"

    def _read(self, place: Place) -> tuple[Place, tuple[str, ...]]:
        """A place with its code apart, and its names from the top down."""
        names = [name for name in place.names if plain(name)]
        path = place.path
        if not place.code:
            code, path = code_and_name(path)
            place = Place(code, place.names, path)
        found = [part for name in (names or [path]) for part in self._parts(name, has_spaces=not names)]
        if found and not self._known(found[0]):
            found[0] = without_province(found[0])
        return place, tuple(name for name in found if name)

    def _parts(self, text: str, has_spaces: bool) -> list[str]:
        """A cell's names; between those of a path there may be spaces."""
        whole = plain(text)
        if self._known(whole):
            return [whole]
        return [plain(part) for part in parts(text if has_spaces else whole)]

    def _agreed(self, code: str, named: list[str], rest: str) -> tuple[str | None, str]:
        """The finer of what a code and names mean: public codes collide, so a code alone proves little."""
        if named and not self.heirs.linked([code, *self.ancestors(code)]) & set(named):
            within = [name for name in named if code in self.ancestors(name)]
            if len(within) == 1 and not rest:
                return within[0], ""
            if within and not rest:
                return None, self._ambiguous(within)
            told = ", ".join(self.label(name) for name in named[:CANDIDATES])
            return None, f"the code is of {self.label(code)}, the names are of {told}"
        # What could not be read may well be the name of the area that the code stands for elsewhere.
        if rest and code not in named:
            return None, f"the code is of {self.label(code)}, the names are of another place"
        return code, ""

    def _by_code(self, written: str) -> str | None:
        """The area of a code; public twelve-digit codes of towns and counties lose their zeros.

        A grid's code begins with that of its village.
        """
        code = plain(written).removesuffix(".0")
        known = next((c for c in (code, short_code(code)) if c in self.parents), None)
        if known is None and code.isdigit() and len(code) > _VILLAGE_DIGITS:
            return code[:_VILLAGE_DIGITS] if code[:_VILLAGE_DIGITS] in self.parents else None
        return known

    def _by_names(self, names: tuple[str, ...]) -> tuple[list[str], str]:
        """Areas of the last name within those of the names before it, from the top down; and the name that
        could not be read, with the areas of those before it."""
        found: list[str] = []
        for name in names:
            inside = self._within(name, found)
            if not inside:
                return found, name
            found = inside
        return found, ""

    def _within(self, name: str, above: list[str]) -> list[str]:
        """Areas that a name, or a path of names, means inside others; anywhere where there are none.

        A short form is taken only where no full name fits inside the area above: 天星 is one village here
        and another elsewhere. An area may be named again in the next column.
        """
        for form in forms(name):
            if inside := self._inside(form, above):
                return inside
        if above and is_below_village(name) and all(self.levels[c] in LEVELS[3:] for c in above):
            return above
        for cut in range(len(name) - 1, 1, -1):
            if (found := self._inside(name[:cut], above)) and (
                deeper := self._within(without_office(name[cut:]), found)
            ):
                return deeper
        return []

    def _inside(self, form: str, above: list[str]) -> list[str]:
        listed = set(above)
        for known in (self.by_name, self.by_former):
            named = list(dict.fromkeys(known.get(form, ())))
            inside = [c for c in named if not above or listed & self.heirs.linked(self.ancestors(c))]
            if found := inside or [code for code in named if code in listed]:
                return found
        return []

    def ancestors(self, code: str) -> list[str]:
        """The areas above one, the nearest first."""
        above: list[str] = []
        while (code := self.parents.get(code, "")) and code not in above:
            above.append(code)
        return above

    def _known(self, name: str) -> bool:
        return any(form in self.by_name for form in forms(name))

    def _alike(self, name: str, above: set[str]) -> list[str]:
        """The areas with the most similar names, inside those above where these are known."""
        if not self._by_character:
            for code, known in self.names.items():
                for character in set(forms(known)[-1]) if forms(known) else ():
                    self._by_character.setdefault(character, []).append(code)
        common = Counter(
            c for character in set(forms(name)[-1]) for c in self._by_character.get(character, ())
        )
        inside = {c: n for c, n in common.items() if not above or above & set(self.ancestors(c))} or common
        nearest = heapq.nlargest(_LOOKED_AT, inside, key=inside.__getitem__)
        scores = {code: likeness(name, self.names[code]) for code in nearest}
        scores = {code: score for code, score in scores.items() if score >= ALIKE}
        return heapq.nsmallest(CANDIDATES, scores, key=lambda code: (-scores[code], code))

    def _meant(self, codes: Iterable[str]) -> str:
        told = [self.label(code) for code in codes]
        return f"; did you mean {', '.join(told[:CANDIDATES])}?" if told else ""

    def _ambiguous(self, codes: list[str]) -> str:
        return "ambiguous place: " + ", ".join(self.label(code) for code in sorted(codes)[:CANDIDATES])


def _is_hinted(written: str, code: str) -> bool:
    """Whether a code that nobody knows begins with the county of an area."""
    return written[:6].isdigit() and code.startswith(written[:6])


def short_code(code: str) -> str:
    """A public code without the zeros that fill it up: 610330000000 → 610330, 610330100000 → 610330100."""
    if len(code) == _VILLAGE_DIGITS and code.endswith("000000"):
        return code[:6]
    return code[:9] if len(code) == _VILLAGE_DIGITS and code.endswith("000") else code
