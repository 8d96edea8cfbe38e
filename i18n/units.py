"""The units an indicator may have, as units.toml declares them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from i18n.translate import locale

DECLARED = Path(__file__).with_name("units.toml")


@dataclass(frozen=True)
class Unit:
    """A unit: its words after a number, the decimals it is printed with, and whether it is a share of 0–1."""

    id: str
    zh: str
    en_one: str
    en_many: str
    decimals: int
    is_share: bool

    def suffix(self, lang: str, one: bool = False) -> str:
        """The bare word, for an axis or the head of a column: "件", "cases"."""
        if locale(lang).language == "zh":
            return self.zh
        return self.en_one if one else self.en_many


def read(path: Path) -> Mapping[str, Unit]:
    """The units of a file by id; a missing or unknown key is a TypeError that names it."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return MappingProxyType({id: Unit(id=id, **table) for id, table in tables.items()})


def unit_named(id: str) -> Unit:
    """The unit with this id; ValueError with the choices if there is none."""
    if id not in UNITS:
        raise ValueError(f"unit is {id!r}; use one of {', '.join(UNITS)} (i18n/units.toml).")
    return UNITS[id]


UNITS = read(DECLARED)
