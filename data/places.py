"""Places: which area an export means by a code, by names in several columns, or by a path in one cell."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field

LEVELS = ("city", "county", "town", "village", "settlement", "grid")
ROLES = ("city", "county", "town", "village")
# What offices add to or leave off a name. The county, town and village itself is what remains.
_OFFICES = re.compile(
    r"(人民政府|街道办事处|办事处|村民委员会|居民委员会|社区居委会|社区居民委员会|村委会|居委会|委员会)$"
)
_SUFFIXES = re.compile(r"(自治县|自治州|社区|街道|地区|[省市县区州镇乡村])$")
_PROVINCES = ("省", "自治区")  # the unit table begins with cities
_SEPARATORS = re.compile(r"[\s/\\>\-－—→,，、]+")


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
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: list[tuple[str, str, str, str]]) -> "Gazetteer":
        """The gazetteer of a unit table; names are kept in full and in short form."""
        made = cls()
        for code, name, _level, parent in rows:
            made.parents[code] = parent or ""
            made.names[code] = name
            for form in forms(name):
                made.by_name[form].append(code)
        return made

    def find(self, place: Place) -> tuple[str | None, str]:
        """(code, '') of the place, or (None, reason): unknown, ambiguous, or its code and names disagree."""
        written = place.names or _SEPARATORS.split(place.path)
        names = tuple(name for name in written if forms(name))
        candidates = self._by_names(names)
        if place.code and (known := self._by_code(place.code)):
            return self._agreed(known, candidates)
        if not names:
            return None, "unknown place"
        if len(candidates) == 1:
            return candidates[0], ""
        return None, _ambiguous(candidates) if candidates else "unknown place" + self._likely(names)

    def _agreed(self, code: str, named: list[str]) -> tuple[str | None, str]:
        """The finer of what a code and names mean: public codes collide, so a code alone proves little."""
        if not named or {code, *self._ancestors(code)} & set(named):
            return code, ""
        within = [name for name in named if code in self._ancestors(name)]
        if len(within) == 1:
            return within[0], ""
        if within:
            return None, _ambiguous(within)
        return None, f"the code is of {self.names[code]}, the names are of another place"

    def _by_code(self, code: str) -> str | None:
        """The area of a code; public twelve-digit codes of towns and counties lose their zeros."""
        short = short_code(code)
        return next((c for c in (code, short) if c in self.parents), None)

    def _by_names(self, names: tuple[str, ...]) -> list[str]:
        """Areas of the last name within those of the names before it, from the top down.

        A short form is taken only where no full name fits inside the area above: 天星 is one village here
        and another elsewhere.
        """
        found: list[str] = []
        beyond = bool(names) and names[0].endswith(_PROVINCES) and not self.by_name.get(names[0])
        for position, name in enumerate(names[1:] if beyond else names):
            above = set(found)
            found = next(
                (inside for form in forms(name) if (inside := self._inside(form, above, position))), []
            )
            if not found:
                return []
        return found

    def _inside(self, form: str, above: set[str], position: int) -> list[str]:
        named = self.by_name.get(form, [])
        return [code for code in named if position == 0 or above & set(self._ancestors(code))]

    def _ancestors(self, code: str) -> list[str]:
        above = []
        while code := self.parents.get(code, ""):
            above.append(code)
        return above

    def _likely(self, names: tuple[str, ...]) -> str:
        wanted = forms(names[-1])[-1]
        alike = [name for name in dict.fromkeys(self.names.values()) if wanted and wanted[:2] in name]
        return f"; did you mean {', '.join(alike[:3])}?" if alike else ""


def _ambiguous(candidates: list[str]) -> str:
    return "ambiguous place: " + ", ".join(sorted(candidates)[:4])


def forms(name: str) -> list[str]:
    """A name from full to short: 落雁村民委员会 → 落雁村民委员会, 落雁村, 落雁."""
    full = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name or ""))
    kept = _OFFICES.sub(lambda m: _KEPT.get(m.group(1), ""), full).replace("村村", "村")
    return list(dict.fromkeys(form for form in (full, kept, _SUFFIXES.sub("", kept)) if form))


_KEPT = {
    "村民委员会": "村",
    "村委会": "村",
    "居民委员会": "社区",
    "居委会": "社区",
    "社区居委会": "社区",
    "社区居民委员会": "社区",
    "街道办事处": "街道",
}


def short_code(code: str) -> str:
    """A public code without the zeros that fill it up: 610330000000 → 610330, 610330100000 → 610330100."""
    if len(code) == 12 and code.endswith("000000"):
        return code[:6]
    return code[:9] if len(code) == 12 and code.endswith("000") else code
