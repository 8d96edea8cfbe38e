"""Which area a row of an export means: by its code, or by the names of county, town and village."""

import re
import unicodedata
from functools import cache

# How names of towns and villages may end; each ending is turned into the first of its line.
TOWN_ENDS = (("街道", "街道办事处"), ("镇", "镇人民政府"), ("乡", "乡人民政府"))
VILLAGE_ENDS = (
    ("村", "村村民委员会|村民委员会|村村委会|村委会"),
    ("社区", "社区居民委员会|社区居委会"),
)


@cache
def plain(text: str) -> str:
    """Full-width forms made narrow; without spaces, line breaks and stars."""
    return re.sub(r"[\s*]", "", unicodedata.normalize("NFKC", text))


@cache
def _short(name: str, ends: tuple[tuple[str, str], ...]) -> str:
    for short, others in ends:
        name = re.sub(f"(?:{others})$", short, name)
    return name


class Gazetteer:
    """The unit table, asked by code, or by names within what the path of a file names."""

    def __init__(self, areas: dict[str, dict]) -> None:
        self.areas = areas
        self.names = {code: plain(area["name"]) for code, area in areas.items()}
        self.inside: dict[str, list[str]] = {}
        later = {area["successor"] for area in areas.values()}  # the sample has no rows of their time
        for code, area in ((code, area) for code, area in areas.items() if code not in later):
            self.inside.setdefault(area["parent"], []).append(code)
        self.code, self._counties = cache(self._code), cache(self._counties_of)
        self.path, self.below = cache(self._path), cache(self._below)

    def level(self, code: str) -> str:
        """city, county, town or village."""
        return self.areas[code]["level"]

    def _path(self, code: str) -> list[str]:
        """The area and all above it, from the root down."""
        above = self.areas[code]["parent"]
        return [*(self.path(above) if above in self.areas else []), code]

    def _below(self, code: str, level: str) -> list[str]:
        """The areas of a level within an area, itself included where it is one."""
        own = [code] if self.level(code) == level else []
        return own + [one for part in self.inside.get(code, []) for one in self.below(part, level)]

    def _code(self, file: str, code: str, county: str, town: str, village: str) -> str | None:
        """The one area that is meant; None where there is none, or more than one."""
        if code:
            return code if code in self.areas else None
        counties = [one for one in self._counties(file) if county in ("", self.names[one])]
        if not town:
            return counties[0] if county and len(counties) == 1 else None
        found = self._named([one for part in counties for one in self.inside[part]], town, TOWN_ENDS)
        return self._named(self.inside[found], village, VILLAGE_ENDS) if found and village else found

    def _named(self, among: list[str], name: str, ends: tuple[tuple[str, str], ...]) -> str | None:
        """The only area of that very name, or else the only one whose name just ends in another way."""
        exact = [code for code in among if self.names[code] == name]
        alike = [code for code in among if _short(self.names[code], ends) == _short(name, ends)]
        found = exact or alike
        return found[0] if len(found) == 1 else None

    def _counties_of(self, file: str) -> list[str]:
        """The counties that a path names, or else all of the city that it names."""
        named = [code for code, name in self.names.items() if len(code) == 6 and name in file]
        counties = [code for code in named if self.level(code) == "county"]
        return counties or [one for city in named for one in self.inside[city]]
